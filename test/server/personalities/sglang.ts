// SGLang: lists, native /generate with named ids, /v1/score, flat errors (backends.md, A.2).

import { arrayAt, objectAt, stringAt } from '../../../src/models/openai/json-shape.ts';
import type { JsonObject, JsonValue } from '../../../src/tools/tool.ts';
import { chatML, chatRoute } from '../chat.ts';
import { completionRoute } from '../completions.ts';
import { flatError } from '../error-shapes.ts';
import { type Constraint, type GeneratedToken, generate } from '../generate.ts';
import { jsonAnswer, type Personality, type Route } from '../personality.ts';
import { occurrences, readIds, readNumber, readPrompts, readStops } from '../request-fields.ts';
import { softmaxScore } from '../scoring.ts';

const own = (): Personality => sglang;

function constraint(body: JsonObject): Constraint | undefined {
  const regex = stringAt(body.regex);
  return regex === undefined ? undefined : { kind: 'regex', regex };
}

/** 0 is not "all" here. */
function checkTopK(route: Route): Route {
  return (call) =>
    call.body.top_k === 0
      ? own().error(400, 'top_k must be -1 (disable), or at least 1, got 0.')
      : route(call);
}

/** The native route: log-probabilities are `[logprob, id, text]`, with text only on request. */
const native: Route = ({ body, world }) => {
  const prompts = readPrompts(body.text ?? body.input_ids, world);
  if (!prompts) return own().error(400, 'Either text, input_ids or input_embeds should be provided.');
  const params = objectAt(body.sampling_params) ?? {};
  const earlier = occurrences(prompts);
  const withText = body.return_text_in_logprobs === true;
  const triple = (token: Pick<GeneratedToken, 'logprob' | 'id' | 'text'>): JsonValue => [
    token.logprob,
    token.id,
    withText ? token.text : null,
  ];
  const ids = readIds(body.token_ids_logprob);
  const results = prompts.map((prompt, index): JsonObject => {
    const generation = generate(world, {
      prompt,
      sample: earlier[index] ?? 0,
      seed: undefined,
      temperature: readNumber(params, 'temperature', 1),
      maxTokens: readNumber(params, 'max_new_tokens', 128),
      stop: readStops(params.stop),
      keepStop: params.no_stop_trim === true ? 'token' : 'no',
      constraint: constraint(params),
      top: body.return_logprob === true ? readNumber(body, 'top_logprobs_num', 0) : undefined,
      namedIds: body.return_logprob === true ? ids : undefined,
    });
    return {
      text: generation.text,
      output_ids: generation.tokens.map(({ id }) => id),
      meta_info: {
        id: `gen-${index}`,
        finish_reason:
          generation.finish === 'stop'
            ? { type: 'stop', matched: generation.matched ?? null }
            : { type: 'length', length: generation.tokens.length },
        prompt_tokens: generation.promptTokens,
        completion_tokens: generation.tokens.length,
        cached_tokens: world.cachedTokens(prompt),
        ...(body.return_logprob === true
          ? {
              output_token_logprobs: generation.tokens.map(triple),
              output_top_logprobs: generation.tokens.map(({ top }) => top.map(triple)),
              ...(ids
                ? { output_token_ids_logprobs: generation.tokens.map(({ named }) => named.map(triple)) }
                : {}),
            }
          : {}),
      },
    };
  });
  const lone = typeof (body.text ?? '') === 'string' && body.text !== undefined;
  return jsonAnswer(lone ? (results[0] ?? null) : results);
};

const score: Route = ({ body, world }) => {
  const query = stringAt(body.query) ?? '';
  const items = arrayAt(body.items) ?? [];
  const ids = readIds(body.label_token_ids);
  if (!ids) return own().error(400, 'label_token_ids must be provided');
  const scores = items.map((item) => {
    const text = body.item_first === true ? `${String(item)}${query}` : `${query}${String(item)}`;
    return [...softmaxScore(world.model, text, ids, body.apply_softmax === true)];
  });
  return jsonAnswer({ scores, model: world.modelNames[0] ?? '', usage: null, object: 'scoring' });
};

const info: Route = ({ world }) =>
  jsonAnswer({
    model_path: world.modelNames[0] ?? '',
    tokenizer_path: world.modelNames[0] ?? '',
    is_generation: true,
  });

const serverInfo: Route = ({ world }) =>
  jsonAnswer({ version: world.version, max_running_requests: world.slots });

export const sglang: Personality = {
  name: 'sglang',
  version: '0.5.6',
  routes: {
    'GET /health': () => ({ kind: 'text', status: 200, type: 'text/plain', body: '' }),
    'GET /get_model_info': info,
    'GET /server_info': serverInfo,
    'GET /get_server_info': serverInfo,
    'GET /v1/models': ({ world }) =>
      jsonAnswer({
        object: 'list',
        data: world.modelNames.map((id) => ({
          id,
          object: 'model',
          owned_by: 'sglang',
          root: id,
          max_model_len: world.contextLength,
        })),
      }),
    'POST /v1/completions': checkTopK(
      completionRoute(
        {
          lists: true,
          samples: true,
          logprobs: 'dict',
          maxLogprobs: 1000,
          stopField: 'matched_stop',
          keepStop: (body) => (body.no_stop_trim === true ? 'token' : 'no'),
          constraint,
        },
        own,
      ),
    ),
    'POST /v1/chat/completions': chatRoute(
      { prefill: 'flag', logprobs: true, maxLogprobs: 1000, samples: true, constraint },
      own,
    ),
    'POST /generate': native,
    'POST /v1/score': score,
    'POST /tokenize': ({ body, world }) => {
      const text = Array.isArray(body.messages)
        ? chatML(body.messages, body.tools, false)
        : (stringAt(body.prompt) ?? '');
      const tokens = world.model.tokenize(text);
      return jsonAnswer({ tokens, count: tokens.length, max_model_len: world.contextLength });
    },
    'POST /detokenize': ({ body, world }) =>
      jsonAnswer({ text: world.model.detokenize(readIds(body.tokens) ?? []) }),
  },
  error: flatError,
  unauthorized: () => jsonAnswer({ error: 'Unauthorized' }, 401),
  notFound: () => jsonAnswer({ detail: 'Not Found' }, 404),
  streamError: (message) => ({
    error: { object: 'error', message, type: 'InternalServerError', param: null, code: 500 },
  }),
  overflow: (tokens, limit) =>
    flatError(
      400,
      `The input (${tokens} tokens) is longer than the model's context length (${limit} tokens).`,
    ),
  guards: (path) => !path.startsWith('/health'),
};
