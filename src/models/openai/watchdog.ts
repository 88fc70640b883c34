// The three clocks of one request: the first byte, silence between chunks, and the whole request.
import { ModelError } from '../exchange.ts';

export interface Timeouts {
  /** Milliseconds until the answer's headers (a plain JSON answer: until it is computed). At most 300 s. */
  readonly firstByteMs: number;
  /** Milliseconds without a chunk once the answer has begun. */
  readonly idleMs: number;
  /** Milliseconds for everything, retries and waiting counted. */
  readonly overallMs: number;
}

/** `fetch` gives up after this long without headers, and only another HTTP client could change that. */
export const longestFirstByteMs = 300_000;

export const generalTimeouts: Timeouts = { firstByteMs: 120_000, idleMs: 60_000, overallMs: 600_000 };

/** Servers that load a model on demand, or compute on a processor, are silent for longer. */
export const patientTimeouts: Timeouts = {
  firstByteMs: longestFirstByteMs,
  idleMs: 120_000,
  overallMs: 1_200_000,
};

export interface Watchdog {
  /** Aborts when the caller aborts or a clock runs out. */
  readonly signal: AbortSignal;
  /** The clock that ran out, as an error; undefined otherwise. */
  expired(): ModelError | undefined;
  /** The answer has begun and its next chunk is waited for: the clock of silence starts anew. */
  listen(): void;
  /** A chunk has arrived: the clock of silence stands still. */
  rest(): void;
  stop(): void;
}

export function createWatchdog(
  caller: AbortSignal,
  timeouts: Timeouts,
  overallLeftMs: number,
  where: string,
): Watchdog {
  const controller = new AbortController();
  let reason: ModelError | undefined;
  const expire = (what: string, ms: number) => () => {
    reason = timeoutError(what, ms, where);
    controller.abort(reason);
  };
  const overall = setTimeout(expire('did not finish', timeouts.overallMs), Math.max(0, overallLeftMs));
  let silence = setTimeout(expire('did not begin to answer', timeouts.firstByteMs), timeouts.firstByteMs);
  return {
    signal: AbortSignal.any([caller, controller.signal]),
    expired: () => reason,
    rest: () => clearTimeout(silence),
    listen: () => {
      clearTimeout(silence);
      if (reason) return;
      silence = setTimeout(
        expire('went silent in the middle of an answer', timeouts.idleMs),
        timeouts.idleMs,
      );
    },
    stop: () => {
      clearTimeout(overall);
      clearTimeout(silence);
    },
  };
}

function timeoutError(what: string, ms: number, where: string): ModelError {
  return new ModelError(
    'timeout',
    `${where} ${what} within ${ms < 1000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`}.`,
    'Check whether the server is loading a model or overloaded, or raise the time-out.',
  );
}
