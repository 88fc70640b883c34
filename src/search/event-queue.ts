// Numbers events and hands them to the one who iterates; the search begins when the iteration does.
import type { SearchEvent, SearchEventBody } from '../log/events.ts';

export type Emit = (event: SearchEventBody) => void;

export interface EventStream {
  readonly events: AsyncIterable<SearchEvent>;
  /** Says something from outside; nothing is said before the search begins or after it ends. */
  readonly say: Emit;
}

/**
 * Runs `work` when the result is first iterated and yields what it emits. Leaving the iteration early calls `abandon`.
 * A search can be iterated once.
 */
export function eventStream(work: (emit: Emit) => Promise<void>, abandon: () => void): EventStream {
  const queue: SearchEvent[] = [];
  let started = 0;
  let seq = 0;
  let running = true;
  let ended = false;
  let failure: unknown;
  let wake: (() => void) | undefined;
  const elapsed = (): number => (started === 0 ? 0 : Math.round((performance.now() - started) * 1000) / 1000);
  const emit: Emit = (body) => {
    ended ||= body.type === 'search-finished';
    queue.push({ ...body, seq: seq++, at: elapsed() });
    wake?.();
  };
  async function* iterate(): AsyncGenerator<SearchEvent, void, undefined> {
    if (started !== 0) throw new Error('A search can be iterated once. Start another search instead.');
    started = performance.now();
    const done = work(emit)
      .catch((error: unknown) => {
        failure = error;
      })
      .finally(() => {
        running = false;
        wake?.();
      });
    try {
      while (running || queue.length > 0) {
        const batch = queue.splice(0);
        yield* batch;
        if (queue.length > 0 || !running) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = undefined;
      }
    } finally {
      if (running) {
        abandon();
        await done;
      }
    }
    if (failure !== undefined) throw failure;
  }
  return {
    events: { [Symbol.asyncIterator]: iterate },
    say(event) {
      if (started !== 0 && !ended) emit(event);
    },
  };
}
