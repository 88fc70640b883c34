// The contract of a personality: which routes a server has and in what shape it answers.
import type { JsonObject, JsonValue } from '../../src/tools/tool.ts';
import type { ScriptedModel } from './scripted-model.ts';

export type PersonalityName = 'vllm' | 'sglang' | 'llama-cpp' | 'trtllm' | 'ollama' | 'lm-studio' | 'tgi';

/** What a server was started with, seen by its routes. */
export interface World {
  readonly model: ScriptedModel;
  readonly modelNames: readonly string[];
  /** In tokens. */
  readonly contextLength: number;
  /** Requests that the server works on at once. */
  readonly slots: number;
  readonly version: string;
  /** Routes or abilities that this server build lacks, for older versions: `logprob_token_ids`, `/tokenize`, `n` … */
  readonly without: ReadonlySet<string>;
  /** Labels that no top-k may show in this request. */
  readonly hiddenTokens: ReadonlySet<string>;
  /** True where the context is full for this request, whatever its length. */
  readonly full: boolean;
  /** How many tokens of a prompt earlier requests have left in the prefix cache. */
  cachedTokens(prompt: string): number;
  /**
   * Which sample of its prompt a lone request is: `seed mod 1024` where it has a seed (the policy numbers its samples
   * so), else the count of earlier requests of this session with the identical prompt.
   */
  loneSample(prompt: string, seed: number | undefined): number;
}

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
  readonly world: World;
}

export type Answer =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: JsonValue;
      readonly headers?: Record<string, string>;
    }
  | { readonly kind: 'text'; readonly status: number; readonly type: string; readonly body: string }
  /** `sse` ends with `[DONE]` where `done` is true; `lines` is one JSON value a line. */
  | {
      readonly kind: 'events';
      readonly format: 'sse' | 'lines';
      readonly done: boolean;
      readonly events: readonly JsonValue[];
    };

export type Route = (call: Call) => Answer;

export interface ErrorFacts {
  readonly type?: string;
  readonly param?: string;
}

export interface Personality {
  readonly name: PersonalityName;
  readonly version: string;
  /** By method and path: `POST /v1/completions`. */
  readonly routes: Readonly<Record<string, Route>>;
  /** An error in this server's shape. */
  error(status: number, message: string, facts?: ErrorFacts): Answer;
  unauthorized(): Answer;
  notFound(method: string, path: string): Answer;
  /** The event of an error inside a stream. */
  streamError(message: string): JsonValue;
  /** The answer to a prompt that does not fit. */
  overflow(promptTokens: number, contextLength: number): Answer;
  /** Paths that need the API key, where the server has one. */
  guards(path: string): boolean;
  /** Rejects fields that it does not know, naming them; undefined where it ignores them. */
  rejectField?(field: string): Answer;
}

/** Thrown by shared code; the server answers with the personality's own shape. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('refused');
    this.answer = answer;
  }
}

export function jsonAnswer(body: JsonValue, status = 200): Answer {
  return { kind: 'json', status, body };
}
