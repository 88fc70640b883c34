// Scores and verdicts as expressions see them.
import { decisionLabel } from '../../log/decision-label.ts';
import type { LoggedScore, Verdict } from '../../log/events.ts';
import { ordinal, verdictSentence } from '../../log/sentence.ts';
import type { SearchTree, TreeStep } from '../../log/tree.ts';
import { oneLine } from '../../log/visible.ts';
import { perStep } from './search-at.ts';
import { members, type Shape } from './shape.ts';

export interface ScoreOf {
  readonly score: LoggedScore;
  readonly memo: boolean;
}

export const scoreShape: Shape<ScoreOf> = {
  type: 'score',
  about: "The reward model's score of one decision; in comparisons and sums it is its number.",
  plain: ({ score }) => score.score,
  brief: scoreText,
  members: members<ScoreOf>({
    score: ['number', 'How good the decision is, in [0, 1].', ({ score }) => score.score],
    reading: [
      'text',
      '`exact` where both labels were read, `bound` where one was too unlikely to be told, `derived` where no labels were read.',
      ({ score }) => score.reading,
    ],
    positive: ['number', 'Log-probability of the label `+`.', ({ score }) => score.positive],
    negative: ['number', 'Log-probability of the label `-`.', ({ score }) => score.negative],
    lower: ['number', 'Where the score is a bound: it is at least this.', ({ score }) => score.lower],
    upper: ['number', 'Where the score is a bound: it is at most this.', ({ score }) => score.upper],
    source: ['text', 'How it was read, in the words of its reader.', ({ score }) => score.source],
    memo: ['boolean', 'Whether it was known already and no model was asked.', ({ memo }) => memo],
  }),
};

function scoreText({ score: { score, reading, lower, upper } }: ScoreOf): string {
  const shown = score.toFixed(2);
  if (reading !== 'bound' || lower === undefined || upper === undefined) return shown;
  return `${shown} (between ${lower.toFixed(2)} and ${upper.toFixed(2)})`;
}

export interface VerdictOf {
  readonly tree: SearchTree;
  readonly step?: TreeStep;
  readonly verdict: Verdict;
}

export const verdictShape: Shape<VerdictOf> = {
  type: 'verdict',
  about: 'Why a candidate lives or died; in comparisons it is its kind: `verdict == "rank"`.',
  plain: ({ verdict }) => verdict.kind,
  brief: sentence,
  members: members<VerdictOf>({
    kind: [
      'text',
      '`retained`, or why it was pruned: `rank`, `duplicate`, `invalid`, `threshold`, `length`, `dropped`, `budget`, `stopped`, `failed`.',
      ({ verdict }) => verdict.kind,
    ],
    sentence: ['text', 'The verdict in one sentence.', sentence],
    rank: [
      'number',
      'Its place among those that were ranked, 1 for the best.',
      ({ verdict }) => field(verdict, 'rank'),
    ],
    gap: [
      'number',
      'How far it lies above the best pruned one, or below the last one kept.',
      ({ verdict }) => field(verdict, 'gap'),
    ],
    cut: ['number', 'How many were kept, where it was not.', ({ verdict }) => field(verdict, 'cut')],
    finished: ['boolean', 'Whether it ended its response.', ({ verdict }) => field(verdict, 'finished')],
    byHand: ['boolean', 'Whether a person kept it.', ({ verdict }) => field(verdict, 'byHand')],
    beatenBy: [
      'text',
      'The id of the candidate that took its place.',
      ({ verdict }) => field(verdict, 'beatenBy'),
    ],
    of: ['text', 'The id of the candidate that decides the same.', ({ verdict }) => field(verdict, 'of')],
    rule: [
      'text',
      'What is wrong with an invalid one: `syntax`, `boundary`, `unknown-function`, `unknown-parameter`, `repeated-parameter`, `value`, `missing-required`.',
      ({ verdict }) => field(verdict, 'rule'),
    ],
    message: [
      'text',
      'What is wrong with an invalid one, in one sentence.',
      ({ verdict }) => field(verdict, 'message'),
    ],
    pointer: [
      'text',
      'JSON Pointer of what is wrong, into the arguments.',
      ({ verdict }) => field(verdict, 'pointer'),
    ],
    minimum: ['number', 'The least score that was asked for.', ({ verdict }) => field(verdict, 'minimum')],
    limit: ['number', 'The limit that cut it.', ({ verdict }) => field(verdict, 'limit')],
    unit: ['text', 'What the limit counts: `tokens` or `steps`.', ({ verdict }) => field(verdict, 'unit')],
    which: ['text', 'The budget that was used up.', ({ verdict }) => field(verdict, 'which')],
    by: ['text', 'Who stopped the search or dropped the candidate.', ({ verdict }) => field(verdict, 'by')],
    error: ['text', 'What failed.', ({ verdict }) => field(verdict, 'error')],
  }),
};

/** A field that only some verdicts have. */
function field(verdict: Verdict, name: string): string | number | boolean | undefined {
  const value: unknown = Object.entries(verdict).find(([key]) => key === name)?.[1];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

function sentence({ tree, step, verdict }: VerdictOf): string {
  const ranked = step === undefined ? undefined : rankedIn(tree, step);
  return verdictSentence(verdict, {
    labelOf: (id) => {
      const node = tree.node(id);
      return node === undefined ? undefined : decisionLabel(node.decision);
    },
    ...(ranked === undefined ? {} : { ranked }),
  });
}

/** How many candidates of a step were ranked. */
const rankedIn = perStep(
  (tree: SearchTree, step) =>
    step.candidates.filter((id) => {
      const kind = tree.node(id)?.verdict?.kind;
      return kind === 'retained' || kind === 'rank';
    }).length,
);

/** `retained 1st of 7`, `pruned 5th of 7`, `invalid: unknown-parameter`: the verdict where there is little room. */
export function shortVerdict(of: VerdictOf | undefined): string {
  if (of === undefined) return 'not judged yet';
  const { tree, step, verdict } = of;
  const total = step === undefined ? '' : ` of ${rankedIn(tree, step)}`;
  switch (verdict.kind) {
    case 'retained':
      if (field(verdict, 'byHand') === true) return 'kept by hand';
      return `retained ${ordinal(verdict.rank)}${total}${verdict.finished ? ', finished' : ''}`;
    case 'rank':
      return `pruned ${ordinal(verdict.rank)}${total}`;
    case 'duplicate':
      return 'duplicate';
    case 'invalid':
      return `invalid: ${verdict.rule}`;
    case 'threshold':
      return `below the minimum of ${verdict.minimum.toFixed(2)}`;
    default:
      return oneLine(sentence(of), 60);
  }
}
