// The short words of the views.
import { describe, expect, it } from 'vitest';
import { age, counted, duration } from '../../../../src/editor/views/counts-and-ages.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

describe('counts, ages and durations', () => {
  it.each([
    [0, 'now'],
    [-5000, 'now'],
    [59_999, 'now'],
    [60_000, '1 min'],
    [3_600_000, '1 h'],
    [49 * 3_600_000, '2 d'],
    [40 * 24 * 3_600_000, '2026-10-13'],
  ])('%d ms ago is "%s"', (passed, text) => expect(age(now - passed, now)).toBe(text));

  it.each([
    [0, '0 ms'],
    [820.4, '820 ms'],
    [1830, '1.8 s'],
    [125_000, '2 min 5 s'],
    [119_700, '2 min 0 s'],
  ])('%d ms take "%s"', (milliseconds, text) => expect(duration(milliseconds)).toBe(text));

  it('have a plural', () => {
    expect([0, 1, 2, 1234].map((count) => counted(count, 'tool'))).toEqual([
      '0 tools',
      '1 tool',
      '2 tools',
      '1,234 tools',
    ]);
  });
});
