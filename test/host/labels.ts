// Labels inside a real VS Code: given in the search view, kept by the host beside the log.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/contributions.ts';
import type { LabelRecord } from '../../src/labels/label.ts';
import { labelsPath } from '../../src/labels/labels-path.ts';
import { answering } from './answers.ts';
import { argumentOf, linesOf, openAt, search, until } from './searching.ts';

export function defineLabels(): void {
  describe('labels', () => {
    let log: vscode.Uri;
    let candidate: string;
    const text = () =>
      existsSync(labelsPath(log.fsPath)) ? readFileSync(labelsPath(log.fsPath), 'utf8') : '';
    const records = () => linesOf<LabelRecord>(text());
    /** Runs a command of the view, and settles when so many records are in the file. */
    async function give(command: string, count: number): Promise<readonly LabelRecord[]> {
      await vscode.commands.executeCommand(command);
      return until(`record ${count}`, () => (records().length === count ? records() : undefined));
    }

    before(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      log = await search();
      candidate = await argumentOf(log);
      await openAt(log, candidate);
    });

    it('are kept beside the log, which stays as it is', async () => {
      const logged = readFileSync(log.fsPath, 'utf8');
      const [record] = await give(commands.labelBad, 1);
      assert.ok(record?.action === 'label');
      assert.equal(record.candidate, candidate);
      assert.equal(record.rating, -1);
      assert.deepEqual(record.visible, { score: true, verdict: true });
      assert.equal(record.search, linesOf(logged)[0]?.search);
      assert.ok(record.labeller.length > 0);
      assert.ok(Math.abs(Date.parse(record.time) - Date.now()) < 60_000);
      assert.equal(readFileSync(log.fsPath, 'utf8'), logged);
    });

    it('are only ever appended: a change is a new record, an undo one that takes the last back', async () => {
      const one = text();
      const [, changed] = await give(commands.labelGood, 2);
      assert.ok(text().startsWith(one), 'the first record was changed');
      const two = text();
      const [, , undone] = await give(commands.undoLabel, 3);
      assert.ok(text().startsWith(two), 'earlier records were changed');
      assert.ok(undone?.action === 'undo');
      assert.equal(undone.of, changed?.id);
    });

    it('have a reason and a note, which the editor asks for', async () => {
      const { said } = await answering(
        { picks: [/^the value is wrong$/], inputs: ['asked was for celsius'] },
        () => give(commands.note, 4),
      );
      assert.deepEqual(said, ['What is wrong with it?', 'Note']);
      const record = records().at(-1);
      assert.ok(record?.action === 'label');
      assert.equal(record.reason, 'value_error');
      assert.equal(record.note, 'asked was for celsius');
      assert.equal(record.candidate, candidate);
      assert.equal(record.rating, undefined, 'a note changes no rating');
    });

    it('stay as they are where a question is left', async () => {
      await answering({ picks: [undefined] }, async ({ said }) => {
        await vscode.commands.executeCommand(commands.note);
        await until('the question', () => said[0]);
      });
      await give(commands.flag, 5);
      const record = records().at(-1);
      assert.ok(record?.action === 'label' && record.flagged === true);
    });
  });
}
