// A policy that samples from a GGUF model in the embedded engine.
import { renderChatTemplate } from '../../calls/prompt/chat-template.ts';
import type { JsonValue } from '../../tools/tool.ts';
import { type Exchange, ModelError, type ModelInfo } from '../exchange.ts';
import type { Policy, SampleEvent, SampleRequest } from '../policy.ts';
import type { EmbeddedEngine } from './engine.ts';
import type { HostUsage, ModelFacts } from './protocol.ts';

const mostTopTokens = 256;

/**
 * Loads the engine's model and makes a policy of it. The policy has its own handle of the engine: closing one does not
 * close the other.
 * @throws {ModelError} when the model cannot be loaded; `AbortError`.
 */
export async function createEmbeddedPolicy(engine: EmbeddedEngine, signal: AbortSignal): Promise<Policy> {
  const facts = await engine.load(signal);
  const own = engine.share();
  const { chatTemplate } = facts;
  return {
    info: embeddedInfo(own, facts),
    abilities: {
      constraint: true,
      topTokens: Math.min(mostTopTokens, facts.vocabularySize),
      logprobs: true,
      mergesPunctuation: facts.mergesPunctuation,
      template: chatTemplate !== undefined,
    },
    sample: (request, abort) => sampleEvents(own, request, abort),
    nextTokens: async (texts, count, _session, abort) => {
      const started = performance.now();
      const request = { texts: texts.map(({ prompt, prefix }) => prompt + prefix), top: count };
      const { tokens, usage } = await own.nextTokens(texts, count, abort);
      const response = tokens.map((row) => row.map(({ text, logprob }) => ({ text, logprob })));
      return { tokens, exchange: exchangeOf('policy', own, request, started, { response, usage }) };
    },
    render: async (messages, tools) => {
      if (chatTemplate === undefined)
        throw new ModelError(
          'unsupported',
          `${own.fileName} has no chat template.`,
          'Choose a prompt style by name, for example "compact".',
        );
      const options = { bosToken: facts.beginText, eosToken: facts.endText };
      return await renderChatTemplate(chatTemplate, messages, tools, options).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        throw new ModelError(
          'rejected',
          `The chat template of ${own.fileName} failed: ${reason}`,
          'Choose a prompt style by name, for example "compact".',
          { cause: error },
        );
      });
    },
    close: () => own.close(),
  };
}

export function embeddedInfo(engine: EmbeddedEngine, facts: ModelFacts): ModelInfo {
  const info = { name: engine.fileName, endpoint: 'embedded', version: facts.version };
  return facts.note === undefined ? info : { ...info, note: facts.note };
}

async function* sampleEvents(
  engine: EmbeddedEngine,
  request: SampleRequest,
  signal: AbortSignal,
): AsyncGenerator<SampleEvent> {
  const started = performance.now();
  const { beams, temperature, maxTokens, stop, seed } = request;
  const summary = {
    beams: beams.map(({ prompt, prefix, samples, constraint }) => ({
      text: prompt + prefix,
      samples,
      constrained: constraint !== undefined,
    })),
    ...{ temperature, maxTokens, stop, seed },
  };
  const texts = beams.map(({ samples }) => Array.from({ length: samples }, () => ({ text: '', finish: '' })));
  try {
    const messages = engine.sample({ beams, temperature, maxTokens, stop, seed }, signal);
    let next = await messages.next();
    for (; !next.done; next = await messages.next()) {
      for (const { beam, sample, tokens, finish } of next.value) {
        const text = tokens.map((token) => token.text).join('');
        const sofar = texts[beam]?.[sample];
        if (sofar) sofar.text += text;
        if (tokens.length > 0) yield { type: 'text', beam, sample, text, tokens };
        if (finish === undefined) continue;
        if (sofar) sofar.finish = finish;
        yield { type: 'end', beam, sample, finish };
      }
    }
    const outcome = { response: texts, usage: next.value };
    yield { type: 'exchange', exchange: exchangeOf('policy', engine, summary, started, outcome) };
  } catch (error) {
    if (error instanceof ModelError) {
      const outcome = { error: error.message };
      yield { type: 'exchange', exchange: exchangeOf('policy', engine, summary, started, outcome) };
    }
    throw error;
  }
}

/** What was asked and answered, for the log. `started` is in `performance.now()` milliseconds. */
export function exchangeOf(
  role: Exchange['role'],
  engine: EmbeddedEngine,
  request: JsonValue,
  started: number,
  outcome: { readonly response: JsonValue; readonly usage: HostUsage } | { readonly error: string },
): Exchange {
  const milliseconds = Math.round((performance.now() - started) * 10) / 10;
  return { role, endpoint: `embedded:${engine.fileName}`, request, ...outcome, milliseconds, attempts: 1 };
}
