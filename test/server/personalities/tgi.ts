// TGI: lists without n and log-probabilities, few stop strings, its own error shape (backends.md, A.4).
import { objectAt, stringAt } from '../../../src/models/openai/json-shape.ts';
import type { JsonObject } from '../../../src/tools/tool.ts';
import { chatML, chatRoute } from '../chat.ts';
import { completionRoute } from '../completions.ts';
import type { Constraint } from '../generate.ts';
import { jsonAnswer, type Personality } from '../personality.ts';

const own = (): Personality => tgi;

function constraint(body: JsonObject): Constraint | undefined {
  const format = objectAt(body.response_format);
  const regex = format?.type === 'regex' ? stringAt(format.value) : undefined;
  return regex === undefined ? undefined : { kind: 'regex', regex };
}

function fail(status: number, message: string) {
  const kind = status === 429 ? 'overloaded' : status < 500 ? 'validation' : 'generation';
  return jsonAnswer({ error: status === 429 ? 'Model is overloaded' : message, error_type: kind }, status);
}

export const tgi: Personality = {
  name: 'tgi',
  version: '3.3.6',
  routes: {
    'GET /health': () => ({ kind: 'text', status: 200, type: 'text/plain', body: '' }),
    'GET /info': ({ world }) =>
      jsonAnswer({
        model_id: world.modelNames[0] ?? '',
        version: world.version,
        max_total_tokens: world.contextLength,
        max_concurrent_requests: 128,
        max_client_batch_size: 4,
        max_stop_sequences: 4,
      }),
    'GET /v1/models': ({ world }) =>
      jsonAnswer({
        object: 'list',
        data: world.modelNames.map((id) => ({ id, object: 'model', created: 0, owned_by: id })),
      }),
    'POST /v1/completions': completionRoute(
      { lists: true, samples: false, logprobs: 'none', maxLogprobs: 0, maxStops: 4, constraint },
      own,
    ),
    'POST /v1/chat/completions': chatRoute(
      { prefill: 'automatic', logprobs: true, maxLogprobs: 5, constraint },
      own,
    ),
    'POST /tokenize': ({ body, world }) =>
      jsonAnswer(
        world.model
          .tokenize(stringAt(body.inputs) ?? '')
          .map((id) => ({ id, text: world.model.detokenize([id]) })),
      ),
    'POST /chat_tokenize': ({ body, world }) => {
      const templated = chatML(body.messages, body.tools, true);
      const tokens = world.model
        .tokenize(templated)
        .map((id) => ({ id, text: world.model.detokenize([id]) }));
      return jsonAnswer({ tokenize_response: tokens, templated_text: templated });
    },
  },
  error: fail,
  unauthorized: () => jsonAnswer({ error: 'Unauthorized', error_type: 'authentication' }, 401),
  notFound: () => ({ kind: 'text', status: 404, type: 'text/plain', body: '' }),
  streamError: (message) => ({ error: message, error_type: 'generation' }),
  overflow: (tokens, limit) =>
    fail(
      422,
      `Input validation error: \`inputs\` tokens + \`max_new_tokens\` must be <= ${limit}. Given: ${tokens}`,
    ),
  guards: () => true,
};
