// Small constructors of patterns.
import type { Pattern } from './pattern.ts';

export function text(value: string): Pattern {
  return { kind: 'text', text: value };
}

/** One code point out of `ranges`; a text stands for its code points, a pair for an inclusive range of them. */
export function chars(...ranges: readonly (string | readonly [string, string])[]): Pattern {
  return {
    kind: 'chars',
    ranges: ranges.flatMap((range): (readonly [number, number])[] =>
      typeof range === 'string'
        ? Array.from(range, (character) => [pointOf(character), pointOf(character)] as const)
        : [[pointOf(range[0]), pointOf(range[1])] as const],
    ),
  };
}

function pointOf(character: string): number {
  const point = character.codePointAt(0);
  if (point === undefined) throw new RangeError('A range of characters needs a character at each end.');
  return point;
}

/** One after the other. Neighbouring texts become one text and inner sequences are taken apart. */
export function sequence(...items: readonly (Pattern | string)[]): Pattern {
  const flat: Pattern[] = [];
  for (const item of items) append(flat, typeof item === 'string' ? text(item) : item);
  const [only] = flat;
  return flat.length === 1 && only ? only : { kind: 'sequence', items: flat };
}

function append(items: Pattern[], item: Pattern): void {
  if (item.kind === 'sequence') {
    for (const inner of item.items) append(items, inner);
    return;
  }
  if (item.kind === 'text') {
    if (item.text === '') return;
    const last = items.at(-1);
    if (last?.kind === 'text') {
      items[items.length - 1] = text(last.text + item.text);
      return;
    }
  }
  items.push(item);
}

/** One of them. A choice of one is that one; a choice of none matches nothing, not even the empty text. */
export function choice(...items: readonly (Pattern | string)[]): Pattern {
  const patterns = items.map((item) => (typeof item === 'string' ? text(item) : item));
  const [only] = patterns;
  return patterns.length === 1 && only ? only : { kind: 'choice', items: patterns };
}

/**
 * `min` to `max` times, both inclusive.
 * @throws {RangeError} when the bounds are not whole numbers with 0 ≤ min ≤ max.
 */
export function repeat(item: Pattern, min: number, max: number): Pattern {
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || min < 0 || max < min)
    throw new RangeError(`A repetition needs whole bounds with 0 ≤ min ≤ max, not ${min} and ${max}.`);
  return { kind: 'repeat', item, min, max };
}

export function optional(item: Pattern | string): Pattern {
  return repeat(typeof item === 'string' ? text(item) : item, 0, 1);
}

/** `item (separator item)*` with `min` to `max` items. */
export function separated(item: Pattern, separator: string, min: number, max: number): Pattern {
  if (max <= 0) return text('');
  const rest = repeat(sequence(separator, item), Math.max(min - 1, 0), max - 1);
  const some = sequence(item, rest);
  return min <= 0 ? optional(some) : some;
}

/** The pattern of nothing at all: the end of the text. */
export const nothing: Pattern = text('');
