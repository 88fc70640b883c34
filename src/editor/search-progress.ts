// Follows a search's events: a line of progress while it runs, and what it came to at the end.
import type { Call } from '../calls/decision.ts';
import type { SearchEvent } from '../log/events.ts';

export type SearchOutcome = Extract<SearchEvent, { type: 'search-finished' }>;

export interface SearchProgress {
  /** Takes the next event; returns a new line of progress where there is one. */
  take(event: SearchEvent): string | undefined;
  outcome(): SearchOutcome | undefined;
}

export function createSearchProgress(): SearchProgress {
  let candidates = 0;
  let step = 0;
  let finished: SearchOutcome | undefined;
  return {
    take(event) {
      if (event.type === 'search-finished') finished = event;
      if (event.type === 'step-started') step = event.step;
      if (event.type === 'candidate') candidates += 1;
      if (event.type !== 'step-started' && event.type !== 'step-finished') return undefined;
      return `step ${step}, ${candidates} ${candidates === 1 ? 'candidate' : 'candidates'}`;
    },
    outcome: () => finished,
  };
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
