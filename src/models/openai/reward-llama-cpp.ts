// Reads the labels from llama.cpp's own /completion: `n_probs` gives token ids and probabilities before sampling.
import type { JsonValue } from '../../tools/tool.ts';
import { scoreLabels } from '../reward/labels.ts';
import { arrayAt, numberAt, valueAt } from './json-shape.ts';
import { inBatches, ListMisread, post, type RewardRoute, RouteUnsuited } from './reward-route.ts';
import { readLabels } from './reward-target.ts';
import { positionTokens } from './reward-tokens.ts';

export const llamaCppRoute: RewardRoute = {
  name: '/completion n_probs',
  async *score(items, context) {
    yield* inBatches(items, context, async function* (batch, own) {
      const texts = batch.map(({ text }) => text);
      const asked = own.memory.topTokens;
      const value = yield* post(own, '/completion', {
        prompt: texts.length === 1 ? (texts[0] ?? '') : texts,
        n_predict: own.maxTokens,
        n_probs: asked,
        temperature: 0,
        ...own.sampling,
        cache_prompt: true,
        post_sampling_probs: false,
        stream: false,
      });
      const answers = resultsInOrder(value);
      if (answers.length !== batch.length)
        throw new ListMisread('/completion gave one answer for several prompts.');
      for (const [index, item] of batch.entries()) {
        const position = valueAt(answers[index], 'completion_probabilities', 0);
        const tokens = position === undefined ? [] : positionTokens(position);
        if (tokens.length === 0) throw new RouteUnsuited('The answer of /completion has no probabilities.');
        const score = scoreLabels(
          readLabels(tokens, item.target, own.labels, asked),
          own.labels,
          `n_probs ${asked}`,
        );
        yield { type: 'score', id: item.id, score };
      }
    });
  },
};

/** One prompt is answered with an object, a list of prompts with an array whose entries may carry an `index`. */
function resultsInOrder(value: JsonValue): readonly JsonValue[] {
  const list = arrayAt(value) ?? [value];
  const place = (one: JsonValue, otherwise: number) => numberAt(valueAt(one, 'index')) ?? otherwise;
  return list
    .map((one, index) => ({ one, index: place(one, index) }))
    .sort((a, b) => a.index - b.index)
    .map(({ one }) => one);
}
