// The part in which a label differs from a sibling's, so that "Oslo" and "Osla" are told apart at a glance.
import type { LoggedDecision } from '../../src/log/events.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where texts share less than this, everything differs, and emphasis would say nothing. */
const leastShared = 0.5;

/**
 * The span of `text` that remains without the start and the end that both share; `undefined` where they are equal or
 * have little in common after `from`, up to where they are equal anyway. An empty span means that the other has
 * something more there.
 */
export function differingSpan(text: string, other: string, from = 0): Span | undefined {
  if (text === other) return undefined;
  const shorter = Math.min(text.length, other.length);
  let start = 0;
  while (start < shorter && text.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    text.charCodeAt(text.length - 1 - tail) === other.charCodeAt(other.length - 1 - tail)
  ) {
    tail += 1;
  }
  // Never half of a surrogate pair.
  if (isLow(text.charCodeAt(start)) && start > 0) start -= 1;
  if (isLow(text.charCodeAt(text.length - tail)) && tail > 0) tail -= 1;
  const shared = start - Math.min(start, from) + tail;
  if (shared < (Math.max(text.length, other.length) - from) * leastShared) return undefined;
  return { start, end: text.length - tail };
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether two decisions answer the same question, and can be compared character by character. */
export function areComparable(a: LoggedDecision, b: LoggedDecision): boolean {
  if (a.kind === 'argument' && b.kind === 'argument') return a.name === b.name;
  return a.kind === 'function-name' && b.kind === 'function-name';
}
