// The order of siblings in a column, and which of them a collapsed row hides.
import { byVerdict } from '../../src/log/best-first.ts';
import type { TreeNode } from '../../src/log/tree.ts';

/** Pruned siblings that stay in sight: the near misses. */
const prunedInSight = 2;
/** A row that hides fewer than this saves no space worth a click. */
const fewestHidden = 3;

export interface OrderRules {
  readonly spine: ReadonlySet<string>;
  /** Blind: the order must not tell who was retained, so it is the order of proposal, and nothing collapses. */
  readonly blind: boolean;
  /** Before the step is judged its candidates stay as they were proposed, and none is hidden. */
  readonly settled: boolean;
}

/**
 * Spine, other retained ones by rank, candidates without a verdict as proposed, pruned by rank, other pruned ones as
 * proposed. `siblings` are in the order of proposal.
 */
export function orderSiblings(siblings: readonly TreeNode[], rules: OrderRules): readonly TreeNode[] {
  if (rules.blind || !rules.settled || siblings.length < 2) return siblings;
  const spine: TreeNode[] = [];
  const alive: TreeNode[] = [];
  const pruned: TreeNode[] = [];
  for (const node of siblings) {
    if (rules.spine.has(node.id)) spine.push(node);
    else (isPruned(node) ? pruned : alive).push(node);
  }
  return [...spine, ...alive.sort(byVerdict), ...pruned.sort(byVerdict)];
}

/** The pruned siblings that one row stands for; none where they are few. `ordered` comes from `orderSiblings`. */
export function hiddenSiblings(ordered: readonly TreeNode[], rules: OrderRules): readonly TreeNode[] {
  if (rules.blind || !rules.settled || ordered.length < prunedInSight + fewestHidden) return [];
  const pruned = ordered.filter((node) => isPruned(node) && !rules.spine.has(node.id));
  // A pruned candidate that was continued after all is part of the tree's shape.
  const hidden = pruned.slice(prunedInSight).filter(({ children }) => children.length === 0);
  return hidden.length < fewestHidden ? [] : hidden;
}

export const isPruned = ({ verdict }: TreeNode): boolean =>
  verdict !== undefined && verdict.kind !== 'retained';
