// Exact match of an answer with the gold calls: as values, in any order.
import { canonicalCall } from '../calls/canonical.ts';
import type { Call } from '../calls/decision.ts';

/**
 * Whether both make the same calls, each as often, whatever the order of calls and arguments. Values are equal as
 * `canonicalValue` has them: `1.0` is `1`, and texts are compared letter by letter.
 */
export function sameCalls(one: readonly Call[], other: readonly Call[]): boolean {
  if (one.length !== other.length) return false;
  const wanted = other.map(canonicalCall).sort();
  return one
    .map(canonicalCall)
    .sort()
    .every((call, index) => call === wanted[index]);
}
