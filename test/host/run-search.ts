// The command "Run Search" inside a real VS Code, on the embedded engine.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands, editors } from '../../src/editor/contributions.ts';
import type { SearchReport } from '../../src/editor/launch-search.ts';

interface LoggedLine {
  readonly type: string;
  readonly seq: number;
  /** Milliseconds since the search started. */
  readonly at: number;
  readonly outcome?: string;
  readonly action?: string;
}

const query = 'What is the weather in Oslo in celsius?';
const quick = { beams: 2, candidates: 2, constraint: 'schema', seed: 7 };
/** Runs for minutes where nobody stops it. */
const endless = { beams: 16, candidates: 16, constraint: 'off', maxTokens: 2000 };

function workspace(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'VS Code has no folder open');
  return folder.uri;
}

const toolFile = () => vscode.Uri.joinPath(workspace(), 'weather.tools.json');

function run(settings: object): Thenable<SearchReport | undefined> {
  return vscode.commands.executeCommand(commands.runSearch, { toolFile: toolFile(), query, settings });
}

function readLog(file: string): readonly LoggedLine[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** Settles when a log that does not exist yet has an event of this type. Watches from the moment that this returns. */
function nextLogHas(type: string): Promise<void> {
  const folder = vscode.Uri.joinPath(workspace(), '.toolprm', 'searches').fsPath;
  mkdirSync(folder, { recursive: true });
  const old = new Set(readdirSync(folder));
  const watcher = watch(folder);
  return new Promise<void>((resolve) => {
    watcher.on('change', () => {
      const texts = readdirSync(folder)
        .filter((name) => !old.has(name))
        .map((name) => readFileSync(path.join(folder, name), 'utf8'));
      if (texts.some((text) => text.includes(`"type":"${type}"`))) resolve();
    });
  }).finally(() => watcher.close());
}

function isOpenAsSearch(logPath: string): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input }) =>
      input instanceof vscode.TabInputCustom &&
      input.viewType === editors.search &&
      input.uri.fsPath === logPath,
  );
}

export function defineRunSearch(): void {
  describe('the command Run Search', () => {
    it('writes a complete log into the workspace and opens it', async () => {
      const report = await run(quick);
      assert.ok(report, 'the command gave no report');
      const searches = vscode.Uri.joinPath(workspace(), '.toolprm', 'searches').fsPath;
      assert.ok(report.logPath.startsWith(searches), `${report.logPath} is not under ${searches}`);
      const events = readLog(report.logPath);
      assert.equal(events[0]?.type, 'search-started');
      assert.equal(events.at(-1)?.type, 'search-finished');
      assert.equal(events.at(-1)?.outcome, report.outcome);
      assert.deepEqual(
        events.map((event) => event.seq),
        events.map((_event, index) => index),
      );
      assert.ok(isOpenAsSearch(report.logPath), `${report.logPath} is not open in the search view`);
    });

    it('finishes with a call that the tools allow when it is held to their schemas', async () => {
      const report = await run(quick);
      assert.equal(report?.outcome, 'done');
      assert.match(report?.response ?? '', /^\[.*\]$/s);
    });

    it('stops within two seconds when it is told to, and still completes its log', async () => {
      const sampling = nextLogHas('step-started');
      const running = run(endless);
      await sampling;
      await vscode.commands.executeCommand(commands.stopSearch);
      const report = await running;
      assert.equal(report?.outcome, 'stopped');
      const events = readLog(report.logPath);
      const told = events.find((event) => event.type === 'control' && event.action === 'stop');
      const last = events.at(-1);
      assert.ok(told && last, 'the log does not say that the search was told to stop');
      assert.equal(last.type, 'search-finished');
      assert.equal(last.outcome, 'stopped');
      assert.ok(last.at - told.at < 2000, `stopping took ${last.at - told.at} ms`);
    });

    it('tells a caller what is wrong with a file without tools', async () => {
      const empty = vscode.Uri.joinPath(workspace(), 'empty.json');
      await vscode.workspace.fs.writeFile(empty, Buffer.from('[]'));
      const running = vscode.commands.executeCommand(commands.runSearch, { toolFile: empty, query });
      await assert.rejects(Promise.resolve(running), /empty\.json.*no tool can be used/);
    });
  });
}
