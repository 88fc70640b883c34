// Reads pieces of streamed answers that several routes share: finish reasons, log-probabilities, token counts.
import type { JsonValue } from '../../tools/tool.ts';
import type { Usage } from '../exchange.ts';
import type { TokenLogprob } from '../policy.ts';
import { ServerError } from './errors.ts';
import { arrayAt, numberAt, objectAt, stringAt, valueAt } from './json-shape.ts';

const stopped: ReadonlySet<string> = new Set([
  'stop',
  'eos',
  'eos_token',
  'word',
  'stop_sequence',
  'tool_calls',
  'function_call',
]);
const broken: ReadonlySet<string> = new Set([
  'abort',
  'aborted',
  'error',
  'cancelled',
  'content_filter',
  'unload',
]);

/**
 * `stop` only where the server says so: a length-truncated answer must never count as finished, so an unknown reason is
 * taken as `length`.
 * @throws {ModelError} `protocol` when the server gave the sample up.
 */
export function finishOf(reason: JsonValue | undefined): 'stop' | 'length' | undefined {
  if (reason === undefined || reason === null || reason === '') return undefined;
  const word = stringAt(reason) ?? stringAt(valueAt(reason, 'type')) ?? '';
  if (stopped.has(word)) return 'stop';
  if (!broken.has(word)) return 'length';
  throw new ServerError(
    'protocol',
    `The server gave up a sample (finish reason "${word}").`,
    "See the server's own log; start the search again.",
  );
}

/** Tokens of one choice: OpenAI's old `{tokens, token_logprobs}` or the list shape `{content: [{token, logprob}]}`. */
export function choiceLogprobs(choice: JsonValue): readonly TokenLogprob[] | undefined {
  const listed = arrayAt(valueAt(choice, 'logprobs', 'content'));
  if (listed) return listedLogprobs(listed);
  const texts = arrayAt(valueAt(choice, 'logprobs', 'tokens'));
  const values = arrayAt(valueAt(choice, 'logprobs', 'token_logprobs'));
  if (!texts || !values) return undefined;
  return texts.flatMap((text, index) => token(text, values[index]));
}

/** The list shape by itself, as llama.cpp and Ollama give it on their own routes. */
export function listedLogprobs(list: readonly JsonValue[]): readonly TokenLogprob[] {
  return list.flatMap((item) =>
    token(
      valueAt(item, 'token') ?? valueAt(item, 'tok_str'),
      valueAt(item, 'logprob') ?? fromProbability(item),
    ),
  );
}

/** The alternatives at the first position of a choice, best first. */
export function firstAlternatives(choice: JsonValue | undefined): readonly TokenLogprob[] {
  const map = objectAt(valueAt(choice, 'logprobs', 'top_logprobs', 0));
  const tokens = map
    ? Object.entries(map).flatMap(([text, logprob]) => token(text, logprob))
    : positionAlternatives(valueAt(choice, 'logprobs', 'content', 0));
  return [...tokens].sort((a, b) => b.logprob - a.logprob);
}

/** The alternatives of one position in the list shape. */
export function positionAlternatives(position: JsonValue | undefined): readonly TokenLogprob[] {
  const top = arrayAt(valueAt(position, 'top_logprobs')) ?? arrayAt(valueAt(position, 'probs')) ?? [];
  return [...listedLogprobs(top)].sort((a, b) => b.logprob - a.logprob);
}

function fromProbability(item: JsonValue): number | undefined {
  const probability = numberAt(valueAt(item, 'prob'));
  return probability === undefined ? undefined : Math.log(probability);
}

function token(text: JsonValue | undefined, logprob: JsonValue | undefined): readonly TokenLogprob[] {
  const known = numberAt(logprob);
  return typeof text === 'string' && known !== undefined ? [{ text, logprob: known }] : [];
}

/** `usage` of the OpenAI routes. */
export function openAIUsage(event: JsonValue): Usage | undefined {
  const usage = valueAt(event, 'usage');
  const promptTokens = numberAt(valueAt(usage, 'prompt_tokens'));
  if (promptTokens === undefined) return undefined;
  const cached = numberAt(valueAt(usage, 'prompt_tokens_details', 'cached_tokens'));
  return {
    promptTokens,
    completionTokens: numberAt(valueAt(usage, 'completion_tokens')) ?? 0,
    ...(cached === undefined ? {} : { cachedTokens: cached }),
  };
}
