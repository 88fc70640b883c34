// What the store needs around it: the extension host, and a clock that tests can hold.
import type { HostMessage, ViewMessage } from '../src/protocol/messages.ts';

export interface Host {
  send(message: ViewMessage): void;
  listen(receive: (message: HostMessage) => void): void;
  /** What was last saved, of unknown shape: an older version of the view may have written it. */
  saved(): unknown;
  save(state: object): void;
}

/** Frames, slices between input events, and timers. */
export interface Scheduler {
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** Before the next paint. */
  frame(run: () => void): void;
  /** After whatever waits, such as input. */
  soon(run: () => void): void;
  /** Gives back what cancels it. */
  later(milliseconds: number, run: () => void): () => void;
}
