// Numbers that stand for frames and variables. They hold until their thread moves, and are never given again.
import { RequestError } from './request-error.ts';

export interface Handles<T> {
  /** A number above 0 for a thing of a thread. */
  add(thread: number, thing: T): number;
  /** @throws {RequestError} for numbers that were never given, and for those whose thread has moved on since. */
  get(handle: number): T;
  /** The thread moves: its numbers hold no more. */
  forget(thread: number): void;
}

/** @param noun What they stand for, as errors name it: `frame`. */
export function createHandles<T>(noun: string): Handles<T> {
  const byThread = new Map<number, Map<number, T>>();
  let last = 0;
  return {
    add(thread, thing) {
      last += 1;
      const things = byThread.get(thread) ?? new Map<number, T>();
      byThread.set(thread, things.set(last, thing));
      return last;
    },
    get(handle) {
      for (const things of byThread.values()) {
        const thing = things.get(handle);
        if (thing !== undefined) return thing;
      }
      if (Number.isInteger(handle) && handle >= 1 && handle <= last) {
        throw new RequestError(
          `The search has moved on since ${noun} ${handle} was shown: ask for it again.`,
        );
      }
      throw new RequestError(`There is no ${noun} ${handle}.`);
    },
    forget(thread) {
      byThread.delete(thread);
    },
  };
}
