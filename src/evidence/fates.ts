// What became of each tool in one search: called by the answer, pruned on the way, or passed over.
import type { Label } from '../labels/label.ts';
import { decisionLabel } from '../log/decision-label.ts';
import type { SearchTree, TreeNode } from '../log/tree.ts';
import { type DecisionPoint, standingOf } from './points.ts';

/** A pruned tool's last candidate was judged and lost; one that was passed over still stood, but is not in the answer. */
export type ToolFate = CalledTool | LostTool;

interface CalledTool {
  readonly kind: 'called';
  readonly tool: string;
  /** Of the answer, and about this tool: how many candidates people rated good, and how many bad. */
  readonly good: number;
  readonly bad: number;
  /** The candidate that called it; absent where the log does not have it. */
  readonly candidate?: string;
}

interface LostTool {
  readonly kind: 'pruned' | 'passed-over';
  readonly tool: string;
  /** The candidate with which it came furthest. */
  readonly candidate: string;
  /** What that candidate decided; absent where it was the tool's name. */
  readonly at?: string;
  /** Its step score in [0, 1]; absent where nobody scored it. */
  readonly score?: number;
  /** What it was pruned by; absent where it was not. */
  readonly by?: 'rank' | 'threshold' | 'invalid';
}

/**
 * @param answer Candidates of the chosen response.
 * @returns one for each tool of the search that its answer calls or that was proposed, in the order of the tools.
 */
export function toolFates(
  { header, outcome }: SearchTree,
  points: readonly DecisionPoint[],
  labels: ReadonlyMap<string, Label>,
  answer: ReadonlySet<string>,
): readonly ToolFate[] {
  const called = new Set(outcome?.calls.map(({ name }) => name));
  const byTool = new Map<string, TreeNode[]>();
  for (const { node, tool } of points.flatMap(({ candidates }) => candidates)) {
    if (tool === undefined) continue;
    const nodes = byTool.get(tool);
    if (nodes === undefined) byTool.set(tool, [node]);
    else nodes.push(node);
  }
  const names = new Set(header?.tools.map(({ name }) => name));
  return Array.from(names, (tool) => {
    const nodes = byTool.get(tool) ?? [];
    if (!called.has(tool)) return lostTool(tool, nodes);
    return calledTool(
      tool,
      nodes.filter(({ id }) => answer.has(id)),
      labels,
    );
  }).filter((fate) => fate !== undefined);
}

function calledTool(
  tool: string,
  nodes: readonly TreeNode[],
  labels: ReadonlyMap<string, Label>,
): CalledTool {
  const rated = (rating: number): number =>
    nodes.filter(({ id }) => labels.get(id)?.rating === rating).length;
  const [first] = nodes;
  return {
    kind: 'called',
    tool,
    good: rated(1),
    bad: rated(-1),
    ...(first === undefined ? {} : { candidate: first.id }),
  };
}

function lostTool(tool: string, nodes: readonly TreeNode[]): LostTool | undefined {
  // A duplicate goes on as the candidate that it equals.
  const own = nodes.filter(({ verdict }) => verdict?.kind !== 'duplicate');
  const [first, ...others] = own;
  if (first === undefined) return undefined;
  const last = others.reduce((best, node) => (isFurther(node, best) ? node : best), first);
  const { decision, score, verdict } = last;
  const isPruned = standingOf(last) === 'pruned';
  return {
    kind: isPruned ? 'pruned' : 'passed-over',
    tool,
    candidate: last.id,
    ...(decision.kind === 'function-name' ? {} : { at: decisionLabel(decision) }),
    ...(score === undefined ? {} : { score: score.score }),
    ...(isPruned ? reasonOf(verdict) : {}),
  };
}

/** A later step goes before an earlier one, what still stands before what was pruned, a high score before a low one. */
function isFurther(one: TreeNode, other: TreeNode): boolean {
  if (one.step !== other.step) return one.step > other.step;
  const stands = (node: TreeNode): boolean => standingOf(node) !== 'pruned';
  if (stands(one) !== stands(other)) return stands(one);
  return (one.score?.score ?? -1) > (other.score?.score ?? -1);
}

function reasonOf(verdict: TreeNode['verdict']): Pick<LostTool, 'by'> {
  const kind = verdict?.kind;
  return kind === 'rank' || kind === 'threshold' || kind === 'invalid' ? { by: kind } : {};
}
