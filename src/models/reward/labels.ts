// From the log-probabilities of two labels to a score: the softmax of the pair, an honest bound, or an error.
import { ModelError } from '../exchange.ts';
import type { Score } from '../reward.ts';

export interface LabelPair {
  readonly positive: string;
  readonly negative: string;
  /**
   * Other spellings of the positive label whose probability is added to it. Only for reward models that were trained
   * with several spellings: for others the sum mixes in text that never meant a label.
   */
  readonly positiveVariants?: readonly string[];
  readonly negativeVariants?: readonly string[];
}

/** The labels of ToolPRM (arXiv 2510.14703, section 3.3). */
export const defaultLabels: LabelPair = { positive: '+', negative: '-' };

/** One token that a server returned for the label's position. */
export interface LabelToken {
  readonly text: string;
  readonly id?: number;
  /** Natural logarithm. */
  readonly logprob: number;
}

/** What was read at the label's position; a label that was not returned is absent. */
export interface LabelReading {
  readonly positive?: number;
  readonly negative?: number;
  /** Log-probability that no token outside the returned ones exceeds: the k-th best of a top-k. */
  readonly ceiling?: number;
}

/** Servers write minus infinity as a huge negative number (vLLM: -9999). */
const impossible = -1000;

/** s = e^{l+} / (e^{l+} + e^{l-}), without overflow, in [0, 1]. */
export function pairScore(positive: number, negative: number): number {
  if (positive === negative) return 0.5;
  return 1 / (1 + Math.exp(negative - positive));
}

/** ln(sum of e^x), without overflow; minus infinity for none. */
export function logSum(logprobs: readonly number[]): number {
  const largest = Math.max(Number.NEGATIVE_INFINITY, ...logprobs);
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  return largest + Math.log(logprobs.reduce((sum, logprob) => sum + Math.exp(logprob - largest), 0));
}

/** P(+) + P(-), in [0, 1]: how sure the model is that a label comes here at all. */
export function labelMass(reading: LabelReading): number {
  const present = [reading.positive, reading.negative].filter((logprob) => logprob !== undefined);
  return Math.min(1, Math.exp(logSum(present)));
}

/**
 * The score of a reading. With one label missing from the k best tokens its probability is at most the k-th best one,
 * p_k, so the score lies in [p+ / (p+ + p_k), 1] (or mirrored); 0 and 1 are never made up.
 * @throws {ModelError} `no-label` when neither label was returned, or a missing one cannot be bounded.
 */
export function scoreLabels(reading: LabelReading, labels: LabelPair, source: string): Score {
  const { positive, negative, ceiling } = reading;
  if (Math.max(positive ?? -Infinity, negative ?? -Infinity) < impossible) throw noLabel(labels, source);
  if (positive !== undefined && negative !== undefined) {
    return { score: pairScore(positive, negative), reading: 'exact', positive, negative, source };
  }
  if (ceiling === undefined) throw noLabel(labels, source);
  if (positive !== undefined) {
    const lower = pairScore(positive, ceiling);
    return { score: nearestHalf(lower, 1), reading: 'bound', positive, lower, upper: 1, source };
  }
  if (negative !== undefined) {
    const upper = pairScore(ceiling, negative);
    return { score: nearestHalf(0, upper), reading: 'bound', negative, lower: 0, upper, source };
  }
  throw noLabel(labels, source);
}

/** The end of an interval that is nearest to 0.5, the value that claims least. */
function nearestHalf(lower: number, upper: number): number {
  return Math.abs(lower - 0.5) <= Math.abs(upper - 0.5) ? lower : upper;
}

function noLabel(labels: LabelPair, source: string): ModelError {
  const names = `${JSON.stringify(labels.positive)} nor ${JSON.stringify(labels.negative)}`;
  return new ModelError(
    'no-label',
    `The reward model gave neither ${names} a place among its next tokens (read by ${source}).`,
    'Check that the reward template and the labels are the ones that this model was trained with, that it is a reward model, and that it does not think before it answers; the "judge" template works with any instruct model.',
  );
}

/**
 * A sentence for the user when the labels have less than `least` of the probability on a known item, else undefined.
 * A low mass means that the label's position is not where the model expects one: another template, a double BOS, a
 * missing newline, or a model that thinks first.
 */
export function labelMassNotice(mass: number, labels: LabelPair, least = 0.9): string | undefined {
  if (mass >= least) return undefined;
  const percent = (mass * 100).toFixed(mass < 0.001 ? 3 : 1);
  return `The labels ${JSON.stringify(labels.positive)} and ${JSON.stringify(labels.negative)} have only ${percent} % of the reward model's probability where a label should be; its scores may mean little. Check the reward template and the labels.`;
}
