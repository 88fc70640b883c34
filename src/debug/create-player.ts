// Moves a debugger's cursor along a search, forward and back, and stops it where it should.
import type { BreakpointHits, BreakpointSet } from './breakpoints/breakpoint-set.ts';
import { createHitHistory } from './breakpoints/hit-history.ts';
import { endOfCall } from './end-of-call.ts';
import { entryOf, stepAt, stopBefore, stopOfStep, toldAt } from './places.ts';
import type { Player, Stop } from './player.ts';
import type { Timeline } from './timeline.ts';

export interface PlayerOptions {
  readonly breakpoints: BreakpointSet;
  /** What logpoints say, once for each place that the cursor comes to on its way forward. */
  readonly onOutput?: (text: string, breakpoint: number) => void;
}

/** Why a move ended that nobody stopped. */
const paused = new Error('The move was paused.');

export function createPlayer(timeline: Timeline, { breakpoints, onOutput }: PlayerOptions): Player {
  const history = createHitHistory(timeline, breakpoints);
  /** Logpoints that have spoken, with the place. */
  const said = new Set<string>();
  let silentUpTo = 0;
  let cursor: number | undefined;
  /** The step's stop or the end that the cursor has come to: a move from here looks for the next one. */
  let arrived: number | undefined;
  let underWay: AbortController | undefined;

  const at = (): number => cursor ?? entryOf(timeline);

  async function move(signal: AbortSignal, go: (signal: AbortSignal) => Promise<Stop>): Promise<Stop> {
    if (underWay !== undefined) {
      throw new Error('The search is moving already: wait until it stops, or pause it.');
    }
    signal.throwIfAborted();
    const controller = new AbortController();
    underWay = controller;
    try {
      return await go(AbortSignal.any([signal, controller.signal]));
    } catch (error) {
      if (error !== paused) throw error;
      return { reason: 'pause', at: at(), hits: [] };
    } finally {
      underWay = undefined;
    }
  }

  /**
   * Event by event to the next step's stop at which `holds`, to a stop inside a step where `inside` is wanted, or to the
   * end. Whatever interrupts it, the cursor stands where it got.
   */
  async function forward(
    signal: AbortSignal,
    holds: (place: number, hits: BreakpointHits) => boolean,
    inside = false,
  ): Promise<Stop> {
    let isTold = false;
    for (let place = at(); await timeline.reach(place, signal); place += 1) {
      cursor = place;
      if (arrived !== place && stepAt(timeline, place) !== undefined) {
        const found = await look(place, signal);
        arrived = place;
        if (holds(place, found)) return stop(found);
      } else if (isTold) {
        return { reason: 'step', at: place, hits: [] };
      }
      cursor = place + 1;
      const told = inside ? toldAt(timeline, cursor) : undefined;
      // A verdict may be the step's last: the event after it tells.
      isTold = told === 'verdict';
      if (told !== undefined && !isTold) return { reason: 'step', at: cursor, hits: [] };
    }
    return end(signal);
  }

  async function end(signal: AbortSignal): Promise<Stop> {
    const place = timeline.length;
    cursor = place;
    if (arrived === place) return { reason: 'end', at: place, hits: [] };
    const found = await look(place, signal);
    arrived = place;
    return found.hits.length > 0 ? stop(found) : { reason: 'end', at: place, hits: [] };
  }

  async function look(place: number, signal: AbortSignal): Promise<BreakpointHits> {
    const found = await history.at(place, signal);
    for (const { breakpoint, text } of found.output) {
      const key = `${breakpoint} ${place}`;
      if (place <= silentUpTo || said.has(key)) continue;
      said.add(key);
      onOutput?.(text, breakpoint);
    }
    return found;
  }

  function stop({ hits }: BreakpointHits): Stop {
    const [first] = hits;
    const reason = first === undefined ? undefined : breakpoints.kindOf(first.breakpoint);
    return { reason: reason ?? 'step', at: at(), hits };
  }

  /** To a step's stop that was passed before. */
  async function backTo(place: number, signal: AbortSignal): Promise<Stop> {
    const found = await history.at(place, signal);
    cursor = place;
    arrived = place;
    return stop(found);
  }

  function entry(): Stop {
    // A timeline of which nothing is known yet stays where it is.
    cursor = Math.min(at(), entryOf(timeline));
    arrived = undefined;
    return { reason: 'entry', at: cursor, hits: [] };
  }

  return {
    timeline,
    get at() {
      return at();
    },
    get tree() {
      return timeline.treeAt(at());
    },
    begin: (signal) =>
      move(signal, async (own) => {
        await timeline.reach(0, own);
        return entry();
      }),
    next: (signal) => move(signal, (own) => forward(own, () => true)),
    stepIn: (signal) => move(signal, (own) => forward(own, () => true, true)),
    stepOut: (signal, of = null) =>
      move(signal, async (own) => {
        let candidate: string | undefined;
        const out = await forward(own, (place, { hits }) => {
          candidate = endOfCall(timeline.treeAt(place), stepAt(timeline, place), of);
          return hits.length > 0 || candidate !== undefined;
        });
        return candidate === undefined ? out : { ...out, candidate };
      }),
    continue: (signal) => move(signal, (own) => forward(own, (_, { hits }) => hits.length > 0)),
    stepBack: (signal) =>
      move(signal, async (own) => {
        const before = stopBefore(timeline, at());
        return before === undefined ? entry() : backTo(before, own);
      }),
    reverseContinue: (signal) =>
      move(signal, async (own) => {
        for (let before = stopBefore(timeline, at()); before !== undefined; ) {
          const { hits } = await history.at(before, own);
          if (hits.length > 0) return backTo(before, own);
          before = stopBefore(timeline, before);
        }
        return entry();
      }),
    goTo: (step, signal) =>
      move(signal, async (own) => {
        const known = stopOfStep(timeline, step);
        if (known !== undefined) {
          silentUpTo = Math.max(silentUpTo, known);
          return backTo(known, own);
        }
        for (let place = at(); await timeline.reach(place, own); place += 1) {
          cursor = place;
          silentUpTo = Math.max(silentUpTo, place);
          if (stepAt(timeline, place) === step) return backTo(place, own);
        }
        return end(own);
      }),
    pause() {
      underWay?.abort(paused);
    },
  };
}
