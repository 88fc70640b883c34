// What is compared: every strategy with its sizes, and how the baselines get as many tokens as the search of reference.
import type { SearchSettings, StrategyName } from '../../log/events.ts';

/** Which reward model scores: trained on every decision, without arguments, or on outcomes. */
export type RewardRole = 'toolprm' | 'coarse' | 'outcome';
export const rewardRoles: readonly RewardRole[] = ['toolprm', 'coarse', 'outcome'];

export interface Arm {
  /** Also its name in the report's JSON. */
  readonly id: string;
  readonly title: string;
  readonly strategy: StrategyName;
  /** Who scores; `likelihood` is the policy itself. */
  readonly reward: RewardRole | 'likelihood' | 'nobody';
  /** N and M, or those that spend what the reference spent on the same query. */
  readonly size: Size | 'reference';
}

export interface Size {
  readonly beams: number;
  readonly candidates: number;
}

/** Its tokens are everyone's budget: few beams, many candidates, as the paper advises. */
export const reference: Size = { beams: 4, candidates: 8 };

export function toolprmArm(size: Size): Arm {
  const { beams, candidates } = size;
  return {
    id: `toolprm-${beams}x${candidates}`,
    title: `ToolPRM, N = ${beams}, M = ${candidates}`,
    strategy: 'toolprm',
    reward: 'toolprm',
    size,
  };
}

export const greedyArm: Arm = {
  id: 'greedy',
  title: 'greedy',
  strategy: 'greedy',
  reward: 'nobody',
  size: { beams: 1, candidates: 1 },
};

/** The baselines of the paper, at the tokens of the reference. */
export const baselineArms: readonly Arm[] = [
  {
    id: 'token-beam',
    title: 'token-level beam search',
    strategy: 'token-beam',
    reward: 'nobody',
    size: 'reference',
  },
  { id: 'majority', title: 'majority vote', strategy: 'majority', reward: 'nobody', size: 'reference' },
  { id: 'best-of-n', title: 'best of n, ORM', strategy: 'best-of-n', reward: 'outcome', size: 'reference' },
  { id: 'coarse', title: 'coarse search, C-PRM', strategy: 'coarse', reward: 'coarse', size: 'reference' },
];

/** What part of a gain comes from the scores, and what from where the search cuts. */
export const ablationArms: readonly Arm[] = [
  {
    id: 'best-of-n-toolprm',
    title: 'best of n, ToolPRM',
    strategy: 'best-of-n',
    reward: 'toolprm',
    size: 'reference',
  },
  {
    id: 'toolprm-likelihood',
    title: 'ToolPRM search, scored by the policy',
    strategy: 'toolprm',
    reward: 'likelihood',
    size: reference,
  },
];

/** What a query cost before: the tokens of the reference, and of one sampled response. */
export interface Spent {
  readonly reference: number;
  readonly response: number;
}

/** Beams of tokens need not end by themselves: they may run over the budget by this much, then they are stopped. */
const overrun = 1.25;

/** The limit on tokens of an arm whose size alone does not bound them. */
export function budgetOf({ strategy }: Arm, { reference: tokens }: Spent): SearchSettings['budget'] {
  return strategy === 'token-beam' ? { tokens: Math.max(1, Math.ceil(tokens * overrun)) } : {};
}

const mostSamples = 64;
const mostBeams = 32;

/**
 * The size with which an arm spends about what the reference spent: as many whole responses, or beams of tokens, as fit.
 * Responses are at least one token long.
 */
export function sizeOf({ size, strategy }: Arm, spent: Spent): Size {
  if (size !== 'reference') return size;
  const responses = Math.max(1, Math.round(spent.reference / Math.max(1, spent.response)));
  if (strategy === 'token-beam') {
    const beams = Math.min(mostBeams, responses);
    // More than the beams themselves: tokens that leave the format are pruned.
    return { beams, candidates: Math.max(8, 2 * beams) };
  }
  const samples = Math.min(mostSamples, responses);
  if (strategy !== 'coarse') return { beams: 1, candidates: samples };
  const beams = Math.min(reference.beams, Math.max(1, Math.floor(Math.sqrt(samples))));
  return { beams, candidates: Math.max(1, Math.round(samples / beams)) };
}
