// The policy behind any OpenAI-compatible server: picks the route that the probe found and speaks the policy's contract.

import pLimit from 'p-limit';
import { ModelError, type ModelInfo } from '../exchange.ts';
import type { Policy, SampleEvent } from '../policy.ts';
import type { ContinuationRoute, ServerAbilities } from './abilities.ts';
import { planChatPrefill } from './chat-prefill.ts';
import { planCompletions } from './completions.ts';
import type { CallOptions, Endpoint } from './endpoint.ts';
import { planLlamaCpp } from './llama-cpp.ts';
import { mergeStreams } from './merge-streams.ts';
import { askNextTokens, joinExchanges, planNextTokens } from './next-tokens.ts';
import { planOllama } from './ollama.ts';
import { renderTemplate } from './render.ts';
import { runJob, timeoutsFor } from './run-job.ts';
import { type PlanContext, parallelRequests, type SamplePlanner } from './sample-job.ts';

export interface OpenAIPolicyOptions {
  readonly endpoint: Endpoint;
  readonly model: string;
  /** What {@link probeServer} found. */
  readonly abilities: ServerAbilities;
}

const planners: Readonly<Record<Exclude<ContinuationRoute, 'none'>, SamplePlanner>> = {
  completions: planCompletions,
  'llama.cpp': planLlamaCpp,
  ollama: planOllama,
  'chat-prefill': planChatPrefill,
};

/** @throws {ModelError} `unsupported` when the server has no way to continue a text. */
export function createOpenAIPolicy({ endpoint, model, abilities }: OpenAIPolicyOptions): Policy {
  if (abilities.route === 'none') {
    throw new ModelError(
      'unsupported',
      `${endpoint.name} has no way to continue a text: neither /v1/completions nor assistant messages in chat.`,
      'Serve the model with vLLM, SGLang, llama.cpp, Ollama or another server that has /v1/completions.',
    );
  }
  const plan = planners[abilities.route];
  const context: PlanContext = { model, abilities };
  const dropped = new Set(abilities.droppedFields);
  const atOnce = parallelRequests(abilities);
  // Aborts what is still under way when the policy is closed.
  const closing = new AbortController();

  return {
    info: modelInfo(endpoint, model, abilities),
    abilities: {
      constraint: abilities.structured !== undefined,
      topTokens: abilities.topLogprobs,
      logprobs: abilities.topLogprobs > 0,
      mergesPunctuation: true,
      template: abilities.template !== undefined,
    },
    async *sample(request, signal): AsyncGenerator<SampleEvent, void, undefined> {
      const others = new AbortController();
      const call: CallOptions = {
        session: request.session,
        signal: AbortSignal.any([signal, others.signal, closing.signal]),
      };
      const job = { endpoint, abilities, dropped, stop: request.stop };
      const sources = plan(request, context).map((planned) => () => runJob(planned, job, call));
      yield* mergeStreams(sources, atOnce, () => others.abort());
    },
    async nextTokens(texts, count, session, signal) {
      const started = Date.now();
      const others = new AbortController();
      const call: CallOptions = {
        session,
        signal: AbortSignal.any([signal, others.signal, closing.signal]),
        ...timeoutsFor(abilities),
      };
      const limit = pLimit(atOnce);
      const jobs = planNextTokens(texts, count, context);
      const asked = jobs.map((job) => limit(() => askNextTokens(job, endpoint, dropped, call)));
      const answers = await Promise.all(asked).catch(async (error: unknown) => {
        others.abort();
        await Promise.allSettled(asked);
        throw error;
      });
      const exchange = joinExchanges(
        answers.map((answer) => answer.exchange),
        Date.now() - started,
      );
      if (!exchange) throw new RangeError('nextTokens was asked about no text.');
      return { tokens: answers.flatMap(({ tokens }) => tokens), exchange };
    },
    render: (messages, tools, signal) => renderTemplate(endpoint, abilities, messages, tools, signal),
    close: async () => closing.abort(),
  };
}

function modelInfo(endpoint: Endpoint, model: string, abilities: ServerAbilities): ModelInfo {
  const notes = [
    ...(abilities.route === 'chat-prefill'
      ? ["continued through chat: the prompt is wrapped in the server's own template"]
      : []),
    ...(abilities.topLogprobs === 0 ? ['this server gives no log-probabilities'] : []),
  ];
  const version =
    abilities.version === undefined ? abilities.backend : `${abilities.backend} ${abilities.version}`;
  return {
    name: model,
    endpoint: endpoint.name,
    ...(abilities.backend === 'unknown' && abilities.version === undefined ? {} : { version }),
    ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
  };
}
