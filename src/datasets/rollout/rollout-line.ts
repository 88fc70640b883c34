// A rollout as one line of a rollout file, and the checks that a line must pass to be one.
import { jsonLine } from '../../labels/json-line.ts';
import type { Rollout } from './rollout.ts';

export function rolloutLine(rollout: Rollout): string {
  const { id, example, prompt, response, finish, logprob, tokens, seed, error } = rollout;
  const head = { id, example, prompt, response, finish, logprob, tokens, seed };
  return jsonLine(error === undefined ? head : { ...head, error });
}

export type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const finishes = ['stop', 'length', 'failed'] as const;

/** The rollout, or what is wrong with it, without a full stop. */
export function rolloutIn(value: Members): Rollout | string {
  const { id, example, prompt, response, logprob, tokens, seed, error } = value;
  const finish = finishes.find((known) => known === value.finish);
  if (typeof id !== 'string') return '"id" is not a text';
  if (typeof example !== 'string') return '"example" is not a text';
  if (typeof prompt !== 'string') return '"prompt" is not a text';
  if (typeof response !== 'string') return '"response" is not a text';
  if (finish === undefined) return `"finish" is none of ${finishes.join(', ')}`;
  if (logprob !== null && typeof logprob !== 'number') return '"logprob" is neither a number nor null';
  if (tokens !== null && typeof tokens !== 'number') return '"tokens" is neither a number nor null';
  if (typeof seed !== 'number') return '"seed" is not a number';
  if (error !== undefined && typeof error !== 'string') return '"error" is not a text';
  const head = { id, example, prompt, response, finish, logprob, tokens, seed };
  return error === undefined ? head : { ...head, error };
}
