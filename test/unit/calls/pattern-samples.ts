// Random texts of a pattern, for tests: the same numbers give the same texts.
import type { Pattern } from '../../../src/calls/pattern.ts';
import { normalRanges } from '../../../src/calls/pattern-ranges.ts';

/** Numbers in [0, 1). */
export type RandomNumbers = () => number;

/** A small generator (mulberry32), so that a failing test can be run again. */
export function randomNumbers(seed: number): RandomNumbers {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One text of the pattern. Short repetitions and plain characters come more often than their share. */
export function sampleText(pattern: Pattern, random: RandomNumbers): string {
  const below = (count: number): number => Math.floor(random() * count);
  switch (pattern.kind) {
    case 'text':
      return pattern.text;
    case 'chars': {
      const ranges = normalRanges(pattern.ranges);
      const range = ranges[random() < 0.7 ? 0 : below(ranges.length)] ?? ranges[0];
      if (!range) throw new Error('A class without characters has no text.');
      return String.fromCodePoint(range[0] + below(range[1] - range[0] + 1));
    }
    case 'sequence':
      return pattern.items.map((item) => sampleText(item, random)).join('');
    case 'choice': {
      const item = pattern.items[below(pattern.items.length)];
      if (!item) throw new Error('A choice without items has no text.');
      return sampleText(item, random);
    }
    case 'repeat': {
      const spread = pattern.max - pattern.min;
      const more = random() < 0.8 ? Math.min(spread, below(5)) : below(spread + 1);
      return Array.from({ length: pattern.min + more }, () => sampleText(pattern.item, random)).join('');
    }
  }
}
