// `toolprm debug`: the adapter in a process of its own, with models on a server.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLog } from '../../../src/log/reader.ts';
import { createScriptedModel } from '../../server/scripted-model.ts';
import { startServer } from '../../server/server.ts';
import { responses } from '../run/searching.ts';
import { connectProcess, type ProcessClient } from './adapter-client.ts';
import { line, query, toolsText } from './adapter-searches.ts';
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
  const debugged = connect();
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
  const first = connect();
  await atUnit(first, server.url);
  await first.client.continueRequest({ threadId: 1 });
  await first.client.disconnectRequest();
  await first.exited;
  const [log] = await readdir(path.join(folder, '.toolprm/searches'));
  const asked = server.requests.length;
  const { client, exited } = connect(['--policy', `${server.url}/v1`]);
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
  const debugged = connect();
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

test('a request that the server never answers does not hold a disconnect', async () => {
  await using server = await startServer({
    personality: 'vllm',
    model: createScriptedModel({ responses }),
    apiKey: key,
    faults: [{ kind: 'silence', path: '/v1/completions' }],
  });
  const { client, exited } = connect();
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
  await client.disconnectRequest();
  expect(await exited).toBe(0);
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
