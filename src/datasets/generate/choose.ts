// Seeded choices: the same for the same seed on every platform.
import { uniformStream } from '../../models/embedded/random.ts';

/** A stream of numbers in [0, 1). */
export type Random = () => number;

/** The stream of one row: rows are independent of each other, so that any part of a data set can be made alone. */
export function randomOf(seed: number): Random {
  return uniformStream(seed);
}

/** An integer from `from` to `to`, both included. */
export function integerBetween(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** @throws {RangeError} where there is nothing to choose from. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('There is nothing to choose from.');
  return item;
}

/** An index, with the probability of its weight. */
export function pickIndex(random: Random, weights: readonly number[]): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

/** A new list in random order (Fisher-Yates). */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const list = [...items];
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = integerBetween(random, 0, index);
    const held = list[index];
    const moved = list[other];
    if (held === undefined || moved === undefined) continue;
    list[index] = moved;
    list[other] = held;
  }
  return list;
}
