// The curriculum: what rows of each level may hold.
import type { DistractorWeights } from './tool-set.ts';

export type Level = 0 | 1 | 2 | 3 | 4;

export interface LevelRules {
  /** Weights of offering one tool, two tools, … */
  readonly tools: readonly number[];
  readonly distractors: DistractorWeights;
  /** How likely an optional slot is told, and how many at most. */
  readonly optional: { readonly probability: number; readonly most: number };
  /** Slots that a tool may require at most. */
  readonly required: number;
  readonly nested: boolean;
  /** Share of rows with two to four calls. */
  readonly parallel: number;
  /** Share of rows without an answer. */
  readonly irrelevant: number;
  /** Share of rows with a sentence or greeting before the request. */
  readonly context: number;
  /** Share of queries that use a noun which no tool's line holds. */
  readonly strangers: number;
  /** Share of rows whose names are masked. */
  readonly masked: number;
}

const apart: DistractorWeights = {
  sameThing: 0,
  sameOperation: 0,
  sameOperationElsewhere: 0,
  sameDomain: 0,
  elsewhere: 1,
};
const near: DistractorWeights = {
  sameThing: 55,
  sameOperation: 22,
  sameOperationElsewhere: 10,
  sameDomain: 7,
  elsewhere: 6,
};

const full: LevelRules = {
  tools: [8, 19, 25, 20, 12, 7, 5, 4],
  distractors: near,
  optional: { probability: 0.35, most: 3 },
  required: 5,
  nested: true,
  parallel: 0.16,
  irrelevant: 0.1,
  context: 0.12,
  strangers: 0.1,
  masked: 0,
};

export const levels: Readonly<Record<Level, LevelRules>> = {
  0: {
    ...full,
    tools: [1],
    optional: { probability: 0.15, most: 1 },
    required: 2,
    nested: false,
    parallel: 0,
    irrelevant: 0,
    context: 0,
    strangers: 0,
  },
  1: {
    ...full,
    tools: [0, 1],
    distractors: apart,
    optional: { probability: 0, most: 0 },
    required: 1,
    nested: false,
    parallel: 0,
    irrelevant: 0,
    context: 0,
    strangers: 0,
  },
  2: {
    ...full,
    tools: [10, 35, 35, 20],
    distractors: {
      sameThing: 60,
      sameOperation: 15,
      sameOperationElsewhere: 5,
      sameDomain: 10,
      elsewhere: 10,
    },
    optional: { probability: 0.35, most: 2 },
    nested: false,
    parallel: 0,
    irrelevant: 0.03,
    context: 0.05,
    strangers: 0.03,
  },
  3: full,
  4: { ...full, masked: 1 / 3 },
};
