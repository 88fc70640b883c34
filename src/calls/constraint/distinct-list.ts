// Lists whose items must differ (`uniqueItems`), for items that have few values.
import type { Pattern } from '../pattern.ts';
import { choice, sequence, text } from '../pattern-build.ts';

/** Above this many lists, the longer ones are left out. */
const mostLists = 600;
/** Lists shorter than this would be no help; then equal items are left to the validator. */
const leastLength = 3;

/**
 * Every order of `min` to `max` different values, as the inside of the brackets. Longer lists are left out where there
 * are many values; undefined where too little would remain.
 * @param values the patterns of the values, which must not share a text
 */
export function distinctItems(values: readonly Pattern[], min: number, max: number): Pattern | undefined {
  const longest = Math.min(max, values.length);
  let length = 0;
  for (let ofThisLength = 1, all = 0; length < longest; length++) {
    ofThisLength *= values.length - length;
    all += ofThisLength;
    if (all > mostLists) break;
  }
  if (length < longest && length < Math.max(leastLength, min)) return undefined;
  if (min > length) return undefined;
  return listsOf(values, min, length);
}

function listsOf(values: readonly Pattern[], min: number, max: number): Pattern {
  // What may follow depends on the set of values that are left, not on the order of those before.
  const known = new Map<string, Pattern>();

  function after(left: readonly number[]): Pattern {
    const key = left.join();
    const made = known.get(key) ?? makeAfter(left);
    known.set(key, made);
    return made;
  }

  function makeAfter(left: readonly number[]): Pattern {
    const used = values.length - left.length;
    const ways: Pattern[] = used >= min ? [text('')] : [];
    if (used < max)
      for (const index of left) {
        const value = values[index];
        const rest = after(left.filter((other) => other !== index));
        if (value) ways.push(sequence(used === 0 ? '' : ', ', value, rest));
      }
    return choice(...ways);
  }

  return after([...values.keys()]);
}
