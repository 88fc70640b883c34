// The ability probe: what a server can do, asked with small harmless requests instead of assumed (at most two tokens each).
import { ModelError } from '../exchange.ts';
import type { Backend, ContinuationRoute, ServerAbilities } from './abilities.ts';
import type { Endpoint } from './endpoint.ts';
import { type Identity, identifyServer } from './identify.ts';
import { probeCompletions } from './probe-completions.ts';
import {
  probeChat,
  probeLlamaCpp,
  probeOllama,
  probeScoring,
  probeSglangNamed,
  probeTokenizer,
} from './probe-native.ts';
import type { ProbeContext } from './probe-requests.ts';

export type { ServerAbilities } from './abilities.ts';

/**
 * Probes one server. Without `model` the first model it lists is used.
 * @throws {ModelError} `not-found` when the named model is not listed (the message lists those that are), `unreachable`,
 * `unauthorized`, `timeout`, `overloaded`; `AbortError` when `signal` aborts.
 */
export async function probeServer(
  endpoint: Endpoint,
  model: string | undefined,
  signal: AbortSignal,
): Promise<ServerAbilities> {
  return await probeIdentified(endpoint, await identifyServer(endpoint, signal), model, signal);
}

export interface ProbeCache {
  /** As {@link probeServer}, but the abilities of a known URL, model and version are not asked again. */
  probe(endpoint: Endpoint, model: string | undefined, signal: AbortSignal): Promise<ServerAbilities>;
}

export function createProbeCache(): ProbeCache {
  const known = new Map<string, ServerAbilities>();
  return {
    async probe(endpoint, model, signal) {
      const identity = await identifyServer(endpoint, signal);
      const chosen = chooseModel(identity, model, endpoint);
      const key = JSON.stringify([endpoint.name, chosen, identity.backend, identity.version ?? null]);
      const abilities = known.get(key) ?? (await probeIdentified(endpoint, identity, chosen, signal));
      known.set(key, abilities);
      return abilities;
    },
  };
}

async function probeIdentified(
  endpoint: Endpoint,
  identity: Identity,
  wanted: string | undefined,
  signal: AbortSignal,
): Promise<ServerAbilities> {
  const model = chooseModel(identity, wanted, endpoint);
  const { backend, models, version } = identity;
  const context: ProbeContext = { endpoint, model, signal, dropped: new Set() };
  const completions = await probeCompletions(context, backend);
  const native =
    backend === 'llama.cpp'
      ? await probeLlamaCpp(context)
      : backend === 'ollama'
        ? await probeOllama(context)
        : undefined;
  const chat = await probeChat(context, backend);
  const scoring = await probeScoring(context, backend);
  const tokenizer = await probeTokenizer(context, backend);
  const route = chooseRoute(backend, native?.works ?? false, completions.completions, chat.chatPrefill);
  const named = backend === 'sglang' && (await probeSglangNamed(context));
  return {
    endpoint: endpoint.name,
    backend,
    ...(version === undefined ? {} : { version }),
    model,
    models,
    route,
    ...completions,
    // Prompts of a list share one seed and slot on llama.cpp; lone requests do not.
    ...(route === 'llama.cpp' ? { listPrompts: false, n: false, stopReason: 'stopping_word' as const } : {}),
    ...(route === 'chat-prefill' ? { listPrompts: false, n: false, topLogprobs: chat.chatTopLogprobs } : {}),
    ...(native?.works ? { topLogprobs: native.topLogprobs } : {}),
    ...(named ? { namedLogprobs: 'native' as const } : {}),
    ...chat,
    ...scoring,
    ...tokenizer,
    ...(identity.contextLength === undefined ? {} : { contextLength: identity.contextLength }),
    ...(identity.slots === undefined ? {} : { slots: identity.slots }),
    ...(identity.maxStops === undefined ? {} : { maxStops: identity.maxStops }),
    ...(identity.maxPrompts === undefined ? {} : { maxPrompts: identity.maxPrompts }),
    droppedFields: [...context.dropped],
  };
}

function chooseModel(identity: Identity, wanted: string | undefined, endpoint: Endpoint): string {
  const { models } = identity;
  if (wanted === undefined) {
    const first = models[0];
    if (first !== undefined) return first;
    throw new ModelError(
      'not-found',
      `${endpoint.name} lists no model.`,
      'Load a model in the server, or name the model to use.',
    );
  }
  // Ollama lists "name:latest" for "name".
  const listed = models.find((name) => name === wanted || name === `${wanted}:latest`);
  if (listed !== undefined) return listed;
  if (models.length === 0) return wanted;
  throw new ModelError(
    'not-found',
    `${endpoint.name} has no model ${JSON.stringify(wanted)}; it lists: ${models.join(', ')}.`,
    'Choose one of the listed models, or load the named one in the server.',
  );
}

function chooseRoute(
  backend: Backend,
  native: boolean,
  completions: boolean,
  prefill: ServerAbilities['chatPrefill'],
): ContinuationRoute {
  if (native && backend === 'llama.cpp') return 'llama.cpp';
  if (native && backend === 'ollama') return 'ollama';
  if (completions && backend !== 'ollama') return 'completions';
  return prefill === 'none' ? 'none' : 'chat-prefill';
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
