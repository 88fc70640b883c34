// Two searches beside each other inside a real VS Code, and a search that is run again after an edit.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands, panels } from '../../src/editor/contributions.ts';
import type { SearchReport } from '../../src/editor/launch-search.ts';
import { answering } from './answers.ts';
import { quick, search, searchTabs, toolFile, until } from './searching.ts';

interface Header {
  readonly search: string;
  readonly query: string;
  readonly settings: unknown;
  readonly policy: unknown;
  readonly tools: readonly { readonly name: string; readonly description?: string }[];
}

function headerOf(log: string): Header {
  const [line = ''] = readFileSync(log, 'utf8').split('\n', 1);
  return JSON.parse(line);
}

const nameOf = (uri: vscode.Uri): string => uri.path.replace(/^.*\//, '').replace('.toolprm.jsonl', '');

/** Titles of the comparisons that are open. */
function comparisons(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(panels.compare))
    .map(({ label }) => label);
}

const rerun = (...args: readonly unknown[]): Promise<SearchReport | undefined> =>
  Promise.resolve(
    vscode.commands.executeCommand<SearchReport | undefined>(commands.rerunAndCompare, ...args),
  );

export function defineCompare(): void {
  describe('comparing searches', () => {
    let original: string;
    let log: vscode.Uri;
    const edited = () => original.replace(/"description": "[^"]+"/, '"description": "Edited just now."');

    before(async () => {
      original = readFileSync(toolFile().fsPath, 'utf8');
      log = await search({ ...quick, seed: 11 });
    });

    beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    after(async () => {
      writeFileSync(toolFile().fsPath, original);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('two of them are shown side by side, the older one on the left', async () => {
      const other = await search({ ...quick, seed: 12 });
      await vscode.commands.executeCommand(commands.compareSearches, other, [other, log]);
      const title = `${nameOf(log)} ↔ ${nameOf(other)}`;
      await until('the comparison', () => comparisons().find((label) => label === title));
      await vscode.commands.executeCommand(commands.compareSearches, other, [other, log]);
      assert.equal(comparisons().length, 1, 'the same comparison was opened twice');
    });

    it('a log is run again with the edited tools and otherwise the same, and then compared', async () => {
      writeFileSync(toolFile().fsPath, edited());
      const report = await rerun({ log });
      assert.equal(report?.outcome, 'done');
      const [was, is] = [headerOf(log.fsPath), headerOf(report.logPath)];
      assert.notEqual(is.search, was.search);
      assert.deepEqual([is.query, is.settings, is.policy], [was.query, was.settings, was.policy]);
      assert.notDeepEqual(is.tools, was.tools);
      assert.equal(is.tools[0]?.description, 'Edited just now.');
      const title = `${nameOf(log)} ↔ ${nameOf(vscode.Uri.file(report.logPath))}`;
      await until('the comparison', () => comparisons().find((label) => label === title));
      assert.deepEqual(searchTabs(), [], 'the search was shown as well');
    });

    it('from a tool file its latest search is run again, with what is not saved yet', async () => {
      writeFileSync(toolFile().fsPath, original);
      const latest = await search({ ...quick, seed: 13 });
      const document = await vscode.workspace.openTextDocument(toolFile());
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => {
        const end = document.positionAt(document.getText().length);
        edit.replace(new vscode.Range(document.positionAt(0), end), edited());
      });
      const at = document.positionAt(document.getText().indexOf('Edited just now.'));
      editor.selection = new vscode.Selection(at, at);
      const report = await rerun();
      assert.ok(report, 'the command gave no report');
      assert.equal(headerOf(report.logPath).tools[0]?.description, 'Edited just now.');
      const title = `${nameOf(latest)} ↔ ${nameOf(vscode.Uri.file(report.logPath))}`;
      await until('the comparison', () => comparisons().find((label) => label === title));
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('a search that was stopped is not compared', async () => {
      const long = vscode.Uri.file(log.fsPath.replace('.toolprm.jsonl', '-long.toolprm.jsonl'));
      const [line = '', ...rest] = readFileSync(log.fsPath, 'utf8').split('\n');
      const header = JSON.parse(line);
      const endless = { beams: 16, candidates: 16, constraint: 'off', maxTokens: 2000 };
      const settings = { ...header.settings, ...endless };
      writeFileSync(long.fsPath, [JSON.stringify({ ...header, settings }), ...rest].join('\n'));
      const folder = path.dirname(log.fsPath);
      const old = new Set(readdirSync(folder));
      const running = rerun({ log: long });
      await until('the first step', () =>
        readdirSync(folder)
          .filter((name) => !old.has(name) && name.endsWith('.toolprm.jsonl'))
          .find((name) => readFileSync(path.join(folder, name), 'utf8').includes('"type":"step-started"')),
      );
      await vscode.commands.executeCommand(commands.stopSearch);
      assert.equal((await running)?.outcome, 'stopped');
      assert.deepEqual(comparisons(), []);
      await vscode.workspace.fs.delete(long);
    });

    it('other models than those of the log are asked about first', async () => {
      const foreign = vscode.Uri.file(log.fsPath.replace('.toolprm.jsonl', '-foreign.toolprm.jsonl'));
      const [line = '', ...rest] = readFileSync(log.fsPath, 'utf8').split('\n');
      const header = { ...JSON.parse(line), policy: { name: 'far', endpoint: 'http://far.example/v1' } };
      writeFileSync(foreign.fsPath, [JSON.stringify(header), ...rest].join('\n'));
      const { said } = await answering({}, () => rerun({ log: foreign }));
      assert.match(said.join('\n'), /other models than the settings name/);
      assert.deepEqual(comparisons(), []);
      await vscode.workspace.fs.delete(foreign);
    });

    it('a log without its tool file is told', async () => {
      const lost = vscode.Uri.file(log.fsPath.replace('.toolprm.jsonl', '-lost.toolprm.jsonl'));
      const [line = '', ...rest] = readFileSync(log.fsPath, 'utf8').split('\n');
      const header = { ...JSON.parse(line), toolsFile: 'nowhere.json' };
      writeFileSync(lost.fsPath, [JSON.stringify(header), ...rest].join('\n'));
      await assert.rejects(rerun({ log: lost }), /nowhere\.json was not found/);
      await vscode.workspace.fs.delete(lost);
    });
  });
}
