// Follows a search's events: a line of progress while it runs, and what it came to at the end.
import type { Call } from '../calls/decision.ts';
import type { SearchEvent } from '../log/events.ts';

export type SearchOutcome = Extract<SearchEvent, { type: 'search-finished' }>;

export interface SearchProgress {
  take(event: SearchEvent): void;
  readonly step: number;
  readonly candidates: number;
  /** Sampled tokens. */
  readonly tokens: number;
  /** True after a pause, and after a step until the search is resumed. */
  readonly paused: boolean;
  readonly outcome: SearchOutcome | undefined;
}

export function createSearchProgress(): SearchProgress {
  const now = {
    step: 0,
    candidates: 0,
    tokens: 0,
    paused: false,
    outcome: undefined as SearchOutcome | undefined,
  };
  return Object.assign(now, {
    take(event: SearchEvent) {
      if (event.type === 'step-started') now.step = event.step;
      if (event.type === 'candidate') now.candidates += 1;
      if (event.type === 'exchange') now.tokens += event.usage?.completionTokens ?? 0;
      if (event.type === 'control' && event.action !== 'fork') now.paused = pausing.has(event.action);
      if (event.type === 'search-finished') now.outcome = event;
    },
  });
}

const pausing: ReadonlySet<string> = new Set(['pause', 'step']);

/** `step 4 · 312 tok`; `opening the models` before the first step. */
export function progressText({ step, tokens, paused }: SearchProgress): string {
  if (step === 0) return 'opening the models';
  return `${paused ? 'paused at ' : ''}step ${step} · ${tokens} tok`;
}

/** Longest call that a message shows, in UTF-16 code units. */
const longest = 160;

/** `get_weather(city="Oslo", unit="celsius")`; an empty list of calls is `no call`. */
export function callsText(calls: readonly Call[]): string {
  if (calls.length === 0) return 'no call';
  const text = calls
    .map(({ name, arguments: values }) => {
      const parts = Object.entries(values).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
      return `${name}(${parts.join(', ')})`;
    })
    .join(' and ');
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
