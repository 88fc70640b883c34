// A store with a host that records what it is told and a clock that stands still until it is moved.

import type { HostMessage, ViewCommand, ViewMessage } from '../../../src/protocol/messages.ts';
import { defaultViewSettings, noRun } from '../../../webview/state.ts';
import { createStore, type Store } from '../../../webview/store.ts';
import type { Scheduler } from '../../../webview/surroundings.ts';
import { logLines, syntheticLog } from '../log/build-log.ts';

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

export interface HeldClock extends Scheduler {
  /** Runs all that waits, frame after frame, and timers that are due within so many milliseconds. */
  settle(milliseconds?: number): void;
  /** Runs slices only, as many as are named. */
  slices(count: number): void;
  readonly frames: number;
}

export function heldClock(): HeldClock {
  let time = 0;
  let frames: (() => void)[] = [];
  const soon: (() => void)[] = [];
  let timers: Timer[] = [];
  let count = 0;
  /** Milliseconds that pass with every look at the clock. */
  let tick = 0;
  function runFrames(): void {
    const waiting = frames;
    frames = [];
    if (waiting.length > 0) count += 1;
    for (const run of waiting) run();
  }
  return {
    now: () => {
      time += tick;
      return time;
    },
    frame: (run) => frames.push(run),
    soon: (run) => soon.push(run),
    later(milliseconds, run) {
      const timer = { due: time + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    settle(milliseconds = 0) {
      const end = time + milliseconds;
      for (;;) {
        while (soon.length + frames.length > 0) {
          soon.shift()?.();
          runFrames();
        }
        const next = timers.toSorted((a, b) => a.due - b.due)[0];
        if (next === undefined || next.due > end) break;
        timers = timers.filter((other) => other !== next);
        time = Math.max(time, next.due);
        next.run();
      }
      time = end;
    },
    slices(wanted) {
      for (let done = 0; done < wanted; done += 1) {
        // Time passes while a slice works, so that each of them ends.
        tick = 7;
        soon.shift()?.();
        tick = 0;
        runFrames();
      }
    },
    get frames() {
      return count;
    },
  };
}

export interface Harness {
  readonly store: Store;
  readonly clock: HeldClock;
  readonly sent: ViewMessage[];
  readonly commands: ViewCommand[];
  tell(message: HostMessage): void;
  saved(): unknown;
}

export function harness(saved?: unknown): Harness {
  const clock = heldClock();
  const sent: ViewMessage[] = [];
  const commands: ViewCommand[] = [];
  let kept = saved;
  let receive: (message: HostMessage) => void = () => {};
  const store = createStore({
    host: {
      send: (message) => sent.push(message),
      listen: (listener) => {
        receive = listener;
      },
      saved: () => kept,
      save: (state) => {
        kept = state;
      },
    },
    scheduler: clock,
    run: (command) => commands.push(command),
  });
  return { store, clock, sent, commands, tell: (message) => receive(message), saved: () => kept };
}

export const smallLog = syntheticLog({ steps: 6, beams: 3, candidates: 4 });
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const smallBytes = bytesOf(logLines(smallLog));

type Snapshot = Extract<HostMessage, { type: 'snapshot' }>;

export function snapshot(bytes: Uint8Array, change: Partial<Snapshot> = {}): Snapshot {
  return {
    type: 'snapshot',
    generation: 1,
    name: 'oslo.toolprm.jsonl',
    bytes,
    run: noRun,
    labels: [],
    settings: defaultViewSettings,
    ...change,
  };
}
