// Numbers events and hands them to the one who iterates; the search begins when the iteration does.
import type { SearchEvent, SearchEventBody } from '../log/events.ts';
import type { Clock } from './clock.ts';

/** @param at Milliseconds since the search started, for what is repeated: the search's clock then goes on from there. */
export type Emit = (event: SearchEventBody, at?: number) => void;

export interface EventStream {
  readonly events: AsyncIterable<SearchEvent>;
  /** Says something from outside; nothing is said before the search begins or after it ends. */
  readonly say: Emit;
}

/**
 * Runs `work` when the result is first iterated and yields what it emits. Leaving the iteration early calls `abandon`.
 * A search can be iterated once. Its clock starts then.
 */
export function eventStream(
  work: (emit: Emit) => Promise<void>,
  abandon: () => void,
  clock: Clock,
): EventStream {
  const queue: SearchEvent[] = [];
  let started = false;
  let seq = 0;
  let running = true;
  let ended = false;
  let failure: unknown;
  let wake: (() => void) | undefined;
  const elapsed = (): number => Math.round(clock.elapsed() * 1000) / 1000;
  const emit: Emit = (body, at) => {
    ended ||= body.type === 'search-finished';
    if (at !== undefined) clock.goOnFrom(at);
    queue.push({ ...body, seq: seq++, at: at ?? elapsed() });
    wake?.();
  };
  async function* iterate(): AsyncGenerator<SearchEvent, void, undefined> {
    if (started) throw new Error('A search can be iterated once. Start another search instead.');
    started = true;
    clock.start();
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
      if (started && !ended) emit(event);
    },
  };
}
