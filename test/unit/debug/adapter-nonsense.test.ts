// Requests that make no sense get an answer that says why, and never hold anything up.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { line, query, recordedLog, type ScriptedHostOptions } from './adapter-searches.ts';
import { atEntry, connected, frames, move, started, top, variables } from './adapter-session.ts';
import { turns } from './searches.ts';

describe('at the wrong time', () => {
  test('before the session begins', async () => {
    const { client, close } = connected();
    expect(await client.refused('launch', { tools: 'x', query })).toBe('Initialize first.');
    expect(await client.refused('next', { threadId: 1 })).toBe('There is no thread 1 yet.');
    await client.initializeRequest();
    expect(await client.refused('initialize', {})).toContain('initialized already');
    expect(await client.refused('configurationDone')).toBe('Launch or attach first.');
    expect(await client.refused('setBreakpoints', { source: { path: 'x' } })).toBe('Launch or attach first.');
    expect(await client.refused('evaluate', { expression: '1', context: 'repl' })).toContain(
      'No search stands',
    );
    expect(await client.refused('toolprm/whatIf', { change: {} })).toContain('No search stands');
    expect((await client.threadsRequest()).body.threads).toEqual([]);
    await close();
  });

  test('while the search runs', async () => {
    const { client, close } = await started({ policy: { before: () => new Promise(() => undefined) } });
    await client.take('thread');
    for (const command of ['next', 'continue', 'stackTrace', 'stepBack', 'exceptionInfo']) {
      expect(await client.refused(command, { threadId: 1 })).toBe('Thread 1 is running: pause it first.');
    }
    expect(await client.refused('launch', { tools: 'x', query })).toContain('has begun already');
    expect(await client.refused('attach', { log: 'x' })).toContain('has begun already');
    await close();
  });

  test('two moves at once: the second is refused', async () => {
    const { client, close } = await atEntry();
    const first = client.nextRequest({ threadId: 1 });
    expect(await client.refused('next', { threadId: 1 })).toBe('Thread 1 is running: pause it first.');
    await first;
    expect((await client.stopped()).body.reason).toBe('step');
    await close();
  });

  test('after the session ended', async () => {
    const { client, close } = await started();
    await client.take('terminated');
    expect(await client.refused('continue', { threadId: 1 })).toBe('The session is over.');
    expect((await client.threadsRequest()).body.threads).toEqual([]);
    await client.terminateRequest();
    await close();
  });
});

test('frames and variables hold until their thread moves', async () => {
  const { client, close } = await atEntry({ request: 'attach', log: await recordedLog() });
  await move(client, 'next');
  const frame = await top(client);
  const { reference } = await variables(client, 'Candidates', frame);
  await move(client, 'next');
  expect(await client.refused('scopes', { frameId: frame })).toBe(
    `The search has moved on since frame ${frame} was shown: ask for it again.`,
  );
  expect(await client.refused('variables', { variablesReference: reference })).toContain('moved on');
  expect(await client.refused('evaluate', { expression: '1', frameId: frame })).toContain('moved on');
  expect(await client.refused('restartFrame', { frameId: frame })).toContain('moved on');
  expect(await client.refused('scopes', { frameId: 123_456 })).toBe('There is no frame 123456.');
  await close();
});

test.each([
  ['next', {}, '"threadId" is missing'],
  ['next', { threadId: 'one' }, '"threadId" is missing or malformed'],
  ['next', { threadId: 17 }, 'There is no thread 17: choose of 1.'],
  ['variables', { variablesReference: -1 }, 'There is no variable -1.'],
  ['evaluate', { expression: 17 }, '"expression" is missing'],
  ['setBreakpoints', { source: {} }, '"path" is missing'],
  ['setBreakpoints', { source: { path: 'x' }, breakpoints: [17] }, 'a list of objects'],
  ['setFunctionBreakpoints', { breakpoints: [{}] }, '"name" is missing'],
  ['terminateThreads', {}, 'Say which threads'],
  ['goto', { threadId: 1, targetId: 1 }, 'knows no request "goto"'],
  ['{dance}', {}, 'knows no request "{dance}"'],
])('%s %j', async (command, args, why) => {
  const { client, close } = await atEntry();
  expect(await client.refused(command, args)).toContain(why);
  await close();
});

const kinds = fc.constantFrom('replayed' as const, 'quick' as const, 'slow' as const, 'faulty' as const);

/** A policy that takes its time, or breaks off now and then. */
function troubled(kind: 'quick' | 'slow' | 'faulty'): ScriptedHostOptions['policy'] & object {
  let requests = 0;
  return {
    async before() {
      requests += 1;
      if (kind === 'slow') await turns(requests * 7);
      if (kind === 'faulty' && requests % 3 === 0) throw new Error('The connection was lost.');
    },
  };
}

test('any sequence of requests gets one answer each, and a disconnect ends it', async () => {
  const log = await recordedLog();
  const number = fc.constantFrom(1, 2, 3, 7, -1);
  const request = fc.oneof(
    fc
      .tuple(
        fc.constantFrom(
          ...['continue', 'next', 'stepIn', 'stepOut', 'stepBack', 'reverseContinue', 'pause', 'stackTrace'],
          ...['exceptionInfo', 'terminateThreads', 'threads'],
        ),
        number,
      )
      .map(([command, id]) => ({ command, args: { threadId: id, threadIds: [id] } })),
    fc
      .tuple(fc.constantFrom('scopes', 'variables', 'restartFrame', 'source'), number)
      .map(([command, id]) => ({
        command,
        args: { frameId: id, variablesReference: id, sourceReference: id },
      })),
    fc
      .constantFrom(
        'help',
        'again',
        'keep candidates[2]',
        'drop candidates[0]',
        'set beams = 1',
        'try Bergen',
        '(',
        'gap',
      )
      .map((expression) => ({ command: 'evaluate', args: { expression, context: 'repl' } })),
    fc
      .constantFrom(
        'initialize',
        'launch',
        'attach',
        'configurationDone',
        'cancel',
        'loadedSources',
        'nonsense',
      )
      .map((command) => ({ command, args: { tools: 'x', query: 'x', log: 'x' } })),
    fc.constantFrom(line.unit, line.city, 0, 999).map((at) => ({
      command: 'setFunctionBreakpoints',
      args: { breakpoints: [{ name: `get_${at}*` }] },
    })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 25 }), kinds, async (requests, kind) => {
      const { client, close } = await started({
        arguments: { stopOnEntry: true },
        ...(kind === 'replayed' ? { request: 'attach', log } : { policy: troubled(kind) }),
      });
      const answers = requests.map(({ command, args }) =>
        client.send(command, args).then(
          () => true,
          (error: Error) => {
            expect(error.message).not.toBe('');
            expect(error.message).not.toMatch(/undefined|TypeError|\bat .*:\d+/);
            return true;
          },
        ),
      );
      // In turn with what the adapter does by itself, and all at once.
      if (kind === 'quick') for (const answer of answers) await answer;
      await Promise.all(answers);
      await close();
      const answered = client.messages
        .filter(({ type }) => type === 'response')
        .map((each) => each.request_seq);
      expect(new Set(answered).size).toBe(answered.length);
    }),
    { numRuns: 120 },
  );
}, 240_000);

test('a thread that is shown still has its frames when another one moves', async () => {
  const { client, close } = await atEntry({ request: 'attach', log: await recordedLog() });
  await move(client, 'next');
  await client.evaluateRequest({ expression: 'again 5', context: 'repl' });
  await client.stopped(2);
  const [frame] = await frames(client, 1);
  await move(client, 'next', 2);
  expect((await client.scopesRequest({ frameId: frame?.id ?? 0 })).body.scopes).not.toEqual([]);
  await close();
});
