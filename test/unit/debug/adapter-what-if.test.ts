// What-if from the client's side: each change opens another thread that stands where the change was made.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { expect, test } from 'vitest';
import type { Client } from './adapter-client.ts';
import { line, recordedLog, told } from './adapter-searches.ts';
import {
  atEntry,
  evaluate,
  frames,
  move,
  names,
  type Session,
  started,
  top,
  variables,
} from './adapter-session.ts';
import { signalled } from './searches.ts';

/** Stopped where the unit is decided. */
async function atUnit(options: Parameters<typeof started>[0] = {}): Promise<Session> {
  const session = await started({
    ...options,
    configure: (client, host) =>
      client.setBreakpointsRequest({ source: { path: host.toolsPath }, breakpoints: [{ line: line.unit }] }),
  });
  await session.client.stopped();
  return session;
}

async function candidates(client: Client, threadId = 1): Promise<readonly DebugProtocol.Variable[]> {
  return (await variables(client, 'Candidates', await top(client, threadId))).list;
}

test('keeping a pruned candidate from the console leads to another result', async () => {
  const { client, host, close } = await atUnit();
  const asked = host.asked();
  expect(await evaluate(client, 'keep arguments finished')).toBe(
    'Thread 2: keep arguments finished · step 3 · from thread 1',
  );
  expect((await client.take('thread', ({ body }) => body.threadId === 2)).body.reason).toBe('started');
  expect((await client.stopped(2)).body).toMatchObject({
    reason: 'step',
    description: 'What if: keep arguments finished',
    allThreadsStopped: false,
  });
  expect((await names(client, 2))[0]).toBe('arguments finished');
  expect(host.asked()).toBe(asked);
  const kept = (await candidates(client, 2)).find(({ value }) => value.startsWith('arguments finished'));
  expect(kept?.value).toContain('kept by hand');
  // The first search stands where it stood.
  expect(
    (await candidates(client, 1)).find(({ value }) => value.startsWith('arguments finished'))?.value,
  ).toContain('pruned');
  expect((await client.threadsRequest()).body.threads).toHaveLength(2);
  expect((await move(client, 'continue', 2)).reason).toBe('end');
  expect(await evaluate(client, 'query', 'watch', await top(client, 1))).toContain('Oslo');
  await client.continueRequest({ threadId: 1 });
  await client.take('terminated');
  await close();
});

test('dropping the best one leads to the next best', async () => {
  const { client, close } = await atUnit();
  await evaluate(client, 'drop "celsius"');
  await client.stopped(2);
  await client.setBreakpointsRequest({ source: { path: 'none.json' }, breakpoints: [] });
  expect((await move(client, 'continue', 2)).reason).toBe('end');
  expect(client.output).toContain('"unit":"fahrenheit"');
  await close();
});

test('setting a candidate’s decision tries another value in its place', async () => {
  const { client, close } = await started({
    configure: (to, host) =>
      to.setBreakpointsRequest({ source: { path: host.toolsPath }, breakpoints: [{ line: line.city }] }),
  });
  await client.stopped();
  const { reference, list } = await variables(client, 'Candidates', await top(client));
  const first = list[0]?.variablesReference ?? 0;
  expect(list[0]?.value).toContain('city = "Oslo"');
  expect(
    await client.refused('setVariable', { variablesReference: reference, name: '[0]', value: '1' }),
  ).toContain('cannot be set');
  const { body } = await client.setVariableRequest({
    variablesReference: first,
    name: 'decision',
    value: 'Bergen',
  });
  expect(body.value).toBe('Bergen');
  expect((await client.take('invalidated')).body).toEqual({ areas: ['variables'], threadId: 1 });
  await client.stopped(2);
  const values = (await candidates(client, 2)).map(({ value }) => value);
  expect(values.find((value) => value.includes('Bergen'))).toContain('kept by hand');
  expect((await names(client, 2))[0]).toBe('city = "Bergen"');
  expect(values.find((value) => value.includes('Oslo') && value.includes('dropped'))).toBeDefined();
  await close();
});

test('setting a candidate’s retained, a setting, or an expression', async () => {
  const { client, close } = await atUnit();
  const { list } = await variables(client, 'Candidates', await top(client));
  const pruned = list.find(({ value }) => value.includes('pruned'))?.variablesReference ?? 0;
  expect(
    await client.refused('setVariable', { variablesReference: pruned, name: 'retained', value: 'yes' }),
  ).toBe('Give true to keep the candidate, false to drop it.');
  await client.setVariableRequest({ variablesReference: pruned, name: 'retained', value: 'true' });
  await client.stopped(2);
  const settings = await variables(client, 'Settings', await top(client, 1));
  await client.setVariableRequest({ variablesReference: settings.reference, name: 'beams', value: '1' });
  await client.stopped(3);
  expect(await evaluate(client, 'settings.beams', 'watch', await top(client, 3))).toBe('1');
  await client.send('setExpression', {
    expression: 'settings.temperature',
    value: '0.2',
    frameId: await top(client, 1),
  });
  await client.stopped(4);
  const named = (await client.threadsRequest()).body.threads.map(({ name }) => name);
  expect(named.slice(2)).toEqual([
    '3: beams = 1 · step 3 · from thread 1',
    '4: temperature = 0.2 · step 3 · from thread 1',
  ]);
  expect(await client.refused('setExpression', { expression: '1 + 1', value: '3' })).toContain(
    'cannot be set',
  );
  await close();
});

test('a value that the schema forbids is refused in words', async () => {
  const { client, close } = await atUnit();
  const [first] = await candidates(client);
  const refused = await client.refused('setVariable', {
    variablesReference: first?.variablesReference ?? 0,
    name: 'value',
    value: '"rankine"',
  });
  expect(refused).toContain('celsius');
  expect(await client.refused('evaluate', { expression: 'try rankine', context: 'repl' })).toBe(refused);
  await close();
});

test('restart frame expands its step again with another seed', async () => {
  const { client, close } = await atUnit();
  const [, city] = await frames(client);
  await client.restartFrameRequest({ frameId: city?.id ?? 0 });
  const first = (await client.stopped(1)).body;
  expect(first.reason).toBe('step');
  expect((await client.stopped(2)).body.reason).toBe('restart');
  expect((await names(client, 2))[0]).toBe('city = "Oslo"');
  const seed = Number(await evaluate(client, 'settings.seed', 'watch', await top(client, 2)));
  expect(seed).toBeGreaterThan(0);
  expect((await names(client, 1))[0]).toBe('unit = "celsius"');
  // Once more: what came of a seed before would be the same again.
  await evaluate(client, 'again', 'repl', await top(client, 1));
  await client.stopped(3);
  await evaluate(client, 'again', 'repl', await top(client, 2));
  await client.stopped(4);
  const others = [3, 4].map(async (thread) =>
    Number(await evaluate(client, 'settings.seed', 'watch', await top(client, thread))),
  );
  expect(new Set([0, seed, ...(await Promise.all(others))]).size).toBe(4);
  await close();
});

test('a finished log is changed as well, at any of its steps, and a change of a change', async () => {
  const { client, close } = await atEntry({ request: 'attach', log: await recordedLog() });
  const log = await recordedLog();
  const pruned = log.find((event) => event.type === 'verdict' && event.verdict.kind === 'rank');
  const candidate = pruned !== undefined && 'id' in pruned ? pruned.id : '';
  const { body } = await client.customRequest('toolprm/whatIf', { change: { kind: 'keep', candidate } });
  expect(body).toEqual({ threadId: 2, log: expect.stringContaining('search-1.toolprm.jsonl') });
  await client.stopped(2);
  await client.customRequest('toolprm/whatIf', {
    log: body.log,
    change: { kind: 'settings', settings: { beams: 3 } },
  });
  await client.stopped(3);
  expect((await client.threadsRequest()).body.threads[2]?.name).toContain('beams = 3');
  expect((await client.threadsRequest()).body.threads[2]?.name).toContain('from thread 2');
  // A finished log needs no models, a change does.
  expect((await move(client, 'continue', 3)).reason).toBe('end');
  await client.send('terminateThreads', { threadIds: [2] });
  expect((await client.take('thread', ({ body: { reason } }) => reason === 'exited')).body.threadId).toBe(2);
  expect((await client.threadsRequest()).body.threads.map(({ id }) => id)).toEqual([1, 3]);
  await close();
});

test('showing a candidate makes its path the stack', async () => {
  const { client, host, close } = await atUnit();
  const other = (await evaluate(client, 'candidates[1].id', 'watch').catch(() => '')) || '';
  const id = other.replaceAll('"', '');
  await client.customRequest('toolprm/show', { log: host.runs[0]?.logPath, candidate: id });
  expect((await client.take('invalidated')).body).toEqual({ areas: ['stacks', 'variables'], threadId: 1 });
  expect((await names(client))[0]).toBe('unit = "fahrenheit"');
  expect(await client.refused('toolprm/show', { candidate: 'nowhere' })).toContain(
    'stands before the candidate',
  );
  expect(await client.refused('toolprm/show', { log: '/nowhere', candidate: id })).toContain(
    'No search of this session',
  );
  await close();
});

test.each([
  [{ change: { kind: 'keep' } }, '"candidate" is missing'],
  [{ change: { kind: 'keep', candidate: 'nowhere' } }, 'The search has no candidate "nowhere".'],
  [{ change: { kind: 'dance' } }, 'This is no change'],
  [{ change: { kind: 'settings', settings: { strategy: 'greedy' } } }, '"strategy" cannot be changed here'],
  [{ change: { kind: 'settings', settings: { beams: 0 } } }, 'beams is 0'],
  [{ change: { kind: 'inject', parent: null, text: 'dance' } }, ''],
  [{ change: { kind: 'expand-again', seed: 0 } }, 'give another one'],
])('refuses %j', async (wrong, why) => {
  const { client, close } = await atUnit();
  expect(await client.refused('toolprm/whatIf', wrong)).toContain(why);
  expect((await client.threadsRequest()).body.threads).toHaveLength(1);
  await close();
});

test('the session ends where the last search that has not ended is stopped', async () => {
  const { client, close } = await atUnit();
  await evaluate(client, 'keep arguments finished');
  await client.stopped(2);
  expect((await move(client, 'continue', 1)).reason).toBe('end');
  await client.send('terminateThreads', { threadIds: [2] });
  expect((await client.take('exited')).body).toEqual({ exitCode: 0 });
  await client.take('terminated');
  await close();
});

test('a what-if that is given up while its models open ends its search', async () => {
  const over = signalled();
  let runs = 0;
  const { client, session, host } = await atUnit({
    given(run) {
      runs += 1;
      if (runs === 1) return run;
      session.dispose();
      return { ...run, events: told(run.events, over.resolve) };
    },
  });
  expect(await client.refused('evaluate', { expression: 'set beams = 1', context: 'repl' })).toBe(
    'The session is over.',
  );
  await over.promise;
  host.close();
});
