// Searches whose policy and reward model depend on the text alone, so that two of them can be held against each other.
import { vi } from 'vitest';
import type { SearchEvent, SearchEventBody, SearchSettings, StrategyName } from '../../../src/log/events.ts';
import type { History } from '../../../src/search/history.ts';
import type { Search } from '../../../src/search/search.ts';
import { startSearch } from '../../../src/search/start-search.ts';
import { scriptedPolicy, scriptedReward, textNumber } from './scripted.ts';
import { settings, weatherTask } from './tasks.ts';

const responses = [
  '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "celsius"}}]',
  '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "fahrenheit"}}]',
  '[{"name": "get_weather", "arguments": {"unit": "celsius", "city": "Oslo"}}]',
  '[{"name": "get_weather", "arguments": {"city": "Oslo", "days": 3}}]',
  '[{"name": "get_weather", "arguments": {"city": "Oslo", "units": "C"}}]',
  '[{"name": "get_weather", "arguments": {"city": "Norway"}}]',
  '[{"name": "get_time", "arguments": {"city": "Oslo"}}]',
  '[{"name": "get_time", "arguments": {"city": "Oslo"}}, {"name": "get_weather", "arguments": {"city": "Oslo"}}]',
  '[{"name": "get_forecast", "arguments": {"city": "Oslo"}}]',
  '[]',
];

/** The engine asks the reward model early where the policy is slow, and this machine may be: here time hardly passes. */
export function holdClock(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 0.001;
    return now;
  });
}

/** What a search is that can be made again. */
export interface Plot {
  readonly salt: string;
  readonly changes?: Partial<SearchSettings>;
}

export const supported: readonly StrategyName[] = ['toolprm', 'coarse', 'best-of-n', 'greedy'];

/** Continues a prefix with the rest of one of the responses that begin with it, or ends it. */
function write(salt: string) {
  return (prefix: string, sample: number, seed: number): string => {
    const fitting = responses.filter((text) => text.startsWith(prefix));
    const pick = Math.floor(textNumber(`${salt}${seed}${prefix}#${sample}`) * fitting.length);
    return (fitting[pick] ?? `${prefix}}}]`).slice(prefix.length);
  };
}

export function models({ salt }: Plot): {
  readonly policy: ReturnType<typeof scriptedPolicy>;
  readonly reward: ReturnType<typeof scriptedReward>;
} {
  return {
    policy: scriptedPolicy({ write: write(salt), abilities: { constraint: true } }),
    reward: scriptedReward({ score: (text) => textNumber(`${salt}${text}`) }),
  };
}

/** Under the constraint nothing is reused, so that a search goes on from its log as it went on by itself. */
export function search(plot: Plot, history?: History, own = models(plot)): Search {
  return startSearch({
    task: weatherTask,
    settings: settings({ constraint: 'schema', ...plot.changes }),
    ...own,
    ...(history === undefined ? {} : { history }),
  });
}

/** The events up to the end of a step, its `step-finished` left out: where a debugger stops. */
export function upTo(events: readonly SearchEvent[], step: number): readonly SearchEvent[] {
  const end = events.findIndex((event) => event.type === 'step-finished' && event.step === step);
  if (end === -1) throw new RangeError(`There is no step ${step}.`);
  return events.slice(0, end);
}

export const lastStep = (events: readonly SearchEvent[]): number =>
  events.reduce((last, event) => (event.type === 'step-finished' ? event.step : last), 0);

/** What was said, without when and in which search. */
export function said(events: readonly SearchEvent[]): readonly SearchEventBody[] {
  return events
    .filter(({ type }) => type !== 'search-started')
    .map(({ seq: _, at: __, ...body }) =>
      body.type === 'search-finished' ? { ...body, totals: { ...body.totals, milliseconds: 0 } } : body,
    );
}
