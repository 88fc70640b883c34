// The texts of a small finite pattern, for backends that only take a list of choices.
import type { Pattern } from './pattern.ts';
import { normalRanges } from './pattern-ranges.ts';

/** All texts, each once, in the pattern's order; undefined when there may be more than `limit` of them. */
export function enumerateChoices(pattern: Pattern, limit: number): string[] | undefined {
  const texts = enumerate(pattern, limit);
  return texts && [...texts];
}

type Texts = ReadonlySet<string>;

function enumerate(pattern: Pattern, limit: number): Texts | undefined {
  switch (pattern.kind) {
    case 'text':
      return limit >= 1 ? new Set([pattern.text]) : undefined;
    case 'chars':
      return enumerateRanges(pattern.ranges, limit);
    case 'sequence': {
      let texts: Texts | undefined = new Set(['']);
      for (const item of pattern.items) {
        texts = join(texts, enumerate(item, limit), limit);
        if (!texts) return undefined;
      }
      return texts;
    }
    case 'choice': {
      const texts = new Set<string>();
      for (const item of pattern.items) {
        const more = enumerate(item, limit);
        if (!more) return undefined;
        for (const text of more) texts.add(text);
        if (texts.size > limit) return undefined;
      }
      return texts;
    }
    case 'repeat':
      return enumerateRepeat(pattern.item, pattern.min, pattern.max, limit);
  }
}

function enumerateRanges(ranges: readonly (readonly [number, number])[], limit: number): Texts | undefined {
  const normal = normalRanges(ranges);
  const size = normal.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  if (size > limit) return undefined;
  const texts = new Set<string>();
  for (const [from, to] of normal)
    for (let point = from; point <= to; point++) texts.add(String.fromCodePoint(point));
  return texts;
}

function enumerateRepeat(item: Pattern, min: number, max: number, limit: number): Texts | undefined {
  if (max === 0) return new Set(['']);
  const one = enumerate(item, limit);
  if (!one) return undefined;
  const all = new Set<string>();
  let round: Texts = new Set(['']);
  for (let count = 0; count <= max; count++) {
    const before = all.size;
    if (count >= min) for (const text of round) all.add(text);
    if (all.size > limit) return undefined;
    // Nothing new came: no further round can bring anything.
    if (count > min && all.size === before) break;
    if (count === max) break;
    const next = join(round, one, limit);
    if (!next) return undefined;
    if (count < min && sameTexts(next, round)) return next;
    round = next;
  }
  return all;
}

function join(left: Texts, right: Texts | undefined, limit: number): Texts | undefined {
  if (!right) return undefined;
  const texts = new Set<string>();
  for (const head of left)
    for (const tail of right) {
      texts.add(head + tail);
      if (texts.size > limit) return undefined;
    }
  return texts;
}

function sameTexts(left: Texts, right: Texts): boolean {
  return left.size === right.size && [...left].every((text) => right.has(text));
}
