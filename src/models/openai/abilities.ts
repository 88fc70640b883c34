// What a server can do, as plain data: found by the probe, read by the policy and the reward readers, kept in logs.

export type Backend = 'vllm' | 'sglang' | 'llama.cpp' | 'trtllm' | 'ollama' | 'lmstudio' | 'tgi' | 'unknown';

/** How a raw text is continued: the OpenAI route, a server's own route, or by prefilling the assistant's turn. */
export type ContinuationRoute = 'completions' | 'llama.cpp' | 'ollama' | 'chat-prefill' | 'none';

/** The request field that carries a constraint. */
export type StructuredOutput =
  /** vLLM from 0.12: `structured_outputs: {regex | choice}`. */
  | 'structured_outputs'
  /** SGLang: `regex`. */
  | 'regex'
  /** llama.cpp: `grammar` in GBNF. */
  | 'grammar'
  /** trtllm-serve: `response_format: {type: "regex", regex}`. */
  | 'response_format.regex'
  /** TGI: `response_format: {type: "regex", value}`. */
  | 'response_format.value';

export interface ServerAbilities {
  /** The base URL without credentials. */
  readonly endpoint: string;
  readonly backend: Backend;
  /** As the server names it; absent where it does not. */
  readonly version?: string;
  /** The model that is used. */
  readonly model: string;
  readonly models: readonly string[];
  readonly route: ContinuationRoute;
  /** `/v1/completions` exists. On Ollama it does, but wraps the chat template round the prompt. */
  readonly completions: boolean;
  /** One request takes a list of prompts. */
  readonly listPrompts: boolean;
  /** One request gives several samples of a prompt. */
  readonly n: boolean;
  /** Field of a choice (or of a native answer) that names the stop string that matched. */
  readonly stopReason?: 'stop_reason' | 'matched_stop' | 'stopping_word';
  /** Request field that keeps the stop string in the text. */
  readonly includeStop?: 'include_stop_str_in_output' | 'no_stop_trim';
  /** `logprob_token_ids` on `/v1/completions`; `native` is SGLang's `/generate` with `token_ids_logprob`. */
  readonly namedLogprobs: 'accepted' | 'ignored' | 'rejected' | 'native' | 'none';
  /** Most alternatives a token on the continuation route; 0 where it gives no log-probabilities. */
  readonly topLogprobs: number;
  /** The same for `/v1/chat/completions`. */
  readonly chatTopLogprobs: number;
  readonly chat: boolean;
  /** How a last assistant message is continued: on request, always, or not at all. */
  readonly chatPrefill: 'continue_final_message' | 'automatic' | 'none';
  /** The body of the tokenize route: `{prompt}`, `{content}` or `{inputs}`. Always `POST /tokenize`. */
  readonly tokenize?: 'prompt' | 'content' | 'inputs';
  /** How the server's chat template is applied. */
  readonly template?: 'tokenize-messages' | 'apply-template' | 'chat-tokenize';
  /** vLLM's `/generative_scoring`. */
  readonly generativeScoring: boolean;
  /** SGLang's `/v1/score` with label ids. */
  readonly score: boolean;
  /** `/pooling` and `/classify` of a server that serves a reward head. */
  readonly pooling: boolean;
  readonly classify: boolean;
  readonly structured?: StructuredOutput;
  /** What happens to request fields that the server does not know. */
  readonly unknownFields: 'ignored' | 'rejected';
  /** Fields that this server has refused by name; they are not sent again. */
  readonly droppedFields: readonly string[];
  /** In tokens. */
  readonly contextLength?: number;
  /** Requests that the server works on at once. */
  readonly slots?: number;
  /** Most prompts of a list, where the server limits them. */
  readonly maxPrompts?: number;
  /** `usage` tells how many prompt tokens came from the prefix cache. */
  readonly reportsCache: boolean;
  /** Most stop strings a request may have, where the server limits them. */
  readonly maxStops?: number;
}
