// The most likely next tokens of texts: one token is generated and its alternatives are read.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import { type Exchange, ModelError, type Usage } from '../exchange.ts';
import type { TokenLogprob } from '../policy.ts';
import { firstAlternatives, openAIUsage, positionAlternatives } from './answer-parts.ts';
import { chatPath, prefillFields } from './chat-prefill.ts';
import { asPrompt, chunks, completionFields, completionsPath } from './completions.ts';
import type { CallOptions, Endpoint } from './endpoint.ts';
import { learnsFrom, withoutFields } from './field-dropping.ts';
import { arrayAt, numberAt, valueAt } from './json-shape.ts';
import { llamaCppPath, llamaCppUsage } from './llama-cpp.ts';
import { ollamaFields, ollamaPath, ollamaUsage } from './ollama.ts';
import type { PlanContext } from './sample-job.ts';
import { withoutBos } from './sample-job.ts';
import { neutralSampling } from './sampling-fields.ts';

export interface PrefixText {
  readonly prompt: string;
  readonly prefix: string;
}

/** One request for some of the texts. */
export interface NextTokensJob {
  readonly path: string;
  readonly body: JsonObject;
  /** The alternatives of each text of the job, in order. */
  read(answer: JsonValue): readonly (readonly TokenLogprob[])[];
  usage(answer: JsonValue): Usage | undefined;
}

/** @throws {ModelError} `unsupported` when the server gives no log-probabilities. */
export function planNextTokens(
  texts: readonly PrefixText[],
  count: number,
  context: PlanContext,
): readonly NextTokensJob[] {
  const { model, abilities } = context;
  const most = Math.min(count, abilities.topLogprobs);
  if (most < 1) {
    throw new ModelError(
      'unsupported',
      'This server gives no log-probabilities, so the likeliest tokens cannot be read.',
      'Use another strategy than token-level beam search, or another server.',
    );
  }
  // Greedy: SGLang's values are those after temperature, and 0 leaves them as they are.
  const temperature = 0;
  const first = (tokens: readonly TokenLogprob[]) => tokens.slice(0, count);
  switch (abilities.route) {
    case 'llama.cpp':
      return texts.map(({ prompt, prefix }) => ({
        path: llamaCppPath,
        body: {
          model,
          prompt: withoutBos(prompt + prefix),
          ...neutralSampling('llama.cpp'),
          temperature,
          n_predict: 1,
          n_probs: most,
          cache_prompt: true,
        },
        read: (answer) => [first(positionAlternatives(valueAt(answer, 'completion_probabilities', 0)))],
        usage: llamaCppUsage,
      }));
    case 'ollama':
      return texts.map(({ prompt, prefix }) => ({
        path: ollamaPath,
        body: {
          ...ollamaFields(model, prompt + prefix),
          options: { ...neutralSampling('ollama'), temperature, num_predict: 1 },
          stream: false,
          logprobs: true,
          top_logprobs: most,
        },
        read: (answer) => [first(positionAlternatives(valueAt(answer, 'logprobs', 0)))],
        usage: ollamaUsage,
      }));
    case 'chat-prefill':
      return texts.map(({ prompt, prefix }) => ({
        path: chatPath,
        body: {
          model,
          ...prefillFields(prompt, prefix, context),
          ...neutralSampling(abilities.backend),
          temperature,
          max_tokens: 1,
          logprobs: true,
          top_logprobs: most,
        },
        read: (answer) => [first(firstAlternatives(valueAt(answer, 'choices', 0)))],
        usage: openAIUsage,
      }));
    case 'completions':
    case 'none':
      return chunks(texts, abilities.listPrompts ? abilities.maxPrompts : 1).map((part) => ({
        path: completionsPath,
        body: {
          model,
          prompt: asPrompt(part.map(({ prompt, prefix }) => prompt + prefix)),
          ...completionFields(part[0]?.prompt ?? '', context),
          temperature,
          max_tokens: 1,
          logprobs: most,
        },
        read: (answer) =>
          part.map((_, index) => {
            const choices = arrayAt(valueAt(answer, 'choices')) ?? [];
            const own = choices.find((choice) => numberAt(valueAt(choice, 'index')) === index);
            return first(firstAlternatives(own));
          }),
        usage: openAIUsage,
      }));
  }
}

export interface NextTokensAnswer {
  readonly tokens: readonly (readonly TokenLogprob[])[];
  readonly exchange: Exchange;
}

/** Servers show the token that ends a text as nothing, or by its name in the vocabulary. */
const endNames =
  /^(<\|(im_end|endoftext|eot_id|eom_id|end_of_text|end)\|>|<\/s>|<eos>|<end_of_turn>|<｜end▁of▁sentence｜>)$/;

function markEnd(token: TokenLogprob): TokenLogprob {
  return token.text === '' || endNames.test(token.text) ? { ...token, text: '', end: true } : token;
}

/** Sends one job. @throws {ModelError} also `protocol` when the answer lacks the log-probabilities of a text. */
export async function askNextTokens(
  job: NextTokensJob,
  endpoint: Endpoint,
  dropped: Set<string>,
  call: CallOptions,
): Promise<NextTokensAnswer> {
  let refused = 0;
  for (;;) {
    const body = withoutFields(job.body, dropped);
    try {
      const reply = await endpoint.json(job.path, body, call);
      const tokens = job.read(reply.value);
      if (tokens.some((list) => list.length === 0)) {
        throw new ModelError(
          'protocol',
          `${endpoint.url(job.path)} left out the log-probabilities.`,
          'Run the probe: the server may not give log-probabilities for this model.',
        );
      }
      const usage = job.usage(reply.value);
      const exchange: Exchange = {
        role: 'policy',
        endpoint: endpoint.url(job.path),
        request: body,
        response: { next: tokens.map((list) => list.map(({ text, logprob }) => ({ text, logprob }))) },
        ...(usage ? { usage } : {}),
        milliseconds: reply.milliseconds,
        attempts: reply.attempts + refused,
      };
      return { tokens: tokens.map((list) => list.map(markEnd)), exchange };
    } catch (error) {
      if (!learnsFrom(error, body, dropped)) throw error;
      refused += 1;
    }
  }
}

/** The exchanges of several requests that answered one question, as one. */
export function joinExchanges(exchanges: readonly Exchange[], milliseconds: number): Exchange | undefined {
  const [first, ...rest] = exchanges;
  if (!first || rest.length === 0) return first;
  const counted = exchanges.map(({ usage }) => usage).filter((usage) => usage !== undefined);
  const cached = counted.map(({ cachedTokens }) => cachedTokens).filter((tokens) => tokens !== undefined);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    role: first.role,
    endpoint: first.endpoint,
    request: { requests: exchanges.map(({ request }) => request) },
    response: { responses: exchanges.map(({ response }) => response ?? null) },
    ...(counted.length > 0
      ? {
          usage: {
            promptTokens: sum(counted.map(({ promptTokens }) => promptTokens)),
            completionTokens: sum(counted.map(({ completionTokens }) => completionTokens)),
            ...(cached.length > 0 ? { cachedTokens: sum(cached) } : {}),
          },
        }
      : {}),
    milliseconds,
    attempts: sum(exchanges.map(({ attempts }) => attempts)),
  };
}
