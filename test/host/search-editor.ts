// Logs in the search view inside a real VS Code: opened, controlled while they grow, continued.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/contributions.ts';
import type { SearchReport } from '../../src/editor/launch-search.ts';
import { quick, readLog, run, searchTabs, until, workspace } from './searching.ts';

const endless = { beams: 8, candidates: 16, constraint: 'off', maxTokens: 2000, maxSteps: 1000 };

const controls = async (file: string): Promise<readonly string[]> =>
  (await readLog(file)).flatMap(({ type, action }) => (type === 'control' && action ? [action] : []));

export function defineSearchEditor(): void {
  describe('the search view', () => {
    beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
    // A test that failed must not leave its search to the next one.
    afterEach(() => vscode.commands.executeCommand(commands.stopSearch));

    it('opens while its search still runs, and leaves the focus where it was', async () => {
      const text = await vscode.workspace.openTextDocument(
        vscode.Uri.joinPath(workspace(), 'weather.tools.json'),
      );
      await vscode.window.showTextDocument(text);
      const running = run(endless);
      await until('the search view', () => searchTabs()[0]);
      assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, text.uri.fsPath);
      await vscode.commands.executeCommand(commands.stopSearch);
      assert.equal((await running)?.outcome, 'stopped');
    });

    it('pauses, steps, resumes and stops the search in view', async () => {
      const running = run(endless);
      const { uri } = await until('the search view', () => searchTabs()[0]);
      for (const [command, action] of [
        [commands.pauseSearch, 'pause'],
        [commands.stepSearch, 'step'],
        [commands.resumeSearch, 'resume'],
        [commands.stopSearch, 'stop'],
      ] as const) {
        await vscode.commands.executeCommand(command, uri);
        await until(`the control ${action}`, async () => (await controls(uri.fsPath)).includes(action));
      }
      assert.equal((await running)?.outcome, 'stopped');
    });

    it('is what a log opens in, and gives way to the text editor', async () => {
      const report = await run(quick);
      assert.ok(report);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const uri = vscode.Uri.file(report.logPath);
      await vscode.commands.executeCommand('vscode.open', uri);
      await until('the search view', () => searchTabs().find((tab) => tab.uri.fsPath === uri.fsPath));
      await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
      await until('the text', () => vscode.window.activeTextEditor?.document.uri.fsPath === uri.fsPath);
    });

    it('opens a log that is cut, empty or no log at all', async () => {
      for (const [name, content] of [
        ['cut.toolprm.jsonl', '{"seq":0,"at":0,"type":"search-st'],
        ['empty.toolprm.jsonl', ''],
        ['other.toolprm.jsonl', 'no log\n'],
      ] as const) {
        const uri = vscode.Uri.joinPath(workspace(), name);
        await vscode.workspace.fs.writeFile(uri, Buffer.from(content));
        await vscode.commands.executeCommand('vscode.open', uri);
        await until(name, () => searchTabs().find((tab) => tab.uri.fsPath === uri.fsPath));
        await appendFile(uri.fsPath, '\n');
      }
    });

    it('continues from a pruned candidate in a log of its own', async () => {
      const report = await run({ ...quick, candidates: 8, temperature: 1.5 });
      assert.ok(report);
      const log = vscode.Uri.file(report.logPath);
      const events = await readLog(report.logPath);
      const ofArguments = new Set(
        events.flatMap(({ id, decision }) => (id && decision?.kind === 'argument' ? [id] : [])),
      );
      const pruned = events.find(({ id, verdict }) => verdict?.kind === 'rank' && ofArguments.has(id ?? ''));
      assert.ok(pruned?.id, 'nothing was pruned by its rank');
      await until('the search view', () => searchTabs().find((tab) => tab.uri.fsPath === log.fsPath));
      const forked = await vscode.commands.executeCommand<SearchReport | undefined>(
        commands.continueFromHere,
        { log, candidate: pruned.id },
      );
      assert.ok(forked, 'the command gave no report');
      assert.notEqual(forked.logPath, report.logPath);
      const [header] = await readLog(forked.logPath);
      assert.deepEqual(header?.parent, { search: events[0]?.search, candidate: pruned.id });
      assert.notEqual(header?.prefix, '');
      assert.ok(existsSync(forked.logPath));
      assert.equal(searchTabs().length, 2);
    });

    it('says why a candidate cannot be continued', async () => {
      const report = await run(quick);
      assert.ok(report);
      const log = vscode.Uri.file(report.logPath);
      await until('the search view', () => searchTabs().find((tab) => tab.uri.fsPath === log.fsPath));
      const running = vscode.commands.executeCommand(commands.continueFromHere, { log, candidate: 'nobody' });
      await assert.rejects(Promise.resolve(running), /does not have this candidate/);
    });
  });
}
