// How the step scores of a path become one number.
import type { Aggregation } from '../log/events.ts';

/**
 * Aggregates step scores, each in [0, 1], into one in [0, 1]: the last, the least, the product, or the mean
 * (the choices of arXiv 2408.03314, section 5.1, and of the public search-and-learn code).
 * A path without scores counts 1, so that nothing is held against it.
 */
export function aggregate(scores: readonly number[], how: Aggregation): number {
  if (scores.length === 0) return 1;
  switch (how) {
    case 'last':
      return scores[scores.length - 1] ?? 1;
    case 'min':
      return scores.reduce((least, score) => Math.min(least, score), 1);
    case 'product':
      return scores.reduce((product, score) => product * score, 1);
    case 'mean':
      return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  }
}
