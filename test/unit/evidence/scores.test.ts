// Means, spreads and shares over many searches.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addScores, spreadOf, summariseScores } from '../../../src/evidence/scores.ts';
import { wilsonInterval } from '../../../src/evidence/wilson.ts';

const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 });

describe('scores in few numbers', () => {
  test('mean, deviation and percentiles of a list', () => {
    const summary = summariseScores([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    const spread = summary && spreadOf(summary);
    expect(spread?.mean).toBeCloseTo(0.55, 10);
    expect(spread?.deviation).toBeCloseTo(0.30277, 5);
    expect(spread?.low).toBeCloseTo(0.1, 10);
    expect(spread?.high).toBeCloseTo(0.91, 10);
    expect(spread).toMatchObject({ least: 0.1, most: 1 });
    expect(summariseScores([])).toBeUndefined();
    expect(addScores([])).toBeUndefined();
  });

  test('are the same whether summed at once or search by search', () => {
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1, maxLength: 8 }), (lists) => {
        const joined = addScores(
          lists.map((list) => summariseScores(list)).filter((one) => one !== undefined),
        );
        const whole = summariseScores(lists.flat());
        expect(joined?.bins).toEqual(whole?.bins);
        expect(joined?.count).toBe(whole?.count);
        expect(joined?.sum).toBeCloseTo(whole?.sum ?? 0, 9);
        expect(joined?.squares).toBeCloseTo(whole?.squares ?? 0, 9);
        expect([joined?.least, joined?.most]).toEqual([whole?.least, whole?.most]);
      }),
    );
  });

  test('percentiles are the nearest-rank ones rounded outward, by a hundredth at most', () => {
    fc.assert(
      fc.property(scores, (list) => {
        const summary = summariseScores(list);
        if (summary === undefined) return;
        const { low, high } = spreadOf(summary);
        const sorted = list.toSorted((one, other) => one - other);
        const exact = (share: number): number =>
          sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? 0;
        expect(low).toBeLessThanOrEqual(exact(0.1) + 1e-9);
        expect(low).toBeGreaterThanOrEqual(exact(0.1) - 0.01 - 1e-9);
        expect(high).toBeGreaterThanOrEqual(exact(0.9) - 1e-9);
        expect(high).toBeLessThanOrEqual(exact(0.9) + 0.01 + 1e-9);
      }),
    );
  });

  test('the mean lies between the ends, and the deviation is never NaN', () => {
    const equal = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 40 }));
    const lists = fc.oneof(
      scores,
      equal.map(([score, count]) => Array.from({ length: count }, () => score)),
    );
    fc.assert(
      fc.property(lists, (list) => {
        const summary = summariseScores(list);
        if (summary === undefined) return;
        const { mean, least, most, deviation } = spreadOf(summary);
        expect(least).toBe(Math.min(...list));
        expect(most).toBe(Math.max(...list));
        expect(mean).toBeGreaterThanOrEqual(least);
        expect(mean).toBeLessThanOrEqual(most);
        expect(deviation === undefined).toBe(list.length === 1);
        if (deviation !== undefined) expect(deviation).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("Wilson's interval", () => {
  test.each([
    [7, 12, 0.31952, 0.80674],
    [0, 10, 0, 0.27753],
    [10, 10, 0.72247, 1],
    [0, 0, 0, 1],
  ])('%i of %i', (hits, trials, low, high) => {
    const interval = wilsonInterval(hits, trials);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  test('holds the share, and narrows with more trials of the same share', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 }), fc.integer({ min: 1, max: 200 }), (a, b) => {
        const trials = Math.max(a, b);
        const hits = Math.min(a, b);
        const [low, high] = wilsonInterval(hits, trials);
        const [lowTen, highTen] = wilsonInterval(10 * hits, 10 * trials);
        expect(low).toBeLessThanOrEqual(hits / trials + 1e-9);
        expect(high).toBeGreaterThanOrEqual(hits / trials - 1e-9);
        expect(highTen - lowTen).toBeLessThan(high - low);
      }),
    );
  });
});
