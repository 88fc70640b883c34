// How large an evaluation is, and which queries it asks: the same for the same plan.
import type { Example } from '../../datasets/example.ts';
import { exampleDrawer } from '../../datasets/generate/generate-examples.ts';
import type { Level } from '../../datasets/generate/levels.ts';
import { hashIntegers } from '../../models/embedded/random.ts';
import {
  type Arm,
  ablationArms,
  baselineArms,
  greedyArm,
  reference,
  rewardRoles,
  type Size,
  toolprmArm,
} from './arms.ts';

export interface PaperPlan {
  /** Independent repetitions: each has queries and samples of its own, so that intervals over seeds hold for both. */
  readonly seeds: number;
  /** Queries of a seed whose responses the reward models judge. */
  readonly judged: number;
  /** How many of them are searched, by every strategy. */
  readonly searched: number;
  /** How many of those are searched with every N and M as well. */
  readonly frontier: number;
  /** Responses of a judged query. */
  readonly samples: number;
  /** N and M of the frontier are from these. */
  readonly widths: readonly number[];
  readonly level: Level;
  readonly ablations: boolean;
  readonly temperature: number;
}

export const standardPlan: PaperPlan = {
  seeds: 10,
  judged: 32,
  searched: 16,
  frontier: 8,
  samples: 8,
  widths: [1, 2, 4, 8, 16],
  level: 3,
  ablations: false,
  temperature: 0.8,
};

export const quickPlan: PaperPlan = {
  ...standardPlan,
  seeds: 2,
  judged: 8,
  searched: 4,
  frontier: 2,
  widths: [1, 4, 8],
};

/** One of N and M is fixed at this while the other one grows. */
export const fixedWidth = 4;

/** ToolPRM searches of the frontier: N fixed and M growing, M fixed and N growing. */
export function frontier({ widths }: PaperPlan): {
  readonly growingCandidates: readonly Size[];
  readonly growingBeams: readonly Size[];
} {
  return {
    growingCandidates: widths.map((candidates) => ({ beams: fixedWidth, candidates })),
    growingBeams: widths.map((beams) => ({ beams, candidates: fixedWidth })),
  };
}

/** The strategies that are compared. Greedy and the reference come first: the others are sized by their cost. */
export function strategyArms({ ablations }: PaperPlan): readonly Arm[] {
  return [greedyArm, toolprmArm(reference), ...baselineArms, ...(ablations ? ablationArms : [])];
}

/** Everything that is run on a case; no arm twice. Greedy costs little, so every query has it. */
export function armsOf({ isSearched, isOnFrontier }: PaperCase, plan: PaperPlan): readonly Arm[] {
  const { growingBeams, growingCandidates } = frontier(plan);
  const arms = [
    greedyArm,
    ...(isSearched ? strategyArms(plan) : []),
    ...(isOnFrontier ? [...growingCandidates, ...growingBeams].map(toolprmArm) : []),
  ];
  return [...new Map(arms.map((arm) => [arm.id, arm])).values()];
}

/** One query under one seed. */
export interface PaperCase {
  readonly seed: number;
  readonly example: Example;
  readonly isSearched: boolean;
  /** Then it is searched, too. */
  readonly isOnFrontier: boolean;
  /** Of its samples; the same for all arms. */
  readonly sampling: number;
}

/** The generator's seeds of the evaluation begin here; training and its validation draw from others. */
const firstSeed = 77_001;

/** All cases, seed after seed in turn, so that a run which is cut off has covered the seeds evenly; searched ones first. */
export function casesOf(plan: PaperPlan): readonly PaperCase[] {
  const draws = Array.from({ length: plan.seeds }, (_, index) =>
    exampleDrawer({ seed: firstSeed + index, count: plan.judged, split: 'test', level: plan.level }),
  );
  return Array.from({ length: plan.judged }, (_, number) =>
    draws.map((draw, index) => ({
      seed: firstSeed + index,
      example: draw(number),
      isSearched: number < plan.searched,
      isOnFrontier: number < Math.min(plan.searched, plan.frontier),
      sampling: hashIntegers(firstSeed + index, number) >>> 1,
    })),
  ).flat();
}

/** Results that a case comes to: its samples, what each reward model says of them, and its searches. */
export function resultsOf(of: PaperCase, plan: PaperPlan): number {
  return 1 + rewardRoles.length + armsOf(of, plan).length;
}
