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
   * @throws the reason of `signal` once it aborts; the search is not stopped by it.
   */
  reach(index: number, signal: AbortSignal): Promise<boolean>;
  /** The search as it was after the first `count` events. The same tree for the same count. */
  treeAt(count: number): SearchTree;
  /** Ends a live search within a second; its last events still arrive. */
  stop(): void;
}
