// Scores in few numbers: count, mean, spread and percentiles, which can be added up over many searches.

/** A histogram of hundredths beside the exact sums and ends: percentiles are known to within a hundredth. */
export interface ScoreSummary {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
  readonly least: number;
  readonly most: number;
  /** `[hundredth, count]`, sorted, without empty ones. */
  readonly bins: readonly (readonly [bin: number, count: number])[];
}

export interface Spread {
  readonly count: number;
  readonly mean: number;
  /** Standard deviation of the sample (n − 1); absent for a single score. */
  readonly deviation?: number;
  /** The 10th and the 90th percentile, each rounded outward by a hundredth at most. The mean may lie outside of them. */
  readonly low: number;
  readonly high: number;
  /** The lowest and the highest score. */
  readonly least: number;
  readonly most: number;
}

const binCount = 100;

/** @param scores In [0, 1]. */
export function summariseScores(scores: readonly number[]): ScoreSummary | undefined {
  if (scores.length === 0) return undefined;
  const bins = new Map<number, number>();
  let sum = 0;
  let squares = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) {
    least = Math.min(least, score);
    most = Math.max(most, score);
    sum += score;
    squares += score * score;
    const bin = Math.min(binCount - 1, Math.max(0, Math.floor(score * binCount)));
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  return { count: scores.length, sum, squares, least, most, bins: sorted(bins) };
}

/** The summary of all the scores together. */
export function addScores(summaries: readonly ScoreSummary[]): ScoreSummary | undefined {
  if (summaries.length === 0) return undefined;
  const bins = new Map<number, number>();
  let count = 0;
  let sum = 0;
  let squares = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const summary of summaries) {
    least = Math.min(least, summary.least);
    most = Math.max(most, summary.most);
    count += summary.count;
    sum += summary.sum;
    squares += summary.squares;
    for (const [bin, many] of summary.bins) bins.set(bin, (bins.get(bin) ?? 0) + many);
  }
  return { count, sum, squares, least, most, bins: sorted(bins) };
}

export function spreadOf(summary: ScoreSummary): Spread {
  const { count, sum, squares, least, most } = summary;
  // A sum of rounded numbers may be off by its last digit: equal scores have exactly that mean.
  const mean = Math.min(most, Math.max(least, sum / count));
  const variance = count < 2 ? undefined : Math.max(0, (squares - count * mean * mean) / (count - 1));
  return {
    count,
    mean,
    ...(variance === undefined ? {} : { deviation: Math.sqrt(variance) }),
    low: Math.max(least, binOf(summary, 0.1) / binCount),
    high: Math.min(most, (binOf(summary, 0.9) + 1) / binCount),
    least,
    most,
  };
}

/** The hundredth that holds the score of that rank (the nearest-rank percentile). */
function binOf({ count, bins }: ScoreSummary, share: number): number {
  const rank = Math.max(1, Math.ceil(share * count));
  let before = 0;
  for (const [bin, many] of bins) {
    before += many;
    if (before >= rank) return bin;
  }
  return 0;
}

const sorted = (bins: ReadonlyMap<number, number>): ScoreSummary['bins'] =>
  [...bins].toSorted(([one], [other]) => one - other);
