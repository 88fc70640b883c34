// What the editor and the debugger say to each other beside the protocol; what comes in is checked before it is used.
import type { StoppedPlace } from '../../protocol/messages.ts';
import { record } from '../../tools/record.ts';

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
  /** The last event that the debugger has come to, by its `seq`; the log may have more. -1 before the first. */
  readonly seen: number;
}

/** The body of {@link shownEvent}, or `undefined` where it is none. */
export function readShown(body: unknown): Shown | undefined {
  const { thread, log, step, stopped, candidate, seen } = record(body);
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
    seen: typeof seen === 'number' ? seen : -1,
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
]);

/**
 * A request after which a thread runs; without a thread, all of them. After `restartFrame` the frame's thread stands as
 * before: another one runs.
 */
export function movesOn(message: unknown): { readonly thread: number | undefined } | undefined {
  const { type, command, arguments: given } = record(message);
  if (type !== 'request' || !moves.has(command)) return undefined;
  const { threadId } = record(given);
  return { thread: typeof threadId === 'number' ? threadId : undefined };
}

/** The thread of an event that says that it is gone: its search was stopped, and others of the session may go on. */
export function exitedThread(message: unknown): number | undefined {
  const { type, event, body } = record(message);
  const { reason, threadId } = record(body);
  if (type !== 'event' || event !== 'thread' || reason !== 'exited') return undefined;
  return typeof threadId === 'number' ? threadId : undefined;
}

/** Remembers which frames were listed last for each thread of a session; it is told of all that both sides say. */
export interface FrameLists {
  asked(message: unknown): void;
  answered(message: unknown): void;
  threadOf(frame: number): number | undefined;
}

export function createFrameLists(): FrameLists {
  const asked = new Map<unknown, { readonly thread: number; readonly isFromTop: boolean }>();
  const frames = new Map<number, ReadonlySet<number>>();
  return {
    asked(message) {
      const { type, command, seq, arguments: given } = record(message);
      const { threadId, startFrame } = record(given);
      if (type !== 'request' || command !== 'stackTrace' || typeof threadId !== 'number') return;
      asked.set(seq, { thread: threadId, isFromTop: startFrame === undefined || startFrame === 0 });
    },
    answered(message) {
      const { type, command, request_seq: seq, body } = record(message);
      if (type !== 'response' || command !== 'stackTrace') return;
      const request = asked.get(seq);
      asked.delete(seq);
      const { stackFrames } = record(body);
      if (request === undefined || !Array.isArray(stackFrames)) return;
      const ids = stackFrames
        .map((frame: unknown) => record(frame).id)
        .filter((id) => typeof id === 'number');
      const known = request.isFromTop ? [] : (frames.get(request.thread) ?? []);
      frames.set(request.thread, new Set([...known, ...ids]));
    },
    threadOf(frame) {
      for (const [thread, ids] of frames) if (ids.has(frame)) return thread;
      return undefined;
    },
  };
}
