// What the editor and the debugger say to each other beside the protocol; what comes in is checked before it is used.
import type { StoppedPlace } from '../../protocol/messages.ts';

/** The debugger's own event: the place that it shows has changed. */
export const shownEvent = 'toolprm/shown';

/** Requests of the editor: two of the debugger's own, and those of the protocol that the search view's buttons send. */
export const requestOf = {
  show: 'toolprm/show',
  whatIf: 'toolprm/whatIf',
  pause: 'pause',
  resume: 'continue',
  step: 'next',
  stop: 'terminateThreads',
  scopes: 'scopes',
} as const;

export interface Shown {
  readonly thread: number;
  readonly log: string;
  readonly place: StoppedPlace;
}

/** The body of {@link shownEvent}, or `undefined` where it is none. */
export function readShown(body: unknown): Shown | undefined {
  const { thread, log, step, stopped, candidate } = record(body);
  // What is looked at may lie before the step at which the search has stopped.
  const at = typeof stopped === 'number' ? stopped : step;
  if (typeof thread !== 'number' || typeof log !== 'string' || log === '') return undefined;
  return {
    thread,
    log,
    place: {
      ...(typeof at === 'number' ? { step: at } : {}),
      candidate: typeof candidate === 'string' ? candidate : null,
    },
  };
}

/** Where a change was made: the log of the new search. */
export function readChanged(body: unknown): { readonly log: string } | undefined {
  const { log } = record(body);
  return typeof log === 'string' && log !== '' ? { log } : undefined;
}

const moves: ReadonlySet<unknown> = new Set([
  'continue',
  'next',
  'stepIn',
  'stepOut',
  'stepBack',
  'reverseContinue',
  'restartFrame',
]);

/** A request after which a thread runs; without a thread, all of them. */
export function movesOn(message: unknown): { readonly thread: number | undefined } | undefined {
  const { type, command, arguments: given } = record(message);
  if (type !== 'request' || !moves.has(command)) return undefined;
  const { threadId } = record(given);
  return { thread: typeof threadId === 'number' ? threadId : undefined };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
