// When the browser does work: before frames, between input events, and after a time.
import type { Scheduler } from './surroundings.ts';

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
