// Reads the labels from SGLang's own /generate: `token_ids_logprob` names the label ids, however unlikely they are.
import type { JsonValue } from '../../tools/tool.ts';
import { type LabelToken, scoreLabels } from '../reward/labels.ts';
import type { ScoreEvent } from '../reward.ts';
import { arrayAt, numberAt, valueAt } from './json-shape.ts';
import {
  inBatches,
  ListMisread,
  post,
  type RewardItem,
  type RewardRoute,
  type RouteContext,
  RouteUnsuited,
} from './reward-route.ts';
import { labelIdsOf, readLabels } from './reward-target.ts';

const source = 'token_ids_logprob';

export const sglangRoute: RewardRoute = {
  name: source,
  async *score(items, context) {
    const ids = labelIdsOf(items.map(({ target }) => target));
    if (ids === undefined) throw new RouteUnsuited('The ids of the labels are not known.');
    yield* inBatches(items, context, (batch, own) => ask(batch, ids, own));
  },
};

async function* ask(
  batch: readonly RewardItem[],
  ids: readonly number[],
  context: RouteContext,
): AsyncGenerator<ScoreEvent, void, undefined> {
  const value = yield* post(context, '/generate', {
    text: batch.map(({ text }) => text),
    // Log-probabilities are taken after temperature here; greedy decoding leaves them as they are.
    sampling_params: { max_new_tokens: context.maxTokens, temperature: 0 },
    return_logprob: true,
    logprob_start_len: -1,
    token_ids_logprob: ids,
  });
  const answers = arrayAt(value) ?? [value];
  if (answers.length !== batch.length) throw new ListMisread('/generate gave one answer for several texts.');
  for (const [index, item] of batch.entries()) {
    const triples = arrayAt(valueAt(answers[index], 'meta_info', 'output_token_ids_logprobs', 0)) ?? [];
    const tokens = triples.map(tokenOf).filter((token) => token !== undefined);
    if (ids.some((id) => !tokens.some((token) => token.id === id))) {
      throw new RouteUnsuited('The server did not return the token ids that were asked for.');
    }
    const reading = readLabels(tokens, item.target, context.labels, ids.length);
    yield { type: 'score', id: item.id, score: scoreLabels(reading, context.labels, source) };
  }
}

/** `[logprob, id, text or null]`. */
function tokenOf(triple: JsonValue): LabelToken | undefined {
  const logprob = numberAt(valueAt(triple, 0));
  const id = numberAt(valueAt(triple, 1));
  return logprob === undefined || id === undefined ? undefined : { text: '', id, logprob };
}
