// Ollama: a raw prefix only through its own /api/generate; its /v1/completions wraps the chat template (backends.md, A.4).

import { objectAt, stringAt } from '../../../src/models/openai/json-shape.ts';
import type { JsonObject, JsonValue } from '../../../src/tools/tool.ts';
import { chatML, chatRoute } from '../chat.ts';
import { checkModel, completionRoute, contentLogprobs } from '../completions.ts';
import { nestedError } from '../error-shapes.ts';
import { generate } from '../generate.ts';
import { jsonAnswer, type Personality, Refusal, type Route } from '../personality.ts';
import { readNumber, readStops } from '../request-fields.ts';

const own = (): Personality => ollama;
const asUser = (prompt: string) => chatML([{ role: 'user', content: prompt }], undefined, false);

const native: Route = (call) => {
  const { body, world } = call;
  checkModel(call, own());
  const given = stringAt(body.prompt);
  if (given === undefined)
    throw new Refusal(own().error(400, 'json: cannot unmarshal array into Go struct field'));
  const options = objectAt(body.options) ?? {};
  const prompt = body.raw === true ? given : asUser(given);
  const seed = typeof options.seed === 'number' ? options.seed : undefined;
  const wantsLogprobs = body.logprobs === true && !world.without.has('logprobs');
  const top = readNumber(body, 'top_logprobs', 0);
  if (top > 20) throw new Refusal(own().error(400, 'top_logprobs must be between 0 and 20'));
  const generation = generate(world, {
    prompt,
    sample: world.loneSample(prompt, seed),
    seed,
    temperature: readNumber(options, 'temperature', 0.8),
    maxTokens: readNumber(options, 'num_predict', 128),
    stop: readStops(options.stop),
    keepStop: 'no',
    top: wantsLogprobs ? top : undefined,
  });
  if (world.full) throw new Refusal(own().overflow(generation.promptTokens, world.contextLength));
  const frame = { model: world.modelNames[0] ?? '', created_at: '2026-01-01T00:00:00Z' };
  const end: JsonObject = {
    ...frame,
    response: '',
    done: true,
    done_reason: generation.finish,
    prompt_eval_count: generation.promptTokens,
    eval_count: generation.tokens.length,
  };
  const logprobs = (tokens: typeof generation.tokens): JsonObject =>
    wantsLogprobs ? { logprobs: contentLogprobs(tokens).content ?? [] } : {};
  if (body.stream === false) {
    return jsonAnswer({ ...end, response: generation.text, ...logprobs(generation.tokens) });
  }
  const events: JsonValue[] = generation.tokens.map((token) => ({
    ...frame,
    response: token.shown,
    done: false,
    ...logprobs([token]),
  }));
  return { kind: 'events', format: 'lines', done: false, events: [...events, end] };
};

function compatible(route: Route): Route {
  return (call) => {
    try {
      return route(call);
    } catch (error) {
      // The /v1 routes have the nested shape, with `code: null`.
      if (error instanceof Refusal && error.answer.kind === 'json') {
        const { status, body } = error.answer;
        const message = stringAt(objectAt(body)?.error) ?? 'invalid request';
        return jsonAnswer({ error: { message, type: 'api_error', param: null, code: null } }, status);
      }
      throw error;
    }
  };
}

export const ollama: Personality = {
  name: 'ollama',
  version: '0.13.3',
  routes: {
    'GET /': () => ({ kind: 'text', status: 200, type: 'text/plain', body: 'Ollama is running' }),
    'GET /api/version': ({ world }) => jsonAnswer({ version: world.version }),
    'GET /api/tags': ({ world }) =>
      jsonAnswer({ models: world.modelNames.map((name) => ({ name, model: name })) }),
    'GET /api/ps': ({ world }) =>
      jsonAnswer({
        models: world.modelNames.map((name) => ({ name, model: name, context_length: world.contextLength })),
      }),
    'GET /v1/models': ({ world }) =>
      jsonAnswer({
        object: 'list',
        data: world.modelNames.map((id) => ({ id, object: 'model', created: 1, owned_by: 'library' })),
      }),
    'POST /api/generate': native,
    'POST /v1/completions': compatible(
      completionRoute({ lists: false, samples: false, logprobs: 'none', maxLogprobs: 0, wrap: asUser }, own),
    ),
    'POST /v1/chat/completions': compatible(
      chatRoute({ prefill: 'none', logprobs: true, maxLogprobs: 20 }, own),
    ),
  },
  error: (status, message) => jsonAnswer({ error: message }, status),
  unauthorized: () => nestedError(401, 'unauthorized'),
  notFound: () => ({ kind: 'text', status: 404, type: 'text/plain', body: '404 page not found' }),
  streamError: (message) => ({ error: message }),
  overflow: () => jsonAnswer({ error: 'the prompt exceeds the context window' }, 400),
  guards: () => true,
};
