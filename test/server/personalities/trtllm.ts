// trtllm-serve: lists and n, flat errors, and any field it does not know fails the request (backends.md, A.4).

import { objectAt, stringAt } from '../../../src/models/openai/json-shape.ts';
import type { JsonObject } from '../../../src/tools/tool.ts';
import { chatRoute } from '../chat.ts';
import { completionRoute } from '../completions.ts';
import { flatError } from '../error-shapes.ts';
import type { Constraint } from '../generate.ts';
import { jsonAnswer, type Personality, type Route } from '../personality.ts';

const own = (): Personality => trtllm;

const completionFields = new Set(
  [
    'model prompt best_of echo frequency_penalty logit_bias logprobs max_tokens n presence_penalty seed stop stream',
    'stream_options suffix temperature top_p user lora_request use_beam_search top_k top_p_min min_p',
    'repetition_penalty length_penalty early_stopping stop_token_ids include_stop_str_in_output ignore_eos min_tokens',
    'skip_special_tokens spaces_between_special_tokens truncate_prompt_tokens return_context_logits detokenize',
    'add_special_tokens response_format disaggregated_params conversation_params',
  ]
    .join(' ')
    .split(' '),
);

function forbidUnknown(route: Route, known: ReadonlySet<string>): Route {
  return (call) => {
    const extra = Object.keys(call.body).find((field) => !known.has(field));
    return extra === undefined ? route(call) : rejectField(extra);
  };
}

/** Pydantic's own words, as a Python list in the message. */
function rejectField(field: string) {
  const message = `[{'type': 'extra_forbidden', 'loc': ('body', '${field}'), 'msg': 'Extra inputs are not permitted', 'input': 0}]`;
  return flatError(400, message);
}

function constraint(body: JsonObject): Constraint | undefined {
  const format = objectAt(body.response_format);
  const regex = format?.type === 'regex' ? stringAt(format.regex) : undefined;
  return regex === undefined ? undefined : { kind: 'regex', regex };
}

export const trtllm: Personality = {
  name: 'trtllm',
  version: '1.2.0',
  routes: {
    'GET /health': () => ({ kind: 'text', status: 200, type: 'text/plain', body: '' }),
    'GET /version': ({ world }) => jsonAnswer({ version: world.version }),
    'GET /v1/models': ({ world }) =>
      jsonAnswer({
        object: 'list',
        data: world.modelNames.map((id) => ({ id, object: 'model', created: 1, owned_by: 'tensorrt_llm' })),
      }),
    'POST /v1/completions': forbidUnknown(
      completionRoute(
        {
          lists: true,
          samples: true,
          logprobs: 'dict',
          maxLogprobs: 1000,
          stopField: 'stop_reason',
          keepStop: (body) => (body.include_stop_str_in_output === true ? 'text' : 'no'),
          constraint,
        },
        own,
      ),
      completionFields,
    ),
    'POST /v1/chat/completions': forbidUnknown(
      chatRoute({ prefill: 'none', logprobs: true, maxLogprobs: 20, samples: true, constraint }, own),
      new Set([
        ...completionFields,
        'messages',
        'tools',
        'tool_choice',
        'top_logprobs',
        'max_completion_tokens',
      ]),
    ),
  },
  error: flatError,
  unauthorized: () => flatError(401, 'Unauthorized'),
  notFound: () => jsonAnswer({ detail: 'Not Found' }, 404),
  streamError: (message) => ({
    object: 'error',
    message,
    type: 'InternalServerError',
    param: null,
    code: 500,
  }),
  overflow: (tokens, limit) =>
    flatError(
      400,
      `The sum of prompt length (${tokens}) and query length should not exceed max_num_tokens (${limit})`,
    ),
  guards: () => true,
  rejectField,
};
