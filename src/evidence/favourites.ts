// Whom the policy and the reward model prefer at one decision, and whether they agree.
import { decisionKey } from '../log/decision-key.ts';
import type { DecidedCandidate } from './points.ts';

export interface Favourites<Candidate> {
  readonly policy: Candidate;
  readonly reward: Candidate;
  readonly differ: boolean;
}

interface Choice<Candidate> {
  readonly first: Candidate;
  samples: number;
  /** Of the likeliest spelling; absent where the policy gives no log-probabilities. */
  logprob: number | undefined;
  score: number;
}

/**
 * The policy's favourite is what it sampled most often; equally often sampled ones are told apart by their
 * log-probability. The reward model's is the one with the highest step score. Ties are no disagreement.
 * `undefined` where fewer than two different decisions were scored. Forced candidates are nobody's choice.
 */
export function favouritesOf<Candidate extends DecidedCandidate>(
  candidates: readonly Candidate[],
): Favourites<Candidate> | undefined {
  const choices = new Map<string, Choice<Candidate>>();
  for (const candidate of candidates) {
    const { node } = candidate;
    if (node.score === undefined || node.source === 'forced') continue;
    const key = decisionKey(node.decision);
    const logprob = node.tokens?.reduce((sum, token) => sum + token.logprob, 0);
    const known = choices.get(key);
    if (known === undefined) {
      choices.set(key, { first: candidate, samples: node.count, logprob, score: node.score.score });
      continue;
    }
    known.samples += node.count;
    known.score = Math.max(known.score, node.score.score);
    if (logprob !== undefined) known.logprob = Math.max(known.logprob ?? logprob, logprob);
  }
  const all = [...choices.values()];
  const [first] = all;
  if (first === undefined || all.length < 2) return undefined;
  const reward = all.reduce((best, next) => (next.score > best.score ? next : best), first);
  const policy = all.reduce((best, next) => (policyPrefers(next, best) ? next : best), first);
  const tied = !policyPrefers(policy, reward) || reward.score === policy.score;
  const chosen = tied ? reward : policy;
  return { policy: chosen.first, reward: reward.first, differ: chosen !== reward };
}

function policyPrefers<Candidate>(one: Choice<Candidate>, other: Choice<Candidate>): boolean {
  if (one.samples !== other.samples) return one.samples > other.samples;
  return one.logprob !== undefined && other.logprob !== undefined && one.logprob > other.logprob;
}
