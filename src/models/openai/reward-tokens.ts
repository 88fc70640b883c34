// The most likely tokens at the label's position, out of every shape in which servers write them.
import type { JsonValue } from '../../tools/tool.ts';
import type { LabelToken } from '../reward/labels.ts';
import { arrayAt, numberAt, objectAt, stringAt, valueAt } from './json-shape.ts';

const idPrefix = 'token_id:';

/**
 * The first generated position of one choice of `/v1/completions` or `/v1/chat/completions`, best first. The old
 * completions shape is a map from text to log-probability (vLLM writes `token_id:10` on request); the chat shape, which
 * llama.cpp uses on both routes, is a list. Undefined when the choice has no log-probabilities.
 */
export function choiceTokens(choice: JsonValue | undefined): readonly LabelToken[] | undefined {
  const listed = valueAt(choice, 'logprobs', 'content', 0);
  if (listed !== undefined) return positionTokens(listed);
  const map = objectAt(valueAt(choice, 'logprobs', 'top_logprobs', 0));
  if (map === undefined) return undefined;
  const tokens = Object.entries(map).map(([text, logprob]) => named(text, numberAt(logprob)));
  const sampled = named(
    stringAt(valueAt(choice, 'logprobs', 'tokens', 0)),
    numberAt(valueAt(choice, 'logprobs', 'token_logprobs', 0)),
  );
  return bestFirst([...tokens, sampled]);
}

/**
 * One position of the list shape: `{token, logprob, id?, top_logprobs: [{token, logprob, id?}]}`; llama.cpp before 2025
 * wrote `probs: [{tok_str, prob}]`, and `top_probs` with `prob` after sampling.
 */
export function positionTokens(position: JsonValue): readonly LabelToken[] {
  const top = arrayAt(valueAt(position, 'top_logprobs')) ?? arrayAt(valueAt(position, 'probs')) ?? [];
  return bestFirst([...top, position].map(listed));
}

function listed(entry: JsonValue): LabelToken | undefined {
  const text = stringAt(valueAt(entry, 'token')) ?? stringAt(valueAt(entry, 'tok_str'));
  const probability = numberAt(valueAt(entry, 'prob'));
  const logprob =
    numberAt(valueAt(entry, 'logprob')) ?? (probability === undefined ? undefined : Math.log(probability));
  const token = named(text, logprob);
  const id = numberAt(valueAt(entry, 'id'));
  return token === undefined || id === undefined ? token : { ...token, id };
}

function named(text: string | undefined, logprob: number | undefined): LabelToken | undefined {
  if (text === undefined || logprob === undefined) return undefined;
  const id = text.startsWith(idPrefix) ? Number(text.slice(idPrefix.length)) : Number.NaN;
  return Number.isInteger(id) ? { text, logprob, id } : { text, logprob };
}

/** Sorted, the sampled token counted once. */
function bestFirst(tokens: readonly (LabelToken | undefined)[]): readonly LabelToken[] {
  const seen = new Map<string | number, LabelToken>();
  for (const token of tokens) {
    if (token !== undefined && !seen.has(token.id ?? token.text)) seen.set(token.id ?? token.text, token);
  }
  return [...seen.values()].sort((a, b) => b.logprob - a.logprob);
}
