// Breakpoints of every kind, as a client sets them and is stopped by them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { expect, test } from 'vitest';
import type { Client } from './adapter-client.ts';
import { line, recordedLog, type ScriptedHost, toolsText } from './adapter-searches.ts';
import { atEntry, move, names, started } from './adapter-session.ts';

const on =
  (...breakpoints: readonly DebugProtocol.SourceBreakpoint[]) =>
  (client: Client, host: ScriptedHost) =>
    client.setBreakpointsRequest({ source: { path: host.toolsPath }, breakpoints: [...breakpoints] });

const expected = [{ name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius' } }];

test.each([
  ['a tool', line.weather, 'get_weather'],
  ['a parameter', line.unit, 'unit = "celsius"'],
  ['a value of an enum', line.fahrenheit, 'unit = "fahrenheit"'],
])('on the line of %s', async (_, at, top) => {
  const { client, close } = await started({ configure: on({ line: at }) });
  const { body } = await client.stopped();
  expect(body).toMatchObject({ reason: 'breakpoint', hitBreakpointIds: [1], allThreadsStopped: false });
  expect((await names(client))[0]).toBe(top);
  await close();
});

test('with a condition, a hit condition, and a message instead of a stop', async () => {
  const { client, close } = await started({
    configure: on(
      { line: line.unit, condition: 'candidate.retained and step > 99' },
      { line: line.weather, hitCondition: '> 5' },
      { line: line.city, logMessage: '{step}: {candidate.decision} scores {score}' },
      { line: line.celsius, condition: 'candidate.value == "celsius" and score > 0.5' },
    ),
  });
  expect((await client.stopped()).body.hitBreakpointIds).toEqual([4]);
  expect(client.output).toContain('2: city = "Oslo" scores 0.8');
  await client.continueRequest({ threadId: 1 });
  await client.take('terminated');
  await close();
});

test('what cannot be understood is said where it is set', async () => {
  const { client, host, close } = await atEntry();
  const set = async (
    breakpoint: DebugProtocol.SourceBreakpoint,
  ): Promise<DebugProtocol.Breakpoint | undefined> =>
    (await on(breakpoint)(client, host)).body.breakpoints[0];
  expect(await set({ line: 1 })).toMatchObject({
    verified: false,
    message: expect.stringContaining('No tool'),
  });
  expect(await set({ line: line.unit, condition: 'score <' })).toMatchObject({
    verified: false,
    message: expect.stringContaining('In the condition score <'),
  });
  expect(await set({ line: line.unit, hitCondition: 'often' })).toMatchObject({ verified: false });
  await close();
});

test('in a file that is not the tool file they are set aside, once the search is known', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolprm-other-'));
  const other = path.join(folder, 'other.json');
  writeFileSync(other, toolsText);
  const { client, close } = await started({
    configure: async (to) => {
      const { body } = await to.setBreakpointsRequest({
        source: { path: other },
        breakpoints: [{ line: line.unit }],
      });
      expect(body.breakpoints).toMatchObject([{ verified: true }]);
      const gone = await to.setBreakpointsRequest({
        source: { path: path.join(folder, 'gone.json') },
        breakpoints: [{ line: 1 }],
      });
      expect(gone.body.breakpoints[0]?.message).toContain('The file cannot be read');
    },
  });
  expect((await client.take('breakpoint')).body).toMatchObject({
    reason: 'changed',
    breakpoint: { verified: false, message: expect.stringContaining('another tool file') },
  });
  await client.take('terminated');
  expect(client.messages.some(({ event }) => event === 'stopped')).toBe(false);
  await close();
  rmSync(folder, { recursive: true });
});

test('those that were set last hold, however long the text of the file takes to read', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let reads = 0;
  const { client, host, close } = await atEntry({
    async reading() {
      reads += 1;
      if (reads === 1) await held;
    },
  });
  const first = on({ line: line.unit })(client, host);
  const last = on({ line: line.city })(client, host);
  // Both are on their way before the text of the first is there.
  await client.threadsRequest();
  release();
  expect((await first).body.breakpoints).toMatchObject([{ verified: true, line: line.unit }]);
  expect((await last).body.breakpoints).toMatchObject([{ verified: true, line: line.city }]);
  expect((await move(client, 'continue')).reason).toBe('breakpoint');
  expect((await names(client))[0]).toBe('city = "Oslo"');
  await client.continueRequest({ threadId: 1 });
  await client.take('terminated');
  await close();
});

test('in the prompt, where nothing is decided, leave those in the tools of the log as they are', async () => {
  const { client, host, close } = await atEntry({ request: 'attach', log: await recordedLog() });
  host.close();
  const set = async (sourceReference: number, at: number): Promise<readonly DebugProtocol.Breakpoint[]> =>
    (
      await client.setBreakpointsRequest({
        source: { name: 'any', sourceReference },
        breakpoints: [{ line: at }],
      })
    ).body.breakpoints;
  const { content } = (await client.sourceRequest({ sourceReference: 2 })).body;
  const unit = content.split('\n').findIndex((text) => text.includes('"unit"')) + 1;
  expect(await set(2, unit)).toMatchObject([{ verified: true }]);
  expect(await set(1, 1)).toMatchObject([
    { verified: false, message: 'Nothing is decided in the prompt: set breakpoints in the tool file.' },
  ]);
  expect((await move(client, 'continue')).reason).toBe('breakpoint');
  expect((await names(client))[0]).toMatch(/^unit = /);
  await close();
});

test('on functions by name', async () => {
  const { client, close } = await started({
    configure: (to) => to.setFunctionBreakpointsRequest({ breakpoints: [{ name: 'get_t*' }] }),
  });
  expect((await client.stopped()).body).toMatchObject({
    reason: 'function breakpoint',
    hitBreakpointIds: [1],
  });
  expect((await names(client))[0]).toBe('get_time');
  await close();
});

test.each([
  ['invalid', undefined, 'Invalid Candidate', 'unit = "kelvin"'],
  ['score-below', '0.4', 'Score Under Threshold', 'get_time'],
  ['expected-pruned', undefined, 'Expected Call Was Pruned', 'unit = "celsius"'],
])('on what goes wrong: %s', async (filterId, condition, exceptionId, top) => {
  const { client, close } = await started({
    arguments: { expected },
    // Nobody likes celsius here.
    ...(filterId === 'expected-pruned'
      ? { reward: { score: (text: string) => (text.includes('celsius') ? 0.1 : 0.8) } }
      : {}),
    configure: (to) =>
      to.setExceptionBreakpointsRequest({
        filters: [],
        filterOptions: [{ filterId, ...(condition === undefined ? {} : { condition }) }],
      }),
  });
  const { body } = await client.stopped();
  expect(body).toMatchObject({ reason: 'exception', text: body.description });
  expect((await names(client))[0]).toBe(top);
  expect((await client.exceptionInfoRequest({ threadId: 1 })).body.exceptionId).toBe(exceptionId);
  await close();
});

test('the policy and the reward model disagree', async () => {
  const { client, close } = await started({
    // The policy writes celsius first, and the reward model likes nothing of it.
    arguments: { settings: { beams: 1, candidates: 8 } },
    reward: { score: (text) => (text.includes('celsius') ? 0.1 : text.includes('get_time') ? 0.2 : 0.8) },
    configure: (to) => to.setExceptionBreakpointsRequest({ filters: ['disagree'] }),
  });
  expect((await client.stopped()).body.reason).toBe('exception');
  await close();
});

test('may be anywhere that a tool, a parameter or a value begins', async () => {
  const { client, host, close } = await atEntry();
  const { body } = await client.send('breakpointLocations', {
    source: { path: host.toolsPath },
    line: line.unit,
    endLine: line.fahrenheit,
  });
  expect(body.breakpoints.map((each: { line: number }) => each.line)).toEqual([
    line.unit,
    line.celsius,
    line.fahrenheit,
  ]);
  await close();
});

test('lines and columns are counted as the client counts them', async () => {
  const { client, close } = await started({
    initialize: { linesStartAt1: false, columnsStartAt1: false },
    configure: on({ line: line.unit - 1 }),
  });
  await client.stopped();
  const { stackFrames } = (await client.stackTraceRequest({ threadId: 1, levels: 1 })).body;
  expect(stackFrames).toMatchObject([{ line: line.celsius - 1, column: 12 }]);
  await close();
});
