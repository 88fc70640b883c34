// What stands around the search view inside a real VS Code: views, and the commands on searches and models.
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands, views } from '../../src/editor/contributions.ts';
import type { SearchReport } from '../../src/editor/launch-search.ts';

const query = 'What is the weather in Bergen in celsius?';

async function search(seed: number): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'VS Code has no folder open');
  const report = await vscode.commands.executeCommand<SearchReport | undefined>(commands.runSearch, {
    toolFile: vscode.Uri.joinPath(folder.uri, 'weather.tools.json'),
    query,
    settings: { beams: 2, candidates: 2, constraint: 'schema', seed },
  });
  assert.ok(report, 'the search gave no report');
  return vscode.Uri.file(report.logPath);
}

const activeInput = (): unknown => vscode.window.tabGroups.activeTabGroup.activeTab?.input;

export function defineViews(): void {
  describe('around the search view', () => {
    let one: vscode.Uri;
    before(async () => {
      one = await search(1);
    });

    it('every view opens', async () => {
      for (const view of Object.values(views)) await vscode.commands.executeCommand(`${view}.focus`);
      await vscode.commands.executeCommand(commands.refreshToolFiles);
      await vscode.commands.executeCommand(commands.refreshSearches);
    });

    it('a query is copied', async () => {
      await vscode.commands.executeCommand(commands.copyQuery, one);
      assert.equal(await vscode.env.clipboard.readText(), query);
    });

    it('a search opens as text', async () => {
      await vscode.commands.executeCommand(commands.openSearchAsText, one);
      const input = activeInput();
      assert.ok(input instanceof vscode.TabInputText, 'no text editor is open');
      assert.equal(input.uri.toString(), one.toString());
    });

    it('the connection test opens the embedded models and says what they are', async () => {
      const text = await vscode.commands.executeCommand<string | undefined>(commands.testConnection);
      assert.match(text ?? '', /^A search can be run with these models\./);
      assert.match(text ?? '', /Policy: .*demonstration model/);
      assert.match(text ?? '', /Reward model: /);
      assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
    });

    it('the example opens as a copy without a file', async () => {
      await vscode.commands.executeCommand(commands.openExample);
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.isUntitled, true);
      assert.match(document?.getText() ?? '', /find_restaurants/);
    });
  });
}
