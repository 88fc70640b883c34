// Generation as every server does it, before the answer takes a server's shape: sampling, stop strings, limits, top-k.
import type { World } from './personality.ts';
import type { ScriptedToken } from './scripted-model.ts';
import { shortestMatch } from './shortest-match.ts';
import { endOfText, pieces } from './vocabulary.ts';

export type Constraint =
  | { readonly kind: 'regex'; readonly regex: string }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

export interface GenerationRequest {
  readonly prompt: string;
  readonly sample: number;
  readonly seed: number | undefined;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly stop: readonly string[];
  /** `token`: also what follows the stop string inside its last token (SGLang's `no_stop_trim`). */
  readonly keepStop: 'no' | 'text' | 'token';
  readonly constraint?: Constraint | undefined;
  /** How many alternatives to give for each token; undefined for no log-probabilities at all. */
  readonly top?: number | undefined;
  readonly namedIds?: readonly number[] | undefined;
}

export interface GeneratedToken extends ScriptedToken {
  readonly id: number;
  /** What of the token's text is part of the answer (less where a stop string cut it). */
  readonly shown: string;
  /** The most likely tokens at this place, best first. */
  readonly top: readonly (ScriptedToken & { readonly id: number })[];
  /** The tokens asked for by id, in their order. */
  readonly named: readonly (ScriptedToken & { readonly id: number })[];
}

export interface Generation {
  readonly tokens: readonly GeneratedToken[];
  readonly text: string;
  readonly finish: 'stop' | 'length';
  /** The stop string that ended it, where one did. */
  readonly matched?: string;
  readonly promptTokens: number;
}

/** Log-probability of what a distribution does not list. */
const unlikely = -18;

export function generate(world: World, request: GenerationRequest): Generation {
  const { model } = world;
  const promptTokens = model.tokenize(request.prompt).length;
  const shape = request.constraint && shapeFor(request.constraint);
  const drawn = draw(world, request, shape);
  const limited = drawn.slice(0, request.maxTokens);
  const full = limited.map((token) => token.text).join('');
  const stop = firstStop(full, request.stop);
  const text = stop ? full.slice(0, cutAt(limited, stop, request.keepStop)) : full;
  const tokens: GeneratedToken[] = [];
  let before = '';
  for (const token of limited) {
    if (stop && before.length >= stop.at + stop.text.length) break;
    tokens.push({
      ...token,
      id: model.tokenize(token.text)[0] ?? 0,
      shown: text.slice(before.length, before.length + token.text.length),
      ...alternatives(world, request, request.prompt + before, token),
    });
    before += token.text;
  }
  const finish = stop || drawn.length < request.maxTokens ? 'stop' : 'length';
  if (tokens.length === 0) tokens.push(endToken(world, request));
  return {
    tokens,
    text,
    finish,
    promptTokens,
    ...(stop ? { matched: stop.text } : {}),
  };
}

function draw(
  world: World,
  request: GenerationRequest,
  shape: ((rest: string) => string | undefined) | undefined,
): readonly ScriptedToken[] {
  const drawn =
    request.temperature === 0
      ? greedy(world, request.prompt, shape)
      : world.model.continue(request.prompt, request.sample, request.seed, shape).tokens;
  if (drawn.length > 0 || !request.constraint) return drawn;
  // The table has nothing that the constraint allows: a real model would still obey it.
  const { constraint } = request;
  const forced =
    constraint.kind === 'choice' ? (constraint.choices[0] ?? '') : shortestMatch(constraint.regex);
  return pieces(forced).map((text) => ({ text, logprob: unlikely }));
}

function endToken(world: World, request: GenerationRequest): GeneratedToken {
  const token = { text: endOfText, logprob: 0 };
  return {
    ...token,
    id: world.model.tokenize(endOfText)[0] ?? 0,
    shown: '',
    ...alternatives(world, request, request.prompt, token),
  };
}

/** The likeliest token each time, by the model's own distribution. */
function greedy(
  world: World,
  prompt: string,
  shape: ((rest: string) => string | undefined) | undefined,
): readonly ScriptedToken[] {
  if (shape || world.model.labelLogits(prompt))
    return world.model.continue(prompt, 0, undefined, shape).tokens;
  const tokens: ScriptedToken[] = [];
  let text = prompt;
  for (let count = 0; count < 512; count++) {
    const best = world.model.next(text)[0];
    if (!best || best.text === endOfText) break;
    tokens.push(best);
    text += best.text;
  }
  return tokens;
}

function alternatives(world: World, request: GenerationRequest, prompt: string, sampled: ScriptedToken) {
  if (request.top === undefined && !request.namedIds) return { top: [], named: [] };
  const { model, hiddenTokens } = world;
  const withId = (token: ScriptedToken) => ({ ...token, id: model.tokenize(token.text)[0] ?? 0 });
  const all = model.next(prompt).filter(({ text }) => !hiddenTokens.has(text));
  const top = padded(all, request.top ?? 0);
  const named = (request.namedIds ?? []).map((id) => {
    const text = model.detokenize([id]);
    return {
      id,
      text,
      logprob: model.next(prompt).find((token) => token.text === text)?.logprob ?? unlikely,
    };
  });
  // As on every server the sampled token is listed even where it is not among the likeliest.
  const listed = top.some(({ text }) => text === sampled.text) || hiddenTokens.has(sampled.text);
  return { top: (listed ? top : [...top, sampled]).map(withId), named };
}

/** A real vocabulary never runs out: the tail is filled with words that are nearly impossible. */
function padded(tokens: readonly ScriptedToken[], count: number): readonly ScriptedToken[] {
  const missing = Math.max(0, count - tokens.length);
  const tail = Array.from({ length: missing }, (_, index) => ({
    text: `filler${'abcdefghij'[Math.floor(index / 10) % 10]}${'abcdefghij'[index % 10]}`,
    logprob: unlikely - index / 100,
  }));
  return [...tokens.slice(0, count), ...tail];
}

function cutAt(
  tokens: readonly ScriptedToken[],
  stop: { readonly at: number; readonly text: string },
  keep: GenerationRequest['keepStop'],
): number {
  if (keep === 'no') return stop.at;
  const end = stop.at + stop.text.length;
  if (keep === 'text') return end;
  let length = 0;
  for (const token of tokens) {
    length += token.text.length;
    if (length >= end) break;
  }
  return length;
}

function firstStop(
  text: string,
  stops: readonly string[],
): { readonly at: number; readonly text: string } | undefined {
  let found: { at: number; text: string } | undefined;
  for (const stop of stops) {
    const at = stop === '' ? -1 : text.indexOf(stop);
    if (at >= 0 && (!found || at + stop.length < found.at + found.text.length)) found = { at, text: stop };
  }
  return found;
}

/** What of a response's rest a constraint lets through: the longest beginning that it accepts. */
function shapeFor(constraint: Constraint): (rest: string) => string | undefined {
  if (constraint.kind === 'choice') {
    return (rest) =>
      [...constraint.choices].sort((a, b) => b.length - a.length).find((choice) => rest.startsWith(choice));
  }
  const whole = new RegExp(`^(?:${constraint.regex})$`, 'u');
  return (rest) => {
    for (let length = rest.length; length >= 0; length--) {
      if (whole.test(rest.slice(0, length))) return rest.slice(0, length);
    }
    return undefined;
  };
}
