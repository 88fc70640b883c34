// The contract of what a debugger moves along: the events of one search, at rest or still being made.
import type { SearchEvent } from '../log/events.ts';
import type { SearchTree } from '../log/tree.ts';

/** The events of one search. A position is a number of events: 0 before the first, `length` after the last one known. */
export interface Timeline {
  /** Id of the search. */
  readonly search: string;
  /** True while the search may still make events. */
  readonly live: boolean;
  /** How many events are known. They never change. */
  readonly length: number;
  event(index: number): SearchEvent | undefined;
  /**
   * Waits until event `index` is known: true; or the search has ended before it: false. A live search runs on, one step at a
   * time, only while somebody waits for an event that it has not made.
   * @throws the reason of `signal` once it aborts, by which the search is not stopped; what made the search break off, such
   *   as a log that cannot be written.
   */
  reach(index: number, signal: AbortSignal): Promise<boolean>;
  /**
   * The search as it was after the first `count` events: the same for the same count, however it was come to. Its list of
   * changed nodes is empty, because there is no tree before it.
   * @throws {RangeError} where the count is not between 0 and `length`.
   */
  treeAt(count: number): SearchTree;
  /** Ends a live search within a second; its last events still arrive. */
  stop(): void;
}
