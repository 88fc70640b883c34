// Preference pairs from siblings: after the same decisions, one that is rated good and one that is rated bad.
import { bestSibling, type RatedNode } from './rated-node.ts';

export interface SiblingPair {
  /** The response before both. */
  readonly before: string;
  readonly chosen: string;
  readonly rejected: string;
  /** What the rejected one decides. */
  readonly kind: string;
  /** Whether the chosen one was among the siblings, or is what the caller knows to be right there. */
  readonly from: 'sibling' | 'known';
}

export interface PairOptions {
  /** A right decision after `before`, where no sibling is rated good. */
  readonly known?: (before: string) => string | undefined;
  /** Called for a bad decision without a good one to pair it with. */
  readonly onLonely?: () => void;
}

/** Every bad decision is paired with the best good one beside it. Decisions after bad ones are not looked at. */
export function* siblingPairs(
  first: readonly RatedNode[],
  { known, onLonely }: PairOptions = {},
): Generator<SiblingPair> {
  const open = [{ before: '', siblings: first }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { before, siblings } = next;
    const best = bestSibling(siblings);
    const sibling = best !== undefined && best.rating > 0 ? best.text : undefined;
    for (const { kind, text, rating, children } of siblings) {
      if (rating >= 0) {
        if (children.length > 0) open.push({ before: before + text, siblings: children });
        continue;
      }
      const chosen = sibling ?? known?.(before);
      if (chosen === undefined) onLonely?.();
      else yield { before, chosen, rejected: text, kind, from: sibling === undefined ? 'known' : 'sibling' };
    }
  }
}
