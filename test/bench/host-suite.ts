// Inside the extension host of a real VS Code: how long the extension holds it up. Writes its figures to TOOLPRM_RESULT_FILE.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/contributions.ts';

export interface HostBlock {
  /** From one look at the clock to the next, less the time between looks. The machine's other work is in it. */
  readonly longestBlockMilliseconds: number;
  /** What the host's own thread worked in the busiest such time; absent where Node cannot tell. */
  readonly longestBlockCpuMilliseconds?: number;
  /** Blocks of more than 50 ms. */
  readonly over50: number;
  readonly seconds: number;
}

export interface HostFigures {
  readonly node: string;
  readonly idle: HostBlock;
  readonly activation: HostBlock;
  readonly firstSearch: HostBlock;
  readonly nextSearch: HostBlock;
  readonly wideSearch: HostBlock;
  readonly openingLongLog: HostBlock;
}

/** Milliseconds between looks at the clock. */
const interval = 2;
const query = 'What is the weather in Oslo in celsius?';

/** Microseconds that this thread has worked; Node knows from version 23.9 on. */
function threadTime(): number | undefined {
  if (typeof process.threadCpuUsage !== 'function') return undefined;
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

async function watched(work: () => PromiseLike<unknown>): Promise<HostBlock> {
  const began = performance.now();
  let last = began;
  let lastWorked = threadTime();
  let longest = 0;
  let busiest = 0;
  let over50 = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    const block = now - last - interval;
    longest = Math.max(longest, block);
    if (block > 50) over50 += 1;
    last = now;
    const worked = threadTime();
    if (worked === undefined || lastWorked === undefined) return;
    busiest = Math.max(busiest, (worked - lastWorked) / 1000);
    lastWorked = worked;
  }, interval);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const tenths = (value: number): number => Math.round(value * 10) / 10;
  return {
    longestBlockMilliseconds: tenths(longest),
    ...(lastWorked === undefined ? {} : { longestBlockCpuMilliseconds: tenths(busiest) }),
    over50,
    seconds: tenths((performance.now() - began) / 1000),
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

function inWorkspace(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('VS Code has no folder open.');
  return vscode.Uri.joinPath(folder.uri, name);
}

const search = (settings: object): Thenable<unknown> =>
  vscode.commands.executeCommand(commands.runSearch, {
    toolFile: inWorkspace('weather.tools.json'),
    query,
    settings: { constraint: 'schema', seed: 7, ...settings },
  });

async function wideSearch(): Promise<void> {
  const running = search({ beams: 8, candidates: 16, constraint: 'off', maxTokens: 2000, maxSteps: 1000 });
  await pause(8000);
  await vscode.commands.executeCommand(commands.stopSearch);
  await running;
}

async function openLongLog(): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', inWorkspace('long.toolprm.jsonl'));
  // The log goes to the view in parts, and nobody is told when the last has gone: 80 MB take about 3 s.
  await pause(8000);
}

async function measure(): Promise<HostFigures> {
  // VS Code itself is busy at first.
  await pause(4000);
  const idle = await watched(() => pause(2000));
  const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.toolprm-inspector'));
  if (extension === undefined) throw new Error('The extension is not there.');
  const activation = await watched(async () => {
    await extension.activate();
    await pause(500);
  });
  const firstSearch = await watched(() => search({ beams: 4, candidates: 4 }));
  const nextSearch = await watched(() => search({ beams: 4, candidates: 4 }));
  const wide = await watched(wideSearch);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const openingLongLog = await watched(openLongLog);
  const node = process.version;
  return { node, idle, activation, firstSearch, nextSearch, wideSearch: wide, openingLongLog };
}

/** With TOOLPRM_PROFILE, also writes a CPU profile there, for Chromium's developer tools. */
async function profiled<T>(work: () => Promise<T>): Promise<T> {
  const file = process.env.TOOLPRM_PROFILE;
  if (!file) return work();
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.start');
  const result = await work();
  session.post('Profiler.stop', (_error, { profile }) => writeFileSync(file, JSON.stringify(profile)));
  return result;
}

export async function run(): Promise<void> {
  const file = process.env.TOOLPRM_RESULT_FILE;
  if (file === undefined) throw new Error('TOOLPRM_RESULT_FILE names no file for the figures.');
  const figures = await profiled(measure).catch((error: unknown) => ({ error: String(error) }));
  writeFileSync(file, JSON.stringify(figures));
}
