// Compares two searches decision by decision: an inserted step is one more row and shifts nothing.
import { canonicalCalls } from '../calls/canonical.ts';
import { toolFromLog } from '../log/logged-tools.ts';
import type { SearchTree } from '../log/tree.ts';
import { diffTools } from '../tools/diff.ts';
import type { ToolChange } from '../tools/tool-change.ts';
import { alignCandidates, comparedCandidate, type Sides, stateOf } from './align-candidates.ts';
import type {
  AlignedCandidate,
  AlignedStep,
  Alignment,
  Blindness,
  ComparedResult,
  RowState,
  SideNames,
} from './alignment.ts';
import { circumstances } from './circumstances.ts';
import { changesAt, namingAfter } from './edits.ts';
import { resultSentence, stepSentence } from './sentences.ts';
import { alignSequences, type Pair } from './sequence.ts';
import { type ComparedNode, comparedSearch, type Naming, type PathStep } from './winning-path.ts';

const leftAndRight: SideNames = { left: 'left search', right: 'right search' };
const nothingHidden = (): boolean => false;
const unchanged: Naming = { tool: (name) => name, parameter: (_, name) => name };

/**
 * Both searches aligned along their winning paths (the leader's, where one has not won). Every candidate of both searches
 * is in exactly one row: as what was chosen or stood beside it, or among the `children` of a row. What was renamed between
 * the two counts as the same. The tools' changes are those of the tools that the logs hold.
 *
 * @param blind What is hidden; the scores of the results are then hidden too. What was chosen never is.
 */
export function alignSearches(
  left: SearchTree,
  right: SearchTree,
  names = leftAndRight,
  blind?: Blindness,
): Alignment {
  const before = left.header?.tools.map(toolFromLog) ?? [];
  const after = right.header?.tools.map(toolFromLog) ?? [];
  const changes = left.header === undefined || right.header === undefined ? [] : diffTools(before, after);
  const naming = namingAfter(changes);
  const paths = new Map<string, string>();
  const sides: Sides = {
    left: comparedSearch(left, naming, paths, blind?.left ?? nothingHidden),
    right: comparedSearch(right, unchanged, paths, blind?.right ?? nothingHidden),
    names,
  };
  const steps = alignSequences(sides.left.steps, sides.right.steps, likeness, nameOf).map((pair) =>
    alignedStep(sides, pair, changes, naming),
  );
  const results = { left: resultOf(left, blind), right: resultOf(right, blind) };
  const sameCalls = callsKey(left) === callsKey(right);
  return {
    steps,
    edits: changes.map((change, index) => ({
      change,
      steps: steps.flatMap(({ edits }, step) => (edits.includes(index) ? [step] : [])),
    })),
    result: {
      ...results,
      sameCalls,
      sentence: resultSentence(results.left, results.right, sameCalls, names),
    },
    circumstances: circumstances(left.header, right.header, names),
  };
}

/**
 * How much two decisions are the same one. What was chosen counts most, then what it is about, then how many candidates
 * they share; decisions of different kinds are never the same.
 */
function likeness(left: PathStep, right: PathStep): number {
  const shared = Math.round(16 * jaccard(left.keys, right.keys));
  const [one, other] = [left.chosen, right.chosen];
  if (one === undefined || other === undefined) return one === other ? 20 + shared : shared;
  const [a, b] = [one.node.decision, other.node.decision];
  if (a.kind !== b.kind) return 0;
  const sameCall = a.call === b.call ? 8 : 0;
  if (one.key === other.key) return 100 + sameCall + shared;
  return (subjectOf(one) === subjectOf(other) ? 60 : 20) + sameCall + shared;
}

/** The key without the value. */
function subjectOf({ key }: ComparedNode): string {
  return key.slice(0, key.indexOf('" ') + 1);
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const key of one) if (other.has(key)) shared += 1;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

const nameOf = ({ chosen, keys }: PathStep): string => chosen?.key ?? [...keys].sort().join('\n');

function alignedStep(
  sides: Sides,
  pair: Pair<PathStep>,
  changes: readonly ToolChange[],
  naming: Naming,
): AlignedStep {
  const { left, right } = pair;
  const candidates = alignCandidates(sides, left?.candidates ?? [], right?.candidates ?? []);
  const state = stepState(pair);
  const row = {
    state,
    ...(left?.chosen === undefined ? {} : { left: comparedCandidate(sides.left, left.chosen) }),
    ...(right?.chosen === undefined ? {} : { right: comparedCandidate(sides.right, right.chosen) }),
    candidates,
  };
  const differing = candidates.filter((candidate) => state !== 'same' || candidate.state !== 'same');
  const lefts = new Set(differing.map((candidate) => candidate.left?.id));
  const rights = new Set(differing.map((candidate) => candidate.right?.id));
  const isIn = (ids: ReadonlySet<string | undefined>) => (compared: ComparedNode) =>
    ids.has(compared.node.id);
  const edits = changesAt(
    changes,
    left?.candidates.filter(isIn(lefts)) ?? [],
    right?.candidates.filter(isIn(rights)) ?? [],
    naming,
  );
  return {
    ...row,
    sentence: stepSentence(row, sides.names),
    differences: differencesIn(candidates),
    edits: [...edits].sort((one, other) => one - other),
  };
}

function stepState({ left, right }: Pair<PathStep>): RowState {
  if (left === undefined) return 'only-right';
  if (right === undefined) return 'only-left';
  if (left.chosen?.key !== right.chosen?.key) return 'chosen-differs';
  return left.chosen === undefined || right.chosen === undefined
    ? 'same'
    : stateOf({ left: left.chosen, right: right.chosen });
}

function differencesIn(candidates: readonly AlignedCandidate[]): number {
  return candidates.reduce(
    (sum, { state, children }) => sum + (state === 'same' ? 0 : 1) + differencesIn(children),
    0,
  );
}

function resultOf({ outcome }: SearchTree, blind: Blindness | undefined): ComparedResult {
  if (outcome === undefined) return { calls: [] };
  const { calls, score } = outcome;
  return { outcome: outcome.outcome, calls, ...(score === null || blind !== undefined ? {} : { score }) };
}

function callsKey({ outcome }: SearchTree): string | undefined {
  try {
    return outcome && canonicalCalls(outcome.calls);
  } catch {
    // Nested deeper than the engine's stack: then the text has to do.
    return outcome?.response ?? undefined;
  }
}
