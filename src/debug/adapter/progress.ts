// What takes its time is told while it lasts, and can be cancelled.
import type { Context, Request } from './context.ts';

/**
 * Does what a request has begun, and shows it where the client shows such things. What the work leaves behind, as a search that
 * runs, outlives the request: its signal aborts no more once the work is done.
 */
export async function withProgress<T>(
  context: Context,
  title: string,
  { signal, cancel }: Request,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  const abort = (): void => own.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const done = show(context, title, cancel);
  try {
    return await work(own.signal);
  } finally {
    signal.removeEventListener('abort', abort);
    done();
  }
}

function show(context: Context, title: string, cancel: () => void): () => void {
  if (!context.client.showsProgress) return () => undefined;
  const progressId = `progress-${context.progress.size + 1}`;
  context.progress.set(progressId, cancel);
  context.send('progressStart', { progressId, title, cancellable: true });
  return () => {
    // Numbers are not given twice; what is over cannot be cancelled.
    context.progress.set(progressId, () => undefined);
    context.send('progressEnd', { progressId });
  };
}
