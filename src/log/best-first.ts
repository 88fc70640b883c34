// The order of candidates, the best first, for whatever lists those of a log.
//
// The engine ranks by the score of the path, then by how many samples agreed, then by the order of beams (`search/judge.ts`). Readers
// of a log take its word, the rank of the verdict: they need not know what breaks its ties, and come to no other order.
import type { TreeNode } from './tree.ts';

/** From 1; `undefined` for what was not ranked. */
export function rankOf({ verdict }: TreeNode): number | undefined {
  return verdict?.kind === 'retained' || verdict?.kind === 'rank' ? verdict.rank : undefined;
}

/**
 * Retained by rank, pruned by rank, pruned without a rank, not judged: what became of them. A stable sort leaves equal ones as they
 * were proposed, so that scores that come in move nobody.
 */
export function byVerdict(one: TreeNode, other: TreeNode): number {
  return placeOf(one) - placeOf(other);
}

/**
 * Retained by rank, then all others by the score of their path: how good they are, also while nobody is judged, and whatever they
 * were pruned for. A duplicate or an invalid one may have the higher score.
 */
export function bestFirst(one: TreeNode, other: TreeNode): number {
  const isKept = one.verdict?.kind === 'retained' || other.verdict?.kind === 'retained';
  return (isKept ? byVerdict(one, other) : 0) || (other.aggregate ?? 0) - (one.aggregate ?? 0);
}

/** Kinds count before ranks: one that is kept by hand may have the rank of one that was pruned. */
function placeOf({ verdict }: TreeNode): number {
  if (verdict === undefined) return 3e9;
  if (verdict.kind === 'retained') return verdict.rank;
  return verdict.kind === 'rank' ? 1e9 + verdict.rank : 2e9;
}
