// vLLM: lists, n, named token ids, structured outputs, stop reasons, templates through /tokenize (backends.md, A.1).

import { arrayAt, objectAt, stringAt } from '../../../src/models/openai/json-shape.ts';
import type { JsonObject } from '../../../src/tools/tool.ts';
import { chatML, chatRoute } from '../chat.ts';
import { completionRoute } from '../completions.ts';
import { nestedError } from '../error-shapes.ts';
import type { Constraint } from '../generate.ts';
import { classify, pooling } from '../heads.ts';
import { jsonAnswer, type Personality, type Route } from '../personality.ts';
import { readIds } from '../request-fields.ts';
import { softmaxScore } from '../scoring.ts';

const own = (): Personality => vllm;

/** The removed `guided_*` fields are ignored, as since v0.12. */
function constraint(body: JsonObject): Constraint | undefined {
  const asked = objectAt(body.structured_outputs);
  const regex = stringAt(asked?.regex);
  if (regex !== undefined) return { kind: 'regex', regex };
  const choices = arrayAt(asked?.choice)?.filter((item) => typeof item === 'string');
  return choices ? { kind: 'choice', choices } : undefined;
}

const tokenize: Route = ({ body, world }) => {
  const text = Array.isArray(body.messages)
    ? chatML(body.messages, body.tools, body.continue_final_message === true)
    : (stringAt(body.prompt) ?? '');
  const tokens = world.model.tokenize(text);
  return jsonAnswer({ count: tokens.length, max_model_len: world.contextLength, tokens });
};

const generativeScoring: Route = ({ body, world }) => {
  const query = stringAt(body.query) ?? '';
  const items = arrayAt(body.items) ?? [];
  const ids = readIds(body.label_token_ids) ?? [];
  if (items.length === 0 || ids.length < 2) return own().error(400, 'items and label_token_ids are required');
  const data = items.map((item, index) => {
    const text = body.item_first === true ? `${String(item)}${query}` : `${query}${String(item)}`;
    return { index, object: 'score', score: softmaxScore(world.model, text, ids)[0] ?? 0 };
  });
  return jsonAnswer({
    id: 'score-1',
    object: 'list',
    created: 1,
    model: world.modelNames[0] ?? '',
    data,
    usage: {},
  });
};

export const vllm: Personality = {
  name: 'vllm',
  version: '0.13.0',
  routes: {
    'GET /health': () => ({ kind: 'text', status: 200, type: 'text/plain', body: '' }),
    'GET /version': ({ world }) => jsonAnswer({ version: world.version }),
    'GET /v1/models': ({ world }) =>
      jsonAnswer({
        object: 'list',
        data: world.modelNames.map((id) => ({
          id,
          object: 'model',
          owned_by: 'vllm',
          root: id,
          parent: null,
          max_model_len: world.contextLength,
        })),
      }),
    'POST /v1/completions': completionRoute(
      {
        lists: true,
        samples: true,
        logprobs: 'dict',
        maxLogprobs: 20,
        namedIds: true,
        stopField: 'stop_reason',
        keepStop: (body) => (body.include_stop_str_in_output === true ? 'text' : 'no'),
        constraint,
      },
      own,
    ),
    'POST /v1/chat/completions': chatRoute(
      { prefill: 'flag', logprobs: true, maxLogprobs: 20, samples: true, constraint },
      own,
    ),
    'POST /tokenize': tokenize,
    'POST /detokenize': ({ body, world }) =>
      jsonAnswer({ prompt: world.model.detokenize(readIds(body.tokens) ?? []) }),
    'POST /generative_scoring': generativeScoring,
    'POST /pooling': pooling,
    'POST /classify': classify,
  },
  error: nestedError,
  unauthorized: () => jsonAnswer({ error: 'Unauthorized' }, 401),
  notFound: () => jsonAnswer({ detail: 'Not Found' }, 404),
  streamError: (message) => ({ error: { message, type: 'InternalServerError', param: null, code: 500 } }),
  overflow: (tokens, limit) =>
    nestedError(
      400,
      `This model's maximum context length is ${limit} tokens. However, your request has ${tokens} input tokens.`,
      { param: 'input_tokens' },
    ),
  guards: (path) => path.startsWith('/v1'),
};
