// `/v1/chat/completions` and the chat template behind it (ChatML).

import { arrayAt, stringAt, valueAt } from '../../src/models/openai/json-shape.ts';
import type { JsonObject, JsonValue } from '../../src/tools/tool.ts';
import { checkModel, contentLogprobs, topAsked } from './completions.ts';
import { type Constraint, generate } from './generate.ts';
import { jsonAnswer, type Personality, Refusal, type Route } from './personality.ts';
import { readNumber, readStops } from './request-fields.ts';

export interface ChatDialect {
  /** How a last assistant message is continued: on request, always, or never. */
  readonly prefill: 'flag' | 'automatic' | 'none';
  readonly logprobs: boolean;
  readonly maxLogprobs: number;
  /** Honours `n`. */
  readonly samples?: boolean;
  readonly constraint?: (body: JsonObject) => Constraint | undefined;
}

/** Renders messages as ChatML; `open` leaves a last assistant message without its end. */
export function chatML(messages: JsonValue | undefined, tools: JsonValue | undefined, open: boolean): string {
  const list = (arrayAt(messages) ?? []).map((message) => ({
    role: stringAt(valueAt(message, 'role')) ?? 'user',
    content: stringAt(valueAt(message, 'content')) ?? '',
  }));
  const listed = arrayAt(tools);
  const turns = listed ? [{ role: 'system', content: `# Tools\n${JSON.stringify(listed)}` }, ...list] : list;
  const last = turns.at(-1);
  const text = turns.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`).join('');
  if (open && last?.role === 'assistant') return text.slice(0, -'<|im_end|>\n'.length);
  return `${text}<|im_start|>assistant\n`;
}

export function chatRoute(dialect: ChatDialect, own: () => Personality): Route {
  return (call) => {
    const { body, world } = call;
    checkModel(call, own());
    if (
      body.continue_final_message === true &&
      body.add_generation_prompt === true &&
      dialect.prefill === 'flag'
    ) {
      const message = 'Cannot set both `continue_final_message` and `add_generation_prompt` to True.';
      throw new Refusal(own().error(400, message));
    }
    const open =
      dialect.prefill === 'automatic' || (dialect.prefill === 'flag' && body.continue_final_message === true);
    const prompt = chatML(body.messages, body.tools, open);
    const top = dialect.logprobs && !world.without.has('logprobs') ? topAsked(body) : undefined;
    if (top !== undefined && top > dialect.maxLogprobs) {
      throw new Refusal(
        own().error(400, `top_logprobs must be at most ${dialect.maxLogprobs}`, { param: 'top_logprobs' }),
      );
    }
    const seed = typeof body.seed === 'number' ? body.seed : undefined;
    const samples = dialect.samples ? readNumber(body, 'n', 1) : 1;
    const maxTokens = readNumber(body, 'max_completion_tokens', readNumber(body, 'max_tokens', 512));
    const generations = Array.from({ length: samples }, (_, j) =>
      generate(world, {
        prompt,
        sample: samples === 1 ? world.loneSample(prompt, seed) : j,
        seed,
        temperature: readNumber(body, 'temperature', 1),
        maxTokens,
        stop: readStops(body.stop),
        keepStop: 'no',
        constraint: dialect.constraint?.(body),
        top,
      }),
    );
    const promptTokens = generations[0]?.promptTokens ?? 0;
    if (world.full || promptTokens + maxTokens > world.contextLength) {
      throw new Refusal(own().overflow(promptTokens, world.contextLength));
    }
    const frame = {
      id: 'chatcmpl-1',
      created: 1,
      model: stringAt(body.model) ?? world.modelNames[0] ?? '',
    };
    const completionTokens = generations.reduce((sum, { tokens }) => sum + tokens.length, 0);
    const usage = {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    };
    if (body.stream !== true) {
      const choices = generations.map((generation, index) => ({
        index,
        message: { role: 'assistant', content: generation.text },
        logprobs: top === undefined ? null : contentLogprobs(generation.tokens),
        finish_reason: generation.finish,
      }));
      return jsonAnswer({ ...frame, object: 'chat.completion', choices, usage });
    }
    const object = 'chat.completion.chunk';
    const events: JsonValue[] = generations.map((_, index) => ({
      ...frame,
      object,
      choices: [{ index, delta: { role: 'assistant', content: '' }, logprobs: null, finish_reason: null }],
    }));
    for (const [index, { tokens, finish }] of generations.entries()) {
      for (const token of tokens) {
        const logprobs = top === undefined ? null : contentLogprobs([token]);
        const choice = { index, delta: { content: token.shown }, logprobs, finish_reason: null };
        events.push({ ...frame, object, choices: [choice] });
      }
      events.push({
        ...frame,
        object,
        choices: [{ index, delta: {}, logprobs: null, finish_reason: finish }],
      });
    }
    if (valueAt(body, 'stream_options', 'include_usage') === true)
      events.push({ ...frame, object, choices: [], usage });
    return { kind: 'events', format: 'sse', done: true, events };
  };
}
