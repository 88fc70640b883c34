// The contract of a debugger's cursor: where it stands in a search, and how it moves forward and back.
import type { SearchTree } from '../log/tree.ts';
import type { Timeline } from './timeline.ts';

export type StopReason =
  | 'entry'
  | 'step'
  | 'breakpoint'
  | 'function breakpoint'
  | 'exception'
  | 'pause'
  | 'end';

/** A breakpoint that stopped the search, and the candidate that it is about. */
export interface Hit {
  /** As {@link BreakpointSet} numbered it. */
  readonly breakpoint: number;
  readonly candidate: string | null;
  /** Why, in one plain sentence. */
  readonly why: string;
}

export interface Stop {
  readonly reason: StopReason;
  /** Events seen. */
  readonly at: number;
  /** First the ones that decided the stop's reason. */
  readonly hits: readonly Hit[];
  /** The candidate that a move out of its call came to. */
  readonly candidate?: string;
}

/**
 * One cursor over one search. A step's stop lies just before its `step-finished`: all its candidates are judged, none is
 * expanded. Every move settles with the stop that it came to; at either end it stays where it is, with reason `end` or `entry`.
 * A breakpoint that holds where any move comes to decides the stop's reason; `next`, `stepIn` and `stepOut` pass by none.
 * @throws (all moves) `Error` while another move is under way; the reason of the signal once it aborts, with the cursor where it got.
 */
export interface Player {
  readonly timeline: Timeline;
  /** Events seen. Before the first move: the entry, as soon as the timeline knows it. */
  readonly at: number;
  /** The search as of `at`. */
  readonly tree: SearchTree;
  /** To the entry, as soon as the search has begun. */
  begin(signal: AbortSignal): Promise<Stop>;
  /** To the next step's stop. */
  next(signal: AbortSignal): Promise<Stop>;
  /** Candidate by candidate: proposed, scored, judged. */
  stepIn(signal: AbortSignal): Promise<Stop>;
  /**
   * To the step in which the call under way ends.
   * @param candidate Whose call: it ends with one that comes of it or, where none of those lives on, of the last of its
   *   ancestors of which any does. By default, and with `null`, any call.
   */
  stepOut(signal: AbortSignal, candidate?: string | null): Promise<Stop>;
  /** To the next step at which a breakpoint holds, or the end. */
  continue(signal: AbortSignal): Promise<Stop>;
  stepBack(signal: AbortSignal): Promise<Stop>;
  reverseContinue(signal: AbortSignal): Promise<Stop>;
  /** To the stop of a step, forward or back, whatever breakpoints lie on the way; nothing on the way is output, also not later. */
  goTo(step: number, signal: AbortSignal): Promise<Stop>;
  /** Ends the move under way: it settles with reason `pause` where the cursor is, also while a model is asked. */
  pause(): void;
}
