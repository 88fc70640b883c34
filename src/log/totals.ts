// What a search did and used, counted from its events: by the search itself for its last event, and by whoever reads it.
import type { SearchEvent, SearchEventBody, Totals } from './events.ts';

export interface TotalsCounter {
  /** @param at Milliseconds since the search started. */
  add(event: SearchEventBody, at: number): void;
  /** The totals of the events so far. */
  value(): Totals;
}

export function createTotals(): TotalsCounter {
  const sum = {
    steps: 0,
    candidates: 0,
    samples: 0,
    policyRequests: 0,
    rewardRequests: 0,
    promptTokens: 0,
    completionTokens: 0,
    cachedTokens: 0,
    reusedSamples: 0,
    milliseconds: 0,
  };
  return {
    add(event, at) {
      sum.milliseconds = Math.max(sum.milliseconds, Math.round(at));
      switch (event.type) {
        case 'step-started':
          sum.steps += 1;
          break;
        case 'candidate':
          sum.candidates += 1;
          sum.samples += 1;
          if (event.source === 'reused') sum.reusedSamples += 1;
          break;
        case 'merge':
          sum.samples += 1;
          if (event.source === 'reused') sum.reusedSamples += 1;
          break;
        case 'exchange':
          if (event.role === 'policy') sum.policyRequests += 1;
          else sum.rewardRequests += 1;
          sum.promptTokens += event.usage?.promptTokens ?? 0;
          sum.completionTokens += event.usage?.completionTokens ?? 0;
          sum.cachedTokens += event.usage?.cachedTokens ?? 0;
          break;
        default:
      }
    },
    value: () => ({ ...sum }),
  };
}

export function totalsOf(events: Iterable<SearchEvent>): Totals {
  const counter = createTotals();
  for (const event of events) counter.add(event, event.at);
  return counter.value();
}
