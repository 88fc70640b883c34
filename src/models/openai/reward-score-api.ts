// Reads the labels from scoring routes: one query that all items share, many endings, the odds of the label tokens.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import type { Score, ScoreEvent } from '../reward.ts';
import { arrayAt, numberAt, valueAt } from './json-shape.ts';
import { post, type RewardItem, type RewardRoute, type RouteContext, RouteUnsuited } from './reward-route.ts';
import type { LabelIds } from './reward-target.ts';

/**
 * vLLM's `/generative_scoring`: `data[i].score` is the probability of the first label among the labels.
 * The server cuts over-long texts without a word, so texts that might not fit are left to other routes.
 */
export function generativeScoringRoute(contextTokens: number | undefined): RewardRoute {
  const path = '/generative_scoring';
  return {
    name: path,
    async *score(items, context) {
      // A token has at least one byte.
      const longest = Math.max(...items.map(({ text }) => Buffer.byteLength(text)));
      if (contextTokens !== undefined && longest >= contextTokens)
        throw new RouteUnsuited('A text may be longer than the context.', false);
      const ids = sharedIds(items);
      // Its one number cannot be taken apart into two sets of labels.
      if (ids.positive.length + ids.negative.length > 2)
        throw new RouteUnsuited('Label variants need another way.');
      const value = yield* ask(path, items, ids, context);
      for (const [index, item] of items.entries()) {
        const row = arrayAt(valueAt(value, 'data'))?.find(
          (one, place) => (numberAt(valueAt(one, 'index')) ?? place) === index,
        );
        yield scored(item, numberAt(valueAt(row, 'score')), path);
      }
    },
  };
}

/** SGLang's `/v1/score`: `scores[i]` has one probability a label, in the order of the labels. */
export const sglangScoreRoute: RewardRoute = {
  name: '/v1/score',
  async *score(items, context) {
    const ids = sharedIds(items);
    const value = yield* ask('/v1/score', items, ids, context);
    for (const [index, item] of items.entries()) {
      const row = (arrayAt(valueAt(value, 'scores', index)) ?? []).map(numberAt);
      const positive = sum(row.slice(0, ids.positive.length));
      const negative = sum(row.slice(ids.positive.length, ids.positive.length + ids.negative.length));
      const known = positive !== undefined && negative !== undefined && positive + negative > 0;
      yield scored(item, known ? positive / (positive + negative) : undefined, '/v1/score');
    }
  },
};

async function* ask(
  path: string,
  items: readonly RewardItem[],
  ids: LabelIds,
  context: RouteContext,
): AsyncGenerator<ScoreEvent, JsonValue, undefined> {
  const cut = sharedCut(items.map(({ text }) => text));
  const body: JsonObject = {
    model: context.model,
    query: items[0]?.text.slice(0, cut) ?? '',
    items: items.map(({ text }) => text.slice(cut)),
    label_token_ids: [...ids.positive, ...ids.negative],
    apply_softmax: true,
    item_first: false,
  };
  return yield* post(context, path, body);
}

/** The ids that all items have in common: the route takes one set for all. */
function sharedIds(items: readonly RewardItem[]): LabelIds {
  const [first, ...rest] = items.map(({ target }) => target.ids[0]);
  const same = rest.every((ids) => JSON.stringify(ids) === JSON.stringify(first));
  if (first === undefined || !same)
    throw new RouteUnsuited('The ids of the labels are not known or not the same.', false);
  return first;
}

/**
 * Where the beginning that all texts share can be cut so that query and item are cut into tokens as the whole would
 * be: after a line break that no white space follows. Every item keeps something.
 * @throws {RouteUnsuited} when there is no such place.
 */
export function sharedCut(texts: readonly string[]): number {
  const [first = '', ...others] = texts;
  let shared = first.length;
  for (const text of others) {
    let same = 0;
    while (same < shared && text[same] === first[same]) same += 1;
    shared = same;
  }
  for (let cut = shared; cut > 0; cut--) {
    if (first[cut - 1] === '\n' && texts.every((text) => /^\S/.test(text.slice(cut, cut + 1)))) return cut;
  }
  throw new RouteUnsuited('The texts share no beginning that ends with a line break.', false);
}

function scored(item: RewardItem, probability: number | undefined, source: string): ScoreEvent {
  if (probability === undefined || probability < 0 || probability > 1) {
    throw new RouteUnsuited(`${source} gave no probability for every item.`);
  }
  const score: Score = { score: probability, reading: 'exact', source };
  return { type: 'score', id: item.id, score };
}

function sum(numbers: readonly (number | undefined)[]): number | undefined {
  let total = 0;
  for (const number of numbers) {
    if (number === undefined) return undefined;
    total += number;
  }
  return numbers.length === 0 ? undefined : total;
}
