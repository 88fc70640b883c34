// Reward heads as vLLM serves them: /pooling with one row a step tag, /classify with one row a text (backends.md, A.1.5).
import { arrayAt } from '../../src/models/openai/json-shape.ts';
import type { JsonValue } from '../../src/tools/tool.ts';
import { type Call, jsonAnswer, type Route } from './personality.ts';

/** A server runs either a generating model or a head; one whose model has this name runs a head. */
export const headModel = 'scripted-reward-head';

/** The step tags of Math-Shepherd (good class first) and Qwen2.5-Math-PRM (good class last). */
const stepTag = /ки|<extra_0>/g;

/** The probability of "right" at the end of a text; the model must take every text for a label position. */
function goodAt({ world }: Call, text: string): number {
  const logits = world.model.labelLogits(text);
  return logits === undefined ? 0.5 : 1 / (1 + Math.exp(logits.negative - logits.positive));
}

function headRoute(rowOf: (call: Call, text: string) => { readonly [field: string]: JsonValue }): Route {
  return (call) => {
    const model = call.world.modelNames[0] ?? '';
    if (model !== headModel) return jsonAnswer({ detail: 'Not Found' }, 404);
    const { input } = call.body;
    const texts = typeof input === 'string' ? [input] : (arrayAt(input) ?? []);
    const data = texts.map((text, index) => ({ index, ...rowOf(call, String(text)) }));
    return jsonAnswer({ id: 'head-1', object: 'list', created: 1, model, data, usage: {} });
  };
}

export const pooling = headRoute((call, text) => ({
  object: 'pooling',
  data: [...text.matchAll(stepTag)].map((match) => {
    const good = goodAt(call, text.slice(0, match.index + match[0].length));
    return match[0] === 'ки' ? [good, 1 - good] : [1 - good, good];
  }),
}));

export const classify = headRoute((call, text) => {
  const good = goodAt(call, text);
  return { label: good >= 0.5 ? 'right' : 'wrong', probs: [1 - good, good], num_classes: 2 };
});
