// Reward heads as vLLM serves them: /pooling with one row a step tag, /classify with one row a text (backends.md, A.1.5).
import { arrayAt } from '../../src/models/openai/json-shape.ts';
import type { JsonValue } from '../../src/tools/tool.ts';
import { jsonAnswer, type Route } from './personality.ts';

/** The step tags of Math-Shepherd (good class first) and Qwen2.5-Math-PRM (good class last). */
const stepTag = /ки|<extra_0>/g;

function texts(input: JsonValue | undefined): readonly string[] {
  return typeof input === 'string'
    ? [input]
    : (arrayAt(input) ?? []).filter((item) => typeof item === 'string');
}

function probability(margin: { readonly positive: number; readonly negative: number } | undefined): number {
  return margin === undefined ? 0.5 : 1 / (1 + Math.exp(margin.negative - margin.positive));
}

export const pooling: Route = ({ body, world }) => {
  const data = texts(body.input).map((text, index) => {
    const steps = [...text.matchAll(stepTag)].map((match) => {
      const good = probability(world.model.labelLogits(text.slice(0, match.index + match[0].length)));
      return match[0] === 'ки' ? [good, 1 - good] : [1 - good, good];
    });
    return { index, object: 'pooling', data: steps };
  });
  return jsonAnswer({
    id: 'pool-1',
    object: 'list',
    created: 1,
    model: world.modelNames[0] ?? '',
    data,
    usage: {},
  });
};

export const classify: Route = ({ body, world }) => {
  const data = texts(body.input).map((text, index) => {
    const good = probability(world.model.labelLogits(text));
    return { index, label: good >= 0.5 ? 'right' : 'wrong', probs: [1 - good, good], num_classes: 2 };
  });
  return jsonAnswer({
    id: 'classify-1',
    object: 'list',
    created: 1,
    model: world.modelNames[0] ?? '',
    data,
    usage: {},
  });
};
