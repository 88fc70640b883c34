// The language model behind the test server: a table of responses with weights, read as a probability distribution.
//
// It is deterministic in (response so far, sample index) and knows nothing of the server in front of it, so the same
// search meets the same candidates on every personality. The seed is passed through but not used: some servers never
// receive one (repeated prompts), and the texts must not depend on that.
import { createVocabulary, endOfText, pieces, type Vocabulary } from './vocabulary.ts';

export interface ScriptedToken {
  readonly text: string;
  /** Natural logarithm. */
  readonly logprob: number;
}

export interface ScriptedModel extends Vocabulary {
  /**
   * One sampled continuation, token by token, without the end-of-text token. `shape` maps the rest of a response to the
   * part that a constraint allows, or undefined where it allows none of it.
   */
  continue(
    prompt: string,
    sampleIndex: number,
    seed: number | undefined,
    shape?: (rest: string) => string | undefined,
  ): { readonly tokens: readonly ScriptedToken[]; readonly ended: boolean };
  /** The distribution of the next token, best first; `endOfText` where a response ends. */
  next(prompt: string): readonly ScriptedToken[];
  /** The two label logits where the text is at a label position of a reward prompt. */
  labelLogits(prompt: string): { readonly positive: number; readonly negative: number } | undefined;
}

export interface ScriptedResponse {
  readonly text: string;
  readonly weight: number;
  /** Counts only for prompts that contain this text. */
  readonly when?: string;
  /** The reward model likes its prefixes. */
  readonly correct?: boolean;
}

export interface ScriptedModelOptions {
  readonly responses?: readonly ScriptedResponse[];
  /** True where the next token is a label. By default: after a `<FUNC_NAME>`-like tag or a line that asks for + or -. */
  readonly isLabelPosition?: (prompt: string) => boolean;
  /** Logit of + minus logit of -. By default +4 for prefixes of a correct response, -4 otherwise, a little spread. */
  readonly judge?: (prompt: string) => number;
}

const labelQuestion =
  /<(FUNC_NAME|ARG_VALUE|PARAM_FINISH|FUNC_FINISH|TOTAL_FINISH)>|(["'`]?\+["'`]? or ["'`]?-["'`]?)/;

export function createScriptedModel(options: ScriptedModelOptions = {}): ScriptedModel {
  const responses = options.responses ?? defaultResponses;
  const vocabulary = createVocabulary();
  const isLabelPosition = options.isLabelPosition ?? ((prompt) => labelQuestion.test(prompt));
  const judge = options.judge ?? ((prompt) => judgeByTable(relevant(responses, prompt), prompt));

  const labelLogits: ScriptedModel['labelLogits'] = (prompt) => {
    if (!isLabelPosition(prompt)) return undefined;
    const margin = judge(prompt);
    return { positive: margin / 2, negative: -margin / 2 };
  };

  const next = (prompt: string): readonly ScriptedToken[] => {
    const logits = labelLogits(prompt);
    if (logits) return labelDistribution(logits.positive, logits.negative, !/\\s$/.test(prompt));
    return distribution(
      continuations(responses, prompt).map(({ rest, weight }) => ({ pieces: ended(rest), weight })),
    );
  };

  return {
    ...vocabulary,
    labelLogits,
    next,
    continue(prompt, sampleIndex, _seed, shape) {
      if (labelLogits(prompt)) {
        const best = next(prompt)[0];
        return { tokens: best ? [best] : [], ended: true };
      }
      const { matched, candidates } = continuationsWithPrefix(responses, prompt);
      const allowed = candidates.flatMap(({ rest, weight }) => {
        const shaped = shape ? shape(rest) : rest;
        return shaped === undefined ? [] : [{ pieces: ended(shaped), weight }];
      });
      const chosen = pick(allowed, uniform(`${matched}\u0000${sampleIndex}`));
      if (!chosen) return { tokens: [], ended: true };
      return {
        tokens: withLogprobs(chosen.pieces, allowed).filter((token) => token.text !== endOfText),
        ended: true,
      };
    },
  };
}

interface Continuation {
  readonly pieces: readonly string[];
  readonly weight: number;
}

function ended(text: string): readonly string[] {
  return [...pieces(text), endOfText];
}

function relevant(responses: readonly ScriptedResponse[], prompt: string): readonly ScriptedResponse[] {
  const fitting = responses.filter(({ when }) => when !== undefined && prompt.includes(when));
  return fitting.length > 0 ? fitting : responses.filter(({ when }) => when === undefined);
}

/** What may follow the longest end of the prompt with which a response begins. */
function continuationsWithPrefix(responses: readonly ScriptedResponse[], prompt: string) {
  const table = relevant(responses, prompt).map((response) => ({
    ...response,
    length: overlap(prompt, response.text),
  }));
  const longest = Math.max(0, ...table.map(({ length }) => length));
  const candidates = table
    .filter(({ length }) => length === longest)
    .map(({ text, weight }) => ({ rest: text.slice(longest), weight }));
  return { matched: longest === 0 ? '' : prompt.slice(-longest), candidates };
}

function continuations(responses: readonly ScriptedResponse[], prompt: string) {
  return continuationsWithPrefix(responses, prompt).candidates;
}

/** The length of the longest prefix of `text` that `prompt` ends with. */
function overlap(prompt: string, text: string): number {
  for (let length = Math.min(text.length, prompt.length); length > 0; length--) {
    if (prompt.endsWith(text.slice(0, length))) return length;
  }
  return 0;
}

function distribution(candidates: readonly Continuation[]): readonly ScriptedToken[] {
  const weights = new Map<string, number>();
  let total = 0;
  for (const {
    pieces: [first],
    weight,
  } of candidates) {
    if (first === undefined) continue;
    weights.set(first, (weights.get(first) ?? 0) + weight);
    total += weight;
  }
  return [...weights]
    .map(([text, weight]) => ({ text, logprob: Math.log(weight / total) }))
    .sort((a, b) => b.logprob - a.logprob || (a.text < b.text ? -1 : 1));
}

function withLogprobs(
  chosen: readonly string[],
  candidates: readonly Continuation[],
): readonly ScriptedToken[] {
  let alive = candidates;
  return chosen.map((text) => {
    const logprob = distribution(alive).find((token) => token.text === text)?.logprob ?? 0;
    alive = alive
      .filter((candidate) => candidate.pieces[0] === text)
      .map((candidate) => ({ ...candidate, pieces: candidate.pieces.slice(1) }));
    return { text, logprob };
  });
}

function pick(candidates: readonly Continuation[], point: number): Continuation | undefined {
  const total = candidates.reduce((sum, { weight }) => sum + weight, 0);
  let left = point * total;
  for (const candidate of candidates) {
    left -= candidate.weight;
    if (left < 0) return candidate;
  }
  return candidates.at(-1);
}

/**
 * 98 % of the mass on the two labels, the rest on their other spelling and prose, as a trained reward model has it. After
 * a text that does not end in white space the labels are the spaced tokens, as byte-pair vocabularies cut them.
 */
function labelDistribution(positive: number, negative: number, spaced: boolean): readonly ScriptedToken[] {
  const share = 1 / (1 + Math.exp(negative - positive));
  const [near, far] = spaced ? [' ', ''] : ['', ' '];
  return [
    { text: `${near}+`, logprob: Math.log(0.98 * share) },
    { text: `${near}-`, logprob: Math.log(0.98 * (1 - share)) },
    { text: `${far}+`, logprob: Math.log(0.012 * share) },
    { text: `${far}-`, logprob: Math.log(0.012 * (1 - share)) },
    { text: 'The', logprob: Math.log(0.008) },
  ].sort((a, b) => b.logprob - a.logprob);
}

function judgeByTable(responses: readonly ScriptedResponse[], prompt: string): number {
  // `{prompt}{decided}{candidate}` and a tag: what was decided stands at the end; other templates quote it somewhere.
  const judged = prompt.replace(/\s*<[A-Z_]+>\s*$/, '');
  const atEnd = responses.some(({ text }) => overlap(judged, text) > 0);
  const length = (text: string) => (atEnd ? overlap(judged, text) : longestQuotedPrefix(prompt, text));
  const reach = (correct: boolean) =>
    Math.max(
      0,
      ...responses
        .filter((response) => (response.correct ?? false) === correct)
        .map(({ text }) => length(text)),
    );
  const spread = uniform(prompt) - 0.5;
  return (reach(true) >= reach(false) ? 4 : -4) + spread;
}

/** The length of the longest prefix of `text` that the prompt contains. */
function longestQuotedPrefix(prompt: string, text: string): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (prompt.includes(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A number in [0, 1) out of a text (FNV-1a, then the mixer of MurmurHash3). */
export function uniform(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const weather = (args: string) => `[{"name": "get_weather", "arguments": {${args}}}]`;
const convert = (args: string) => `[{"name": "convert_currency", "arguments": {${args}}}]`;

/** Right and wrong answers for three queries over the tools get_weather, convert_currency and search_flights. */
export const defaultResponses: readonly ScriptedResponse[] = [
  { text: weather('"city": "Oslo", "unit": "celsius"'), weight: 5, correct: true },
  { text: weather('"unit": "celsius", "city": "Oslo"'), weight: 1, correct: true },
  { text: weather('"city": "Oslo"'), weight: 2 },
  { text: weather('"city": "Oslo", "unit": "kelvin"'), weight: 2 },
  { text: weather('"city": "Bergen", "unit": "celsius"'), weight: 2 },
  { text: weather('"town": "Oslo", "unit": "celsius"'), weight: 1 },
  { text: '[{"name": "search_flights", "arguments": {"destination": "Oslo"}}]', weight: 2 },
  { text: '[{"name": "weather", "arguments": {"city": "Oslo"}}]', weight: 1 },
  { text: '[]', weight: 1 },
  { text: convert('"amount": 100, "from": "EUR", "to": "USD"'), weight: 5, when: '100 euros', correct: true },
  { text: convert('"amount": 100, "from": "USD", "to": "EUR"'), weight: 3, when: '100 euros' },
  { text: convert('"amount": "100", "from": "EUR", "to": "USD"'), weight: 2, when: '100 euros' },
  { text: convert('"amount": 100, "from": "EUR"'), weight: 1, when: '100 euros' },
  { text: '[]', weight: 3, when: 'tell me a joke', correct: true },
  { text: weather('"city": "Oslo"'), weight: 1, when: 'tell me a joke' },
];
