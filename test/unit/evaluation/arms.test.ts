// What is compared, and how the baselines are given the tokens of the reference.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Arm,
  ablationArms,
  baselineArms,
  budgetOf,
  sizeOf,
  toolprmArm,
} from '../../../src/evaluation/paper/arms.ts';
import {
  armsOf,
  casesOf,
  type PaperPlan,
  quickPlan,
  resultsOf,
  standardPlan,
  strategyArms,
} from '../../../src/evaluation/paper/plan.ts';

const arm = (strategy: Arm['strategy']): Arm => {
  const found = baselineArms.find((each) => each.strategy === strategy);
  if (found === undefined) throw new Error(`there is no ${strategy}`);
  return found;
};

describe('sizes at equal tokens', () => {
  it('are as many responses as the reference could have sampled', () => {
    const spent = { reference: 600, response: 40 };
    expect(sizeOf(arm('best-of-n'), spent)).toEqual({ beams: 1, candidates: 15 });
    expect(sizeOf(arm('majority'), spent)).toEqual({ beams: 1, candidates: 15 });
    expect(sizeOf(arm('coarse'), spent)).toEqual({ beams: 3, candidates: 5 });
    expect(sizeOf(arm('token-beam'), spent)).toEqual({ beams: 15, candidates: 30 });
  });

  it('do not touch an arm that has a size', () => {
    const size = { beams: 4, candidates: 16 };
    expect(sizeOf(toolprmArm(size), { reference: 1, response: 1 })).toEqual(size);
  });

  it('always leave at least one sample, and spend no more than half a response too much', () => {
    const tokens = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(tokens, tokens, (reference, response) => {
        for (const strategy of ['best-of-n', 'majority', 'coarse'] as const) {
          const { beams, candidates } = sizeOf(arm(strategy), { reference, response });
          expect(beams * candidates).toBeGreaterThanOrEqual(1);
          const length = Math.max(1, response);
          if (strategy === 'coarse' || reference < length) continue;
          expect(beams * candidates * length).toBeLessThanOrEqual(reference + length / 2);
        }
      }),
    );
  });

  it('bound the tokens of token-level beam search, whose beams need not end', () => {
    expect(budgetOf(arm('token-beam'), { reference: 600, response: 40 })).toEqual({ tokens: 750 });
    expect(budgetOf(arm('token-beam'), { reference: 0, response: 0 })).toEqual({ tokens: 1 });
    expect(budgetOf(arm('majority'), { reference: 600, response: 40 })).toEqual({});
  });
});

describe('a plan', () => {
  const small: PaperPlan = { ...quickPlan, judged: 4, searched: 2, frontier: 1 };

  it('runs greedy and the reference first, and no arm twice', () => {
    const [first] = casesOf(small);
    if (first === undefined) throw new Error('there is no case');
    const ids = armsOf(first, standardPlan).map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['greedy', 'toolprm-4x8']);
    expect(new Set(ids).size).toBe(ids.length);
    // Two lines of five sizes that cross at 4 × 4; the reference is one of them.
    expect(ids.filter((id) => id.startsWith('toolprm-'))).toHaveLength(9);
  });

  it('searches some of the judged queries, and some of those with every N and M', () => {
    const cases = casesOf(small);
    expect(cases).toHaveLength(8);
    expect(cases.map(({ isSearched, isOnFrontier }) => [isSearched, isOnFrontier])).toEqual([
      ...[
        [true, true],
        [true, true],
      ],
      ...[
        [true, false],
        [true, false],
      ],
      ...Array.from({ length: 4 }, () => [false, false]),
    ]);
    expect(cases.map((each) => resultsOf(each, small))).toEqual([14, 14, 10, 10, 5, 5, 5, 5]);
  });

  it('asks held-out queries, other ones under every seed, the same ones every time', () => {
    const cases = casesOf(small);
    expect(casesOf(small)).toEqual(cases);
    expect(new Set(cases.map(({ example }) => example.query)).size).toBe(8);
    for (const { example } of cases) expect(example.split).toBe('test');
    expect(new Set(cases.map(({ sampling }) => sampling)).size).toBe(8);
  });

  it('has the same first queries when it is larger', () => {
    const large = casesOf({ ...small, judged: 6, searched: 5, frontier: 5 });
    expect(large.slice(0, 8).map(({ example }) => example.id)).toEqual(
      casesOf(small).map(({ example }) => example.id),
    );
  });

  it('adds the ablations where they are wanted', () => {
    const extra = strategyArms({ ...small, ablations: true }).length - strategyArms(small).length;
    expect(extra).toBe(ablationArms.length);
  });
});
