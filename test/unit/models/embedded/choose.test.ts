import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseToken } from '../../../../src/models/embedded/choose.ts';
import { hashIntegers } from '../../../../src/models/embedded/random.ts';

const anything = (): boolean => true;
const probabilities = new Map([
  [3, 0.5],
  [0, 0.3],
  [2, 0.15],
  [1, 0.05],
]);

/** How often each token is chosen over many seeds. */
function frequencies(temperature: number, allowed: (token: number) => boolean): Map<number, number> {
  const draws = 20_000;
  const counts = new Map<number, number>();
  for (let draw = 0; draw < draws; draw++) {
    const chosen = chooseToken(probabilities, temperature, hashIntegers(7, draw), allowed);
    if (chosen) counts.set(chosen.token, (counts.get(chosen.token) ?? 0) + 1 / draws);
  }
  return counts;
}

describe('choosing a token', () => {
  it('follows the probabilities', () => {
    const found = frequencies(1, anything);
    for (const [token, probability] of probabilities) expect(found.get(token)).toBeCloseTo(probability, 1.7);
  });

  it('sharpens them with a temperature below 1', () => {
    const total = [...probabilities.values()].reduce((sum, p) => sum + p ** 2, 0);
    const found = frequencies(0.5, anything);
    for (const [token, p] of probabilities) expect(found.get(token)).toBeCloseTo(p ** 2 / total, 1.7);
  });

  it('shares what a constraint takes away among the tokens that are allowed', () => {
    const found = frequencies(1, (token) => token < 3);
    expect(found.has(3)).toBe(false);
    expect(found.get(0)).toBeCloseTo(0.6, 1.7);
    expect(found.get(2)).toBeCloseTo(0.3, 1.7);
    expect(found.get(1)).toBeCloseTo(0.1, 1.7);
  });

  it('takes the likeliest allowed token at temperature 0', () => {
    expect(chooseToken(probabilities, 0, 1, anything)?.token).toBe(3);
    expect(chooseToken(probabilities, 0, 1, (token) => token !== 3)?.token).toBe(0);
  });

  it("gives the model's own log-probability, before temperature and constraint", () => {
    const chosen = chooseToken(probabilities, 0.1, 1, (token) => token === 1);
    expect(chosen?.logprob).toBeCloseTo(Math.log(0.05), 10);
  });

  it('finds an allowed token however unlikely it is', () => {
    const rare = new Map([
      [0, 1],
      [1, 1e-30],
      [2, 0],
    ]);
    expect(chooseToken(rare, 0.8, 5, (token) => token === 1)?.token).toBe(1);
    expect(chooseToken(rare, 0.8, 5, (token) => token === 2)?.token).toBe(2);
    expect(chooseToken(rare, 0.8, 5, () => false)).toBeUndefined();
  });

  it('does not depend on tiny differences, except where two tokens tie', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.double({ min: -1e-9, max: 1e-9, noNaN: true })),
        (seed, noise) => {
          const noisy = new Map(
            [...probabilities].map(([token, p], at) => [token, p * (1 + (noise[at] ?? 0))]),
          );
          expect(chooseToken(noisy, 0.8, seed, anything)?.token).toBe(
            chooseToken(probabilities, 0.8, seed, anything)?.token,
          );
        },
      ),
    );
  });
});

describe('a hash of integers', () => {
  it('depends on order, sign and the high half of large seeds', () => {
    const all = [
      hashIntegers(1, 2),
      hashIntegers(2, 1),
      hashIntegers(-1, 2),
      hashIntegers(1 + 2 ** 32, 2),
      hashIntegers(1),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
