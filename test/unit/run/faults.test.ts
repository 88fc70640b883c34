// Whatever goes wrong on a server in the middle of a search, the search ends with a clear word, and its log is whole.
import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../server/faults.ts';
import { createScriptedModel } from '../../server/scripted-model.ts';
import { startServer } from '../../server/server.ts';
import { responses, searched } from './searching.ts';

const model = createScriptedModel({ responses });
const path = '/v1/completions';

/** How many requests to the faulty path the probe sends before the search begins. */
async function probeRequests(): Promise<number> {
  await using server = await startServer({ personality: 'vllm', model });
  await searched({ kind: 'server', url: server.url }, { kind: 'rules' }, { budget: { requests: 1 } });
  return server.requests.filter((request) => request.path === path).length - 1;
}

/** Runs a search whose policy or reward server goes wrong from its `from`-th search request on. */
async function withFault(
  role: 'policy' | 'reward',
  fault: FaultKind,
  from: number,
  count: number,
  timeoutSeconds = 30,
) {
  const before = await probeRequests();
  const faults = Array.from({ length: count }, (_, index) => ({
    ...fault,
    path,
    nth: before + from + index,
  }));
  await using policy = await startServer({
    personality: 'vllm',
    model,
    ...(role === 'policy' && { faults }),
  });
  await using reward = await startServer({
    personality: 'vllm',
    model,
    ...(role === 'reward' && { faults }),
  });
  return await searched(
    { kind: 'server', url: policy.url, timeoutSeconds },
    { kind: 'server', url: reward.url, preset: 'toolprm', timeoutSeconds },
  );
}

const recovers: readonly (readonly [string, FaultKind])[] = [
  ['429 without Retry-After', { kind: 'status', status: 429 }],
  ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: '0' }],
  ['503', { kind: 'status', status: 503 }],
  ['a reset', { kind: 'reset' }],
];

const ends: readonly (readonly [string, FaultKind, string])[] = [
  ['429 for ever', { kind: 'status', status: 429 }, 'overloaded'],
  ['a wrong key', { kind: 'status', status: 401 }, 'unauthorized'],
  ['a full context', { kind: 'overflow' }, 'context-overflow'],
  ['silence', { kind: 'silence' }, 'timeout'],
  ['a page of a proxy', { kind: 'html', status: 502 }, 'overloaded'],
];

const streamEnds: readonly (readonly [string, FaultKind, string])[] = [
  ['a cut stream', { kind: 'cut', after: 3 }, 'protocol'],
  ['an early end', { kind: 'early-end', after: 3 }, 'protocol'],
  ['an error inside the stream', { kind: 'stream-error', after: 3 }, 'crashed'],
  ['invalid JSON inside the stream', { kind: 'invalid-json', after: 3 }, 'protocol'],
  ['silence inside the stream', { kind: 'silence', after: 3 }, 'timeout'],
];

describe.each(['policy', 'reward'] as const)('a %s server that goes wrong', (role) => {
  test.each(recovers)('recovers from %s', async (_name, fault) => {
    const { end, logged } = await withFault(role, fault, 1, 1);
    expect(end).toMatchObject({ outcome: 'done', calls: [{ name: 'get_weather' }] });
    expect(logged.problems).toEqual([]);
  });

  test.each(role === 'policy' ? [...ends, ...streamEnds] : ends)(
    'ends the search with %s',
    async (_name, fault, code) => {
      const { end, events, logged } = await withFault(
        role,
        fault,
        1,
        50,
        fault.kind === 'silence' ? 1.5 : 10,
      );
      expect(end.outcome).toBe('failed');
      expect(end.error?.remedy.length).toBeGreaterThan(10);
      expect(end.error?.code).toBe(code);
      expect(logged.problems).toEqual([]);
      expect(logged.events).toEqual(events);
      const proposed = events.filter((event) => event.type === 'candidate').map((event) => event.id);
      const judged = events.filter((event) => event.type === 'verdict').map((event) => event.id);
      expect(new Set(judged)).toEqual(new Set(proposed));
    },
  );
});

test('a reward server whose answers cannot be read is asked in another way', async () => {
  const { end, events } = await withFault('reward', { kind: 'invalid-json' }, 1, 50);
  expect(end.outcome).toBe('done');
  const sources = events.flatMap((event) => (event.type === 'score' ? [event.score.source] : []));
  expect(new Set(sources).size).toBe(1);
  expect(sources[0]).not.toBe('logprob_token_ids');
});

describe('labels and limits', () => {
  test('a label outside the likeliest tokens gives a bound, and the search goes on', async () => {
    await using policy = await startServer({ personality: 'vllm', model });
    await using reward = await startServer({
      personality: 'trtllm',
      model,
      faults: [{ kind: 'missing-label', label: '-' }],
    });
    const { end, events } = await searched(
      { kind: 'server', url: policy.url },
      { kind: 'server', url: reward.url, preset: 'toolprm' },
    );
    const readings = events.flatMap((event) => (event.type === 'score' ? [event.score.reading] : []));
    expect(readings).toContain('bound');
    expect(end.outcome).not.toBe('failed');
  });

  test('a slow server is waited for', async () => {
    const { end } = await withFault('policy', { kind: 'slow', milliseconds: 2 }, 1, 50);
    expect(end.outcome).toBe('done');
  });

  test.each(['reject', 'ignore'] as const)(
    'a server that %ss a field it does not know is served without it',
    async (behaviour) => {
      await using policy = await startServer({
        personality: 'vllm',
        model,
        faults: [{ kind: 'unknown-field', field: 'min_p', behaviour }],
      });
      const { end } = await searched({ kind: 'server', url: policy.url }, { kind: 'rules' });
      expect(end.outcome).toBe('done');
    },
  );
});
