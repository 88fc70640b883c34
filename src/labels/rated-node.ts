// Rated decisions as a tree: what exports read that show siblings, whoever rated them.
import type { Rating } from './label.ts';

export interface RatedNode {
  readonly kind: string;
  readonly text: string;
  readonly rating: Rating;
  readonly flagged: boolean;
  /** The larger comes first among siblings with the same rating. */
  readonly weight: number;
  /** Rated decisions after it. */
  readonly children: readonly RatedNode[];
}

/** The sibling to go on with: the best rating that is not bad, then the largest weight, then the first. */
export function bestSibling(siblings: readonly RatedNode[]): RatedNode | undefined {
  let best: RatedNode | undefined;
  for (const node of siblings) {
    if (node.rating < 0) continue;
    const isBetter =
      best === undefined ||
      node.rating > best.rating ||
      (node.rating === best.rating && node.weight > best.weight);
    if (isBetter) best = node;
  }
  return best;
}
