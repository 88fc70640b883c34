// The candidates of one decision in pairs: equal decisions of the two searches, then those that only one has.
import { decisionLabel } from '../log/decision-label.ts';
import { verdictMark } from '../log/mark.ts';
import { isSameScore } from '../log/score-change.ts';
import { verdictSentence } from '../log/sentence.ts';
import type { AlignedCandidate, ComparedCandidate, SideNames } from './alignment.ts';
import { candidateSentence } from './sentences.ts';
import type { Pair } from './sequence.ts';
import type { ComparedNode, ComparedSearch } from './winning-path.ts';

export interface Sides {
  readonly left: ComparedSearch;
  readonly right: ComparedSearch;
  readonly names: SideNames;
}

export function alignCandidates(
  sides: Sides,
  left: readonly ComparedNode[],
  right: readonly ComparedNode[],
): readonly AlignedCandidate[] {
  return pairUp(left, right).map((pair) => alignedCandidate(sides, pair));
}

/** By text, then by what the text means: a decision that is spelled in two ways meets its own spelling first. */
function pairUp(
  left: readonly ComparedNode[],
  right: readonly ComparedNode[],
): readonly Pair<ComparedNode>[] {
  const partners = new Map<ComparedNode, ComparedNode>();
  const taken = new Set<ComparedNode>();
  const nameOf = [
    ({ key, node }: ComparedNode) => `${key}\n${node.decision.text}`,
    ({ key }: ComparedNode) => key,
  ];
  for (const name of nameOf) {
    const free = new Map<string, ComparedNode[]>();
    for (const node of right) {
      if (taken.has(node)) continue;
      const list = free.get(name(node));
      if (list === undefined) free.set(name(node), [node]);
      else list.push(node);
    }
    for (const node of left) {
      const partner = partners.has(node) ? undefined : free.get(name(node))?.shift();
      if (partner === undefined) continue;
      partners.set(node, partner);
      taken.add(partner);
    }
  }
  return [
    ...left.map((node) => {
      const partner = partners.get(node);
      return partner === undefined ? { left: node } : { left: node, right: partner };
    }),
    ...right.filter((node) => !taken.has(node)).map((node) => ({ right: node })),
  ];
}

function alignedCandidate(sides: Sides, pair: Pair<ComparedNode>): AlignedCandidate {
  const { left, right } = pair;
  const state = stateOf(pair);
  const other =
    left === undefined
      ? right && sides.left.byPath.get(right.path)
      : right === undefined
        ? sides.right.byPath.get(left.path)
        : undefined;
  const row = {
    state,
    ...(left === undefined ? {} : { left: comparedCandidate(sides.left, left) }),
    ...(right === undefined ? {} : { right: comparedCandidate(sides.right, right) }),
    ...(other === undefined ? {} : { elsewhere: other.node.id }),
  };
  return {
    ...row,
    sentence: candidateSentence(row, sides.names),
    children: alignCandidates(sides, behind(sides.left, left), behind(sides.right, right)),
  };
}

/** What follows a candidate off the winning path. */
function behind(search: ComparedSearch, compared: ComparedNode | undefined): readonly ComparedNode[] {
  return compared === undefined || compared.chosen ? [] : search.childrenOf(compared.node);
}

export function stateOf({ left, right }: Pair<ComparedNode>): AlignedCandidate['state'] {
  if (left === undefined) return 'only-right';
  if (right === undefined) return 'only-left';
  // That something differs would tell of what is hidden.
  if (left.hidden || right.hidden) return 'same';
  if (left.node.verdict?.kind !== right.node.verdict?.kind) return 'verdict-differs';
  return isSameScore(left.node.score?.score, right.node.score?.score) ? 'same' : 'changed-score';
}

export function comparedCandidate({ tree }: ComparedSearch, compared: ComparedNode): ComparedCandidate {
  const { node, chosen, hidden } = compared;
  const { decision, score, aggregate, verdict } = node;
  const facts = {
    id: node.id,
    step: node.step,
    kind: decision.kind,
    ...('name' in decision && decision.name !== undefined ? { name: decision.name } : {}),
    label: decisionLabel(decision),
    samples: node.count,
    chosen,
  };
  if (hidden) return { ...facts, mark: verdictMark(undefined), hidden };
  const labelOf = (id: string): string | undefined => {
    const other = tree.node(id);
    return other === undefined ? undefined : decisionLabel(other.decision);
  };
  return {
    ...facts,
    mark: verdictMark(verdict),
    ...(score === undefined ? {} : { score: score.score }),
    ...(aggregate === undefined ? {} : { aggregate }),
    ...(verdict === undefined
      ? {}
      : { verdict: verdict.kind, reason: verdictSentence(verdict, { labelOf }) }),
  };
}
