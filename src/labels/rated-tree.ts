// The rated candidates of a search as a tree of siblings, for the exports that show them beside each other.
import type { TreeNode } from '../log/tree.ts';
import type { ExportSource } from './export-source.ts';
import type { TrlOptions } from './export-trl.ts';
import type { RatedNode } from './rated-node.ts';

interface Place {
  readonly children: RatedNode[];
  /** Text of forced decisions that waits for the next rated one. */
  readonly pending: string;
}

/** More than any number of samples: what the search retained comes before what it pruned. */
const retainedWeight = 1e6;

/**
 * Candidates that every step before them leads to through rated ones; forced decisions without a rating may be joined to
 * the next, as in stepwise rows. A sibling weighs more when the search retained it, then by its samples.
 */
export function ratedTree(
  source: ExportSource,
  { forced }: Pick<TrlOptions, 'forced'>,
): readonly RatedNode[] {
  const roots: Place = { children: [], pending: '' };
  const places = new Map<string, Place>();
  for (const node of source.tree.nodes) {
    const from = node.parent === null ? rootPlace(node, roots) : places.get(node.parent);
    if (from === undefined) continue;
    const text = from.pending + node.decision.text;
    const label = source.held.get(node.id)?.label;
    if (label?.rating === undefined) {
      const joins = node.source === 'forced' && forced === 'join';
      if (joins) places.set(node.id, { children: from.children, pending: text });
      continue;
    }
    const weight = (node.verdict?.kind === 'retained' ? retainedWeight : 0) + node.count;
    const children: RatedNode[] = [];
    const { flagged, rating } = label;
    from.children.push({ kind: node.decision.kind, text, rating, flagged, weight, children });
    places.set(node.id, { children, pending: '' });
  }
  return roots.children;
}

/** A candidate whose parent the log has lost stands nowhere. */
function rootPlace(node: TreeNode, roots: Place): Place | undefined {
  return node.lostParent === undefined ? roots : undefined;
}
