// Who scores: a reward model judges one decision given everything before it.
import type { Decision } from '../calls/decision.ts';
import type { ChatMessage } from '../calls/prompt.ts';
import type { Tool } from '../tools/tool.ts';
import type { Exchange, ModelInfo } from './exchange.ts';
import type { TokenLogprob } from './policy.ts';

/** What a score is read from. */
export interface ScoreItem {
  readonly id: string;
  /** The rendered policy prompt (tools, query), shared byte for byte by all items of a search. */
  readonly prompt: string;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly Tool[];
  /** The decisions before this one. */
  readonly path: readonly Decision[];
  readonly decision: Decision;
  /** Log-probabilities of the decision's tokens under the policy, where known. */
  readonly tokens?: readonly TokenLogprob[];
}

/**
 * s = e^{l+} / (e^{l+} + e^{l-}), in [0, 1] (arXiv 2510.14703, section 3.3).
 * `exact`: both label log-probabilities were read. `bound`: one label was outside the returned top-k, so the score lies
 * in [`lower`, `upper`] and `score` is the end nearest to 0.5. `derived`: not read from labels (rules, policy likelihood, heads).
 */
export interface Score {
  readonly score: number;
  readonly reading: 'exact' | 'bound' | 'derived';
  /** Log-probabilities of the two labels, where read. */
  readonly positive?: number;
  readonly negative?: number;
  readonly lower?: number;
  readonly upper?: number;
  /** How it was read, in the reader's words: "logprob_token_ids", "/v1/score", "top-20", "schema rules". */
  readonly source: string;
}

export type ScoreEvent =
  | { readonly type: 'score'; readonly id: string; readonly score: Score }
  | { readonly type: 'exchange'; readonly exchange: Exchange };

export interface RewardModel {
  readonly info: ModelInfo;
  /**
   * Scores all items, each exactly once unless the iteration throws; in one request where the server can.
   * @throws {ModelError} when the request failed for good; `AbortError` when `signal` aborts.
   */
  score(items: readonly ScoreItem[], session: string, signal: AbortSignal): AsyncIterable<ScoreEvent>;
  close(): Promise<void>;
}
