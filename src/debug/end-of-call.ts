// The candidate with which a beam ends its call: where a step out of the call comes to.
import { byVerdict } from '../log/best-first.ts';
import type { SearchTree, TreeNode } from '../log/tree.ts';

/**
 * The best retained candidate of a step, at the step's stop, that ends a call or its response and comes of `candidate`: or of
 * the last of its ancestors of which anything lives on. `undefined` where the step has none.
 * @param candidate Its id; `null` is the root.
 */
export function endOfCall(
  tree: SearchTree,
  step: number | undefined,
  candidate: string | null,
): string | undefined {
  const isLiving = (node: TreeNode): boolean =>
    node.verdict === undefined || (node.verdict.kind === 'retained' && (node.judgedAt ?? node.step) === step);
  const living = tree.nodes.filter(isLiving);
  const ancestors = new Set(living.flatMap((node) => lineOf(tree, node.id)));
  const beam = lineOf(tree, candidate).find((id) => ancestors.has(id));
  return living
    .filter(({ decision: { kind }, verdict }) => {
      const isEnd = kind === 'call-finished' || kind === 'response-finished';
      return isEnd && verdict?.kind === 'retained';
    })
    .toSorted(byVerdict)
    .find(({ id }) => beam === undefined || lineOf(tree, id).includes(beam))?.id;
}

/** A candidate and its ancestors, the root left out. */
function lineOf(tree: SearchTree, candidate: string | null): readonly string[] {
  const line: string[] = [];
  for (let id = candidate; id !== null; id = tree.node(id)?.parent ?? null) line.push(id);
  return line;
}
