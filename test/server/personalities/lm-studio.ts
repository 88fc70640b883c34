// LM Studio: one string prompt, no log-probabilities, and 200 with an error for routes it does not have (backends.md, A.4).
import { chatRoute } from '../chat.ts';
import { completionRoute } from '../completions.ts';
import { jsonAnswer, type Personality } from '../personality.ts';

const own = (): Personality => lmStudio;

export const lmStudio: Personality = {
  name: 'lm-studio',
  version: '',
  routes: {
    'GET /v1/models': ({ world }) =>
      jsonAnswer({
        object: 'list',
        data: world.modelNames.map((id) => ({ id, object: 'model', owned_by: 'organization_owner' })),
      }),
    'GET /api/v0/models': ({ world }) =>
      jsonAnswer({
        object: 'list',
        data: world.modelNames.map((id) => ({
          id,
          object: 'model',
          type: 'llm',
          compatibility_type: 'gguf',
          state: 'loaded',
          max_context_length: world.contextLength * 4,
          loaded_context_length: world.contextLength,
        })),
      }),
    'POST /v1/completions': completionRoute(
      { lists: false, samples: false, logprobs: 'none', maxLogprobs: 0 },
      own,
    ),
    'POST /v1/chat/completions': chatRoute({ prefill: 'none', logprobs: false, maxLogprobs: 0 }, own),
  },
  error: (status, message) => jsonAnswer({ error: message }, status),
  unauthorized: () =>
    jsonAnswer(
      { error: { message: 'Malformed LM Studio API token provided', code: 'invalid_api_key' } },
      401,
    ),
  notFound: (method, path) => jsonAnswer({ error: `Unexpected endpoint or method. (${method} ${path})` }),
  streamError: (message) => ({ error: { message } }),
  // Some builds answer an overflow with no text at all.
  overflow: () =>
    jsonAnswer({
      id: 'cmpl-1',
      object: 'text_completion',
      choices: [{ index: 0, text: '', logprobs: null, finish_reason: 'length' }],
    }),
  guards: () => true,
};
