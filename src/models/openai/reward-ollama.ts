// Reads the labels from Ollama's own /api/generate: the text goes in raw, without the model's chat template.
import { scoreLabels } from '../reward/labels.ts';
import { valueAt } from './json-shape.ts';
import { eachInParallel, post, type RewardRoute, RouteUnsuited } from './reward-route.ts';
import { readLabels } from './reward-target.ts';
import { positionTokens } from './reward-tokens.ts';

export const ollamaRoute: RewardRoute = {
  name: '/api/generate',
  async *score(items, context) {
    yield* eachInParallel(items, context, async function* (item, own) {
      const asked = own.memory.topTokens;
      const value = yield* post(own, '/api/generate', {
        model: own.model,
        prompt: item.text,
        raw: true,
        stream: false,
        logprobs: true,
        top_logprobs: asked,
        options: { num_predict: own.maxTokens, temperature: 0, ...own.sampling },
      });
      const position = valueAt(value, 'logprobs', 0);
      const tokens = position === undefined ? [] : positionTokens(position);
      if (tokens.length === 0)
        throw new RouteUnsuited('The answer of /api/generate has no log-probabilities.');
      const score = scoreLabels(
        readLabels(tokens, item.target, own.labels, asked),
        own.labels,
        `top-${asked}`,
      );
      yield { type: 'score', id: item.id, score };
    });
  },
};
