// A client that pauses, ends or leaves a search while a model is being asked.
import { describe, expect, test } from 'vitest';
import type { SearchEvent } from '../../../src/log/events.ts';
import type { Run } from '../../../src/run/open-run.ts';
import { line } from './adapter-searches.ts';
import { atEntry, evaluate, move, started } from './adapter-session.ts';
import { signalled } from './searches.ts';

describe('in the middle of a request', () => {
  /** The policy does not answer the second request before it is let. */
  function slow() {
    let answer: () => void = () => undefined;
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    let requests = 0;
    const before = (_: unknown, signal: AbortSignal): Promise<void> => {
      requests += 1;
      if (requests !== 2) return Promise.resolve();
      asked();
      return new Promise((resolve, reject) => {
        answer = resolve;
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    };
    return { policy: { before }, isAsked, answer: () => answer() };
  }

  test('pause stops at once, and the search goes on from there', async () => {
    const { policy, isAsked, answer } = slow();
    const { client, close } = await started({ policy });
    await isAsked;
    await client.pauseRequest({ threadId: 1 });
    expect((await client.stopped()).body.reason).toBe('pause');
    expect(await client.refused('pause', { threadId: 1 })).toContain('stands already');
    answer();
    await client.continueRequest({ threadId: 1 });
    await client.take('terminated');
    await close();
  });

  test('terminate ends the search and says so', async () => {
    const { policy, isAsked } = slow();
    const { client, host, close } = await started({ policy });
    await isAsked;
    await client.terminateRequest();
    expect((await client.take('exited')).body).toEqual({ exitCode: 1 });
    await client.take('terminated');
    expect(client.output).toContain('The search was stopped.\n');
    expect(host.runs).toHaveLength(1);
    expect(await client.refused('next', { threadId: 1 })).toBe('The session is over.');
    await close();
  });

  test('disconnect ends the search', async () => {
    const { policy, isAsked } = slow();
    const { client, ended, close } = await started({ policy });
    await isAsked;
    await client.disconnectRequest();
    expect(await ended).toBe(false);
    await close();
  });

  test('disconnect may leave the search to run on', async () => {
    const { policy, isAsked, answer } = slow();
    const { client, ended, close } = await started({ policy });
    await isAsked;
    await client.disconnectRequest({ terminateDebuggee: false });
    expect(await ended).toBe(true);
    answer();
    await close();
  });

  test('a client that goes away without a word ends it too', async () => {
    const { policy, isAsked } = slow();
    const { session, ended, host } = await started({ policy });
    await isAsked;
    session.dispose();
    expect(await ended).toBe(false);
    host.close();
  });
});

describe('before a search has said anything', () => {
  /** Its first event comes when it is let. */
  function late(run: Run, begun: Promise<void>): Run {
    async function* events(): AsyncGenerator<SearchEvent, void, undefined> {
      await begun;
      yield* run.events;
    }
    return { ...run, events: events() };
  }

  test.each([false, true])(
    'pause stops it, and it goes on from there (stop on entry: %j)',
    async (stopOnEntry) => {
      const begun = signalled();
      const { client, close } = await started({
        given: (run) => late(run, begun.promise),
        arguments: { stopOnEntry },
        configure: (to, host) =>
          to.setBreakpointsRequest({ source: { path: host.toolsPath }, breakpoints: [{ line: line.unit }] }),
      });
      await client.take('thread');
      await client.pauseRequest({ threadId: 1 });
      expect((await client.stopped()).body).toMatchObject({
        reason: 'pause',
        description: 'Before the first step',
      });
      begun.resolve();
      expect((await move(client, 'continue')).reason).toBe('breakpoint');
      await close();
    },
  );

  test('pause stops a what-if too', async () => {
    const begun = signalled();
    let runs = 0;
    const { client, close } = await atEntry({
      given(run) {
        runs += 1;
        return runs === 1 ? run : late(run, begun.promise);
      },
    });
    await evaluate(client, 'set beams = 1');
    await client.take('thread', ({ body }) => body.threadId === 2);
    await client.pauseRequest({ threadId: 2 });
    expect((await client.stopped(2)).body.reason).toBe('pause');
    begun.resolve();
    expect((await move(client, 'next', 2)).description).toBe('At step 1');
    await close();
  });
});
