// A reward model that asks nobody: a decision without problems is right as far as the schema can tell.
import type { RewardModel } from '../reward.ts';

/** Scores 1 for a decision without problems and 0 for one with any. */
export function createRulesReward(): RewardModel {
  return {
    info: {
      name: 'schema rules',
      endpoint: 'embedded',
      note: 'checks names, required parameters and values against the schema; it cannot tell a right value from a wrong one',
    },
    async *score(items, _session, signal) {
      for (const { id, decision } of items) {
        signal.throwIfAborted();
        const score = decision.problems.length === 0 ? 1 : 0;
        yield { type: 'score', id, score: { score, reading: 'derived', source: 'schema rules' } };
      }
    },
    async close() {},
  };
}
