// Searches as files inside a real VS Code: renamed and deleted together with their labels.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/contributions.ts';
import { labelsPath } from '../../src/labels/labels-path.ts';
import { answering } from './answers.ts';
import { search, searchTabs, until } from './searching.ts';

export function defineSearchFiles(): void {
  describe('a search as a file', () => {
    let original: string;
    let log: vscode.Uri;
    const labels = () => labelsPath(log.fsPath);

    before(async () => {
      original = readFileSync((await search()).fsPath, 'utf8');
    });

    beforeEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(folder);
      log = vscode.Uri.joinPath(folder.uri, '.toolprm', 'searches', 'to-change.toolprm.jsonl');
      await writeFile(log.fsPath, original);
      await writeFile(labels(), '');
    });

    it('gets a new name together with its labels, and its tab follows', async () => {
      await vscode.commands.executeCommand('vscode.open', log);
      await until('the search view', () => searchTabs().find(({ uri }) => uri.fsPath === log.fsPath));
      await answering({ inputs: ['oslo in spring'] }, () =>
        vscode.commands.executeCommand(commands.renameSearch, log),
      );
      const renamed = path.join(path.dirname(log.fsPath), 'oslo in spring.toolprm.jsonl');
      assert.equal(readFileSync(renamed, 'utf8'), original);
      assert.ok(existsSync(labelsPath(renamed)), 'the labels kept their old name');
      assert.ok(!existsSync(log.fsPath) && !existsSync(labels()), 'the old names are still there');
      await until('the tab of the new name', () => searchTabs().find(({ uri }) => uri.fsPath === renamed));
      await vscode.workspace.fs.delete(vscode.Uri.file(renamed));
      await vscode.workspace.fs.delete(vscode.Uri.file(labelsPath(renamed)));
    });

    it('keeps its name where the new one is taken or none', async () => {
      for (const [name, reason] of [
        ['a/b', /name that files can have/],
        ['to-change-too', /already/],
      ] as const) {
        await writeFile(log.fsPath.replace('to-change', 'to-change-too'), original);
        const renaming = answering({ inputs: [name] }, () =>
          vscode.commands.executeCommand(commands.renameSearch, log),
        );
        await assert.rejects(renaming, reason);
        assert.ok(existsSync(log.fsPath));
      }
    });

    it('goes to the trash together with its labels, once that is confirmed', async () => {
      // Where files have no trash, as on a server, VS Code cannot move them there: then one more question is asked.
      const { said } = await answering({ buttons: [/^Move to Trash$/, /^Delete Permanently$/] }, () =>
        vscode.commands.executeCommand(commands.deleteSearch, log),
      );
      assert.match(said[0] ?? '', /Delete the search “to-change”\?/);
      assert.ok(said.length <= 2, `log and labels were asked about one by one: ${said.join(' | ')}`);
      assert.ok(!existsSync(log.fsPath), 'the log is still there');
      assert.ok(!existsSync(labels()), 'the labels are still there');
    });

    it('stays where the question is left', async () => {
      await answering({}, () => vscode.commands.executeCommand(commands.deleteSearch, log));
      assert.ok(existsSync(log.fsPath) && existsSync(labels()));
    });
  });
}
