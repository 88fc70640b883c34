// Which models a search is run with, as plain data: what a person writes, before anything is opened.
import type { LabelPair } from '../models/reward/labels.ts';
import { type RewardPresetName, rewardPresets } from '../models/reward/presets.ts';

/** A server, and how to reach it. The key comes from the environment or SecretStorage, never from settings. */
export interface ServerSpec {
  readonly kind: 'server';
  readonly url: string;
  /** The first model that the server lists, where absent. */
  readonly model?: string;
  readonly apiKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly affinityHeader?: string;
  readonly timeoutSeconds?: number;
  /** A router stands before several servers: one request for each prompt, so that every prompt can be routed. */
  readonly router?: boolean;
}

/** A GGUF file on disk; the project's own demonstration model, where absent. */
export interface EmbeddedSpec {
  readonly kind: 'embedded';
  readonly file?: string;
}

export type PolicySpec = ServerSpec | EmbeddedSpec;

export interface RewardReading {
  readonly preset?: RewardPresetName;
  readonly labels?: LabelPair;
}

export type RewardSpec =
  | (ServerSpec & RewardReading)
  | (EmbeddedSpec & RewardReading)
  /** The policy's own likelihood: no reward model at all. */
  | { readonly kind: 'policy-logprob' }
  /** Schema rules only: 1 for a valid decision. */
  | { readonly kind: 'rules' };

/**
 * Reads `embedded`, a URL, or the path of a GGUF file.
 * @throws {RangeError} that says what can be given.
 */
export function parsePolicySpec(text: string, model?: string): PolicySpec {
  const spec = parseModel(text, model);
  if (spec !== undefined) return spec;
  throw new RangeError(`"${text}" is no policy: give "embedded", the URL of a server, or a .gguf file.`);
}

/**
 * Reads what {@link parsePolicySpec} reads, and `policy-logprob` and `rules`.
 * @throws {RangeError} that says what can be given.
 */
export function parseRewardSpec(text: string, model?: string, reading: RewardReading = {}): RewardSpec {
  if (text === 'policy-logprob' || text === 'rules') return { kind: text };
  const spec = parseModel(text, model);
  if (spec !== undefined) return { ...spec, ...reading };
  throw new RangeError(
    `"${text}" is no reward model: give "embedded", the URL of a server, a .gguf file, "policy-logprob" or "rules".`,
  );
}

function parseModel(text: string, model: string | undefined): PolicySpec | undefined {
  if (text === 'embedded') return { kind: 'embedded' };
  if (/^https?:\/\//i.test(text))
    return { kind: 'server', url: text, ...(model === undefined ? {} : { model }) };
  if (/\.gguf$/i.test(text)) return { kind: 'embedded', file: text };
  return undefined;
}

/**
 * Reads a preset's name, or two label tokens as `good,bad`.
 * @throws {RangeError} that lists the presets.
 */
export function parseReading(preset: string | undefined, labels: string | undefined): RewardReading {
  const known = presetNames.find((name) => name === preset);
  if (preset !== undefined && known === undefined) {
    throw new RangeError(`"${preset}" is no reward preset: choose one of ${presetNames.join(', ')}.`);
  }
  return {
    ...(known === undefined ? {} : { preset: known }),
    ...(labels === undefined ? {} : { labels: parseLabels(labels) }),
  };
}

function parseLabels(text: string): LabelPair {
  const [positive, negative, more] = text.split(',');
  if (!positive || !negative || more !== undefined || positive === negative) {
    throw new RangeError(`"${text}" are no labels: give two different tokens, as in "+,-".`);
  }
  return { positive, negative };
}

export const presetNames: readonly RewardPresetName[] = Object.values(rewardPresets).map(({ name }) => name);
