// How well a reward model labels: loss, step accuracy, trajectory accuracy (arXiv 2510.14703, section 4), and what they are worth.
import type { DecisionKind } from '../calls/decision.ts';
import { pairScore } from '../models/reward/labels.ts';
import { grouped } from './grouped.ts';
import type { ScoredLabel, ScoredResponses } from './scored-responses.ts';

export interface LabelFigures {
  readonly labels: number;
  readonly trajectories: number;
  /** Mean of −log p(true label), in nats, among all tokens. */
  readonly loss: number;
  /** Share of labels whose score is on the right side of 0.5. */
  readonly step: number;
  /** What always answering `+` gets. */
  readonly stepAlwaysPlus: number;
  /** The label at a response's end, against whether the whole response is right. */
  readonly trajectory: number;
  readonly trajectoryAlwaysPlus: number;
  /** The same for the least of a response's scores. */
  readonly trajectoryLeast: number;
  /** Probability that a right response is scored above a wrong one to another or the same query; ties count half. */
  readonly trajectoryRanking?: number;
  /** Mean P(+) + P(−): far below 1, the model does not expect a label where it is read. */
  readonly mass: number;
  readonly byKind: Readonly<Partial<Record<DecisionKind, KindFigures>>>;
}

export interface KindFigures {
  readonly labels: number;
  readonly accuracy: number;
  readonly alwaysPlus: number;
}

/** Figures over all queries together; nothing where there is no finished response. */
export function labelFigures(queries: readonly ScoredResponses[]): LabelFigures | undefined {
  const labels = queries.flatMap((query) => query.labels);
  const ends = queries.flatMap(({ labels: own, responses }) =>
    responses.flatMap(({ right, labels: places }) => {
      const scores = places.flatMap((place) => own[place] ?? []).map(scoreOf);
      const last = scores.at(-1);
      return last === undefined ? [] : [{ right, last, least: Math.min(...scores) }];
    }),
  );
  if (labels.length === 0 || ends.length === 0) return undefined;
  const ranking = rankingOf(ends);
  return {
    labels: labels.length,
    trajectories: ends.length,
    loss: mean(labels, ({ right, positive, negative }) => -(right ? positive : negative)),
    step: accuracy(labels),
    stepAlwaysPlus: mean(labels, ({ right }) => Number(right)),
    trajectory: mean(ends, ({ right, last }) => Number(right === last >= 0.5)),
    trajectoryAlwaysPlus: mean(ends, ({ right }) => Number(right)),
    trajectoryLeast: mean(ends, ({ right, least }) => Number(right === least >= 0.5)),
    ...(ranking === undefined ? {} : { trajectoryRanking: ranking }),
    mass: mean(labels, ({ positive, negative }) => Math.exp(positive) + Math.exp(negative)),
    byKind: Object.fromEntries(
      [...grouped(labels, ({ kind }) => kind)].map(([kind, own]) => [
        kind,
        {
          labels: own.length,
          accuracy: accuracy(own),
          alwaysPlus: mean(own, ({ right }) => Number(right)),
        },
      ]),
    ),
  };
}

const scoreOf = ({ positive, negative }: ScoredLabel): number => pairScore(positive, negative);

function accuracy(labels: readonly ScoredLabel[]): number {
  return mean(labels, (label) => Number(label.right === scoreOf(label) >= 0.5));
}

/** The area under the receiver operating characteristic, by ranks (Mann and Whitney); nothing without both labels. */
function rankingOf(ends: readonly { readonly right: boolean; readonly last: number }[]): number | undefined {
  const right = ends.filter((end) => end.right).length;
  const wrong = ends.length - right;
  if (right === 0 || wrong === 0) return undefined;
  const sorted = [...ends].sort((a, b) => a.last - b.last);
  let ranks = 0;
  for (let from = 0; from < sorted.length; ) {
    const score = sorted[from]?.last;
    const next = sorted.findIndex(({ last }, index) => index > from && last !== score);
    const to = next < 0 ? sorted.length : next;
    const middle = (from + 1 + to) / 2;
    ranks += middle * sorted.slice(from, to).filter((end) => end.right).length;
    from = to;
  }
  return (ranks - (right * (right + 1)) / 2) / (right * wrong);
}

function mean<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / items.length;
}
