// Remembers how the tree is looked at: zoom, place and what is open, once they have come to rest.
import { effect } from '@preact/signals';
import type { Memory } from '../saved.ts';
import type { TreeSession } from './session.ts';

/** Milliseconds. */
const restTime = 300;

/** Gives back what ends it, which keeps the last look. */
export function keepLook(session: TreeSession, memory: Memory): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function keep(): void {
    timer = undefined;
    const search = session.placedFor.peek();
    if (search === undefined) return;
    const transform = session.transform.peek();
    memory.save({
      tree: { search, transform, open: [...session.open.peek()], follow: session.follow.peek() },
    });
  }
  const stop = effect(() => {
    void [session.transform.value, session.open.value, session.follow.value, session.placedFor.value];
    clearTimeout(timer);
    timer = setTimeout(keep, restTime);
  });
  return () => {
    stop();
    if (timer === undefined) return;
    clearTimeout(timer);
    keep();
  };
}
