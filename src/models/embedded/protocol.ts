// What the engine and its child process say to each other. Both ends come from the same build, so shapes are typed here
// and only the outline of a message is checked when it arrives.
import type { Pattern } from '../../calls/pattern.ts';
import type { ModelErrorCode } from '../exchange.ts';
import type { TokenLogprob } from '../policy.ts';

export interface LoadSettings {
  /** Absolute path of a GGUF file. */
  readonly modelPath: string;
  /** Threads for the arithmetic; by default one for small models and every core for large ones. */
  readonly threads?: number;
  /** Tokens of one sequence; by default 4096 or what the model was trained for, where that is less. */
  readonly contextSize?: number;
  /** Texts that are continued at once, by default 16; fewer where their caches would not fit into memory. */
  readonly sequences?: number;
}

/** What the file and the loaded model are like. */
export interface ModelFacts {
  /** `general.name` of the file. */
  readonly name?: string;
  /** `toolprm.note` of the file: what whoever uses the model should know before anything else. */
  readonly note?: string;
  readonly architecture: string;
  /** Tokens that one text can have, prompt and continuation together. */
  readonly contextSize: number;
  readonly sequences: number;
  readonly threads: number;
  readonly vocabularySize: number;
  /** The model's Jinja template, where the file has one. */
  readonly chatTemplate?: string;
  readonly beginText: string;
  readonly endText: string;
  /** Whether some token is a quote followed by more text, as `",` often is. */
  readonly mergesPunctuation: boolean;
  /** Library and llama.cpp release. */
  readonly version: string;
}

export interface HostBeam {
  readonly prompt: string;
  readonly prefix: string;
  readonly samples: number;
  readonly constraint?: Pattern;
}

export interface HostSampling {
  readonly beams: readonly HostBeam[];
  readonly temperature: number;
  readonly maxTokens: number;
  readonly stop: readonly string[];
  readonly seed: number;
}

/** A text in two parts that are tokenised apart, so that all continuations of one prompt share its tokens. */
export interface HostText {
  readonly prompt: string;
  readonly prefix: string;
}

export type HostTask =
  | { readonly kind: 'load'; readonly settings: LoadSettings }
  | { readonly kind: 'sample'; readonly sampling: HostSampling }
  | { readonly kind: 'score'; readonly texts: readonly string[]; readonly labels: readonly string[] }
  | { readonly kind: 'next'; readonly texts: readonly HostText[]; readonly count: number }
  | { readonly kind: 'tokenize'; readonly text: string }
  | { readonly kind: 'detokenize'; readonly tokens: readonly number[] };

/** `abort` names the request to give up; `close` ends the process. */
export interface HostRequest {
  readonly id: number;
  readonly task: HostTask | { readonly kind: 'abort' } | { readonly kind: 'close' };
}

/** Tokens: `promptTokens` of all texts, of which `cachedTokens` were not evaluated again. */
export interface HostUsage {
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly completionTokens: number;
}

export type HostAnswer =
  | { readonly kind: 'load'; readonly facts: ModelFacts }
  | { readonly kind: 'sample'; readonly usage: HostUsage }
  /** One row a text, one log-probability a label; null where a label is not a single token there. */
  | {
      readonly kind: 'score';
      readonly logprobs: readonly (readonly (number | null)[])[];
      readonly usage: HostUsage;
    }
  | {
      readonly kind: 'next';
      readonly tokens: readonly (readonly TokenLogprob[])[];
      readonly usage: HostUsage;
    }
  | { readonly kind: 'tokenize'; readonly tokens: readonly number[] }
  | { readonly kind: 'detokenize'; readonly text: string };

/** New text of one sample, or its end, or both. */
export interface SampleDelta {
  readonly beam: number;
  readonly sample: number;
  readonly tokens: readonly TokenLogprob[];
  readonly finish?: 'stop' | 'length';
}

export interface HostFailure {
  readonly code: ModelErrorCode | 'aborted';
  readonly message: string;
  readonly remedy: string;
}

export type HostMessage =
  | { readonly id: number; readonly kind: 'deltas'; readonly deltas: readonly SampleDelta[] }
  /** Says that the child is at work, so that silence means trouble. */
  | { readonly id: number; readonly kind: 'progress' }
  | { readonly id: number; readonly kind: 'done'; readonly answer: HostAnswer }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: HostFailure };

export function isHostMessage(value: unknown): value is HostMessage {
  if (!hasId(value) || !('kind' in value)) return false;
  switch (value.kind) {
    case 'deltas':
      return 'deltas' in value && Array.isArray(value.deltas);
    case 'progress':
      return true;
    case 'done':
      return 'answer' in value && typeof value.answer === 'object' && value.answer !== null;
    case 'failed':
      return 'failure' in value && typeof value.failure === 'object' && value.failure !== null;
    default:
      return false;
  }
}

export function isHostRequest(value: unknown): value is HostRequest {
  return hasId(value) && 'task' in value && typeof value.task === 'object' && value.task !== null;
}

function hasId(value: unknown): value is { readonly id: number } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number';
}
