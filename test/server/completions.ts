// `/v1/completions` as its dialects have it: what differs between servers is a value, the rest is shared.

import { stringAt } from '../../src/models/openai/json-shape.ts';
import type { JsonObject, JsonValue } from '../../src/tools/tool.ts';
import { type Constraint, type GeneratedToken, type Generation, generate } from './generate.ts';
import { type Answer, type Call, jsonAnswer, type Personality, Refusal, type Route } from './personality.ts';
import { occurrences, readIds, readNumber, readPrompts, readStops } from './request-fields.ts';

export interface CompletionDialect {
  readonly lists: boolean;
  /** Honours `n`. */
  readonly samples: boolean;
  /** `dict`: OpenAI's old shape · `content`: the shape of chat, as llama.cpp gives it on both routes. */
  readonly logprobs: 'dict' | 'content' | 'none';
  readonly maxLogprobs: number;
  readonly namedIds?: boolean;
  readonly stopField?: 'stop_reason' | 'matched_stop';
  readonly keepStop?: (body: JsonObject) => 'no' | 'text' | 'token';
  readonly constraint?: (body: JsonObject) => Constraint | undefined;
  readonly reportsCache?: boolean;
  /** What the server does with the prompt before the model sees it. */
  readonly wrap?: (prompt: string) => string;
  readonly maxStops?: number;
}

interface Choice {
  readonly index: number;
  readonly generation: Generation;
}

export function completionRoute(dialect: CompletionDialect, own: () => Personality): Route {
  return (call) => {
    const { body, world } = call;
    checkModel(call, own());
    const fail = (message: string, param?: string) =>
      new Refusal(own().error(400, message, { type: 'BadRequestError', ...(param ? { param } : {}) }));
    const prompts = readPrompts(body.prompt, world);
    if (!prompts || (!dialect.lists && typeof body.prompt !== 'string')) {
      throw fail("'prompt' must be a string", 'prompt');
    }
    const samples = dialect.samples && !world.without.has('n') ? readNumber(body, 'n', 1) : 1;
    const temperature = readNumber(body, 'temperature', 1);
    if (samples > 1 && temperature === 0) throw fail('n must be 1 when using greedy sampling', 'n');
    const stop = readStops(body.stop);
    if (dialect.maxStops !== undefined && stop.length > dialect.maxStops) {
      throw new Refusal(
        own().error(422, `Input validation error: at most ${dialect.maxStops} stop sequences`),
      );
    }
    const asked = world.without.has('logprobs') || dialect.logprobs === 'none' ? undefined : topAsked(body);
    if (asked !== undefined && asked > dialect.maxLogprobs) {
      throw fail(
        `Requested sample logprobs of ${asked}, which is greater than max allowed: ${dialect.maxLogprobs}`,
        'logprobs',
      );
    }
    const namedIds =
      dialect.namedIds && asked !== undefined && !world.without.has('logprob_token_ids')
        ? readIds(body.logprob_token_ids)
        : undefined;
    const maxTokens = readNumber(body, 'max_tokens', 16);
    const seed = typeof body.seed === 'number' ? body.seed : undefined;
    const earlier = occurrences(prompts);
    const lone = prompts.length === 1 && samples === 1;
    const choices: Choice[] = prompts.flatMap((given, promptIndex) => {
      const prompt = dialect.wrap ? dialect.wrap(given) : given;
      return Array.from({ length: samples }, (_, j) => {
        const sample = lone ? world.loneSample(prompt, seed) : (earlier[promptIndex] ?? 0) * samples + j;
        const generation = generate(world, {
          prompt,
          sample,
          seed,
          temperature,
          maxTokens,
          stop,
          keepStop: dialect.keepStop?.(body) ?? 'no',
          constraint: dialect.constraint?.(body),
          top: asked,
          namedIds,
        });
        return { index: promptIndex * samples + j, generation };
      });
    });
    const longest = Math.max(...choices.map(({ generation }) => generation.promptTokens));
    if (world.full || longest + maxTokens > world.contextLength) {
      throw new Refusal(own().overflow(longest, world.contextLength));
    }
    const usage = usageOf(choices, samples, dialect, call, prompts);
    return answer(call, dialect, choices, usage);
  };
}

function answer(
  call: Call,
  dialect: CompletionDialect,
  choices: readonly Choice[],
  usage: JsonObject,
): Answer {
  const frame = {
    id: 'cmpl-1',
    object: 'text_completion',
    created: 1,
    model: stringAt(call.body.model) ?? call.world.modelNames[0] ?? '',
  };
  if (call.body.stream !== true) {
    const all = choices.map(({ index, generation }) =>
      choiceBody(call.body, dialect, index, generation, generation.tokens, true),
    );
    return jsonAnswer({ ...frame, choices: all, usage });
  }
  const events: JsonValue[] = [];
  const longest = Math.max(...choices.map(({ generation }) => generation.tokens.length));
  for (let step = 0; step < longest; step++) {
    for (const { index, generation } of choices) {
      const token = generation.tokens[step];
      if (!token) continue;
      const last = step === generation.tokens.length - 1;
      events.push({ ...frame, choices: [choiceBody(call.body, dialect, index, generation, [token], last)] });
    }
  }
  const options = call.body.stream_options;
  const include = typeof options === 'object' && options !== null && 'include_usage' in options;
  if (include) events.push({ ...frame, choices: [], usage });
  return { kind: 'events', format: 'sse', done: true, events };
}

function choiceBody(
  body: JsonObject,
  dialect: CompletionDialect,
  index: number,
  generation: Generation,
  tokens: readonly GeneratedToken[],
  last: boolean,
): JsonObject {
  const asIds = body.return_tokens_as_token_ids === true;
  const shown = tokens.every(({ top, named }) => top.length === 0 && named.length === 0) ? undefined : tokens;
  return {
    index,
    text: tokens.map((token) => token.shown).join(''),
    logprobs: !shown
      ? null
      : dialect.logprobs === 'content'
        ? contentLogprobs(shown)
        : dictLogprobs(shown, asIds),
    finish_reason: last ? generation.finish : null,
    ...(dialect.stopField && last ? { [dialect.stopField]: generation.matched ?? null } : {}),
    ...(body.return_token_ids === true ? { token_ids: tokens.map(({ id }) => id) } : {}),
  };
}

/** Keys are token texts, so two ids with one text collide, as on the real servers. */
function dictLogprobs(tokens: readonly GeneratedToken[], asIds: boolean): JsonObject {
  const key = (token: { readonly text: string; readonly id: number }) =>
    asIds ? `token_id:${token.id}` : token.text;
  return {
    tokens: tokens.map(key),
    token_logprobs: tokens.map(({ logprob }) => logprob),
    text_offset: tokens.map(() => 0),
    top_logprobs: tokens.map((token) =>
      Object.fromEntries(
        (token.named.length > 0 ? [token, ...token.named] : token.top).map((item) => [
          key(item),
          item.logprob,
        ]),
      ),
    ),
  };
}

export function contentLogprobs(tokens: readonly GeneratedToken[]): JsonObject {
  const entry = ({
    id,
    text,
    logprob,
  }: {
    readonly id: number;
    readonly text: string;
    readonly logprob: number;
  }) => ({
    id,
    token: text,
    bytes: [...Buffer.from(text)],
    logprob,
  });
  return { content: tokens.map((token) => ({ ...entry(token), top_logprobs: token.top.map(entry) })) };
}

/** `logprobs: k` of the completions route, or `logprobs: true` with `top_logprobs: k` of chat. */
export function topAsked(body: JsonObject): number | undefined {
  const logprobs = body.logprobs;
  if (typeof logprobs === 'number') return logprobs;
  return logprobs === true ? readNumber(body, 'top_logprobs', 0) : undefined;
}

function usageOf(
  choices: readonly Choice[],
  samples: number,
  dialect: CompletionDialect,
  call: Call,
  prompts: readonly string[],
): JsonObject {
  const prompt = choices.filter((_, index) => index % samples === 0);
  const promptTokens = prompt.reduce((sum, { generation }) => sum + generation.promptTokens, 0);
  const completionTokens = choices.reduce((sum, { generation }) => sum + generation.tokens.length, 0);
  const cached = prompts.map((text) => call.world.cachedTokens(text)).at(-1) ?? 0;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    ...(dialect.reportsCache ? { prompt_tokens_details: { cached_tokens: cached } } : {}),
  };
}

/** 404 for a model that is not served. */
export function checkModel(call: Call, own: Personality): void {
  const name = call.body.model;
  if (typeof name !== 'string' || call.world.modelNames.includes(name)) return;
  throw new Refusal(
    own.error(404, `The model \`${name}\` does not exist.`, { type: 'NotFoundError', param: 'model' }),
  );
}
