// A search as it runs, one step at a time and only while somebody waits for what comes next.
import type { SearchEvent } from '../log/events.ts';
import type { Run } from '../run/open-run.ts';
import type { Timeline } from './timeline.ts';
import { createTreeStore } from './tree-store.ts';

export interface LiveTimeline extends Timeline {
  /** Settles when the search is over and its log and models are closed; it must have been begun or stopped. Rejects as `reach` does. */
  readonly done: Promise<void>;
}

interface Waiter {
  readonly index: number;
  wake(): void;
}

/** Who the log says held and stepped the search. */
const by = 'debugger';

/**
 * Takes the run over: it is held before its first step, and its events are read to the end. The engine runs to the end
 * of the step under way even where nobody waits any more, and never begins another one unasked. Whoever else resumes the
 * search finds it held again.
 */
export function liveTimeline(run: Run): LiveTimeline {
  const events: SearchEvent[] = [];
  const trees = createTreeStore(events);
  const waiting = new Set<Waiter>();
  let live = true;
  let isStopped = false;
  let isBegun = false;
  let failure: { readonly error: unknown } | undefined;
  /** `asked`: the engine may still say things from before it heard of the step. */
  let step: 'none' | 'asked' | 'under way' = 'none';
  /** Events that are copied from another log tell of its debugger, not of this one. */
  let copied = 0;
  let close: () => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    close = () => {
      if (failure === undefined) resolve();
      else reject(failure.error);
    };
  });
  done.catch(() => undefined);

  run.control.pause(by);

  function begin(): void {
    if (isBegun) return;
    isBegun = true;
    void read().finally(close);
  }

  async function read(): Promise<void> {
    try {
      for await (const event of run.events) {
        events.push(event);
        follow(event);
        goOn();
      }
    } catch (error) {
      failure = { error };
    }
    live = false;
    goOn();
  }

  function follow(event: SearchEvent): void {
    if (event.type === 'search-started') copied = event.replayed ?? 0;
    if (event.type === 'search-finished') live = false;
    if (events.length <= copied) return;
    if (event.type === 'step-finished' && step === 'under way') step = 'none';
    if (event.type !== 'control') return;
    if (event.by === by) {
      if (event.action === 'step' && step === 'asked') step = 'under way';
      return;
    }
    if (event.action === 'stop') isStopped = true;
    // A request to hold or to go on from before our own step is overruled by it.
    if (step === 'asked') return;
    if (event.action === 'resume' || event.action === 'step') run.control.pause(by);
    if (event.action !== 'fork') step = 'none';
  }

  /** Wakes who need not wait any longer, and lets the search run on for the others. */
  function goOn(): void {
    for (const waiter of waiting) {
      if (live && waiter.index >= events.length) continue;
      waiting.delete(waiter);
      waiter.wake();
    }
    if (waiting.size === 0 || step !== 'none' || isStopped) return;
    // Before its first event a search tells nobody of a step, and what it repeats comes without one.
    if (events.length < Math.max(1, copied)) return;
    step = 'asked';
    run.control.step(by);
  }

  return {
    search: run.id,
    done,
    get live() {
      return live;
    },
    get length() {
      return events.length;
    },
    event: (index) => events[index],
    async reach(index, signal) {
      signal.throwIfAborted();
      if (index >= events.length && live) {
        begin();
        await new Promise<void>((resolve, reject) => {
          const abort = (): void => {
            waiting.delete(waiter);
            reject(signal.reason);
          };
          const waiter: Waiter = {
            index,
            wake() {
              signal.removeEventListener('abort', abort);
              resolve();
            },
          };
          signal.addEventListener('abort', abort, { once: true });
          waiting.add(waiter);
          goOn();
        });
      }
      if (index < events.length) return true;
      if (failure !== undefined) throw failure.error;
      return false;
    },
    treeAt: trees.treeAt,
    stop() {
      if (isStopped) return;
      isStopped = true;
      run.control.stop(by);
      begin();
    },
  };
}
