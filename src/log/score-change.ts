// How a score differs from another, in the words of every comparison.

/** Smaller differences of a score are those of arithmetic, not of a model. */
const leastDifference = 0.005;

/** `+0.61`, `−0.20`; nothing where a side has no score or both have the same. */
export function scoreChange(before: number | undefined, after: number | undefined): string {
  if (before === undefined || after === undefined) return '';
  return signed(after - before, leastDifference, (size) => size.toFixed(2));
}

export const isSameScore = (one: number | undefined, other: number | undefined): boolean =>
  one === undefined || other === undefined ? one === other : scoreChange(one, other) === '';

/** `+120`, `−3`; nothing where both are equal. */
export const countChange = (before: number, after: number, words: (size: number) => string): string =>
  signed(after - before, 1, words);

function signed(change: number, least: number, words: (size: number) => string): string {
  if (Math.abs(change) < least) return '';
  return `${change > 0 ? '+' : '−'}${words(Math.abs(change))}`;
}
