// Who proposes: a policy continues texts.
import type { Pattern } from '../calls/pattern.ts';
import type { ChatMessage } from '../calls/prompt.ts';
import type { Tool } from '../tools/tool.ts';
import type { Exchange, ModelInfo } from './exchange.ts';

/** One sampled token with its log-probability under the policy (natural logarithm, before temperature where known). */
export interface TokenLogprob {
  readonly text: string;
  readonly logprob: number;
  /** Set on a token that ends the text (EOS, end of turn); its `text` is then not part of the response. */
  readonly end?: true;
}

/** One beam to continue: `prompt + prefix`. All beams of a search share `prompt` byte for byte. */
export interface PolicyBeam {
  readonly prompt: string;
  /** The beam's response so far. */
  readonly prefix: string;
  /** How many continuations to sample, at least 1. */
  readonly samples: number;
  /** What the continuation must match, where the search is constrained. */
  readonly constraint?: Pattern;
}

export interface SampleRequest {
  readonly beams: readonly PolicyBeam[];
  /** 0 means greedy. */
  readonly temperature: number;
  /** At most this many tokens a sample. */
  readonly maxTokens: number;
  /** Stop strings; the matched text is not part of the continuation. */
  readonly stop: readonly string[];
  /** Seed of this request; a policy derives one a sample from it. */
  readonly seed: number;
  /** Sent as the affinity header: one id a search. */
  readonly session: string;
}

export type SampleEvent =
  /** More text of one sample. `tokens` has the log-probabilities of that text where the policy gives them. */
  | {
      readonly type: 'text';
      readonly beam: number;
      readonly sample: number;
      readonly text: string;
      readonly tokens?: readonly TokenLogprob[];
    }
  /** `stop`: the end of the response, a stop string or the end of the constraint; `length`: cut by maxTokens. */
  | {
      readonly type: 'end';
      readonly beam: number;
      readonly sample: number;
      readonly finish: 'stop' | 'length';
    }
  | { readonly type: 'exchange'; readonly exchange: Exchange };

/** The most likely next tokens of each text, best first. */
export type NextTokens = readonly (readonly TokenLogprob[])[];

export interface PolicyAbilities {
  readonly constraint: boolean;
  /** Most tokens that `nextTokens` can return; 0 where it cannot. */
  readonly topTokens: number;
  readonly logprobs: boolean;
  /** True where a tokenizer may merge a closing quote with what follows, so the search holds the quote back. */
  readonly mergesPunctuation: boolean;
  /** True where `render` can apply the model's own chat template. */
  readonly template: boolean;
}

export interface Policy {
  readonly info: ModelInfo;
  readonly abilities: PolicyAbilities;
  /**
   * Samples continuations. Every (beam, sample) gets exactly one `end` unless the iteration throws.
   * @throws {ModelError} when the request failed for good; {@link DOMException} `AbortError` when `signal` aborts.
   */
  sample(request: SampleRequest, signal: AbortSignal): AsyncIterable<SampleEvent>;
  /** The `count` most likely next tokens after each text (`prompt + prefix`). */
  nextTokens(
    texts: readonly { readonly prompt: string; readonly prefix: string }[],
    count: number,
    session: string,
    signal: AbortSignal,
  ): Promise<{ readonly tokens: NextTokens; readonly exchange: Exchange }>;
  /** The prompt text of a conversation through the model's own chat template, ready for the assistant's turn. */
  render(messages: readonly ChatMessage[], tools: readonly Tool[], signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}
