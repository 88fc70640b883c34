// A reward model that is the policy's own likelihood: what the policy found likely counts as right.
import { ModelError, type ModelInfo } from '../exchange.ts';
import type { RewardModel, ScoreItem } from '../reward.ts';

/**
 * Scores a decision by the geometric mean probability of its tokens under the policy: exp(mean ln p), in [0, 1]. The
 * mean makes short and long decisions comparable. Text that an earlier decision's last token wrote as well is certain.
 */
export function createPolicyLogprobReward(policy: ModelInfo): RewardModel {
  return {
    info: {
      ...policy,
      name: `policy log-probability (${policy.name})`,
      note: 'how likely the policy found its own decision; not a judgement of it',
    },
    async *score(items, _session, signal) {
      for (const item of items) {
        signal.throwIfAborted();
        const score = meanProbability(item);
        yield {
          type: 'score',
          id: item.id,
          score: { score, reading: 'derived', source: 'policy log-probability' },
        };
      }
    },
    async close() {},
  };
}

/** @throws {ModelError} `unsupported` when the policy gave no log-probabilities for text that has some. */
function meanProbability(item: ScoreItem): number {
  const tokens = item.tokens ?? [];
  if (tokens.length === 0) {
    // A decision without text (a response that ends by stopping) has no token to be unlikely.
    if (item.decision.text === '') return 1;
    throw new ModelError(
      'unsupported',
      `The policy gave no log-probabilities for the decision ${JSON.stringify(item.decision.text)}.`,
      'Use a policy server that returns log-probabilities, or choose another reward model, for example the schema rules.',
    );
  }
  const mean = tokens.reduce((sum, token) => sum + token.logprob, 0) / tokens.length;
  return Math.min(1, Math.exp(mean));
}
