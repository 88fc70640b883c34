// How a comparison tells one score from another.
import { describe, expect, it } from 'vitest';
import { countChange, isSameScore, scoreChange } from '../../../src/log/score-change.ts';

describe('a change', () => {
  it('has its sign, and is not named where there is none', () => {
    expect(scoreChange(0.31, 0.92)).toBe('+0.61');
    expect(scoreChange(0.9, 0.7)).toBe('−0.20');
    expect(scoreChange(0.9, 0.9001)).toBe('');
    expect(scoreChange(undefined, 0.5)).toBe('');
    expect(countChange(12, 9, String)).toBe('−3');
  });

  it('is none where neither side has a score, and one where only one has', () => {
    expect([isSameScore(undefined, undefined), isSameScore(0.5, undefined)]).toEqual([true, false]);
    expect([isSameScore(0.9, 0.9001), isSameScore(0.9, 0.91)]).toEqual([true, false]);
  });
});
