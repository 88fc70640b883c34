// Long work in slices: between them the server answers requests, and hears that the work is no longer wanted.

/** Milliseconds that a slice takes. */
export const sliceTime = 8;

/** @throws the signal's reason once it is aborted. */
export async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}
