// The label probabilities that scoring routes return.
import type { ScriptedModel } from './scripted-model.ts';

/** For each label id its probability as next token; normalised over the labels with `softmax`. */
export function softmaxScore(
  model: ScriptedModel,
  text: string,
  labelIds: readonly number[],
  softmax = true,
): readonly number[] {
  const next = model.next(text);
  const shares = labelIds.map((id) => {
    const label = model.detokenize([id]);
    return Math.exp(next.find((token) => token.text === label)?.logprob ?? -18);
  });
  if (!softmax) return shares;
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
