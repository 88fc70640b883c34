// Several streams as one, in order of arrival, with a bound on how many run at once.
import pLimit from 'p-limit';

/**
 * Starts each source when a place is free. The first error ends the merge: `onEnd` is called, so that the caller can
 * abort what still runs, and the error is thrown after everything that arrived before it. `onEnd` is also called when
 * the consumer stops early.
 */
export async function* mergeStreams<T>(
  sources: readonly (() => AsyncIterable<T>)[],
  atOnce: number,
  onEnd: () => void,
): AsyncGenerator<T, void, undefined> {
  const limit = pLimit(Math.max(1, atOnce));
  const arrived: T[] = [];
  let failure: { readonly error: unknown } | undefined;
  let running = sources.length;
  let closed = false;
  let wake: () => void = () => {};
  const pump = async (source: () => AsyncIterable<T>): Promise<void> => {
    try {
      if (closed || failure) return;
      for await (const item of source()) {
        if (closed) return;
        // What others say after the first failure is a consequence of it.
        if (!failure) arrived.push(item);
        wake();
      }
    } catch (error) {
      failure ??= { error };
      onEnd();
    } finally {
      running -= 1;
      wake();
    }
  };
  for (const source of sources) void limit(() => pump(source));
  try {
    for (;;) {
      const item = arrived.shift();
      if (item !== undefined) {
        yield item;
        continue;
      }
      if (failure) throw failure.error;
      if (running === 0) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    closed = true;
    onEnd();
  }
}
