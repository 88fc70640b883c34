// `toolprm debug`: the adapter in a process of its own, with models on a server.
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLog } from '../../../src/log/reader.ts';
import type { FaultKind } from '../../server/faults.ts';
import { createScriptedModel } from '../../server/scripted-model.ts';
import { startServer } from '../../server/server.ts';
import { responses } from '../run/searching.ts';
import { connectProcess, type ProcessClient } from './adapter-client.ts';
import { line, query, recordedLog, toolsText } from './adapter-searches.ts';
import { evaluate, move, names, top } from './adapter-session.ts';

const key = 'sk-test-0123456789abcdef';
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-debug-process-'));
  await writeFile(path.join(folder, 'weather.tools.json'), toolsText);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const serve = () =>
  startServer({ personality: 'vllm', model: createScriptedModel({ responses }), apiKey: key });

const connect = (args: readonly string[] = []): ProcessClient =>
  connectProcess(folder, args, { TOOLPRM_API_KEY: key });

/** Keys are only sent to servers that the flags name. */
const connectTo = ({ url }: { readonly url: string }): ProcessClient => connect(['--policy', `${url}/v1`]);

/** Launched on a server, and stopped where the unit is decided. */
async function atUnit({ client }: ProcessClient, url: string): Promise<void> {
  await client.initializeRequest();
  const launching = client.send('launch', {
    tools: 'weather.tools.json',
    query,
    policy: { url: `${url}/v1` },
    reward: { url: `${url}/v1` },
    settings: { beams: 2, candidates: 3, seed: 7 },
  });
  await client.take('initialized');
  const file = path.join(folder, 'weather.tools.json');
  await client.setBreakpointsRequest({ source: { path: file }, breakpoints: [{ line: line.unit }] });
  await client.configurationDoneRequest();
  await launching;
  expect((await client.stopped()).body.reason).toBe('breakpoint');
}

test('launch, breakpoint, step back, a value of one’s own, two results, two logs', async () => {
  await using server = await serve();
  const debugged = connectTo(server);
  const { client, exited, errors } = debugged;
  await atUnit(debugged, server.url);
  expect(await names(client)).toEqual([
    'unit = "celsius"',
    'city = "Oslo"',
    'get_weather',
    `query: ${query}`,
  ]);
  expect(await evaluate(client, 'beam.call.arguments.unit', 'watch', await top(client))).toBe('"celsius"');
  const asked = server.requests.length;
  await move(client, 'stepBack');
  await move(client, 'next');
  expect(server.requests).toHaveLength(asked);
  expect(await evaluate(client, 'try fahrenheit').catch(() => evaluate(client, 'drop celsius'))).toContain(
    'Thread 2',
  );
  await client.stopped(2);
  expect((await move(client, 'continue', 2)).reason).toBe('end');
  await client.continueRequest({ threadId: 1 });
  await client.take('terminated');
  expect(client.output).toContain('"unit":"celsius"');
  expect(client.output).toContain('"unit":"fahrenheit"');
  await client.disconnectRequest();
  expect(await exited).toBe(0);
  expect(errors()).toBe('');
  const logs = await readdir(path.join(folder, '.toolprm/searches'));
  expect(logs).toHaveLength(2);
  for (const log of logs) {
    const text = await readFile(path.join(folder, '.toolprm/searches', log), 'utf8');
    expect(text).not.toContain(key);
    expect(readLog(text)).toMatchObject({ finished: true, problems: [] });
  }
  expect(JSON.stringify(client.messages)).not.toContain(key);
  expect(client.faults).toEqual([]);
});

test('attach replays a log of the working directory, and finds its tool file', async () => {
  await using server = await serve();
  const first = connectTo(server);
  await atUnit(first, server.url);
  await first.client.continueRequest({ threadId: 1 });
  await first.client.disconnectRequest();
  await first.exited;
  const [log] = await readdir(path.join(folder, '.toolprm/searches'));
  const asked = server.requests.length;
  const { client, exited } = connectTo(server);
  await client.initializeRequest();
  const attaching = client.send('attach', { log: `.toolprm/searches/${log}`, stopOnEntry: true });
  await client.take('initialized');
  await client.configurationDoneRequest();
  await attaching;
  await client.stopped();
  await move(client, 'next');
  const [frame] = (await client.stackTraceRequest({ threadId: 1 })).body.stackFrames;
  expect(frame?.source?.path).toBe(path.join(folder, 'weather.tools.json'));
  expect(server.requests).toHaveLength(asked);
  // A change asks the models that the flags name.
  await client.evaluateRequest({ expression: 'again', context: 'repl' });
  await client.stopped(2);
  expect(server.requests.length).toBeGreaterThan(asked);
  await client.disconnectRequest();
  expect(await exited).toBe(0);
  expect(client.faults).toEqual([]);
});

test('a search that is left alone runs on to its end, then the process ends', async () => {
  await using server = await serve();
  const debugged = connectTo(server);
  await atUnit(debugged, server.url);
  await debugged.client.disconnectRequest({ terminateDebuggee: false });
  expect(await debugged.exited).toBe(0);
  const [log = ''] = await readdir(path.join(folder, '.toolprm/searches'));
  const { events } = readLog(await readFile(path.join(folder, '.toolprm/searches', log), 'utf8'));
  expect(events.at(-1)).toMatchObject({ type: 'search-finished', outcome: 'done' });
});

test('errors of a launch say what to do', async () => {
  const { client, exited } = connect();
  await client.initializeRequest();
  expect(await client.refused('launch', { tools: 'gone.json', query })).toBe(
    'gone.json cannot be read: there is no such file. Check the path.',
  );
  await client.disconnectRequest();
  expect(await exited).toBe(0);
  const other = connect();
  await other.client.initializeRequest();
  const policy = { url: 'http://127.0.0.1:9' };
  const why = await other.client.refused('launch', { tools: 'weather.tools.json', query, policy });
  expect(why).toMatch(/127\.0\.0\.1:9.+\./);
  await other.client.disconnectRequest();
  await other.exited;
});

/** Launched on a server that does not answer. */
async function unanswered(fault: FaultKind): Promise<ProcessClient & AsyncDisposable> {
  const server = await startServer({
    personality: 'vllm',
    model: createScriptedModel({ responses }),
    apiKey: key,
    faults: [{ ...fault, path: '/v1/completions' }],
  });
  const debugged = connectTo(server);
  const { client } = debugged;
  await client.initializeRequest();
  const launching = client.send('launch', {
    tools: 'weather.tools.json',
    query,
    policy: { url: `${server.url}/v1` },
    reward: { url: `${server.url}/v1` },
  });
  await client.take('initialized');
  await client.configurationDoneRequest();
  launching.catch(() => undefined);
  return { ...debugged, [Symbol.asyncDispose]: () => server.close() };
}

test('a request that the server never answers does not hold a disconnect', async () => {
  await using debugged = await unanswered({ kind: 'silence' });
  await debugged.client.disconnectRequest();
  expect(await debugged.exited).toBe(0);
});

test('a search that is left alone ends with the process, at the first signal', async () => {
  // What is asked while the models are opened is no stream.
  await using debugged = await unanswered({ kind: 'held', until: new Promise(() => undefined) });
  const { client, child, exited } = debugged;
  await client.take('thread');
  await client.disconnectRequest({ terminateDebuggee: false });
  child.kill('SIGTERM');
  expect(await exited).toBeNull();
  expect(child.signalCode).toBe('SIGTERM');
});

test('keys and headers go to the servers that the flags name, and to none that a launch.json names', async () => {
  await using named = await serve();
  await using other = await startServer({
    personality: 'vllm',
    model: createScriptedModel({ responses }),
  });
  const { client, exited } = connect(['--reward', `${named.url}/v1`, '--header', 'x-team=blue']);
  await client.initializeRequest();
  const launching = client.send('launch', {
    tools: 'weather.tools.json',
    query,
    policy: { url: `${other.url}/v1` },
    reward: { url: `${named.url}/v1`, model: 'scripted-model' },
    settings: { beams: 1, candidates: 2 },
  });
  await client.take('initialized');
  await client.configurationDoneRequest();
  await launching;
  await client.take('terminated');
  const sent = (server: typeof named) =>
    new Set(server.requests.map(({ headers }) => `${headers.authorization} ${headers['x-team']}`));
  expect(sent(other)).toEqual(new Set(['undefined undefined']));
  expect(sent(named)).toEqual(new Set([`Bearer ${key} blue`]));
  await client.disconnectRequest();
  expect(await exited).toBe(0);
});

describe('the tool file of a replayed log', () => {
  /** Attached to a log that names this tool file. */
  async function replayed(toolsFile: string, given: object = {}): Promise<ProcessClient> {
    const events = (await recordedLog()).map((event) =>
      event.type === 'search-started' ? { ...event, toolsFile } : event,
    );
    const log = path.join(folder, 'one.toolprm.jsonl');
    await writeFile(log, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const debugged = connect();
    await debugged.client.initializeRequest();
    await debugged.client.send('attach', { log, ...given });
    return debugged;
  }

  async function toolsOf({ client, exited }: ProcessClient): Promise<string | undefined> {
    await client.configurationDoneRequest();
    await client.stopped();
    const [tools] = (await client.send('loadedSources', {})).body.sources;
    await client.disconnectRequest();
    expect(await exited).toBe(0);
    return tools.path;
  }

  test('is not looked for outside the working directory, unless a person names it', async () => {
    const elsewhere = await mkdtemp(path.join(tmpdir(), 'toolprm-elsewhere-'));
    const outside = path.join(elsewhere, 'weather.tools.json');
    await writeFile(outside, toolsText);
    for (const named of [outside, path.relative(folder, outside)]) {
      const debugged = await replayed(named);
      expect(await toolsOf(debugged)).toBeUndefined();
      expect(debugged.client.output).toContain('lies outside the working directory');
    }
    await symlink(outside, path.join(folder, 'linked.json'));
    expect(await toolsOf(await replayed('linked.json'))).toBeUndefined();
    expect(await toolsOf(await replayed(outside, { tools: outside }))).toBe(outside);
    expect(await toolsOf(await replayed('weather.tools.json'))).toBe(path.join(folder, 'weather.tools.json'));
    await rm(elsewhere, { recursive: true });
  });

  test('must be there where a person names it', async () => {
    await expect(replayed('weather.tools.json', { tools: 'gone.json' })).rejects.toThrow(
      'gone.json cannot be read: there is no such file.',
    );
  });
});

test('what is no message ends the session, and a closed input as well', async () => {
  const { child, exited } = connect();
  child.stdin?.write('Content-Length: 5\r\n\r\n{"a":');
  expect(await exited).toBe(0);
  const other = connect();
  other.child.stdin?.end();
  expect(await other.exited).toBe(0);
});

test('flags that name no model are refused at once', async () => {
  const { exited, errors } = connect(['--policy', 'llama']);
  expect(await exited).toBe(2);
  expect(errors()).toContain('"llama" is no policy');
});

test.each([
  ['has its tools itself', JSON.parse(toolsText), undefined, 'tools.json'],
  ['names the file of them', 'weather.tools.json', 'weather.tools.json', 'weather.tools.json'],
])('a case that %s', async (_, tools, toolsFile, source) => {
  await using server = await serve();
  const file = 'weather.toolprm-cases.jsonl';
  const calls = [{ name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius' } }];
  await writeFile(path.join(folder, file), `${JSON.stringify({ id: 'oslo', query, tools, calls })}\n`);
  const { client, exited, errors } = connectTo(server);
  await client.initializeRequest();
  const launching = client.send('launch', { case: { file }, stopOnEntry: true });
  await client.take('initialized');
  await client.configurationDoneRequest();
  await launching;
  const { log } = (await client.take('toolprm/shown')).body;
  const { sources } = (await client.send('loadedSources')).body;
  expect(sources[0].name).toBe(source);
  await client.disconnectRequest();
  expect(await exited, errors()).toBe(0);
  const [header] = readLog(await readFile(log, 'utf8')).events;
  expect(header).toMatchObject({ query, tools: [{ name: 'get_weather' }, { name: 'get_time' }] });
  expect(header?.type === 'search-started' && header.toolsFile).toBe(toolsFile);
});
