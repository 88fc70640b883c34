// llama-server: native /completion, grammars in GBNF, /apply-template, slots (backends.md, A.3).

import { stringAt } from '../../../src/models/openai/json-shape.ts';
import type { JsonObject, JsonValue } from '../../../src/tools/tool.ts';
import { chatML, chatRoute } from '../chat.ts';
import { checkModel, completionRoute, contentLogprobs } from '../completions.ts';
import { gbnfToRegex } from '../gbnf-regex.ts';
import { type Generation, generate } from '../generate.ts';
import { jsonAnswer, type Personality, Refusal, type Route } from '../personality.ts';
import { occurrences, readIds, readNumber, readPrompts, readStops } from '../request-fields.ts';

const own = (): Personality => llamaCpp;

function grammar(body: JsonObject) {
  const text = stringAt(body.grammar);
  return text === undefined || text === ''
    ? undefined
    : ({ kind: 'regex', regex: gbnfToRegex(text) } as const);
}

const native: Route = (call) => {
  const { body, world } = call;
  checkModel(call, own());
  const prompts = readPrompts(body.prompt, world);
  if (!prompts)
    throw new Refusal(own().error(400, '"prompt" must be a string, an array of tokens or a list of them'));
  const seed = typeof body.seed === 'number' ? body.seed : undefined;
  const earlier = occurrences(prompts);
  const maxTokens = readNumber(body, 'n_predict', readNumber(body, 'max_tokens', 128));
  const top = body.n_probs ?? body.logprobs;
  const generations = prompts.map((prompt, index) =>
    generate(world, {
      prompt,
      sample: prompts.length === 1 ? world.loneSample(prompt, seed) : (earlier[index] ?? 0),
      seed,
      temperature: readNumber(body, 'temperature', 0.8),
      maxTokens,
      stop: readStops(body.stop),
      keepStop: 'no',
      constraint: grammar(body),
      top: typeof top === 'number' && top > 0 ? top : undefined,
    }),
  );
  const longest = Math.max(...generations.map(({ promptTokens }) => promptTokens));
  if (world.full || longest > world.contextLength)
    throw new Refusal(own().overflow(longest, world.contextLength));
  const finals = generations.map((generation, index) =>
    final(generation, index, world.cachedTokens(prompts[index] ?? ''), top !== undefined),
  );
  if (body.stream !== true) {
    const whole = finals.map((item, index) => ({ ...item, content: generations[index]?.text ?? '' }));
    return jsonAnswer(Array.isArray(body.prompt) && prompts.length > 1 ? whole : (whole[0] ?? null));
  }
  const events: JsonValue[] = [];
  for (const [index, { tokens }] of generations.entries()) {
    for (const token of tokens) {
      events.push({
        index,
        content: token.shown,
        tokens: [token.id],
        stop: false,
        ...(top === undefined ? {} : { completion_probabilities: contentLogprobs([token]).content ?? [] }),
      });
    }
    events.push({ ...finals[index], content: '' });
  }
  return { kind: 'events', format: 'sse', done: false, events };
};

function final(generation: Generation, index: number, cached: number, logprobs: boolean): JsonObject {
  const stopType = generation.matched !== undefined ? 'word' : generation.finish === 'stop' ? 'eos' : 'limit';
  return {
    index,
    content: '',
    tokens: [],
    stop: true,
    stop_type: stopType,
    stopping_word: generation.matched ?? '',
    truncated: false,
    tokens_predicted: generation.tokens.length,
    tokens_evaluated: generation.promptTokens,
    timings: { cache_n: cached, prompt_n: generation.promptTokens - cached },
    ...(logprobs ? { completion_probabilities: contentLogprobs(generation.tokens).content ?? [] } : {}),
  };
}

function fail(status: number, message: string, facts: { readonly type?: string } = {}) {
  const type =
    facts.type ??
    (status === 503 ? 'unavailable_error' : status === 404 ? 'not_found_error' : 'invalid_request_error');
  return jsonAnswer({ error: { code: status, message, type } }, status);
}

export const llamaCpp: Personality = {
  name: 'llama-cpp',
  version: 'b7000-0123abc',
  routes: {
    'GET /health': () => jsonAnswer({ status: 'ok' }),
    'GET /props': ({ world }) =>
      jsonAnswer({
        default_generation_settings: { n_ctx: world.contextLength },
        total_slots: world.slots,
        model_path: `/models/${world.modelNames[0] ?? ''}.gguf`,
        chat_template: "{% for message in messages %}{{ message['content'] }}{% endfor %}",
        build_info: world.version,
      }),
    'GET /v1/models': ({ world }) =>
      jsonAnswer({
        object: 'list',
        data: world.modelNames.map((id) => ({
          id,
          object: 'model',
          owned_by: 'llamacpp',
          meta: { n_ctx_train: world.contextLength * 4, n_vocab: 151936 },
        })),
      }),
    'POST /completion': native,
    'POST /v1/completions': completionRoute(
      {
        lists: false,
        samples: true,
        logprobs: 'content',
        maxLogprobs: 1000,
        reportsCache: true,
        constraint: grammar,
      },
      own,
    ),
    'POST /v1/chat/completions': chatRoute(
      { prefill: 'automatic', logprobs: true, maxLogprobs: 1000, samples: true, constraint: grammar },
      own,
    ),
    'POST /apply-template': ({ body }) => jsonAnswer({ prompt: chatML(body.messages, body.tools, true) }),
    'POST /tokenize': ({ body, world }) =>
      jsonAnswer({ tokens: world.model.tokenize(stringAt(body.content) ?? '') }),
    'POST /detokenize': ({ body, world }) =>
      jsonAnswer({ content: world.model.detokenize(readIds(body.tokens) ?? []) }),
  },
  error: fail,
  unauthorized: () =>
    jsonAnswer({ error: { code: 401, message: 'Invalid API Key', type: 'authentication_error' } }, 401),
  notFound: () => fail(404, 'File Not Found'),
  streamError: (message) => ({ error: { code: 500, message, type: 'server_error' } }),
  overflow: (tokens, limit) =>
    jsonAnswer(
      {
        error: {
          code: 400,
          message: `the request exceeds the available context size (${limit} tokens), try increasing it`,
          type: 'exceed_context_size_error',
          n_prompt_tokens: tokens,
          n_ctx: limit,
        },
      },
      400,
    ),
  guards: (path) => path !== '/health' && path !== '/v1/models',
};
