// When work is done: frames, slices between input events, and timers, so that tests can hold the clock.
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

export function browserScheduler(): Scheduler {
  // setTimeout waits 4 ms each time when it calls itself; a message does not.
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return {
    now: () => performance.now(),
    frame: (run) => {
      requestAnimationFrame(() => run());
    },
    soon: (run) => {
      waiting.push(run);
      channel.port2.postMessage(null);
    },
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
