// The step table: one row a step, with what was proposed, what was kept and by how much.
import type { Verdict } from './events.ts';
import type { SearchTree, TreeNode, TreeStep } from './tree.ts';

export type VerdictKind = Verdict['kind'];

export interface StepRow {
  readonly step: number;
  readonly beams: number;
  /** Distinct candidates. */
  readonly candidates: number;
  /** Samples, equal ones counted. */
  readonly samples: number;
  readonly retained: number;
  /** Retained ones that ended their response. */
  readonly finished: number;
  /** Candidates by verdict. */
  readonly verdicts: Readonly<Partial<Record<VerdictKind, number>>>;
  /** Candidates that have no verdict (yet). */
  readonly unjudged: number;
  /** Highest aggregate of its candidates, in [0, 1]; absent where none is scored. */
  readonly best?: number;
  /** Lowest aggregate that was retained for its score. */
  readonly cut?: number;
  /** How far the cut lies above the best candidate that was pruned by rank; small where the choice was close. */
  readonly margin?: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens: number;
  readonly policyRequests: number;
  readonly rewardRequests: number;
  readonly startedAt: number;
  readonly milliseconds?: number;
}

export function stepRows(tree: SearchTree): readonly StepRow[] {
  return tree.steps.map((step) => stepRow(step, tree));
}

function stepRow(step: TreeStep, tree: SearchTree): StepRow {
  const verdicts: Partial<Record<VerdictKind, number>> = {};
  let samples = 0;
  let finished = 0;
  let unjudged = 0;
  let best: number | undefined;
  let cut: number | undefined;
  let bestPruned: number | undefined;
  for (const node of candidatesOf(step, tree)) {
    const { aggregate, verdict } = node;
    samples += node.count;
    best = highest(best, aggregate);
    if (verdict === undefined) {
      unjudged += 1;
      continue;
    }
    verdicts[verdict.kind] = (verdicts[verdict.kind] ?? 0) + 1;
    if (verdict.kind === 'rank') bestPruned = highest(bestPruned, aggregate);
    if (verdict.kind !== 'retained') continue;
    if (verdict.finished) finished += 1;
    if (verdict.byHand !== true) cut = lowest(cut, aggregate);
  }
  return {
    step: step.index,
    beams: step.beams.length,
    candidates: step.candidates.length,
    samples,
    retained: verdicts.retained ?? 0,
    finished,
    verdicts,
    unjudged,
    ...(best === undefined ? {} : { best }),
    ...(cut === undefined ? {} : { cut }),
    ...(cut === undefined || bestPruned === undefined ? {} : { margin: cut - bestPruned }),
    promptTokens: step.tokens.prompt,
    completionTokens: step.tokens.completion,
    cachedTokens: step.tokens.cached,
    policyRequests: step.requests.policy,
    rewardRequests: step.requests.reward,
    startedAt: step.startedAt,
    ...(step.milliseconds === undefined ? {} : { milliseconds: step.milliseconds }),
  };
}

function candidatesOf(step: TreeStep, tree: SearchTree): readonly TreeNode[] {
  return step.candidates.map((id) => tree.node(id)).filter((node) => node !== undefined);
}

function highest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.max(a, b);
}

function lowest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
