// A step at its stop, as breakpoints look at it.
import { bestFirst } from '../../log/best-first.ts';
import { decisionLabel } from '../../log/decision-label.ts';
import { verdictSentence } from '../../log/sentence.ts';
import type { SearchTree, TreeNode } from '../../log/tree.ts';

export interface StepView {
  readonly tree: SearchTree;
  /** Absent at the end of the search. */
  readonly step: number | undefined;
  /** The step's candidates, the best first. */
  readonly candidates: readonly TreeNode[];
  /** Those that got their verdict in this step, also candidates of steps before it; the best first. */
  readonly judged: readonly TreeNode[];
}

/** @param judged Ids; by default all candidates of the step. */
export function stepView(tree: SearchTree, step: number | undefined, judged?: readonly string[]): StepView {
  const ids = tree.steps.findLast(({ index }) => index === step)?.candidates ?? [];
  const candidates = sorted(tree, ids);
  return { tree, step, candidates, judged: judged === undefined ? candidates : sorted(tree, judged) };
}

function sorted(tree: SearchTree, ids: readonly string[]): readonly TreeNode[] {
  const nodes = [...new Set(ids)].map((id) => tree.node(id)).filter((node) => node !== undefined);
  return nodes.toSorted(bestFirst);
}

/** `unit = "celsius" — retained: ranked 1st of 4`. One line. */
export function candidateWords({ decision, verdict }: TreeNode): string {
  const label = decisionLabel(decision);
  return verdict === undefined ? label : `${label} — ${verdictSentence(verdict)}`;
}

/** Whether a verdict took the candidate out of the search; what was never judged was not pruned. */
export function isPruned({ verdict }: TreeNode): boolean {
  switch (verdict?.kind) {
    case undefined:
    case 'retained':
    case 'budget':
    case 'stopped':
    case 'failed':
      return false;
    default:
      return true;
  }
}
