// Pause, step, stop, fork, budgets and failures: a search always ends, and says how.
import { describe, expect, test } from 'vitest';
import { ModelError } from '../../../src/models/exchange.ts';
import { startSearch } from '../../../src/search/start-search.ts';
import { scriptedPolicy, scriptedReward } from './scripted.ts';
import { all, last, of, settings, weatherTask } from './tasks.ts';

const response = '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "celsius"}}]';
const policy = () => scriptedPolicy({ write: (prefix) => response.slice(prefix.length) });
const reward = () => scriptedReward({ score: () => 0.8 });
const start = (changes: Parameters<typeof settings>[0] = {}) =>
  startSearch({ task: weatherTask, settings: settings(changes), policy: policy(), reward: reward() });

describe('the control handle', () => {
  test('pauses before the next step, steps once, and resumes', async () => {
    const search = start();
    const seen: string[] = [];
    search.control.pause();
    let steps = 0;
    const done = (async () => {
      for await (const event of search.events) {
        seen.push(event.type);
        if (event.type === 'search-started') search.control.step();
        if (event.type === 'step-finished') {
          steps += 1;
          if (steps === 1) {
            expect(seen.filter((type) => type === 'step-started').length).toBe(1);
            search.control.resume();
          }
        }
      }
    })();
    await done;
    expect(steps).toBeGreaterThan(1);
    expect(seen[seen.length - 1]).toBe('search-finished');
  });

  test('says that it was resumed although its single step is still under way', async () => {
    const search = start();
    const said: string[] = [];
    let steps = 0;
    for await (const event of search.events) {
      if (event.type === 'control') said.push(event.action);
      if (event.type === 'search-started') search.control.step();
      if (event.type === 'step-started' && steps === 0) search.control.resume();
      if (event.type === 'step-finished') steps += 1;
    }
    expect(said).toEqual(['step', 'resume']);
    expect(steps).toBeGreaterThan(1);
  });

  test('stops at once although the policy does not listen, and settles who is undecided', async () => {
    const search = startSearch({
      task: weatherTask,
      settings: settings(),
      policy: policy(),
      reward: scriptedReward({ score: () => 0.8, before: () => new Promise<void>(() => undefined) }),
    });
    const events = [];
    for await (const event of search.events) {
      events.push(event);
      if (event.type === 'candidate') search.control.stop('test');
    }
    expect(last(events).outcome).toBe('stopped');
    expect(of(events, 'verdict').map((event) => event.verdict)).toEqual([{ kind: 'stopped', by: 'test' }]);
  });

  test('ends when the reader leaves', async () => {
    let aborted = false;
    const search = startSearch({
      task: weatherTask,
      settings: settings(),
      policy: scriptedPolicy({
        write: () => response,
        before: (_, signal) =>
          new Promise<void>((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              aborted = true;
              reject(signal.reason);
            });
          }),
      }),
      reward: reward(),
    });
    for await (const event of search.events) if (event.type === 'step-started') break;
    expect(aborted).toBe(true);
  });

  test('forks from a pruned candidate into a search that names its parent', async () => {
    const scripts = [response, '[{"name": "get_time", "arguments": {"city": "Oslo"}}]'];
    const search = startSearch({
      task: weatherTask,
      settings: settings({ beams: 1, candidates: 2 }),
      policy: scriptedPolicy({
        write: (prefix, sample) =>
          (
            scripts.filter((text) => text.startsWith(prefix))[sample] ??
            scripts.find((text) => text.startsWith(prefix)) ??
            ''
          ).slice(prefix.length),
      }),
      reward: scriptedReward({ score: (text) => (text.includes('get_time') ? 0.1 : 0.9) }),
    });
    const events = await all(search);
    const pruned = of(events, 'verdict').find(({ verdict }) => verdict.kind === 'rank');
    expect(last(events).calls[0]?.name).toBe('get_weather');
    const fork = await all(search.control.fork(pruned?.id ?? '', { beams: 2 }));
    expect(of(fork, 'search-started')[0]).toMatchObject({
      parent: { search: search.id, candidate: pruned?.id },
      prefix: '[{"name": "get_time',
      settings: { beams: 2 },
    });
    expect(last(fork).calls).toEqual([{ name: 'get_time', arguments: { city: 'Oslo' } }]);
    expect(() => search.control.fork('nobody')).toThrow(RangeError);
  });
});

describe('budgets and failures', () => {
  test.each([
    ['requests', { requests: 1 }],
    ['tokens', { tokens: 10 }],
  ] as const)('ends when the budget of %s is used up', async (which, budget) => {
    const events = await all(start({ budget, maxTokens: 30 }));
    expect(last(events).outcome).toBe('budget');
    expect(of(events, 'verdict').map((event) => event.verdict)).toContainEqual({ kind: 'budget', which });
  });

  test('ends when its seconds are used up', async () => {
    const events = await all(
      startSearch({
        task: weatherTask,
        settings: settings({ budget: { seconds: 0.02 } }),
        policy: scriptedPolicy({ write: () => response, before: () => new Promise<void>(() => undefined) }),
        reward: reward(),
      }),
    );
    expect(last(events).outcome).toBe('budget');
  });

  test('a failing model ends the search with its error and remedy, and nothing before it is lost', async () => {
    const events = await all(
      startSearch({
        task: weatherTask,
        settings: settings(),
        policy: policy(),
        reward: scriptedReward({
          score: () => 0,
          before: async () => {
            throw new ModelError('overloaded', 'The server is busy.', 'Try again later.');
          },
        }),
      }),
    );
    expect(last(events)).toMatchObject({
      outcome: 'failed',
      error: { code: 'overloaded', message: 'The server is busy.', remedy: 'Try again later.' },
    });
    expect(of(events, 'verdict').every(({ verdict }) => verdict.kind === 'failed')).toBe(true);
    expect(of(events, 'candidate').length).toBeGreaterThan(0);
  });

  test('refuses settings outside their limits by name', () => {
    expect(() => start({ beams: 0 })).toThrow(/beams is 0/);
    expect(() => start({ threshold: 2 })).toThrow(/threshold/);
  });

  test('says that a policy cannot do what a strategy needs', async () => {
    expect(last(await all(start({ strategy: 'token-beam' }))).error?.code).toBe('unsupported');
    expect(last(await all(start({ constraint: 'schema' }))).error?.code).toBe('unsupported');
  });
});
