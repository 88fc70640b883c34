// Scores from label log-probabilities: the softmax of the pair, honest bounds, clear errors.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../../../src/models/exchange.ts';
import {
  defaultLabels,
  labelMass,
  labelMassNotice,
  logSum,
  pairScore,
  scoreLabels,
} from '../../../../src/models/reward/labels.ts';

const logprob = fc.double({ min: -200, max: 0, noNaN: true });

describe('the softmax of two labels', () => {
  it('is the formula of the paper', () => {
    expect(pairScore(Math.log(0.6), Math.log(0.2))).toBeCloseTo(0.75, 12);
  });

  it('does not overflow where e^x would', () => {
    expect(pairScore(0, -9999)).toBe(1);
    expect(pairScore(-9999, 0)).toBe(0);
    expect(pairScore(-9999, -9999)).toBe(0.5);
    expect(pairScore(-Infinity, -Infinity)).toBe(0.5);
  });

  it('stays in [0, 1], and swapping the labels mirrors it', () => {
    fc.assert(
      fc.property(logprob, logprob, (positive, negative) => {
        const score = pairScore(positive, negative);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(score + pairScore(negative, positive)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('adds probabilities in log space', () => {
    expect(logSum([Math.log(0.1), Math.log(0.2)])).toBeCloseTo(Math.log(0.3), 12);
    expect(logSum([])).toBe(-Infinity);
    expect(logSum([-5000, -5000])).toBeCloseTo(-5000 + Math.LN2, 9);
  });
});

describe('a label outside the top-k', () => {
  it('bounds the score by the k-th probability and claims the end nearest to one half', () => {
    const score = scoreLabels({ positive: Math.log(0.9), ceiling: Math.log(0.01) }, defaultLabels, 'top-5');
    expect(score.reading).toBe('bound');
    expect(score.lower).toBeCloseTo(0.9 / 0.91, 12);
    expect(score.upper).toBe(1);
    expect(score.score).toBe(score.lower);
    expect(score.negative).toBeUndefined();
    expect(score.source).toBe('top-5');
  });

  it('is mirrored when the positive label is missing', () => {
    const score = scoreLabels({ negative: Math.log(0.9), ceiling: Math.log(0.01) }, defaultLabels, 'top-5');
    expect(score.lower).toBe(0);
    expect(score.upper).toBeCloseTo(0.01 / 0.91, 12);
    expect(score.score).toBe(score.upper);
  });

  it('always holds the true score, whatever the missing label was', () => {
    const share = fc.double({ min: 1e-9, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0, max: 1, noNaN: true }), (p, ceiling, fraction) => {
        const truth = p / (p + ceiling * fraction);
        const high = scoreLabels(
          { positive: Math.log(p), ceiling: Math.log(ceiling) },
          defaultLabels,
          'top-k',
        );
        expect(truth).toBeGreaterThanOrEqual((high.lower ?? 1) - 1e-9);
        const low = scoreLabels(
          { negative: Math.log(p), ceiling: Math.log(ceiling) },
          defaultLabels,
          'top-k',
        );
        expect(1 - truth).toBeLessThanOrEqual((low.upper ?? 0) + 1e-9);
      }),
    );
  });
});

describe('no label at all', () => {
  it.each([
    ['neither label returned', { ceiling: -3 }],
    ['nothing returned', {}],
    ['a missing label that nothing bounds', { positive: -1 }],
    ['both labels impossible', { positive: -9999, negative: -9999 }],
  ])('is an error that says what to check: %s', (_name, reading) => {
    expect(() => scoreLabels(reading, defaultLabels, 'top-20')).toThrow(ModelError);
    try {
      scoreLabels(reading, defaultLabels, 'top-20');
    } catch (error) {
      expect(error).toMatchObject({ code: 'no-label', remedy: expect.stringContaining('template') });
    }
  });
});

describe('the self-test of the label position', () => {
  it('is content when the labels have nearly all of the probability', () => {
    const mass = labelMass({ positive: Math.log(0.7), negative: Math.log(0.25) });
    expect(mass).toBeCloseTo(0.95, 12);
    expect(labelMassNotice(mass, defaultLabels)).toBeUndefined();
  });

  it('says how little they have otherwise', () => {
    const mass = labelMass({ positive: Math.log(0.1), negative: Math.log(0.02) });
    expect(labelMassNotice(mass, defaultLabels)).toMatch(/only 12\.0 %.*template/);
    expect(labelMassNotice(0, defaultLabels)).toMatch(/only 0\.000 %/);
  });
});
