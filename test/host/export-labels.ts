// Labels are exported inside a real VS Code: a report first, then files in a folder of their own.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/contributions.ts';
import { labelLine } from '../../src/labels/label-line.ts';
import { labelsPath } from '../../src/labels/labels-path.ts';
import { newLabel } from '../../src/labels/new-record.ts';
import { answering } from './answers.ts';
import { linesOf, readLog, search, until } from './searching.ts';

/** Rates a function's name as good and an argument that follows it as bad, with a note. */
async function writeLabels(log: vscode.Uri): Promise<void> {
  const events = await readLog(log.fsPath);
  const argument = events.find(
    ({ parent, decision }) =>
      decision?.kind === 'argument' &&
      events.some(({ id, decision: before }) => id === parent && before?.kind === 'function-name'),
  );
  assert.ok(argument?.id && typeof argument.parent === 'string');
  const visible = { score: true, verdict: true };
  const changes = [
    { candidate: argument.parent, rating: 1, visible },
    { candidate: argument.id, rating: -1, note: 'asked was for celsius', visible },
  ] as const;
  const search = events[0]?.search ?? '';
  const lines = changes.map((change, index) =>
    labelLine(newLabel(change, { id: `label-${index}`, search, labeller: 'ada', time: new Date() })),
  );
  writeFileSync(labelsPath(log.fsPath), lines.join(''));
}

const isReportOpen = (): boolean =>
  vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('Export report')));

export function defineExportLabels(): void {
  describe('the export of labels', () => {
    let log: vscode.Uri;
    let place: string;
    let target: vscode.Uri;

    before(async () => {
      log = await search();
      await writeLabels(log);
      place = mkdtempSync(path.join(os.tmpdir(), 'export-'));
    });
    after(() => rmSync(place, { recursive: true, force: true }));

    beforeEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      target = vscode.Uri.file(mkdtempSync(path.join(place, 'to-')));
    });

    const exporting = (...picks: readonly RegExp[]) =>
      answering({ picks, folder: target }, () => vscode.commands.executeCommand(commands.exportLabels, log));

    it('shows a report, then writes JSON Lines', async () => {
      const { said } = await exporting(/^JSON Lines$/, /Export…$/);
      assert.ok(said.some((title) => title.startsWith('Export these labels?')));
      await until('the report', () => isReportOpen() || undefined);
      const folder = path.join(target.fsPath, 'toolprm-labels');
      assert.deepEqual(readdirSync(folder), ['labels']);
      const rows = linesOf<Record<string, unknown>>(
        readFileSync(path.join(folder, 'labels/train.jsonl'), 'utf8'),
      );
      assert.equal(rows.length, 2);
      assert.ok(rows.some((row) => JSON.stringify(row).includes('asked was for celsius')));
    });

    it('writes rows for TRL with a card and checksums, beside an earlier export', async () => {
      mkdirSync(path.join(target.fsPath, 'toolprm-labels'));
      await exporting(/^TRL stepwise$/, /^Leave neutral steps out$/, /Export…$/);
      const folder = path.join(target.fsPath, 'toolprm-labels-2');
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      for (const file of ['README.md', 'dataset_info.json', 'SHA256SUMS'])
        assert.ok(files.includes(file), file);
      const data = files.find((name) => name.endsWith('.jsonl') && !name.startsWith('labels'));
      assert.ok(data, `no rows among ${files}`);
      const [row] = linesOf<Record<string, unknown>>(readFileSync(path.join(folder, data), 'utf8'));
      assert.equal(typeof row?.prompt, 'string');
      assert.deepEqual(row?.labels, [true, false]);
      assert.equal(Array.isArray(row?.completions) && row.completions.length, 2);
    });

    it('writes PRM800K beside them where asked', async () => {
      await exporting(/^PRM800K$/, /^Leave neutral steps out$/, /Export…$/);
      const folder = path.join(target.fsPath, 'toolprm-labels');
      const [row] = linesOf<{ label?: { steps?: readonly unknown[] } }>(
        readFileSync(path.join(folder, 'prm800k/train.jsonl'), 'utf8'),
      );
      assert.ok((row?.label?.steps?.length ?? 0) > 0);
    });

    it('writes nothing where the report is not agreed to', async () => {
      await exporting(/^JSON Lines$/, /Cancel$/);
      assert.deepEqual(readdirSync(target.fsPath), []);
    });

    it('says what is missing where nothing is labelled', async () => {
      const bare = await search({ beams: 1, candidates: 1, constraint: 'schema', seed: 3 });
      const { said } = await answering({ picks: [/^JSON Lines$/] }, () =>
        vscode.commands.executeCommand(commands.exportLabels, bare),
      );
      assert.match(said.at(-1) ?? '', /These searches have no label\./);
      assert.equal(isReportOpen(), false);
    });
  });
}
