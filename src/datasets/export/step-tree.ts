// All rollouts of an example as one tree of rated decisions: equal beginnings are one path, siblings are its branches.
import type { Rating } from '../../labels/label.ts';
import type { RatedNode } from '../../labels/rated-node.ts';
import type { CountedRollout } from './unit.ts';

interface Growing extends RatedNode {
  weight: number;
  readonly children: Growing[];
}

/**
 * The first decisions. Siblings stand in the order in which they were first sampled; the weight is how many samples took
 * a decision. What a decision is worth depends on the response up to it alone, so equal ones at one place have equal labels.
 */
export function stepTree(rollouts: readonly CountedRollout[]): readonly RatedNode[] {
  const roots: Growing[] = [];
  for (const { steps, count } of rollouts) {
    let siblings = roots;
    for (const { kind, text, label } of steps) {
      // An empty text occurs where a format writes nothing at a decision, so the kind counts too.
      const known = siblings.find((node) => node.kind === kind && node.text === text);
      const rating: Rating = label === '+' ? 1 : -1;
      const node = known ?? { kind, text, rating, flagged: false, weight: 0, children: [] };
      if (known === undefined) siblings.push(node);
      node.weight += count;
      siblings = node.children;
    }
  }
  return roots;
}
