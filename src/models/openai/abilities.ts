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
  /** `usage` tells how many prompt tokens came from the prefix cache. */
  readonly reportsCache: boolean;
  /** Most stop strings a request may have, where the server limits them. */
  readonly maxStops?: number;
}

const backendNames: Readonly<Record<Backend, string>> = {
  vllm: 'vLLM',
  sglang: 'SGLang',
  'llama.cpp': 'llama.cpp server',
  trtllm: 'TensorRT-LLM (trtllm-serve)',
  ollama: 'Ollama',
  lmstudio: 'LM Studio',
  tgi: 'Text Generation Inference',
  unknown: 'an OpenAI-compatible server of unknown make',
};

/** One line for each finding, in the order in which a search needs them. */
export function describeAbilities(a: ServerAbilities): string[] {
  const others = a.models.filter((name) => name !== a.model);
  return [
    `Server: ${a.endpoint}, ${backendNames[a.backend]}${a.version ? ` ${a.version}` : ''}`,
    `Model: ${a.model}${others.length > 0 ? ` (also: ${others.join(', ')})` : ''}`,
    `Continuing a raw text: ${routeLine(a)}`,
    `Several prompts in one request: ${yes(a.listPrompts)}; several samples of one prompt (n): ${yes(a.n)}`,
    `Log-probabilities of the next token: ${a.topLogprobs > 0 ? `top ${a.topLogprobs}` : 'no'}; in chat: ${
      a.chatTopLogprobs > 0 ? `top ${a.chatTopLogprobs}` : 'no'
    }`,
    `Log-probabilities of named tokens: ${namedLine(a)}`,
    `Scoring routes: ${scoringLine(a)}`,
    `Constraints on the text: ${a.structured ? `yes, through ${a.structured}` : 'no'}`,
    `Stop string that matched is named: ${a.stopReason ?? 'no'}; can be kept in the text: ${a.includeStop ?? 'no'}`,
    `Chat: ${yes(a.chat)}; continuing an assistant message: ${a.chatPrefill === 'none' ? 'no' : a.chatPrefill}`,
    `Tokenize route: ${a.tokenize ? `yes, {${a.tokenize}}` : 'no'}; the model's own chat template: ${a.template ?? 'no'}`,
    `Unknown request fields: ${a.unknownFields}${a.droppedFields.length > 0 ? `; not sent: ${a.droppedFields.join(', ')}` : ''}`,
    `Context: ${a.contextLength === undefined ? 'not told' : `${a.contextLength} tokens`}; parallel requests: ${
      a.slots ?? 'not told'
    }; prefix cache in usage: ${yes(a.reportsCache)}`,
    verdictLine(a),
  ];
}

function yes(value: boolean): string {
  return value ? 'yes' : 'no';
}

function routeLine(a: ServerAbilities): string {
  switch (a.route) {
    case 'completions':
      return 'yes, /v1/completions';
    case 'llama.cpp':
      return 'yes, /completion of llama.cpp';
    case 'ollama':
      return 'yes, /api/generate with raw (its /v1/completions would wrap the chat template round the prompt)';
    case 'chat-prefill':
      return 'only by continuing an assistant message in chat';
    case 'none':
      return 'no';
  }
}

function namedLine(a: ServerAbilities): string {
  switch (a.namedLogprobs) {
    case 'accepted':
      return 'yes, logprob_token_ids';
    case 'native':
      return 'yes, token_ids_logprob of /generate';
    case 'ignored':
      return 'no, the field is silently ignored';
    case 'rejected':
      return 'no, the field is rejected';
    case 'none':
      return 'no';
  }
}

function scoringLine(a: ServerAbilities): string {
  const routes = [
    ...(a.generativeScoring ? ['/generative_scoring'] : []),
    ...(a.score ? ['/v1/score'] : []),
    ...(a.pooling ? ['/pooling'] : []),
    ...(a.classify ? ['/classify'] : []),
  ];
  return routes.length > 0 ? routes.join(', ') : 'none';
}

function verdictLine(a: ServerAbilities): string {
  const exact =
    a.namedLogprobs === 'accepted' || a.namedLogprobs === 'native' || a.generativeScoring || a.score;
  const reward = exact
    ? 'exact label scores'
    : a.pooling || a.classify
      ? 'scores of a reward head'
      : a.topLogprobs > 1 || a.chatTopLogprobs > 1
        ? 'label scores from the top tokens (a bound where a label is missing)'
        : 'no scores';
  return `For a search: as policy ${a.route === 'none' ? 'not usable' : 'usable'}; as reward model ${reward}.`;
}
