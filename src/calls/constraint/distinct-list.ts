// Lists whose items must differ (`uniqueItems`), for items that have few values.
import type { Pattern } from '../pattern.ts';
import { choice, sequence, text } from '../pattern-build.ts';

/** Above this many places in the tree of lists, longer lists are left out. */
const mostPlaces = 600;
/** Lists shorter than this would be no help; then equal items are left to the validator. */
const leastLength = 3;

/**
 * Every order of `min` to `max` different values, as the inside of the brackets. Longer lists are left out where there
 * are many values; undefined where too little would remain.
 */
export function distinctItems(values: readonly string[], min: number, max: number): Pattern | undefined {
  const longest = Math.min(max, values.length);
  let length = 0;
  for (let places = 1, all = 0; length < longest; length++) {
    places *= values.length - length;
    all += places;
    if (all > mostPlaces) break;
  }
  if (length < longest && length < Math.max(leastLength, min)) return undefined;
  if (min > length) return undefined;
  return after(values, min, length, '');
}

/** The rest of a list; `separator` stands before each further item. */
function after(values: readonly string[], min: number, max: number, separator: string): Pattern {
  const ways: Pattern[] = min <= 0 ? [text('')] : [];
  if (max > 0)
    for (const value of values) {
      const others = values.filter((other) => other !== value);
      ways.push(sequence(separator + value, after(others, min - 1, max - 1, ', ')));
    }
  return choice(...ways);
}
