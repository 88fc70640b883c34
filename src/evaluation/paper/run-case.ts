// Everything that an evaluation does with one query, result by result, each taken from the store where it is known.
import type { ChatMessage } from '../../calls/prompt.ts';
import { exampleTools } from '../../datasets/example-tools.ts';
import { labelResponse } from '../../datasets/label/label-response.ts';
import type { LabelView } from '../../datasets/label/label-views.ts';
import { defaultRolloutSettings } from '../../datasets/rollout/rollout.ts';
import { rollouts } from '../../datasets/rollout/rollouts.ts';
import { sha256 } from '../../labels/digest.ts';
import type { SearchSettings } from '../../log/events.ts';
import type { Policy } from '../../models/policy.ts';
import { createPolicyLogprobReward } from '../../models/reward/policy-logprob.ts';
import type { RewardModel } from '../../models/reward.ts';
import type { SearchTask } from '../../search/search.ts';
import { defaultSettings } from '../../search/settings.ts';
import type { Tool } from '../../tools/tool.ts';
import type { CellStore } from '../cell-store.ts';
import { meanOf } from '../interval.ts';
import { measureSearch, type SearchResult } from '../measured-search.ts';
import { type ScoredResponses, scoreResponses } from '../scored-responses.ts';
import {
  type Arm,
  budgetOf,
  greedyArm,
  type RewardRole,
  reference,
  type Spent,
  sizeOf,
  toolprmArm,
} from './arms.ts';
import { armsOf, type PaperCase, type PaperPlan } from './plan.ts';

/** The models of one lane, open. */
export interface PaperModels {
  readonly policy: Policy;
  readonly rewards: Readonly<Record<RewardRole, RewardModel>>;
  /** Names for what results depend on: the files' hashes, or a server's name and version. */
  readonly versions: Readonly<Record<RewardRole | 'policy', string>>;
  prompt(messages: readonly ChatMessage[], tools: readonly Tool[], signal: AbortSignal): Promise<string>;
}

export interface CaseResult {
  readonly of: PaperCase;
  readonly sampled: SampledResponses;
  readonly judged: Readonly<Record<RewardRole, ScoredResponses>>;
  /** By arm; only greedy where the case is not searched. */
  readonly searches: Readonly<Record<string, SearchResult>>;
}

export interface SampledResponses {
  /** Every sample, in order. */
  readonly responses: readonly SampledResponse[];
}

export interface SampledResponse {
  readonly text: string;
  readonly right: boolean;
  /** Tokens that were sampled; null where the policy does not tell them apart. */
  readonly tokens: number | null;
}

export interface CaseContext {
  readonly plan: PaperPlan;
  readonly store: CellStore;
  /** Of the program's own files that results depend on. */
  readonly program: string;
  /** Called after each result, whether it was known or computed. */
  readonly onResult?: (what: string) => void;
}

/** Which labels each reward model was trained on. */
export const viewOf: Readonly<Record<RewardRole, LabelView>> = {
  toolprm: 'steps',
  coarse: 'coarse',
  outcome: 'outcome',
};

/** @throws what the models throw; what `signal` aborts with. */
export async function runCase(
  of: PaperCase,
  models: PaperModels,
  context: CaseContext,
  signal: AbortSignal,
): Promise<CaseResult> {
  const { example } = of;
  const messages: readonly ChatMessage[] = [{ role: 'user', content: example.query }];
  const tools = exampleTools(example.tools);
  const prompt = await models.prompt(messages, tools, signal);
  const task: SearchTask = { query: example.query, messages, tools, prompt };
  const sampled = await sampleCase(of, task, models, context, signal);
  const judged = {
    toolprm: await judge('toolprm'),
    coarse: await judge('coarse'),
    outcome: await judge('outcome'),
  };
  const searches = await searchCase(of, task, sampled, models, context, signal);
  return { of, sampled, judged, searches };

  async function judge(role: RewardRole): Promise<ScoredResponses> {
    const texts = [...new Set(sampled.responses.map(({ text }) => text))];
    const key = keyOf(context, {
      judged: texts,
      prompt,
      gold: example.calls,
      role,
      reward: models.versions[role],
    });
    const scored = await context.store.cell(key, isScored, () => {
      const labelled = texts.map((text) => labelResponse(text, example.calls));
      return scoreResponses(labelled, viewOf[role], task, models.rewards[role], signal);
    });
    context.onResult?.(role);
    return scored;
  }
}

async function sampleCase(
  { example, sampling }: PaperCase,
  task: SearchTask,
  models: PaperModels,
  context: CaseContext,
  signal: AbortSignal,
): Promise<SampledResponses> {
  const { samples, temperature } = context.plan;
  const settings = {
    ...defaultRolloutSettings,
    samples,
    temperature,
    batch: 1,
    seed: sampling,
    constraint: constraintOf(models.policy),
  };
  const key = keyOf(context, {
    sampled: settings,
    example,
    prompt: task.prompt,
    policy: models.versions.policy,
  });
  const sampled = await context.store.cell(key, isSampled, async () => {
    const responses: SampledResponse[] = [];
    const options = { settings, prompt: () => task.prompt };
    for await (const { response, tokens } of rollouts([example], models.policy, options, signal)) {
      const right = labelResponse(response, example.calls).label === '+';
      responses.push({ text: response, right, tokens });
    }
    return { responses };
  });
  context.onResult?.('samples');
  return sampled;
}

async function searchCase(
  of: PaperCase,
  task: SearchTask,
  sampled: SampledResponses,
  models: PaperModels,
  context: CaseContext,
  signal: AbortSignal,
): Promise<Readonly<Record<string, SearchResult>>> {
  const made: Record<string, SearchResult> = {};
  const subject = { task, gold: of.example.calls };
  const { policy, versions } = models;
  for (const arm of armsOf(of, context.plan)) {
    const settings = settingsOf(arm, spentOn(sampled, made), of, models, context.plan);
    const used = { policy: versions.policy, reward: rewardVersion(arm, models) };
    const key = keyOf(context, { search: settings, prompt: task.prompt, gold: subject.gold, ...used });
    made[arm.id] = await context.store.cell(key, isSearchResult, () =>
      measureSearch(subject, settings, { policy, reward: rewardOf(arm, models) }, signal),
    );
    context.onResult?.(arm.id);
  }
  return made;
}

/** What a query has cost so far: a response costs what its samples cost on average, or else its greedy one. */
export function spentOn(
  { responses }: SampledResponses,
  searches: Readonly<Record<string, SearchResult>>,
): Spent {
  const counted = responses.flatMap(({ tokens }) => tokens ?? []);
  return {
    reference: searches[toolprmArm(reference).id]?.tokens ?? 0,
    response: counted.length === 0 ? (searches[greedyArm.id]?.tokens ?? 0) : meanOf(counted),
  };
}

/** An arm's settings for one query. */
export function settingsOf(
  arm: Arm,
  spent: Spent,
  { sampling }: Pick<PaperCase, 'sampling'>,
  { policy }: Pick<PaperModels, 'policy'>,
  { temperature }: PaperPlan,
): SearchSettings {
  return {
    ...defaultSettings,
    strategy: arm.strategy,
    ...sizeOf(arm, spent),
    temperature,
    seed: sampling,
    constraint: constraintOf(policy),
    budget: budgetOf(arm, spent),
  };
}

function constraintOf(policy: Policy): SearchSettings['constraint'] {
  return policy.abilities.constraint ? 'schema' : 'off';
}

function rewardOf({ reward }: Arm, { policy, rewards }: PaperModels): RewardModel {
  if (reward === 'likelihood') return createPolicyLogprobReward(policy.info);
  return rewards[reward === 'nobody' ? 'toolprm' : reward];
}

function rewardVersion({ reward }: Arm, { versions }: PaperModels): string {
  return reward === 'likelihood' || reward === 'nobody' ? reward : versions[reward];
}

/** Everything that a result depends on, in one name. */
function keyOf({ program }: CaseContext, parts: object): string {
  return sha256(JSON.stringify({ program, ...parts }));
}

/** The store's lines come from these very files (their hash is part of a key), so the outline is enough. */
function isSearchResult(value: unknown): value is SearchResult {
  return has(value, 'right', 'answer', 'tokens', 'finishedRight');
}

function isSampled(value: unknown): value is SampledResponses {
  return has(value, 'responses');
}

function isScored(value: unknown): value is ScoredResponses {
  return has(value, 'labels', 'responses');
}

function has(value: unknown, ...names: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}
