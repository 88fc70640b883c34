// Whether an opened reward model can be of use: it scores a right and a wrong decision of a plain search.
import { randomUUID } from 'node:crypto';
import type { CallFormat } from '../calls/format.ts';
import { rewardPresets } from '../models/reward/presets.ts';
import { compareDecisions, comparisonSentence, plainPair, plainQuery } from '../models/reward/self-test.ts';
import type { PolicySpec, RewardSpec } from './model-spec.ts';
import type { OpenModels } from './open-models.ts';
import { promptFor } from './prompt-for.ts';

/**
 * Sentences for the user: whether it tells the one from the other, and what speaks against its scores.
 * @throws {ModelError} when a request failed for good; `AbortError`.
 */
export async function checkReward(
  { policy, reward }: OpenModels,
  specs: { readonly policy: PolicySpec; readonly reward: RewardSpec },
  format: CallFormat,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const spec = specs.reward;
  if (spec.kind === 'rules' || spec.kind === 'policy-logprob') {
    return ['No reward model is asked, so there is none to test.'];
  }
  const way = { policy, isEmbedded: specs.policy.kind === 'embedded', format };
  const prompt = await promptFor(plainQuery.messages, plainQuery.tools, way, signal);
  const labels = spec.labels ?? rewardPresets[spec.preset ?? 'toolprm'].labels;
  const compared = await compareDecisions(reward, plainPair(prompt), labels, randomUUID(), signal);
  return [comparisonSentence(compared), compared.notice].filter((line) => line !== undefined);
}
