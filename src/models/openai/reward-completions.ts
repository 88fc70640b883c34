// Reads the labels on /v1/completions: by token id where the server can name ids, else among the k likeliest tokens.
import type { JsonValue } from '../../tools/tool.ts';
import type { ScoreEvent } from '../reward.ts';
import { ServerError } from './errors.ts';
import { arrayAt, numberAt, valueAt } from './json-shape.ts';
import {
  inBatches,
  ListMisread,
  post,
  type RewardItem,
  type RewardRoute,
  type RouteContext,
  RouteUnsuited,
  scoreChoice,
} from './reward-route.ts';
import { labelIdsOf } from './reward-target.ts';
import { choiceTokens } from './reward-tokens.ts';

const path = '/v1/completions';

/**
 * vLLM's `logprob_token_ids`: exactly the labels, however unlikely. Servers before its introduction ignore the field
 * without a word, so the ids are looked for in every answer.
 */
export const tokenIdsRoute: RewardRoute = {
  name: 'logprob_token_ids',
  async *score(items, context) {
    const ids = labelIdsOf(items.map(({ target }) => target));
    if (ids === undefined) throw new RouteUnsuited('The ids of the labels are not known.');
    yield* inBatches(items, context, async function* (batch, own) {
      const choices = yield* complete(batch, own, {
        logprobs: 1,
        logprob_token_ids: ids,
        return_tokens_as_token_ids: true,
      });
      for (const [index, item] of batch.entries()) {
        const back = new Set(choiceTokens(choices[index])?.map((token) => token.id));
        const missing = ids.filter((id) => !back.has(id));
        if (missing.length > 0)
          throw new RouteUnsuited('The server did not return the token ids that were asked for.');
        yield scoreChoice(item, choices[index], own, ids.length, 'logprob_token_ids');
      }
    });
  },
};

/** The k likeliest next tokens; a label outside them gives a bound. */
export const topTokensRoute: RewardRoute = {
  name: 'top-k',
  async *score(items, context) {
    yield* inBatches(items, context, async function* (batch, own) {
      for (;;) {
        const asked = own.memory.topTokens;
        try {
          const choices = yield* complete(batch, own, { logprobs: asked });
          for (const [index, item] of batch.entries())
            yield scoreChoice(item, choices[index], own, asked, `top-${asked}`);
          return;
        } catch (error) {
          own.memory.topTokens = smallerTop(error, asked);
        }
      }
    });
  },
};

/**
 * The k that the server says it allows, out of its error.
 * @throws what it was given when that is no such error.
 */
export function smallerTop(error: unknown, asked: number): number {
  if (error instanceof ServerError && error.code === 'rejected' && /logprobs/i.test(error.message)) {
    // vLLM: "… greater than max allowed: 5"; TGI and OpenAI: "must be less than or equal to 5", "<= 5", "between 0 and 5".
    const said = /(?:max(?:imum)?(?: allowed)?|less than or equal to|at most|<=|and)\D{0,12}(\d+)/i.exec(
      error.message,
    );
    const allowed = Number(said?.[1]);
    if (allowed >= 2 && allowed < asked) return allowed;
  }
  throw error;
}

/** One choice for each item, in their order. */
async function* complete(
  batch: readonly RewardItem[],
  context: RouteContext,
  fields: Readonly<Record<string, JsonValue>>,
): AsyncGenerator<ScoreEvent, readonly JsonValue[], undefined> {
  const texts = batch.map(({ text }) => text);
  const value = yield* post(context, path, {
    model: context.model,
    prompt: texts.length === 1 ? (texts[0] ?? '') : texts,
    max_tokens: context.maxTokens,
    temperature: 0,
    ...context.sampling,
    ...fields,
  });
  const choices = arrayAt(valueAt(value, 'choices')) ?? [];
  const byIndex = new Map(
    choices.map((choice, place) => [numberAt(valueAt(choice, 'index')) ?? place, choice]),
  );
  const ordered = batch.map((_, index) => byIndex.get(index)).filter((choice) => choice !== undefined);
  if (ordered.length === batch.length) return ordered;
  throw new ListMisread(`${batch.length} prompts were answered with ${ordered.length} choices.`);
}
