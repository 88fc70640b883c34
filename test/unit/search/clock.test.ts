// The clock of a search: what is held takes no time, neither of its events nor of its budget.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SearchEvent } from '../../../src/log/events.ts';
import { createClock } from '../../../src/search/clock.ts';
import type { Search } from '../../../src/search/search.ts';
import { startSearch } from '../../../src/search/start-search.ts';
import { turns } from '../debug/searches.ts';
import { scriptedPolicy, scriptedReward } from './scripted.ts';
import { last, settings, weatherTask } from './tasks.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function pass(milliseconds: number): void {
  vi.advanceTimersByTime(milliseconds);
}

describe('the clock', () => {
  test('stands before it is started, and while somebody is held and no request is under way', () => {
    const clock = createClock();
    pass(5);
    expect(clock.elapsed()).toBe(0);
    clock.start();
    pass(10);
    const finish = clock.work();
    const goOn = clock.hold();
    pass(100);
    expect(clock.elapsed()).toBe(110);
    finish();
    finish();
    pass(1000);
    expect(clock.elapsed()).toBe(110);
    goOn();
    pass(1);
    expect(clock.elapsed()).toBe(111);
  });

  test('goes on from the latest time that is repeated, and repeating takes none', () => {
    const clock = createClock();
    clock.start();
    clock.goOnFrom(500);
    pass(20);
    clock.goOnFrom(100);
    expect(clock.elapsed()).toBe(500);
    pass(1);
    expect(clock.elapsed()).toBe(501);
  });

  test('rings when the time has elapsed that was not held, once, unless it is called off', () => {
    const clock = createClock();
    const rung: string[] = [];
    clock.alarm(100, () => rung.push('first'));
    clock.alarm(100, () => rung.push('called off'))();
    clock.start();
    pass(60);
    const goOn = clock.hold();
    pass(10_000);
    goOn();
    pass(39);
    expect(rung).toEqual([]);
    pass(10_000);
    expect(rung).toEqual(['first']);
  });

  test('does not ring early where the time is longer than a timer can be', () => {
    const clock = createClock();
    let hasRung = false;
    clock.start();
    clock.alarm(2 ** 32, () => {
      hasRung = true;
    });
    pass(2 ** 31);
    expect(hasRung).toBe(false);
    pass(2 ** 31);
    expect(hasRung).toBe(true);
  });
});

/** Collects a search that is begun and held; the models take ten milliseconds for each request of the policy. */
function held(history?: Parameters<typeof startSearch>[0]['history']): {
  readonly search: Search;
  readonly events: SearchEvent[];
  readonly done: Promise<void>;
} {
  const response = '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "celsius"}}]';
  const search = startSearch({
    task: weatherTask,
    settings: settings({ beams: 1, candidates: 1, budget: { seconds: 1 } }),
    policy: scriptedPolicy({
      write: (prefix) => response.slice(prefix.length),
      before: async () => pass(10),
    }),
    reward: scriptedReward({ score: () => 0.8 }),
    ...(history === undefined ? {} : { history }),
  });
  const events: SearchEvent[] = [];
  search.control.pause();
  const done = (async () => {
    for await (const event of search.events) events.push(event);
  })();
  return { search, events, done };
}

test('a search that is stepped through uses none of its seconds while it is held', async () => {
  const { search, events, done } = held();
  for (let step = 0; step < 4; step += 1) {
    await turns(20);
    pass(5000);
    search.control.step();
  }
  await turns(20);
  search.control.resume();
  await done;
  expect(last(events)).toMatchObject({ outcome: 'done', totals: { milliseconds: 10 } });
  expect(events.at(-1)?.at).toBe(10);
});

test('a search that repeats another one goes on at the time at which that one was not held', async () => {
  const parent = held();
  await turns(20);
  pass(5000);
  parent.search.control.resume();
  await parent.done;
  const end = parent.events.findIndex(({ type }) => type === 'step-finished');
  const child = held({ events: parent.events.slice(0, end), changes: [] });
  await turns(20);
  pass(5000);
  child.search.control.resume();
  await child.done;
  expect(last(child.events)).toMatchObject({ outcome: 'done', totals: { milliseconds: 20 } });
});
