// The models of an evaluation: which files play which role, their hashes, and lanes in which they are open side by side.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RewardRole } from '../src/evaluation/paper/arms.ts';
import type { PaperModels } from '../src/evaluation/paper/run-case.ts';
import type { UsedModel } from '../src/evaluation/paper/summary.ts';
import type { ModelInfo } from '../src/models/exchange.ts';
import { parsePolicySpec, parseRewardSpec } from '../src/run/model-spec.ts';
import { type Assets, type OpenModels, openModels } from '../src/run/open-models.ts';
import { promptFor } from '../src/run/prompt-for.ts';

const root = path.resolve(import.meta.dirname, '..');

type Role = RewardRole | 'policy';

/** Files or URLs, as they were asked for. */
export type AskedModels = Readonly<Record<Role, string>>;

const shipped = path.join(root, 'media', 'models');
const trained = path.join(root, '.cache', 'training', 'models');

/** ToolPRM and its policy are shipped; the other two exist for comparison only and lie where training leaves them. */
export const usualModels: AskedModels = {
  policy: path.join(shipped, 'policy.gguf'),
  toolprm: path.join(shipped, 'toolprm.gguf'),
  coarse: path.join(trained, 'coarse.gguf'),
  outcome: path.join(trained, 'outcome.gguf'),
};

export interface ChosenModels {
  readonly asked: AskedModels;
  readonly used: Readonly<Record<Role, UsedModel>>;
}

/**
 * Looks for the models; ToolPRM takes the place of a comparison model that is not there and was not asked for.
 * @throws {Error} that says which file is missing and how to get it.
 */
export function chooseModels(given: Readonly<Partial<AskedModels>>): ChosenModels {
  const toolprm = found('toolprm', given);
  const comparison = (role: 'coarse' | 'outcome'): { readonly from: string; readonly standsIn: boolean } => {
    const isThere = given[role] !== undefined || existsSync(usualModels[role]);
    return isThere ? { from: found(role, given), standsIn: false } : { from: toolprm, standsIn: true };
  };
  const [coarse, outcome] = [comparison('coarse'), comparison('outcome')];
  const policy = found('policy', given);
  return {
    asked: { policy, toolprm, coarse: coarse.from, outcome: outcome.from },
    used: {
      policy: used(policy),
      toolprm: used(toolprm),
      coarse: { ...used(coarse.from), ...(coarse.standsIn ? { standsIn: true } : {}) },
      outcome: { ...used(outcome.from), ...(outcome.standsIn ? { standsIn: true } : {}) },
    },
  };
}

function found(role: Role, given: Readonly<Partial<AskedModels>>): string {
  const model = given[role] ?? usualModels[role];
  if (isUrl(model) || existsSync(model)) return model;
  throw new Error(
    `There is no ${model}. Train the models as training/README.md tells, or give one with --${role} FILE.`,
  );
}

function used(model: string): UsedModel {
  if (isUrl(model)) return { name: model, version: 'a server' };
  const hash = createHash('sha256').update(readFileSync(model)).digest('hex');
  return { name: path.basename(model), version: hash };
}

function isUrl(model: string): boolean {
  return /^https?:\/\//i.test(model);
}

export interface Lane {
  readonly models: PaperModels;
  close(): Promise<void>;
}

/**
 * Opens all models once more, in processes of their own.
 * @throws {ModelError} that says which could not be opened, and what to do.
 */
export async function openLane(
  { asked, used: versions }: ChosenModels,
  number: number,
  signal: AbortSignal,
): Promise<Lane> {
  const assets: Assets = {
    hostFile: path.join(root, 'src', 'models', 'embedded', 'host.ts'),
    policyFile: asked.policy,
    rewardFile: asked.toolprm,
  };
  const policySpec = parsePolicySpec(asked.policy);
  const isEmbedded = policySpec.kind === 'embedded';
  const opened: OpenModels[] = [];
  // A file is known by its hash; what a server runs, by its address and what it says of itself.
  const versionOf = (role: Role, { name, version }: ModelInfo): string =>
    isUrl(asked[role]) ? JSON.stringify([asked[role], name, version]) : versions[role].version;
  const open = async (role: RewardRole): Promise<OpenModels> => {
    const models = await openModels(policySpec, parseRewardSpec(asked[role]), assets, signal, number);
    opened.push(models);
    return models;
  };
  const close = async (): Promise<void> => {
    await Promise.allSettled(opened.map((models) => models.close()));
  };
  try {
    const { policy, reward: toolprm } = await open('toolprm');
    const { reward: coarse } = await open('coarse');
    const { reward: outcome } = await open('outcome');
    return {
      close,
      models: {
        policy,
        rewards: { toolprm, coarse, outcome },
        versions: {
          policy: versionOf('policy', policy.info),
          toolprm: versionOf('toolprm', toolprm.info),
          coarse: versionOf('coarse', coarse.info),
          outcome: versionOf('outcome', outcome.info),
        },
        prompt: (messages, tools, abort) =>
          promptFor(messages, tools, { policy, isEmbedded, format: 'hammer' }, abort),
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What results depend on besides models and queries: the files that search, sample, label and score. */
const program = [
  'src/tools',
  'src/calls',
  'src/search',
  'src/models',
  'src/datasets/label',
  'src/datasets/rollout',
  'src/evaluation',
  'src/evaluation/paper/run-case.ts',
];

export function programHash(): string {
  const hash = createHash('sha256');
  for (const folder of program) {
    const start = path.join(root, folder);
    // What else stands in the folders under src/evaluation only sums results up.
    const recursive = folder !== 'src/evaluation';
    const files = start.endsWith('.ts')
      ? [start]
      : readdirSync(start, { recursive, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
          .map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
