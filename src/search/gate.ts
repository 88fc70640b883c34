// Pause, step, resume and stop: the gate that the engine passes before each step and each request.
import { type Clock, createClock } from './clock.ts';

export interface Gate {
  readonly signal: AbortSignal;
  /** Waits while paused. @throws AbortError once stopped. */
  pass(): Promise<void>;
  /** Tells the gate that a step ended, so that `step()` can pause again. */
  stepEnded(): void;
  pause(): boolean;
  resume(): boolean;
  step(): void;
  stop(reason: StopReason): boolean;
}

/** Why a search was ended from outside. */
export type StopReason =
  | { readonly kind: 'stopped'; readonly by: string }
  | { readonly kind: 'budget'; readonly which: 'tokens' | 'requests' | 'seconds' };

export class SearchStop extends Error {
  readonly reason: StopReason;
  constructor(reason: StopReason) {
    super(reason.kind === 'stopped' ? `stopped by ${reason.by}` : `budget of ${reason.which} used up`);
    this.name = 'AbortError';
    this.reason = reason;
  }
}

/** Methods that change something say whether they did. @param clock Is told who waits. */
export function createGate(clock: Clock = createClock()): Gate {
  const controller = new AbortController();
  let paused = false;
  let single = false;
  /** Policy and reward model are asked side by side: more than one request may wait. */
  const waiting: (() => void)[] = [];
  const open = (): void => {
    for (const wake of waiting.splice(0)) wake();
  };
  return {
    signal: controller.signal,
    async pass() {
      while (paused && !controller.signal.aborted) {
        const goOn = clock.hold();
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
        goOn();
      }
      controller.signal.throwIfAborted();
    },
    stepEnded() {
      if (!single) return;
      single = false;
      paused = true;
    },
    pause() {
      if (paused) return false;
      paused = true;
      return true;
    },
    resume() {
      // A single step that is under way would end in a pause.
      if (!paused && !single) return false;
      single = false;
      paused = false;
      open();
      return true;
    },
    step() {
      single = true;
      paused = false;
      open();
    },
    stop(reason) {
      if (controller.signal.aborted) return false;
      controller.abort(new SearchStop(reason));
      open();
      return true;
    },
  };
}
