// Searches with scripted models, as runs that can be debugged and as finished logs.
import type { SearchEvent, SearchSettings } from '../../../src/log/events.ts';
import type { SearchTree } from '../../../src/log/tree.ts';
import type { Run } from '../../../src/run/open-run.ts';
import type { History } from '../../../src/search/history.ts';
import { startSearch } from '../../../src/search/start-search.ts';
import {
  type ScriptedPolicyOptions,
  type ScriptedRewardOptions,
  scriptedPolicy,
  scriptedReward,
  textNumber,
} from '../search/scripted.ts';
import { settings, weatherTask } from '../search/tasks.ts';

const cities = ['Oslo', 'Norway', 'Oslo, Norway'];
const ends = [
  '',
  ', "unit": "celsius"',
  ', "unit": "fahrenheit"',
  ', "days": 2',
  ', "days": 2, "unit": "celsius"',
];
const weather = cities.flatMap((city) =>
  ends.map((end) => `{"name": "get_weather", "arguments": {"city": "${city}"${end}}}`),
);
const time = '{"name": "get_time", "arguments": {"city": "Oslo"}}';

/** One call or two, wrong values, unknown parameters, another order, no call at all: all that a policy may write. */
export const weatherResponses: readonly string[] = [
  ...weather.map((call) => `[${call}]`),
  ...weather.slice(0, 4).map((call) => `[${call}, ${time}]`),
  '[{"name": "get_weather", "arguments": {"unit": "celsius", "city": "Oslo"}}]',
  '[{"name": "get_weather", "arguments": {"city": "Oslo", "units": "C"}}]',
  `[${time}]`,
  `[${time}, ${weather[0]}]`,
  '[]',
];

/** Goes on with one of the responses that begin so, drawn by text, sample and seed. */
export function drawn(
  responses: readonly string[],
): (prefix: string, sample: number, seed: number) => string {
  return (prefix, sample, seed) => {
    const fitting = responses.filter((text) => text.startsWith(prefix));
    const at = Math.floor(textNumber(`${prefix} ${sample} ${seed}`) * fitting.length);
    return (fitting[at] ?? '').slice(prefix.length);
  };
}

export interface ScriptedRun {
  readonly run: Run;
  /** How often the models were asked. */
  readonly asked: () => { readonly policy: number; readonly reward: number };
}

export interface ScriptedRunOptions {
  readonly changes?: Partial<SearchSettings>;
  readonly policy?: Partial<ScriptedPolicyOptions>;
  readonly reward?: Partial<ScriptedRewardOptions>;
  readonly id?: string;
  readonly history?: History;
}

export function scriptedRun({
  changes,
  policy,
  reward,
  id = 'scripted',
  history,
}: ScriptedRunOptions = {}): ScriptedRun {
  const asks = scriptedPolicy({ write: drawn(weatherResponses), ...policy });
  const scores = scriptedReward({ score: (text) => textNumber(text), ...reward });
  const search = startSearch({
    id,
    task: weatherTask,
    settings: settings({ beams: 2, candidates: 5, ...changes }),
    policy: asks,
    reward: scores,
    ...(history === undefined ? {} : { history }),
  });
  return {
    run: { id: search.id, events: search.events, control: search.control },
    asked: () => ({ policy: asks.requests.length, reward: scores.requests.length }),
  };
}

export async function recordedEvents(options: ScriptedRunOptions = {}): Promise<readonly SearchEvent[]> {
  const events: SearchEvent[] = [];
  for await (const event of scriptedRun(options).run.events) events.push(event);
  return events;
}

/** All of a tree but the list of what changed since the one before, for comparison. */
export function shapeOf({ node: _, changed: __, ...tree }: SearchTree): string {
  return JSON.stringify(tree);
}

/** Never aborts. */
export const patient = (): AbortSignal => new AbortController().signal;

/** Lets everything that is ready happen. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A promise, and what settles it. */
export function signalled(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
