// A queue between who pushes values and who iterates over them.

export interface Channel<T> {
  push(value: T): void;
  /** After the values that were pushed before, the iteration ends. */
  finish(): void;
  /** The iteration throws at once; values not yet taken are dropped. */
  fail(error: unknown): void;
  /** Can be iterated once. */
  readonly values: AsyncIterable<T>;
}

export function createChannel<T>(): Channel<T> {
  const waiting: T[] = [];
  let state: 'open' | 'finished' | { readonly error: unknown } = 'open';
  let wake: (() => void) | undefined;
  const change = (next: typeof state): void => {
    if (state === 'open') state = next;
    wake?.();
  };
  async function* iterate(): AsyncGenerator<T> {
    while (true) {
      if (typeof state === 'object') throw state.error;
      const value = waiting.shift();
      if (value !== undefined) {
        yield value;
        continue;
      }
      if (state === 'finished') return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return {
    push: (value) => {
      if (state !== 'open') return;
      waiting.push(value);
      wake?.();
    },
    finish: () => change('finished'),
    fail: (error) => change({ error }),
    values: iterate(),
  };
}
