// Where a debugger can stop in a search: at the entry, inside a step, at the end of a step.
import type { Timeline } from './timeline.ts';

/** Just after `search-started`, as soon as that is known. */
export function entryOf(timeline: Timeline): number {
  return timeline.event(0)?.type === 'search-started' ? 1 : 0;
}

/** The step whose stop a place is: all its verdicts are seen, and the next event is its `step-finished`. */
export function stepAt(timeline: Timeline, place: number): number | undefined {
  const next = timeline.event(place);
  return next?.type === 'step-finished' ? next.step : undefined;
}

/** What the last event before a place told of a candidate, where it did: a stop inside a step. */
export function toldAt(timeline: Timeline, place: number): 'candidate' | 'score' | 'verdict' | undefined {
  const last = timeline.event(place - 1)?.type;
  return last === 'candidate' || last === 'score' || last === 'verdict' ? last : undefined;
}

/** The last step's stop before a place. */
export function stopBefore(timeline: Timeline, place: number): number | undefined {
  for (let at = place - 1; at >= 0; at -= 1) if (stepAt(timeline, at) !== undefined) return at;
  return undefined;
}

/** The stop of a step, among the events that are known. */
export function stopOfStep(timeline: Timeline, step: number): number | undefined {
  for (let at = 0; at < timeline.length; at += 1) if (stepAt(timeline, at) === step) return at;
  return undefined;
}
