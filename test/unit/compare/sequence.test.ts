// Sequences beside each other: what was inserted shifts nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignSequences, type Pair } from '../../../src/compare/sequence.ts';

const weight = (one: string, other: string): number => (one === other ? 100 : one[0] === other[0] ? 20 : 0);
const align = (left: readonly string[], right: readonly string[]): readonly Pair<string>[] =>
  alignSequences(left, right, weight, (item) => item);
const word = fc.constantFrom<string>('a1', 'a2', 'b1', 'b2', 'c');
const words = fc.array(word, { maxLength: 12 });

test('an inserted item stands alone', () => {
  expect(align(['a1', 'b1', 'c'], ['a1', 'b2', 'b1', 'c'])).toEqual([
    { left: 'a1', right: 'a1' },
    { right: 'b2' },
    { left: 'b1', right: 'b1' },
    { left: 'c', right: 'c' },
  ]);
});

test('a changed item keeps its place', () => {
  expect(align(['a1', 'b1'], ['a2', 'b1'])).toEqual([
    { left: 'a1', right: 'a2' },
    { left: 'b1', right: 'b1' },
  ]);
});

test('both sequences come out whole and in order', () => {
  fc.assert(
    fc.property(words, words, (left, right) => {
      const pairs = align(left, right);
      expect(pairs.flatMap((pair) => pair.left ?? [])).toEqual(left);
      expect(pairs.flatMap((pair) => pair.right ?? [])).toEqual(right);
    }),
  );
});

test('a sequence is aligned with itself item by item', () => {
  fc.assert(
    fc.property(words, (items) => {
      expect(align(items, items)).toEqual(items.map((item) => ({ left: item, right: item })));
    }),
  );
});

test('it does not matter which is called left', () => {
  fc.assert(
    fc.property(words, words, (left, right) => {
      const matched = (pairs: readonly Pair<string>[]) =>
        pairs.filter((pair) => pair.left !== undefined && pair.right !== undefined);
      const swapped = align(right, left).map((pair) => ({ left: pair.right, right: pair.left }));
      expect(matched(align(left, right))).toEqual(swapped.filter((pair) => pair.left && pair.right));
    }),
    { numRuns: 500 },
  );
});

test('inserting an item anywhere gives exactly one more row', () => {
  fc.assert(
    fc.property(words, fc.nat(), (items, at) => {
      const place = at % (items.length + 1);
      const longer = items.toSpliced(place, 0, 'new');
      const pairs = align(items, longer);
      expect(pairs.length).toBe(items.length + 1);
      expect(pairs.filter((pair) => pair.left === undefined)).toEqual([{ right: 'new' }]);
    }),
  );
});
