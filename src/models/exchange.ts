// What was sent to a model and what came back, as plain data for the log.
import type { JsonValue } from '../tools/tool.ts';

export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Prompt tokens that the server answered from its prefix cache, where it says. */
  readonly cachedTokens?: number;
}

/** One request and its answer. Headers that carry keys are never part of it. */
export interface Exchange {
  readonly role: 'policy' | 'reward';
  /** URL without credentials and query, or `embedded:FILE.gguf`. */
  readonly endpoint: string;
  readonly request: JsonValue;
  /** What came back, shortened where it streams; absent when the request failed. */
  readonly response?: JsonValue;
  readonly error?: string;
  readonly usage?: Usage;
  /** Wall time from sending to the last byte. */
  readonly milliseconds: number;
  /** Requests it took, retries counted. */
  readonly attempts: number;
}

export interface ModelInfo {
  /** As the user named it: model id on the server, or the GGUF's file name. */
  readonly name: string;
  /** `embedded`, or the URL without credentials. */
  readonly endpoint: string;
  readonly version?: string;
  /** Said to the user where the model is named, for example "untrained: its choices are random". */
  readonly note?: string;
}

/** An error of a model or server that a user can act on. */
export class ModelError extends Error {
  readonly code: ModelErrorCode;
  readonly remedy: string;
  constructor(code: ModelErrorCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ModelError';
    this.code = code;
    this.remedy = remedy;
  }
}

export type ModelErrorCode =
  | 'unreachable'
  | 'timeout'
  | 'unauthorized'
  | 'not-found'
  | 'context-overflow'
  | 'overloaded'
  | 'rejected'
  | 'protocol'
  | 'no-label'
  | 'unsupported'
  | 'crashed'
  | 'file';
