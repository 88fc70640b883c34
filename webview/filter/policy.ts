// What the policy thought of a candidate, and where it would have chosen otherwise than the search did.
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';

/** Log-probability of the whole decision under the policy, where its tokens are known. */
export function policyLogprob({ tokens }: TreeNode): number | undefined {
  if (tokens === undefined || tokens.length === 0) return undefined;
  let sum = 0;
  for (const { logprob } of tokens) sum += logprob;
  return sum;
}

const bestOfTree = new WeakMap<SearchTree, Map<string | null, number | undefined>>();

/** The highest log-probability among the retained candidates that continue the same beam. */
function bestRetained(parent: string | null, tree: SearchTree): number | undefined {
  const bests = bestOfTree.get(tree) ?? new Map<string | null, number | undefined>();
  bestOfTree.set(tree, bests);
  if (bests.has(parent)) return bests.get(parent);
  let best: number | undefined;
  for (const id of parent === null ? tree.roots : (tree.node(parent)?.children ?? [])) {
    const node = tree.node(id);
    if (node?.verdict?.kind !== 'retained') continue;
    const logprob = policyLogprob(node);
    if (logprob !== undefined && (best === undefined || logprob > best)) best = logprob;
  }
  bests.set(parent, best);
  return best;
}

/** Pruned by its score, though the policy gave it more than every retained candidate of the same beam. */
export function isPreferredByPolicy(node: TreeNode, tree: SearchTree): boolean {
  if (node.verdict?.kind !== 'rank' && node.verdict?.kind !== 'threshold') return false;
  const own = policyLogprob(node);
  const best = bestRetained(node.parent, tree);
  return own !== undefined && best !== undefined && own > best;
}
