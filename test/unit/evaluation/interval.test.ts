// Intervals: Student's over seeds, the bootstrap over cases.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bootstrapInterval,
  complement,
  meanOf,
  median,
  studentInterval,
  studentQuantile,
} from '../../../src/evaluation/interval.ts';

describe("Student's interval", () => {
  it('is mean ± t · s / √n', () => {
    // s = 1, n = 5, t(4) = 2.776.
    const { mean, interval, count } = studentInterval([8, 9, 9, 10, 9].map((value) => value * Math.SQRT2));
    expect(mean).toBeCloseTo(9 * Math.SQRT2, 12);
    expect(count).toBe(5);
    expect((interval?.[1] ?? 0) - mean).toBeCloseTo(2.776 / Math.sqrt(5), 9);
    expect(mean - (interval?.[0] ?? 0)).toBeCloseTo(2.776 / Math.sqrt(5), 9);
  });

  it('is nothing for a single value', () => {
    expect(studentInterval([0.5])).toEqual({ mean: 0.5, count: 1 });
  });

  it('refuses no values', () => {
    expect(() => studentInterval([])).toThrow(RangeError);
  });

  it('has quantiles that fall towards 1.96, without a step at the end of the table', () => {
    const steps = Array.from({ length: 60 }, (_, index) => studentQuantile(index + 1));
    for (const [index, value] of steps.entries()) {
      if (index > 0) expect(value).toBeLessThan(steps[index - 1] ?? 0);
    }
    // As printed in tables for 40, 60 and 120 degrees.
    expect(studentQuantile(40)).toBeCloseTo(2.0211, 3);
    expect(studentQuantile(60)).toBeCloseTo(2.0003, 3);
    expect(studentQuantile(120)).toBeCloseTo(1.9799, 3);
  });
});

describe('the bootstrap', () => {
  it('is the same for the same values', () => {
    expect(bootstrapInterval([1, 0, 1, 1, 0])).toEqual(bootstrapInterval([1, 0, 1, 1, 0]));
  });

  it('agrees with the normal interval for many values', () => {
    const values = Array.from({ length: 400 }, (_, index) => Number(index % 4 === 0));
    const { interval } = bootstrapInterval(values);
    const half = 1.96 * Math.sqrt((0.25 * 0.75) / 400);
    expect(interval?.[0]).toBeCloseTo(0.25 - half, 1.9);
    expect(interval?.[1]).toBeCloseTo(0.25 + half, 1.9);
  });

  it('holds the mean, between the least and the greatest value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 2, maxLength: 30 }), (values) => {
        const { mean, interval = [0, 0] } = bootstrapInterval(values);
        expect(mean).toBeCloseTo(meanOf(values), 12);
        expect(interval[0]).toBeGreaterThanOrEqual(Math.min(...values));
        expect(interval[1]).toBeLessThanOrEqual(Math.max(...values));
        expect(interval[0]).toBeLessThanOrEqual(interval[1]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a complement', () => {
  it('is the estimate of one minus each value', () => {
    const values = [0.2, 0.35, 0.5];
    const other = studentInterval(values.map((value) => 1 - value));
    const { mean, interval, count } = complement(studentInterval(values));
    expect([mean, ...(interval ?? []), count]).toEqual(
      [other.mean, ...(other.interval ?? []), other.count].map((value) => expect.closeTo(value, 12)),
    );
    expect(complement({ mean: 0.25, count: 1 })).toEqual({ mean: 0.75, count: 1 });
  });
});

describe('a median', () => {
  it('is in the middle, or between the two that are', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 10]), median([7]), median([])]).toEqual([2, 3, 7, 0]);
  });
});
