// A rollout: one whole response that a policy sampled for an example's query, and how it is asked for.
import type { CallFormat } from '../../calls/format.ts';

/** One line of a rollout file. An example's rollouts stand together, in the order of their samples. */
export interface Rollout {
  /** The example's id, `#`, and the number of the sample from 0. */
  readonly id: string;
  readonly example: string;
  /** The exact text that the policy continued. */
  readonly prompt: string;
  readonly response: string;
  /**
   * `stop`: the policy ended it. `length`: the limit on tokens cut it. `failed`: the policy cannot answer this prompt (it
   * is too long, or no text satisfies its schemas), so that there is no response; `error` says why.
   */
  readonly finish: 'stop' | 'length' | 'failed';
  /**
   * Sum of the log-probabilities of its sampled tokens (natural logarithm, before temperature where the policy says so);
   * null where the policy gives none. Under a constraint, text that had to follow counts nothing.
   */
  readonly logprob: number | null;
  /** Sampled tokens; null where the policy does not tell them apart. */
  readonly tokens: number | null;
  /** Seed of the request that it was sampled in. */
  readonly seed: number;
  readonly error?: string;
}

export interface RolloutSettings {
  /** Responses for each query. */
  readonly samples: number;
  /** 0 means greedy: all samples of a query are then alike. */
  readonly temperature: number;
  /** Most tokens of a response. */
  readonly maxTokens: number;
  readonly seed: number;
  /** Queries in one request. Part of the seed's meaning: another size gives other samples. */
  readonly batch: number;
  /** `schema`: every decision is held to the tools' schemas, as in a constrained search. */
  readonly constraint: 'off' | 'schema';
  readonly format: CallFormat;
}

/** Temperature as in the paper (arXiv 2510.14703, section 4.1). */
export const defaultRolloutSettings: RolloutSettings = {
  samples: 8,
  temperature: 0.8,
  maxTokens: 256,
  seed: 0,
  batch: 2,
  constraint: 'off',
  format: 'hammer',
};

/** @throws {RangeError} that names the setting and says what it may be. */
export function checkRolloutSettings(settings: RolloutSettings): RolloutSettings {
  const { samples, temperature, maxTokens, seed, batch } = settings;
  const whole = (value: number, least: number, most: number): boolean =>
    Number.isSafeInteger(value) && value >= least && value <= most;
  if (!whole(samples, 1, 1024)) throw wrong('samples', samples, 'a whole number from 1 to 1024');
  if (!(temperature >= 0 && temperature <= 10)) throw wrong('temperature', temperature, 'from 0 to 10');
  if (!whole(maxTokens, 1, 100_000)) throw wrong('max-tokens', maxTokens, 'a whole number from 1 to 100000');
  if (!whole(seed, 0, Number.MAX_SAFE_INTEGER)) throw wrong('seed', seed, 'a whole number from 0');
  if (!whole(batch, 1, 1024)) throw wrong('batch', batch, 'a whole number from 1 to 1024');
  return settings;
}

function wrong(name: string, value: number, range: string): RangeError {
  return new RangeError(`${name} is ${value}: give ${range}.`);
}

export function rolloutId(example: string, sample: number): string {
  return `${example}#${sample}`;
}

/** Rollouts are joined with their examples by id and order: two neighbours of one id could not be told apart. */
export function sameId(id: string): RangeError {
  return new RangeError(
    `Two examples in a row are called ${JSON.stringify(id)}. Give each an id of its own.`,
  );
}
