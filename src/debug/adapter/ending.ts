// How a debug session ends.
import type { Context } from './context.ts';

/** The session ends with its searches, unless it is to stay at their ends. */
export function isOver(context: Context): boolean {
  if (context.started?.stopAtEnd !== false) return false;
  return context.threads.all().every(({ state, stop }) => state === 'stopped' && stop?.reason === 'end');
}

/** The searches are over: the client is told, with 0 as the exit code where the first search is done. */
export function finish(context: Context): void {
  if (context.isOver) return;
  context.isOver = true;
  const [first] = context.threads.all();
  const outcome = first?.timeline.event(first.timeline.length - 1);
  const isDone = outcome?.type === 'search-finished' && outcome.outcome === 'done';
  context.send('exited', { exitCode: isDone || context.started?.kind === 'attach' ? 0 : 1 });
  context.send('terminated', {});
}
