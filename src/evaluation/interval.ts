// A mean and how far it can be trusted: Student's interval over a few seeds, the bootstrap over many cases.
import { uniformStream } from '../models/embedded/random.ts';

export interface Estimate {
  readonly mean: number;
  /** The 95 % interval; absent where there is a single value. */
  readonly interval?: readonly [low: number, high: number];
  /** How many values it is the mean of. */
  readonly count: number;
}

/**
 * The mean of values that were measured independently of each other, with Student's 95 % interval
 * (mean ± t · s / √n, n − 1 degrees of freedom).
 * @throws {RangeError} for no values.
 */
export function studentInterval(values: readonly number[]): Estimate {
  const mean = meanOf(values);
  const count = values.length;
  if (count < 2) return { mean, count };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = studentQuantile(count - 1) * Math.sqrt(squares / (count - 1) / count);
  return { mean, interval: [mean - half, mean + half], count };
}

/** The 97.5 % quantiles of Student's distribution for 1 to 30 degrees of freedom, as every table has them. */
const quantiles = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
const normalQuantile = 1.959964;

/** t for two-sided 95 %; beyond the table by its expansion in 1 / degrees (Abramowitz and Stegun, 26.7.5). */
export function studentQuantile(degrees: number): number {
  const known = quantiles[degrees - 1];
  if (known !== undefined) return known;
  const z = normalQuantile;
  return z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
}

const rounds = 4000;

/**
 * The mean of many values, with the 95 % percentile interval of its bootstrap (Efron 1979): nothing is assumed about
 * their distribution but that they are independent. The same values give the same interval.
 * @throws {RangeError} for no values.
 */
export function bootstrapInterval(values: readonly number[]): Estimate {
  const mean = meanOf(values);
  const count = values.length;
  if (count < 2) return { mean, count };
  const uniform = uniformStream(count);
  const means = Array.from({ length: rounds }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < count; drawn += 1) sum += values[Math.floor(uniform() * count)] ?? 0;
    return sum / count;
  }).sort((a, b) => a - b);
  const at = (share: number): number => means[Math.round(share * (rounds - 1))] ?? mean;
  return { mean, interval: [at(0.025), at(0.975)], count };
}

/** What one minus each value gives. */
export function complement({ mean, interval, count }: Estimate): Estimate {
  if (interval === undefined) return { mean: 1 - mean, count };
  const [low, high] = interval;
  return { mean: 1 - mean, interval: [1 - high, 1 - low], count };
}

/** The middle value, or the mean of the two in the middle; 0 for no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[(sorted.length >> 1) - 1] ?? 0)) / 2;
}

/** @throws {RangeError} for no values. */
export function meanOf(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no mean of no values.');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
