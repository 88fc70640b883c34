// Figures of one arm over all searched cases: accuracy, F1 and cost, each as a mean over seeds with its interval.
import { renderCalls } from '../../calls/render.ts';
import { type Answered, functionF1 } from '../function-f1.ts';
import { grouped } from '../grouped.ts';
import { bootstrapInterval, type Estimate, meanOf, studentInterval } from '../interval.ts';
import type { SearchResult } from '../measured-search.ts';
import type { Arm, Size } from './arms.ts';
import type { PaperCase } from './plan.ts';

/** What an arm gave on one case. */
export interface ArmCase {
  readonly of: PaperCase;
  readonly result: SearchResult;
}

export interface StrategyFigures {
  readonly id: string;
  readonly title: string;
  /** N and M; means over queries where they follow the budget. */
  readonly beams: number;
  readonly candidates: number;
  readonly cases: number;
  /** Share of queries whose calls are exactly the gold calls, in [0, 1]. */
  readonly accuracy: Estimate;
  /** F1 over arguments, one-to-one. */
  readonly argumentF1: Estimate;
  /** F1 over arguments as Hammer's script counts; can pass 1. */
  readonly argumentF1Hammer: Estimate;
  /** F1 over function names, one-to-one. */
  readonly functionF1: Estimate;
  /** Share of queries with a right response among those that finished: what a perfect judge of them would reach. */
  readonly finishedRight: number;
  /** Means over queries. */
  readonly tokens: number;
  readonly readTokens: number;
  readonly scored: number;
  readonly rewardTokens: number;
  readonly seconds: number;
  /** Wrong answers by what went wrong: `pruned argument` and the like. */
  readonly failures: Readonly<Record<string, number>>;
}

/** @throws {RangeError} for no cases. */
export function strategyFigures(
  arm: Pick<Arm, 'id' | 'title'>,
  cases: readonly (ArmCase & { readonly size: Size })[],
): StrategyFigures {
  const seeds = [...grouped(cases, ({ of }) => of.seed).values()];
  const overSeeds = (figure: (own: readonly ArmCase[]) => number): Estimate =>
    studentInterval(seeds.map(figure));
  const average = (figure: (result: SearchResult) => number): number =>
    meanOf(cases.map(({ result }) => figure(result)));
  return {
    id: arm.id,
    title: arm.title,
    beams: meanOf(cases.map(({ size }) => size.beams)),
    candidates: meanOf(cases.map(({ size }) => size.candidates)),
    cases: cases.length,
    accuracy: overSeeds((own) => meanOf(own.map(({ result }) => Number(result.right)))),
    argumentF1: overSeeds((own) => functionF1(own.map(answered), 'corrected').argument.f1),
    argumentF1Hammer: overSeeds((own) => functionF1(own.map(answered), 'hammer').argument.f1),
    functionF1: overSeeds((own) => functionF1(own.map(answered), 'corrected').api.f1),
    finishedRight: average(({ finishedRight }) => Number(finishedRight)),
    tokens: average(({ tokens }) => tokens),
    readTokens: average(({ readTokens }) => readTokens),
    scored: average(({ scored }) => scored),
    rewardTokens: average(({ rewardTokens }) => rewardTokens),
    seconds: average(({ seconds }) => seconds),
    failures: failureCounts(cases),
  };
}

function answered({ of, result }: ArmCase): Answered {
  return { label: renderCalls('hammer', of.example.calls), predict: result.answer };
}

function failureCounts(cases: readonly ArmCase[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { result } of cases) {
    if (result.right) continue;
    const what = failureWords(result);
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

function failureWords({ failure, answer }: SearchResult): string {
  if (failure !== undefined) return 'at' in failure ? `${failure.kind} ${failure.at}` : failure.kind;
  return answer === '' ? 'no answer' : 'another answer';
}

/** Two arms on the same cases. */
export interface Difference {
  readonly better: string;
  readonly than: string;
  /** Difference of the accuracies, in [-1, 1], over seeds. */
  readonly overSeeds: Estimate;
  /** The same, resampled over cases. */
  readonly overCases: Estimate;
  /** Queries that only one of the two got right. */
  readonly wins: number;
  readonly losses: number;
}

/** @throws {RangeError} for no cases. */
export function difference(
  [better, betterCases]: readonly [string, readonly ArmCase[]],
  [than, thanCases]: readonly [string, readonly ArmCase[]],
): Difference {
  const others = new Map(thanCases.map(({ of, result }) => [of, result]));
  const pairs = betterCases.flatMap(({ of, result }) => {
    const other = others.get(of);
    return other === undefined ? [] : [{ seed: of.seed, gain: Number(result.right) - Number(other.right) }];
  });
  const bySeed = [...grouped(pairs, ({ seed }) => seed).values()];
  return {
    better,
    than,
    overSeeds: studentInterval(bySeed.map((own) => meanOf(own.map(({ gain }) => gain)))),
    overCases: bootstrapInterval(pairs.map(({ gain }) => gain)),
    wins: pairs.filter(({ gain }) => gain > 0).length,
    losses: pairs.filter(({ gain }) => gain < 0).length,
  };
}
