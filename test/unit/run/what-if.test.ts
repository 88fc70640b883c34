// A search that repeats a log and is changed there, through the same entrance as the debugger: log, models and all.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SearchEvent } from '../../../src/log/events.ts';
import { readLog } from '../../../src/log/reader.ts';
import type { SearchStarted } from '../../../src/log/tree.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import type { PolicySpec } from '../../../src/run/model-spec.ts';
import type { Run } from '../../../src/run/open-run.ts';
import { rerunSearch } from '../../../src/run/rerun-search.ts';
import { runWhatIf } from '../../../src/run/what-if.ts';
import type { WhatIfChange } from '../../../src/search/what-if.ts';
import type { FaultKind } from '../../server/faults.ts';
import { createScriptedModel } from '../../server/scripted-model.ts';
import { startServer, type TestServer } from '../../server/server.ts';
import { query, responses, searched, toolsText } from './searching.ts';

vi.mock('../../../src/log/tree-builder.ts', async (original) => {
  const real = await original<typeof import('../../../src/log/tree-builder.ts')>();
  return { ...real, treeOf: vi.fn(real.treeOf) };
});

const model = createScriptedModel({ responses });
const reward = { kind: 'rules' } as const;
const path = '/v1/completions';
let server: TestServer;
let policy: PolicySpec;
let parent: readonly SearchEvent[];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolprm-what-if-'));
  server = await startServer({ personality: 'vllm', model });
  policy = { kind: 'server', url: server.url };
  parent = (await searched(policy, reward, { beams: 1, candidates: 8 })).logged.events;
});

afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

function start(events: readonly SearchEvent[], changes: readonly WhatIfChange[], own = policy): Promise<Run> {
  return runWhatIf({
    events,
    changes,
    policy: own,
    reward,
    log: { folder },
    assets: { hostFile: '', policyFile: '', rewardFile: '' },
    producer: 'test',
    signal: new AbortController().signal,
  });
}

async function eventsOf(run: Pick<Run, 'events'>): Promise<readonly SearchEvent[]> {
  const events: SearchEvent[] = [];
  for await (const event of run.events) events.push(event);
  return events;
}

const headerOf = ([first]: readonly SearchEvent[]): SearchStarted => {
  if (first?.type !== 'search-started') throw new Error('the log has no beginning');
  return first;
};

/** The other function name, pruned by its rank, and the events up to there. */
function pruned(): { readonly id: string; readonly events: readonly SearchEvent[] } {
  const { nodes } = treeOf(parent);
  const found = nodes.find(
    ({ verdict, decision }) => decision.kind === 'function-name' && verdict?.kind === 'rank',
  );
  if (found === undefined) throw new Error('no function was pruned by its rank');
  const end = parent.findIndex((event) => event.type === 'step-finished' && event.step === found.step);
  return { id: found.id, events: parent.slice(0, end) };
}

describe('keeping what a search pruned', () => {
  test('comes to another result, in a log of its own that is whole', async () => {
    const { id, events } = pruned();
    const [winner = ''] = treeOf(parent).steps[0]?.retained ?? [];
    const before = server.requests.length;
    const run = await start(events, [
      { kind: 'keep', candidate: id },
      { kind: 'drop', candidate: winner },
    ]);
    const opened = server.requests.length;
    const child = await eventsOf(run);
    const header = headerOf(child);
    expect(header).toMatchObject({
      query,
      search: run.id,
      parent: { search: headerOf(parent).search, candidate: id },
      replayed: events.length,
      prompt: headerOf(parent).prompt,
      settings: headerOf(parent).settings,
      tools: headerOf(parent).tools,
      toolsFile: 'weather.json',
    });
    const end = child.at(-1);
    expect(end).toMatchObject({ outcome: 'done', calls: [{ name: 'get_time' }] });
    expect(parent.at(-1)).toMatchObject({ calls: [{ name: 'get_weather' }] });
    const logged = readLog(await readFile(run.logPath ?? '', 'utf8'));
    expect(logged).toMatchObject({ finished: true, problems: [] });
    expect(logged.events).toEqual(child);
    // What opening a model asks is no part of the search.
    expect(opened).toBeGreaterThanOrEqual(before);
    const asked = server.requests.slice(opened).filter((request) => request.path === path).length;
    const told = child.filter(
      (event) => event.type === 'exchange' && event.role === 'policy' && event.seq >= events.length,
    );
    expect(asked).toBe(told.length);
  });

  test('is refused with a reason before a model is opened', async () => {
    const before = server.requests.length;
    const { events } = pruned();
    await expect(start(events, [{ kind: 'keep', candidate: 'nobody' }])).rejects.toThrow(RangeError);
    await expect(start([], [])).rejects.toThrow(/lost its first line/);
    expect(server.requests.length).toBe(before);
  });

  test('can be run again from its beginning, as no fork', async () => {
    const { id, events } = pruned();
    const child = await eventsOf(await start(events, [{ kind: 'keep', candidate: id }]));
    const again = await rerunSearch({
      header: headerOf(child),
      toolsText,
      toolsFile: 'weather.json',
      policy,
      reward,
      assets: { hostFile: '', policyFile: '', rewardFile: '' },
      producer: 'test',
      signal: new AbortController().signal,
    });
    const header = headerOf(await eventsOf(again));
    expect(header).not.toHaveProperty('parent');
    expect(header).not.toHaveProperty('replayed');
  });
});

describe('a server that goes wrong after what is repeated', () => {
  /** How many requests opening the model sends before the search begins. */
  async function probeRequests(): Promise<number> {
    await using clean = await startServer({ personality: 'vllm', model });
    const { id, events } = pruned();
    const url = { kind: 'server', url: clean.url } as const;
    const run = await start(events, [{ kind: 'keep', candidate: id }], url);
    const sent = clean.requests.filter((request) => request.path === path).length;
    await eventsOf(run);
    return sent;
  }

  async function withFault(fault: FaultKind, timeoutSeconds = 10): Promise<{ run: Run; faulty: TestServer }> {
    const probes = await probeRequests();
    const faults = Array.from({ length: 50 }, (_, index) => ({ ...fault, path, nth: probes + 1 + index }));
    const faulty = await startServer({ personality: 'vllm', model, faults });
    const { id, events } = pruned();
    const run = await start(events, [{ kind: 'keep', candidate: id }], {
      kind: 'server',
      url: faulty.url,
      timeoutSeconds,
    });
    return { run, faulty };
  }

  test('ends the search with its error, and loses nothing', async () => {
    const { run, faulty } = await withFault({ kind: 'status', status: 401 });
    await using _ = faulty;
    const child = await eventsOf(run);
    expect(child.at(-1)).toMatchObject({ outcome: 'failed', error: { code: 'unauthorized' } });
    const tree = treeOf(child);
    expect(tree.problems).toEqual([]);
    expect(tree.nodes.every(({ verdict }) => verdict !== undefined)).toBe(true);
    expect(readLog(await readFile(run.logPath ?? '', 'utf8')).events).toEqual(child);
  });

  test('is left within a second when the search is stopped', async () => {
    const { run, faulty } = await withFault({ kind: 'silence' }, 600);
    await using _ = faulty;
    const child: SearchEvent[] = [];
    for await (const event of run.events) {
      child.push(event);
      if (event.type === 'step-started' && event.seq > (headerOf(child).replayed ?? 0))
        run.control.stop('test');
    }
    expect(child.at(-1)).toMatchObject({ outcome: 'stopped' });
  });
});

test('the log is read once, however large it is', async () => {
  const { id, events } = pruned();
  vi.mocked(treeOf).mockClear();
  const run = await start(events, [{ kind: 'keep', candidate: id }]);
  await eventsOf(run);
  expect(treeOf).toHaveBeenCalledOnce();
});
