// What the routes beside /v1/completions can do: native continuation, chat, tokenizing, templates, scoring.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import type { Backend, ServerAbilities } from './abilities.ts';
import { arrayAt, numberAt, stringAt, valueAt } from './json-shape.ts';
import { listedTokens } from './probe-completions.ts';
import { ask, choicesOf, type ProbeContext, plainPrompt } from './probe-requests.ts';

export interface NativeContinuation {
  readonly works: boolean;
  readonly topLogprobs: number;
}

/** llama.cpp's `/completion`: reports the stop string and raw log-probabilities. */
export async function probeLlamaCpp(context: ProbeContext): Promise<NativeContinuation> {
  const count = 100;
  const body = { prompt: plainPrompt, n_predict: 1, temperature: 0, n_probs: count, cache_prompt: true };
  const answer = await ask(context, '/completion', body);
  const position = valueAt(answer, 'completion_probabilities', 0);
  const listed = arrayAt(valueAt(position, 'top_logprobs')) ?? arrayAt(valueAt(position, 'probs'));
  return {
    works: typeof valueAt(answer, 'content') === 'string',
    topLogprobs: Math.min(count, listed?.length ?? 0),
  };
}

/** Ollama's `/api/generate` with `raw`: the only route of its that does not apply the chat template. */
export async function probeOllama(context: ProbeContext): Promise<NativeContinuation> {
  const count = 20;
  const options = { num_predict: 1, temperature: 0 };
  const body = {
    prompt: plainPrompt,
    raw: true,
    stream: false,
    options,
    logprobs: true,
    top_logprobs: count,
  };
  const answer = await ask(context, '/api/generate', body);
  const listed = arrayAt(valueAt(answer, 'logprobs', 0, 'top_logprobs'));
  return {
    works: typeof valueAt(answer, 'response') === 'string',
    topLogprobs: Math.min(count, listed?.length ?? 0),
  };
}

const chatPath = '/v1/chat/completions';
const greeting: JsonObject = {
  messages: [{ role: 'user', content: 'Count from one to ten.' }],
  max_tokens: 1,
  temperature: 0,
};

export async function probeChat(
  context: ProbeContext,
  backend: Backend,
): Promise<Pick<ServerAbilities, 'chat' | 'chatTopLogprobs' | 'chatPrefill'>> {
  for (const count of [20, 5]) {
    const answer = await ask(context, chatPath, { ...greeting, logprobs: true, top_logprobs: count });
    const choice = choicesOf(answer)[0];
    if (choice === undefined) continue;
    return {
      chat: true,
      chatTopLogprobs: Math.min(count, listedTokens(choice)),
      chatPrefill: await probePrefill(context, backend),
    };
  }
  const plain = choicesOf(await ask(context, chatPath, greeting)).length > 0;
  return {
    chat: plain,
    chatTopLogprobs: 0,
    chatPrefill: plain ? await probePrefill(context, backend) : 'none',
  };
}

/** Known for the servers that document it; for others a list of numbers is begun and must be continued. */
async function probePrefill(
  context: ProbeContext,
  backend: Backend,
): Promise<ServerAbilities['chatPrefill']> {
  if (backend === 'vllm' || backend === 'sglang') return 'continue_final_message';
  if (backend === 'llama.cpp' || backend === 'tgi') return 'automatic';
  if (backend !== 'unknown') return 'none';
  const begun = {
    messages: [
      { role: 'user', content: 'Count from one to ten in digits, separated by spaces.' },
      { role: 'assistant', content: '1 2 3' },
    ],
    max_tokens: 2,
    temperature: 0,
  };
  const flags = { continue_final_message: true, add_generation_prompt: false };
  for (const [kind, fields] of [
    ['automatic', {}],
    ['continue_final_message', flags],
  ] as const) {
    const answer = await ask(context, chatPath, { ...begun, ...fields });
    if (/^\s*4/.test(stringAt(valueAt(choicesOf(answer), 0, 'message', 'content')) ?? '')) return kind;
  }
  return 'none';
}

export async function probeTokenizer(
  context: ProbeContext,
  backend: Backend,
): Promise<Pick<ServerAbilities, 'tokenize' | 'template'>> {
  const kinds = { prompt: { prompt: '+' }, content: { content: '+' }, inputs: { inputs: '+' } } as const;
  const order: readonly (keyof typeof kinds)[] =
    backend === 'llama.cpp' ? ['content'] : backend === 'tgi' ? ['inputs'] : ['prompt', 'content'];
  // These two have no such route, and LM Studio logs every unknown one as an error.
  if (backend === 'ollama' || backend === 'lmstudio') return {};
  for (const kind of order) {
    const answer = await ask(context, '/tokenize', kinds[kind]);
    if (tokenCount(answer) > 0) return { tokenize: kind, ...(await probeTemplate(context)) };
  }
  return {};
}

function tokenCount(answer: JsonValue | undefined): number {
  return (arrayAt(valueAt(answer, 'tokens')) ?? arrayAt(answer))?.length ?? 0;
}

async function probeTemplate(context: ProbeContext): Promise<Pick<ServerAbilities, 'template'>> {
  const messages = [{ role: 'user', content: 'Hello' }];
  if (stringAt(valueAt(await ask(context, '/apply-template', { messages }), 'prompt')) !== undefined) {
    return { template: 'apply-template' };
  }
  const chat = await ask(context, '/chat_tokenize', { messages });
  if (stringAt(valueAt(chat, 'templated_text')) !== undefined) return { template: 'chat-tokenize' };
  const ids = await ask(context, '/tokenize', { messages, add_generation_prompt: true });
  // A server that ignores `messages` would give the tokens of an empty text.
  if (tokenCount(ids) > 2) {
    const text = await ask(context, '/detokenize', { tokens: arrayAt(valueAt(ids, 'tokens')) ?? [] });
    const rendered = stringAt(valueAt(text, 'prompt')) ?? stringAt(valueAt(text, 'text'));
    if (rendered?.includes('Hello')) return { template: 'tokenize-messages' };
  }
  return {};
}

export async function probeScoring(
  context: ProbeContext,
  backend: Backend,
): Promise<Pick<ServerAbilities, 'generativeScoring' | 'score' | 'pooling' | 'classify'>> {
  const absent = { generativeScoring: false, score: false, pooling: false, classify: false };
  if (!['vllm', 'sglang', 'unknown'].includes(backend)) return absent;
  const labels = { query: `${plainPrompt} `, items: ['five'], label_token_ids: [1, 2], apply_softmax: true };
  const generative = backend === 'sglang' ? undefined : await ask(context, '/generative_scoring', labels);
  const score = backend === 'vllm' ? undefined : await ask(context, '/v1/score', labels);
  const pooling = await ask(context, '/pooling', { input: plainPrompt });
  const classify = await ask(context, '/classify', { input: plainPrompt });
  return {
    generativeScoring: numberAt(valueAt(generative, 'data', 0, 'score')) !== undefined,
    score: arrayAt(valueAt(score, 'scores', 0))?.length === 2,
    pooling: valueAt(pooling, 'data', 0, 'data') !== undefined,
    classify: valueAt(classify, 'data', 0) !== undefined,
  };
}

/** SGLang's `/generate` with log-probabilities of named ids. */
export async function probeSglangNamed(context: ProbeContext): Promise<boolean> {
  const ids = [1, 2];
  const body = {
    text: plainPrompt,
    sampling_params: { max_new_tokens: 1, temperature: 0 },
    return_logprob: true,
    logprob_start_len: -1,
    token_ids_logprob: ids,
  };
  const answer = await ask(context, '/generate', body);
  const named = arrayAt(valueAt(answer, 'meta_info', 'output_token_ids_logprobs', 0)) ?? [];
  return ids.every((id) => named.some((entry) => valueAt(entry, 1) === id));
}
