// What breakpoints say at the places of one search: asked in order, and remembered until breakpoints change.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { stepAt, stopBefore } from '../places.ts';
import type { Timeline } from '../timeline.ts';
import type { BreakpointHits, BreakpointSet } from './breakpoint-set.ts';

/** Milliseconds of work after which others get a turn. */
const slice = 10;

export interface HitHistory {
  /**
   * What holds at a step's stop or at the end of the search.
   * @throws the reason of the signal once it aborts.
   */
  at(place: number, signal: AbortSignal): Promise<BreakpointHits>;
}

export function createHitHistory(timeline: Timeline, breakpoints: BreakpointSet): HitHistory {
  const known = new Map<number, BreakpointHits>();
  let version = breakpoints.version;
  let since = performance.now();

  async function breathe(signal: AbortSignal): Promise<void> {
    if (performance.now() - since < slice) return;
    await nextTurn();
    since = performance.now();
    signal.throwIfAborted();
  }

  function look(place: number): void {
    const hits = breakpoints.at(
      timeline.treeAt(place),
      stepAt(timeline, place),
      place,
      judgedBefore(timeline, place),
    );
    known.set(place, hits);
  }

  /** Stops before a place that nobody has looked at since breakpoints changed, in order. */
  function missedBefore(place: number): readonly number[] {
    const missed: number[] = [];
    let at = stopBefore(timeline, place);
    while (at !== undefined && !known.has(at)) {
      missed.push(at);
      at = stopBefore(timeline, at);
    }
    return missed.reverse();
  }

  return {
    async at(place, signal) {
      for (;;) {
        if (version !== breakpoints.version) known.clear();
        version = breakpoints.version;
        const hits = known.get(place);
        if (hits !== undefined) return hits;
        for (const one of breakpoints.counts ? [...missedBefore(place), place] : [place]) {
          await breathe(signal);
          // They may have been changed meanwhile.
          if (version !== breakpoints.version) break;
          look(one);
        }
      }
    },
  };
}

/** The candidates that got a verdict since the step began. */
function judgedBefore(timeline: Timeline, place: number): readonly string[] {
  const judged: string[] = [];
  for (let at = place - 1; at >= 0; at -= 1) {
    const event = timeline.event(at);
    if (event === undefined || event.type === 'step-started' || event.type === 'step-finished') break;
    if (event.type === 'verdict') judged.push(event.id);
  }
  return judged.reverse();
}
