// The ranking of a step around its cut and around one candidate: where the choice was made, and how closely.
import { byVerdict, rankOf } from '../../src/log/best-first.ts';
import type { SearchTree, TreeNode, TreeStep } from '../../src/log/tree.ts';

export type StripItem =
  | { readonly kind: 'candidate'; readonly node: TreeNode; readonly rank: number; readonly selected: boolean }
  | { readonly kind: 'cut'; readonly kept: number; readonly all: boolean; readonly gap?: number }
  | { readonly kind: 'more'; readonly count: number };

/** How many ranks are shown on either side of the cut, and of the candidate. */
const aroundCut = 2;
const aroundSelf = 1;

/** Empty while the step has not been judged. */
export function rankStrip(tree: SearchTree, selected: TreeNode): readonly StripItem[] {
  const step = stepOf(tree, selected);
  // Its verdicts come one by one; a ranking is one only when all are there.
  if (step === undefined || (step.milliseconds === undefined && tree.state !== 'finished')) return [];
  const ranked = rankedNodes(tree, step);
  if (ranked.length === 0) return [];
  const kept = ranked.filter(({ verdict }) => verdict?.kind === 'retained').length;
  const own = ranked.findIndex(({ id }) => id === selected.id);
  const isNear = (place: number): boolean =>
    place === 0 ||
    (place >= kept - aroundCut && place < kept + aroundCut) ||
    (own !== -1 && Math.abs(place - own) <= aroundSelf);
  const items: StripItem[] = [];
  let skipped = 0;
  const flush = (): void => {
    if (skipped > 0) items.push({ kind: 'more', count: skipped });
    skipped = 0;
  };
  ranked.forEach((node, place) => {
    if (place === kept && place > 0) {
      flush();
      const gap = gapAt(ranked[kept - 1], node);
      items.push({ kind: 'cut', kept, all: false, ...(gap === undefined ? {} : { gap }) });
    }
    if (!isNear(place)) {
      skipped += 1;
      return;
    }
    flush();
    items.push({
      kind: 'candidate',
      node,
      rank: rankOf(node) ?? place + 1,
      selected: node.id === selected.id,
    });
  });
  flush();
  if (kept === ranked.length) items.push({ kind: 'cut', kept, all: true });
  return items;
}

export function stepOf(tree: SearchTree, node: TreeNode): TreeStep | undefined {
  return tree.steps.find(({ index }) => index === node.step);
}

/** Those of the step that were ranked, best first. */
function rankedNodes(tree: SearchTree, step: TreeStep): readonly TreeNode[] {
  const found: TreeNode[] = [];
  for (const id of step.candidates) {
    const node = tree.node(id);
    if (node !== undefined && rankOf(node) !== undefined) found.push(node);
  }
  return found.sort(byVerdict);
}

/** Forced candidates have no score of their own: then the distance at the cut is not known here. */
function gapAt(last: TreeNode | undefined, next: TreeNode): number | undefined {
  if (last?.aggregate === undefined || next.aggregate === undefined) return undefined;
  return last.aggregate - next.aggregate;
}
