// The decisions of a search as choices: which candidates stood beside each other, and what each of them decides.
import { createSplitter } from '../calls/split.ts';
import { valueKey } from '../log/decision-key.ts';
import type { SearchTree, TreeNode } from '../log/tree.ts';

/** A candidate of one of the five kinds, with the function of the call that it belongs to. */
export interface DecidedCandidate {
  readonly node: TreeNode;
  /** Absent where the call's function is not decided before it, or the log has lost it. */
  readonly tool?: string;
  /** Of an argument: its value in canonical form. */
  readonly value?: string;
}

/** The candidates that continue the same beam. */
export interface DecisionPoint {
  readonly candidates: readonly DecidedCandidate[];
}

interface CalledFunction {
  readonly call: number;
  readonly name: string;
}

/** In the order in which they were proposed. Tokens and fragments decide nothing and are left out. */
export function decisionPoints(tree: SearchTree): readonly DecisionPoint[] {
  const functions = new Map<string, CalledFunction>();
  const points = new Map<string | null, DecidedCandidate[]>();
  const begun = functionOfPrefix(tree);
  for (const node of tree.nodes) {
    const { decision, parent } = node;
    if (decision.kind === 'token' || decision.kind === 'fragment') continue;
    const before =
      node.lostParent === undefined ? (parent === null ? begun : functions.get(parent)) : undefined;
    const own =
      decision.kind === 'function-name' && decision.name !== undefined
        ? { call: decision.call, name: decision.name }
        : before;
    if (own !== undefined) functions.set(node.id, own);
    // After the last call's end the function is of a call that is over.
    const tool = own?.call === decision.call ? own.name : undefined;
    const value = decision.value === undefined ? undefined : valueKey(decision.value, decision.text);
    const candidate = {
      node,
      ...(tool === undefined ? {} : { tool }),
      ...(value === undefined ? {} : { value }),
    };
    const place = node.lostParent ?? parent;
    const point = points.get(place);
    if (point === undefined) points.set(place, [candidate]);
    else point.push(candidate);
  }
  return Array.from(points.values(), (candidates) => ({ candidates }));
}

/** A fork may begin within a call, whose function stands in the text before. */
function functionOfPrefix({ header }: SearchTree): CalledFunction | undefined {
  if (header === undefined || header.prefix === '') return undefined;
  const { next } = createSplitter(header.settings.format).feed(header.prefix);
  const call = next.calls.length - 1;
  const name = next.calls[call]?.name;
  return name === undefined || name === '' ? undefined : { call, name };
}

/**
 * What the search made of a candidate: a verdict counts as a judgement only where the reward model or the schema gave
 * it; what a strategy lets pass, merges, cuts off or never reaches, or a person decided, says nothing about the decision.
 */
export function standingOf({ verdict, score }: TreeNode): 'retained' | 'pruned' | 'open' {
  switch (verdict?.kind) {
    case 'retained':
      return score === undefined || verdict.byHand === true ? 'open' : 'retained';
    case 'rank':
    case 'threshold':
      return 'pruned';
    case 'invalid':
      return verdict.rule === 'syntax' || verdict.rule === 'boundary' ? 'open' : 'pruned';
    default:
      return 'open';
  }
}
