// A policy and a reward model that follow a script, so that a search can be predicted by hand.
import type { Exchange, ModelInfo } from '../../../src/models/exchange.ts';
import type {
  Policy,
  PolicyAbilities,
  SampleEvent,
  SampleRequest,
  TokenLogprob,
} from '../../../src/models/policy.ts';
import type { RewardModel, ScoreItem } from '../../../src/models/reward.ts';

export interface ScriptedPolicyOptions {
  /** The continuation of a beam's text: the rest of the response, whole. */
  readonly write: (prefix: string, sample: number, seed: number) => string;
  readonly abilities?: Partial<PolicyAbilities>;
  /** Cuts every continuation after this many characters, as `max_tokens` would. */
  readonly limit?: number | ((whole: string) => number);
  /** Text arrives in pieces of this many characters; whole by default. */
  readonly piece?: number;
  /** Characters of a token, 1 by default; -0.1 a character. */
  readonly tokenLength?: number;
  readonly before?: (request: SampleRequest, signal: AbortSignal) => Promise<void>;
  readonly next?: (
    prefix: string,
  ) => readonly { readonly text: string; readonly logprob: number; readonly end?: true }[];
}

export interface Recorded<T> {
  readonly requests: T[];
}

const info = (name: string): ModelInfo => ({ name, endpoint: 'script' });

const exchange = (role: 'policy' | 'reward', tokens: number): Exchange => ({
  role,
  endpoint: 'script',
  request: {},
  usage: { promptTokens: 0, completionTokens: tokens },
  milliseconds: 0,
  attempts: 1,
});

export function scriptedPolicy(options: ScriptedPolicyOptions): Policy & Recorded<SampleRequest> {
  const requests: SampleRequest[] = [];
  return {
    requests,
    info: info('scripted policy'),
    abilities: {
      constraint: false,
      topTokens: options.next === undefined ? 0 : 20,
      logprobs: true,
      mergesPunctuation: false,
      template: false,
      ...options.abilities,
    },
    async *sample(request, signal): AsyncIterable<SampleEvent> {
      requests.push(request);
      await options.before?.(request, signal);
      let written = 0;
      for (const [beam, { prefix, samples }] of request.beams.entries()) {
        for (let sample = 0; sample < samples; sample += 1) {
          const whole = options.write(prefix, sample, request.seed);
          const limit = typeof options.limit === 'function' ? options.limit(whole) : options.limit;
          const text = whole.slice(0, limit ?? whole.length);
          written += text.length;
          for (let at = 0; at < text.length; at += options.piece ?? text.length) {
            const piece = text.slice(at, at + (options.piece ?? text.length));
            const tokens = inTokens(piece, options.tokenLength ?? 1);
            yield { type: 'text', beam, sample, text: piece, tokens };
          }
          yield { type: 'end', beam, sample, finish: text.length < whole.length ? 'length' : 'stop' };
        }
      }
      yield { type: 'exchange', exchange: exchange('policy', written) };
    },
    async nextTokens(texts, count) {
      const tokens = texts.map(({ prefix }) => (options.next?.(prefix) ?? []).slice(0, count));
      return { tokens, exchange: exchange('policy', texts.length) };
    },
    async render() {
      return '';
    },
    async close() {},
  };
}

function inTokens(text: string, length: number): readonly TokenLogprob[] {
  const tokens: TokenLogprob[] = [];
  for (let at = 0; at < text.length; at += length) {
    const own = text.slice(at, at + length);
    tokens.push({ text: own, logprob: -0.1 * own.length });
  }
  return tokens;
}

export interface ScriptedRewardOptions {
  readonly score: (text: string, item: ScoreItem) => number;
  readonly before?: (items: readonly ScoreItem[], signal: AbortSignal) => Promise<void>;
}

/** Scores the response through the decision. */
export function scriptedReward(options: ScriptedRewardOptions): RewardModel & Recorded<readonly ScoreItem[]> {
  const requests: (readonly ScoreItem[])[] = [];
  return {
    requests,
    info: info('scripted reward'),
    async *score(items, _session, signal) {
      requests.push(items);
      await options.before?.(items, signal);
      for (const item of items) {
        const text = item.path.map((decision) => decision.text).join('') + item.decision.text;
        const score = options.score(text, item);
        yield { type: 'score', id: item.id, score: { score, reading: 'derived', source: 'script' } };
      }
      yield { type: 'exchange', exchange: exchange('reward', 0) };
    },
    async close() {},
  };
}

/** A number in [0, 1) that depends on the text alone. */
export function textNumber(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
