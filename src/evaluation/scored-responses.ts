// A reward model reads labelled responses: what it thinks of every decision, beside the decision's true label.
import type { DecisionKind } from '../calls/decision.ts';
import { type LabelView, viewedLabels } from '../datasets/label/label-views.ts';
import type { LabelledDecision, LabelledResponse } from '../datasets/label/step-label.ts';
import type { RewardModel, Score, ScoreItem } from '../models/reward.ts';

/** One decision that carries a label in a view, and how a reward model labels it. */
export interface ScoredLabel {
  readonly kind: DecisionKind;
  /** The true label is `+`. */
  readonly right: boolean;
  /** Log-probabilities of the two labels (natural logarithm) among all tokens. */
  readonly positive: number;
  readonly negative: number;
}

/** Distinct finished responses to one query. Decisions that several responses share, with all before them, stand once. */
export interface ScoredResponses {
  readonly labels: readonly ScoredLabel[];
  readonly responses: readonly {
    /** The whole response makes exactly the gold calls. */
    readonly right: boolean;
    /** Its labels in order, as places in `labels`; the last one is at the response's end. */
    readonly labels: readonly number[];
  }[];
}

/** What all responses answer. */
export type ScoredTask = Pick<ScoreItem, 'prompt' | 'messages' | 'tools'>;

/**
 * Scores the decisions that a view labels, each once. Responses that never finished are left out: an outcome has no
 * place there, and all views are to be compared on the same responses.
 * @throws what {@link RewardModel.score} throws.
 */
export async function scoreResponses(
  responses: readonly LabelledResponse[],
  view: LabelView,
  task: ScoredTask,
  reward: RewardModel,
  signal: AbortSignal,
): Promise<ScoredResponses> {
  const asked = new Map<
    string,
    { readonly place: number; readonly item: ScoreItem; readonly right: boolean }
  >();
  const known = new Set<string>();
  const scored: { readonly right: boolean; readonly labels: readonly number[] }[] = [];
  for (const response of responses) {
    const { decisions, label } = response;
    if (decisions.at(-1)?.kind !== 'response-finished') continue;
    const text = textThrough(decisions, decisions.length);
    if (known.has(text)) continue;
    known.add(text);
    const places = viewedLabels(response, view).map((viewed) => {
      const index = decisions.findIndex(({ start, kind }) => start === viewed.start && kind === viewed.kind);
      const key = `${viewed.kind}\n${textThrough(decisions, index + 1)}`;
      const before = asked.get(key);
      if (before !== undefined) return before.place;
      const place = asked.size;
      const item = { ...task, id: `d${place}`, path: decisions.slice(0, index), decision: viewed };
      asked.set(key, { place, item, right: viewed.label === '+' });
      return place;
    });
    scored.push({ right: label === '+', labels: places });
  }
  const all = [...asked.values()];
  const scores = new Map<string, Score>();
  if (all.length > 0) {
    const items = all.map(({ item }) => item);
    for await (const event of reward.score(items, 'evaluation', signal)) {
      if (event.type === 'score') scores.set(event.id, event.score);
    }
  }
  return {
    labels: all.map(({ item, right }) => ({
      kind: item.decision.kind,
      right,
      ...logprobs(scores.get(item.id)),
    })),
    responses: scored,
  };
}

function textThrough(decisions: readonly LabelledDecision[], count: number): string {
  return decisions
    .slice(0, count)
    .map(({ text }) => text)
    .join('');
}

/** Where a model gives a score and no labels, its score is the probability of `+`. */
function logprobs(score: Score | undefined): Pick<ScoredLabel, 'positive' | 'negative'> {
  if (score === undefined) throw new Error('The reward model left a decision without a score.');
  const { positive, negative } = score;
  if (positive !== undefined && negative !== undefined) return { positive, negative };
  const least = 1e-9;
  return {
    positive: Math.log(Math.max(least, score.score)),
    negative: Math.log(Math.max(least, 1 - score.score)),
  };
}
