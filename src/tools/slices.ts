// Long work in slices: between them other work gets its turn, and the word is heard that this work is no longer wanted.

/** Work that stops after each small step, and goes on when it is asked to. */
export type Steps<T> = Generator<void, T>;

/** Milliseconds that a slice takes. */
const sliceTime = 8;

/** All steps without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * As many steps in each slice as its time allows.
 * @throws the signal's reason once it is aborted, and what a step throws.
 */
export async function inSlices<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    await pause(signal);
    const end = performance.now() + sliceTime;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
  }
}

/** A step for each item. */
export function* eachMapped<T, R>(items: Iterable<T>, map: (item: T) => R): Steps<R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(map(item));
    yield;
  }
  return made;
}

async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}
