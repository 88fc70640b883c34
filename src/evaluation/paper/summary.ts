// The report as data: every figure of an evaluation, ready to be written as JSON, text and plots.
import { toolByWordOverlap } from '../../datasets/generate/word-overlap.ts';
import { grouped } from '../grouped.ts';
import { type Estimate, meanOf, studentInterval } from '../interval.ts';
import { sameCalls } from '../same-calls.ts';
import { type Arm, greedyArm, type RewardRole, reference, type Size, sizeOf, toolprmArm } from './arms.ts';
import { frontier, type PaperPlan, strategyArms } from './plan.ts';
import { type RewardFigures, rewardFigures } from './reward-figures.ts';
import { type CaseResult, spentOn } from './run-case.ts';
import {
  type ArmCase,
  type Difference,
  difference,
  type StrategyFigures,
  strategyFigures,
} from './strategy-figures.ts';
import type { Timing } from './timing.ts';

/** What the figures were made with. */
export interface PaperSetting {
  readonly plan: PaperPlan;
  /** File or server, and its hash or version, of each model. */
  readonly models: Readonly<Record<RewardRole | 'policy', UsedModel>>;
  readonly machine: string;
  /** ISO 8601, UTC. */
  readonly date: string;
}

export interface UsedModel {
  readonly name: string;
  readonly version: string;
  /** Set where there was no model for the role, and ToolPRM took its place. */
  readonly standsIn?: true;
}

export interface PaperSummary extends PaperSetting {
  /** Cases that are through, of those planned. */
  readonly finished: { readonly cases: number; readonly planned: number };
  readonly rewardModels: readonly RewardFigures[];
  readonly policy: PolicyFigures;
  readonly strategies: readonly StrategyFigures[];
  /** ToolPRM search of reference against each other strategy. */
  readonly differences: readonly Difference[];
  /** On the queries that were searched with every N and M. */
  readonly frontier: {
    readonly greedy?: StrategyFigures;
    readonly growingCandidates: readonly StrategyFigures[];
    readonly growingBeams: readonly StrategyFigures[];
  };
  /** Accuracy of greedy and of the reference by the queries' tags. */
  readonly byTag: readonly TagFigures[];
  readonly timing?: Timing;
}

/** What the policy can do by itself, on all judged queries. */
export interface PolicyFigures {
  readonly queries: number;
  /** Samples of each query. */
  readonly samples: number;
  /** Share of greedy responses that are right. */
  readonly greedy: Estimate;
  /** Share of single samples that are right. */
  readonly sample: Estimate;
  /** Share of queries that at least one of their samples answers right. */
  readonly passAll: Estimate;
  /** Choosing the tool that shares most words with the query, and copying nothing. */
  readonly wordOverlap: Estimate;
  /** How often that tool is the first gold call's. */
  readonly wordOverlapTool: Estimate;
}

export interface TagFigures {
  readonly tag: string;
  readonly cases: number;
  readonly greedy: number;
  readonly reference: number;
}

/** @param cases in any order; those that are searched need all arms */
export function summarise(
  setting: PaperSetting,
  cases: readonly CaseResult[],
  planned: number,
  timing: Timing | undefined,
): PaperSummary {
  const { plan } = setting;
  const searched = cases.filter(({ of }) => of.isSearched);
  const arms = strategyArms(plan);
  const own = new Map(arms.map((arm) => [arm.id, casesOfArm(arm, searched)]));
  const ofReference = own.get(toolprmArm(reference).id) ?? [];
  const onFrontier = cases.filter(({ of }) => of.isOnFrontier);
  const ofSizes = (sizes: readonly Size[]): readonly StrategyFigures[] =>
    onFrontier.length === 0 ? [] : sizes.map((size) => figuresOf(toolprmArm(size), onFrontier, setting));
  const { growingBeams, growingCandidates } = frontier(plan);
  return {
    ...setting,
    finished: { cases: cases.length, planned },
    rewardModels: rewardFigures(cases),
    policy: policyFigures(cases, plan),
    strategies: searched.length === 0 ? [] : arms.map((arm) => figuresOf(arm, searched, setting)),
    differences: arms
      .filter(({ id }) => id !== toolprmArm(reference).id && searched.length > 0)
      .map(({ id }) => difference([toolprmArm(reference).id, ofReference], [id, own.get(id) ?? []])),
    frontier: {
      ...(onFrontier.length === 0 ? {} : { greedy: figuresOf(greedyArm, onFrontier, setting) }),
      growingCandidates: ofSizes(growingCandidates),
      growingBeams: ofSizes(growingBeams),
    },
    byTag: tagFigures(own.get(greedyArm.id) ?? [], ofReference),
    ...(timing === undefined ? {} : { timing }),
  };
}

function figuresOf(arm: Arm, cases: readonly CaseResult[], { models }: PaperSetting): StrategyFigures {
  const { reward } = arm;
  const standsIn = reward !== 'likelihood' && reward !== 'nobody' && models[reward].standsIn === true;
  const title = standsIn ? `${arm.title} (ToolPRM stands in)` : arm.title;
  return strategyFigures({ id: arm.id, title }, casesOfArm(arm, cases));
}

/** Cases that an arm was run on; the size may follow a case's budget. */
function casesOfArm(arm: Arm, cases: readonly CaseResult[]): readonly (ArmCase & { readonly size: Size })[] {
  return cases.flatMap(({ of, sampled, searches }) => {
    const result = searches[arm.id];
    return result === undefined ? [] : [{ of, result, size: sizeOf(arm, spentOn(sampled, searches)) }];
  });
}

function policyFigures(cases: readonly CaseResult[], { samples }: PaperPlan): PolicyFigures {
  const bySeed = [...grouped(cases, ({ of }) => of.seed).values()];
  const over = (figure: (one: CaseResult) => number): Estimate =>
    studentInterval(bySeed.map((own) => meanOf(own.map(figure))));
  return {
    queries: cases.length,
    samples,
    greedy: over(({ searches }) => Number(searches[greedyArm.id]?.right === true)),
    sample: over(({ sampled }) => meanOf(sampled.responses.map(({ right }) => Number(right)))),
    passAll: over(({ sampled }) => Number(sampled.responses.some(({ right }) => right))),
    wordOverlap: over(({ of: { example } }) => {
      const tool = toolByWordOverlap(example.query, example.tools);
      const calls = tool === undefined ? [] : [{ name: tool.name, arguments: {} }];
      return Number(sameCalls(calls, example.calls));
    }),
    wordOverlapTool: over(({ of: { example } }) => {
      const [call] = example.calls;
      return Number(
        call !== undefined && toolByWordOverlap(example.query, example.tools)?.name === call.name,
      );
    }),
  };
}

function tagFigures(greedy: readonly ArmCase[], whole: readonly ArmCase[]): readonly TagFigures[] {
  const tagsOf = ({ of }: ArmCase): readonly string[] => of.example.tags ?? [];
  const share = (cases: readonly ArmCase[]): number =>
    meanOf(cases.map(({ result }) => Number(result.right)));
  const tags = [...new Set(greedy.flatMap(tagsOf))].sort();
  return tags.map((tag) => {
    const [one, other] = [greedy, whole].map((cases) => cases.filter((each) => tagsOf(each).includes(tag)));
    return { tag, cases: one?.length ?? 0, greedy: share(one ?? []), reference: share(other ?? []) };
  });
}
