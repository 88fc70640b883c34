// The debugger inside a real VS Code, on the embedded engine: breakpoints in a tool file, back and forth, what-if.
import assert from 'node:assert/strict';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands, debuggers } from '../../src/editor/contributions.ts';
import {
  type LoggedLine,
  readLog,
  search,
  searchTabs,
  toolFile,
  until,
  untilSelected,
  workspace,
} from './searching.ts';

/** One beam, so that what is kept or dropped decides the result. */
const narrow = { beams: 1, candidates: 4, constraint: 'schema', seed: 1, temperature: 2 };
/** Says of the unit nothing, and of the day too little: the policy wavers. */
const query = 'Is it warm in Kyoto Station or Old Lima Harbour?';

interface Place {
  readonly session: vscode.DebugSession;
  readonly thread: number;
  readonly log: string;
  readonly step: number | null;
  readonly candidate: string | null;
  /** The last event that the debugger has come to. */
  readonly seen: number | null;
  readonly retained: readonly string[];
}

interface Frame {
  readonly id: number;
  readonly name: string;
  readonly line: number;
  readonly source?: { readonly path?: string };
}

/** All that debuggers have shown, the last one last. */
let shown: Place[] = [];
let listening: vscode.Disposable | undefined;

const begin = (settings: object = narrow, tools = toolFile()): Thenable<boolean> =>
  vscode.commands.executeCommand(commands.debugSearch, { toolFile: tools, query, settings });

/** The next place that is shown after `from` others. */
const next = (from: number): Promise<Place> => until('a stop', () => shown[from], 60);

/** Makes a request, and settles where the debugger comes to: what it shows of where it was does not count. */
async function move({ session, thread, seen }: Place, command: string): Promise<Place> {
  const before = shown.length;
  await session.customRequest(command, { threadId: thread });
  const isMoved = (place: Place): boolean => place.thread === thread && place.seen !== seen;
  return until('a stop', () => shown.slice(before).find(isMoved), 60);
}

async function stackOf({ session, thread }: Place): Promise<readonly Frame[]> {
  const answer: { stackFrames: readonly Frame[] } = await session.customRequest('stackTrace', {
    threadId: thread,
  });
  return answer.stackFrames;
}

async function evaluate(place: Place, expression: string): Promise<string> {
  const [top] = await stackOf(place);
  const answer: { result: string } = await place.session.customRequest('evaluate', {
    expression,
    frameId: top?.id,
    context: 'watch',
  });
  return answer.result;
}

const verdictOf = (events: readonly LoggedLine[], id: string): string | undefined =>
  events.findLast((event) => event.type === 'verdict' && event.id === id)?.verdict?.kind;

interface Argument {
  readonly id: string;
  readonly name: string;
  readonly events: readonly LoggedLine[];
}

/** The first argument that a search of these settings retains, where others were outranked beside it. */
async function firstArgument(log: string): Promise<Argument> {
  const events = await readLog(log);
  const contested = new Set(
    events.flatMap(({ type, step, verdict }) =>
      type === 'verdict' && verdict?.kind === 'rank' ? [step] : [],
    ),
  );
  const found = events.find(
    ({ type, id, step, decision }) =>
      type === 'candidate' &&
      decision?.kind === 'argument' &&
      contested.has(step) &&
      verdictOf(events, id ?? '') === 'retained',
  );
  assert.ok(found?.id && found.decision?.name, 'the search retains no argument beside others');
  return { id: found.id, name: found.decision.name, events };
}

/** Lines of the tool file that begin a parameter of this name, from 0. */
async function linesOf(name: string): Promise<readonly number[]> {
  const document = await vscode.workspace.openTextDocument(toolFile());
  return document
    .getText()
    .split('\n')
    .flatMap((text, line) => (text.includes(`"${name}": {`) ? [line] : []));
}

async function breakOn(name: string): Promise<readonly number[]> {
  const lines = await linesOf(name);
  assert.ok(lines.length > 0, `the tool file has no parameter ${name}`);
  vscode.debug.addBreakpoints(
    lines.map(
      (line) => new vscode.SourceBreakpoint(new vscode.Location(toolFile(), new vscode.Position(line, 0))),
    ),
  );
  return lines;
}

/** What stands beside the schema at a place. */
async function valuesBeside(place: Place): Promise<readonly string[]> {
  const document = await vscode.workspace.openTextDocument(toolFile());
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const [top] = await stackOf(place);
  const values: readonly vscode.InlineValueText[] = await vscode.commands.executeCommand(
    'vscode.executeInlineValueProvider',
    toolFile(),
    whole,
    { frameId: top?.id ?? 0, stoppedLocation: whole },
  );
  return values.map(({ text }) => text);
}

const resultOf = async (log: string): Promise<string> => {
  const events = await until(
    'the end of the search',
    async () => {
      const lines = await readLog(log);
      return lines.at(-1)?.type === 'search-finished' ? lines : undefined;
    },
    60,
  );
  return JSON.stringify(Object(events.at(-1)).calls);
};

export function defineDebug(): void {
  describe('the debugger', () => {
    beforeEach(async () => {
      shown = [];
      listening = vscode.debug.onDidReceiveDebugSessionCustomEvent(({ session, event, body }) => {
        if (event === 'toolprm/shown') shown.push({ session, ...body });
      });
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
    afterEach(async () => {
      listening?.dispose();
      vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
      await vscode.debug.stopDebugging();
      await until('the end of debugging', () =>
        vscode.debug.activeDebugSession === undefined ? true : undefined,
      );
      await vscode.commands.executeCommand(commands.stopSearch);
    });

    it('stops at a breakpoint in the tool file, steps back, keeps a pruned candidate and comes to another result', async function () {
      this.timeout(180_000);
      const log = (await search(narrow, query)).fsPath;
      const { id, name, events } = await firstArgument(log);
      const lines = await breakOn(name);
      assert.ok(await begin(), 'debugging did not begin');
      const hit = await next(0);
      // The same seed makes the same search.
      assert.equal(hit.candidate, id);
      const stack = await stackOf(hit);
      assert.ok(lines.includes((stack[0]?.line ?? 0) - 1), `the frame is in line ${stack[0]?.line}`);
      // VS Code names it as the window does, which may run elsewhere.
      assert.ok(stack[0]?.source?.path?.endsWith(toolFile().path), stack[0]?.source?.path);
      assert.equal(await evaluate(hit, 'candidate.name'), JSON.stringify(name));
      await untilSelected(new RegExp(name));

      const back = await move(hit, 'stepBack');
      assert.equal(back.step, (hit.step ?? 0) - 1);
      const again = await move(back, 'next');
      assert.deepEqual(
        [again.step, again.candidate, again.retained],
        [hit.step, hit.candidate, hit.retained],
      );

      const pruned = events.find(
        (event) =>
          event.type === 'candidate' &&
          Object(event).step === hit.step &&
          verdictOf(events, event.id ?? '') === 'rank',
      );
      assert.ok(pruned?.id, 'nothing was outranked at the step');
      vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
      const change = async (command: string, from: string, candidate: string): Promise<Place> => {
        const before = shown.length;
        const report: { log: vscode.Uri } | undefined = await vscode.commands.executeCommand(command, {
          log: vscode.Uri.file(from),
          candidate,
        });
        assert.ok(report, `${command} gave no report`);
        return until(
          'the stop of the fork',
          () => shown.slice(before).find((place) => place.log === report.log.fsPath),
          60,
        );
      };
      const kept = await change(commands.keepCandidate, hit.log, pruned.id);
      assert.equal(kept.step, hit.step);
      assert.ok(kept.retained.includes(pruned.id));
      await until(
        'the fork in focus',
        () => vscode.debug.activeStackItem?.threadId === kept.thread || undefined,
      );
      const beside = (await valuesBeside(kept)).filter((text) => text.startsWith(`${name} =`));
      assert.ok(beside.length > 0 && beside.every((text) => !text.endsWith('pruned')), beside.join());
      const dropped = await change(commands.dropCandidate, kept.log, id);
      assert.deepEqual(dropped.retained, [pruned.id]);
      await dropped.session.customRequest('continue', { threadId: dropped.thread });
      assert.notEqual(await resultOf(dropped.log), await resultOf(log));
      const header = (await readLog(dropped.log))[0];
      assert.equal(Object(header?.parent).search, (await readLog(kept.log))[0]?.search);
      const opened = searchTabs().map(({ uri }) => uri.fsPath);
      for (const one of [hit.log, kept.log, dropped.log])
        assert.ok(opened.includes(one), `${one} is not open`);
    });

    it('replays a log, forward and back, and follows what is selected in the view', async () => {
      const log = await search(narrow, query);
      assert.ok(await vscode.commands.executeCommand(commands.debugThisSearch, log));
      const entry = await next(0);
      assert.deepEqual([entry.step, entry.candidate], [null, null]);
      const one = await move(entry, 'next');
      const two = await move(one, 'next');
      assert.deepEqual([one.step, two.step], [1, 2]);
      assert.equal((await move(two, 'stepBack')).candidate, one.candidate);
      const { events } = await firstArgument(log.fsPath);
      const other = events.find(({ type, id }) => type === 'candidate' && id !== one.candidate)?.id;
      const before = shown.length;
      await one.session.customRequest('toolprm/show', { log: log.fsPath, candidate: other });
      // The step back may be shown once more first.
      await until('the candidate', () => shown.slice(before).find(({ candidate }) => candidate === other));
    });

    it('makes a search with another value of a finished one, which it then replays', async () => {
      const log = await search(narrow, query);
      const { events } = await firstArgument(log.fsPath);
      const called = events.find(
        ({ type, id }) => type === 'candidate' && verdictOf(events, id ?? '') === 'retained',
      );
      const tools: readonly { name: string }[] = JSON.parse(
        (await vscode.workspace.openTextDocument(toolFile())).getText(),
      ).map((tool: { name?: string; function?: { name: string } }) => tool.function ?? tool);
      const other = tools.find(({ name }) => name !== called?.decision?.name);
      const report: { log: vscode.Uri } | undefined = await vscode.commands.executeCommand(
        commands.tryValue,
        {
          log,
          candidate: called?.id,
          value: other?.name,
        },
      );
      assert.ok(report, 'there is no new search');
      const fork = await until('the fork', () => shown.find((place) => place.log === report.log.fsPath), 60);
      assert.equal(fork.step, 1);
      await fork.session.customRequest('continue', { threadId: fork.thread });
      assert.match(await resultOf(fork.log), new RegExp(`"name":"${other?.name}"`));
    });

    it('replays a fork that was stopped for the next change', async () => {
      const log = await search(narrow, query);
      assert.ok(await vscode.commands.executeCommand(commands.debugThisSearch, log));
      await move(await next(0), 'next');
      const change = (command: string, values: object): Thenable<{ log: vscode.Uri } | undefined> =>
        vscode.commands.executeCommand(command, values);
      const fork = await change(commands.expandAgain, { log, seed: 3 });
      assert.ok(fork, 'there is no fork');
      const stopped = await until('the fork', () => shown.find((place) => place.log === fork.log.fsPath), 60);
      await stopped.session.customRequest('terminateThreads', { threadIds: [stopped.thread] });
      const again = await change(commands.changeSettings, { log: fork.log, settings: { beams: 2 } });
      assert.ok(again, 'there is no fork of the fork');
      const place = await until(
        'the fork of the fork',
        () => shown.find((one) => one.log === again.log.fsPath),
        60,
      );
      assert.notEqual(place.session.id, stopped.session.id);
    });

    it('runs a case of launch.json, which has the query and names the tool file', async () => {
      const cases = vscode.Uri.joinPath(toolFile(), '..', 'weather.toolprm-cases.jsonl');
      const tools = path.basename(toolFile().fsPath);
      const line = JSON.stringify({ id: 'one', query, tools, calls: [] });
      await vscode.workspace.fs.writeFile(cases, new TextEncoder().encode(`${line}\n`));
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      const started = await vscode.debug.startDebugging(folder, {
        type: debuggers.search,
        request: 'launch',
        name: 'a case',
        case: { file: path.relative(workspace().fsPath, cases.fsPath) },
        settings: narrow,
        stopOnEntry: true,
      });
      assert.ok(started);
      const place = await move(await next(0), 'next');
      assert.equal(await evaluate(place, 'query'), JSON.stringify(query));
      assert.ok((await stackOf(place))[0]?.source?.path?.endsWith(toolFile().path));
      await vscode.workspace.fs.delete(cases);
    });

    it('takes paths of launch.json from the workspace folder, and shows values beside the schema', async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      const started = await vscode.debug.startDebugging(folder, {
        type: debuggers.search,
        request: 'launch',
        name: 'from launch.json',
        tools: path.relative(workspace().fsPath, toolFile().fsPath),
        query,
        settings: narrow,
        stopOnEntry: true,
      });
      assert.ok(started);
      let place = await next(0);
      while ((place.step ?? 0) < 2) place = await move(place, 'next');
      await until(
        'values beside the schema',
        async () =>
          (await valuesBeside(place)).some((text) => /^\w+( = .*)? \d\.\d\d/.test(text)) || undefined,
      );
      // The log has the scores of the step: the debugger has not come to them once more.
      const inside = await move(await move(place, 'stepBack'), 'stepIn');
      const event = (await readLog(inside.log)).find(({ id }) => id === inside.candidate);
      const name = event?.decision?.name;
      assert.ok(name, 'the step decides nothing that has a name');
      const values = await until('values beside the candidate', async () => {
        const found = (await valuesBeside(inside)).filter((text) => text.split(' ')[0] === name);
        return found.length > 0 ? found : undefined;
      });
      assert.ok(
        values.every((text) => !/\d\.\d\d/.test(text)),
        values.join(),
      );
    });
  });
}
