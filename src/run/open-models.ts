// Opens the models that a specification names, and closes them together.

import { createEmbeddedEngine, type EmbeddedEngine } from '../models/embedded/engine.ts';
import { createEndpoint, type Endpoint } from '../models/openai/endpoint.ts';
import { createProbeCache } from '../models/openai/probe.ts';
import type { Policy } from '../models/policy.ts';
import { createPolicyLogprobReward } from '../models/reward/policy-logprob.ts';
import { createRulesReward } from '../models/reward/rules.ts';
import type { RewardModel } from '../models/reward.ts';
import type { EmbeddedSpec, PolicySpec, RewardSpec, ServerSpec } from './model-spec.ts';

/** Files that come with the program. */
export interface Assets {
  /** The embedded engine's child process: a bundle, or its source. */
  readonly hostFile: string;
  /** The model that `embedded` is as a policy. */
  readonly policyFile: string;
  /** The model that `embedded` is as a reward model. */
  readonly rewardFile: string;
}

export interface OpenModels {
  readonly policy: Policy;
  readonly reward: RewardModel;
  close(): Promise<void>;
}

/**
 * Opens both models; a file or server that both use is opened once.
 * @param instance embedded models that are opened with another number work in processes of their own, side by side
 * @throws {ModelError} that says which could not be opened, and what to do.
 */
export async function openModels(
  policySpec: PolicySpec,
  rewardSpec: RewardSpec,
  assets: Assets,
  signal: AbortSignal,
  instance = 0,
): Promise<OpenModels> {
  const engines = new Map<string, EmbeddedEngine>();
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.allSettled(closing.reverse().map((end) => end()));
  };
  const engine = (modelPath: string): EmbeddedEngine => {
    const known = engines.get(modelPath);
    if (known !== undefined) return known;
    const opened = createEmbeddedEngine({ modelPath, hostPath: assets.hostFile, instance });
    engines.set(modelPath, opened);
    closing.push(() => opened.close());
    return opened;
  };
  try {
    const policy = await openPolicy(policySpec, ({ file }) => engine(file ?? assets.policyFile), signal);
    closing.push(() => policy.close());
    const reward = await openReward(
      rewardSpec,
      policy,
      ({ file }) => engine(file ?? assets.rewardFile),
      signal,
    );
    closing.push(() => reward.close());
    return { policy, reward, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A server is probed once for each URL, model and version while the program runs. */
const probes = createProbeCache();

type EngineOf = (spec: EmbeddedSpec) => EmbeddedEngine;

async function openPolicy(spec: PolicySpec, engine: EngineOf, signal: AbortSignal): Promise<Policy> {
  if (spec.kind === 'embedded') {
    const { createEmbeddedPolicy } = await import('../models/embedded/policy.ts');
    return createEmbeddedPolicy(engine(spec), signal);
  }
  const { createOpenAIPolicy } = await import('../models/openai/policy.ts');
  const endpoint = endpointOf(spec);
  const found = await probes.probe(endpoint, spec.model, signal);
  const abilities = spec.router === true ? { ...found, listPrompts: false } : found;
  return createOpenAIPolicy({ endpoint, model: abilities.model, abilities });
}

async function openReward(
  spec: RewardSpec,
  policy: Policy,
  engine: EngineOf,
  signal: AbortSignal,
): Promise<RewardModel> {
  if (spec.kind === 'rules') return createRulesReward();
  if (spec.kind === 'policy-logprob') return createPolicyLogprobReward(policy.info);
  const reading = {
    ...(spec.preset && { preset: spec.preset }),
    ...(spec.labels && { labels: spec.labels }),
  };
  if (spec.kind === 'embedded') {
    const { createEmbeddedReward } = await import('../models/embedded/reward.ts');
    return createEmbeddedReward(engine(spec), reading, signal);
  }
  const { createOpenAIReward } = await import('../models/openai/reward.ts');
  const endpoint = endpointOf(spec);
  const abilities = await probes.probe(endpoint, spec.model, signal);
  const router = spec.router === true;
  return createOpenAIReward({ endpoint, model: abilities.model, abilities, router, ...reading });
}

/** The endpoint of a server specification. @throws {ModelError} for a bad URL or key. */
export function endpointOf({ url, apiKey, headers, affinityHeader, timeoutSeconds }: ServerSpec): Endpoint {
  return createEndpoint({
    baseURL: url,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(headers === undefined ? {} : { headers }),
    ...(affinityHeader === undefined ? {} : { affinityHeader }),
    ...(timeoutSeconds === undefined ? {} : { timeoutMs: timeoutSeconds * 1000 }),
  });
}
