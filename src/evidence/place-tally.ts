// Counts what happens at one place of a schema while a search is read.
import type { Label } from '../labels/label.ts';
import type { VerdictKind } from '../log/steps.ts';
import type { TreeNode } from '../log/tree.ts';
import { standingOf } from './points.ts';
import { summariseScores } from './scores.ts';
import { type Confusion, mostIds, type Place, type PlaceSummary } from './summary.ts';

export interface PlaceTally {
  readonly place: Place;
  add(node: TreeNode, label: Label | undefined, answered: boolean): void;
  /** A decision in which it was the favourite of the policy or of the reward model. */
  choice(differs: boolean, isPolicys: boolean): void;
  confuse(kind: Confusion['kind'], name: string): void;
  summary(): PlaceSummary;
}

export function createTally(place: Place): PlaceTally {
  const verdicts: Partial<Record<VerdictKind, number>> = {};
  const labels = { good: 0, neutral: 0, bad: 0, flagged: 0, against: 0 };
  const confusions = new Map<string, { kind: Confusion['kind']; name: string; count: number }>();
  const scores: number[] = [];
  const retained: string[] = [];
  const pruned: string[] = [];
  let candidates = 0;
  let samples = 0;
  let unjudged = 0;
  let standing: PlaceSummary['standing'] = 'open';
  let answered = false;
  let choices = 0;
  let disagreements = 0;
  let overruled = 0;

  function judge(node: TreeNode): void {
    const { verdict } = node;
    const own = standingOf(node);
    if (verdict === undefined || (verdict.kind === 'retained' && own === 'open')) unjudged += 1;
    else verdicts[verdict.kind] = (verdicts[verdict.kind] ?? 0) + 1;
    if (own === 'open') return;
    const ids = own === 'retained' ? retained : pruned;
    if (ids.length < mostIds) ids.push(node.id);
    if (own === 'retained' || standing === 'open') standing = own;
  }

  return {
    place,
    add(node, label, isAnswer) {
      candidates += 1;
      samples += node.count;
      answered ||= isAnswer;
      if (node.score !== undefined) scores.push(node.score.score);
      judge(node);
      if (label === undefined) return;
      const own = standingOf(node);
      if (label.flagged) labels.flagged += 1;
      if (label.rating === 1) labels.good += 1;
      if (label.rating === 0) labels.neutral += 1;
      if (label.rating === -1) labels.bad += 1;
      const isAgainst =
        (label.rating === 1 && own === 'pruned') || (label.rating === -1 && own === 'retained');
      if (isAgainst) labels.against += 1;
    },
    choice(differs, isPolicys) {
      choices += 1;
      if (differs) disagreements += 1;
      if (differs && isPolicys) overruled += 1;
    },
    confuse(kind, name) {
      const key = `${kind} ${name}`;
      const known = confusions.get(key);
      if (known === undefined) confusions.set(key, { kind, name, count: 1 });
      else known.count += 1;
    },
    summary() {
      const spread = summariseScores(scores);
      return {
        ...place,
        candidates,
        samples,
        verdicts,
        unjudged,
        standing,
        answered,
        ...(spread === undefined ? {} : { scores: spread }),
        choices,
        disagreements,
        overruled,
        confusions: [...confusions.values()].toSorted((one, other) => other.count - one.count),
        labels,
        retained,
        pruned,
      };
    },
  };
}
