// Sampling through llama.cpp's own `/completion`, which tells a stop string from the end of the text. One request a
// sample, as many at once as the server has slots: prompts of a list would share one seed, and slots bound both alike.
import type { JsonValue } from '../../tools/tool.ts';
import { finishOf, listedLogprobs } from './answer-parts.ts';
import { constraintField } from './constraint-field.ts';
import { arrayAt, numberAt, stringAt, valueAt } from './json-shape.ts';
import { type ChoicePart, oneByOne, type SamplePlanner, sentStops, withoutBos } from './sample-job.ts';
import { neutralSampling } from './sampling-fields.ts';

export const llamaCppPath = '/completion';

export const planLlamaCpp: SamplePlanner = oneByOne((planned, request, { model, abilities }) => {
  const constraint = constraintField(planned.beam.constraint, abilities.structured);
  return (seed) => ({
    path: llamaCppPath,
    body: {
      model,
      prompt: withoutBos(planned.text),
      ...neutralSampling('llama.cpp'),
      ...constraint,
      // Always small: a report says that generation can go on after a disconnect (#24496).
      n_predict: request.maxTokens,
      temperature: request.temperature,
      seed,
      ...sentStops(request.stop, abilities),
      ...(abilities.topLogprobs > 0 ? { n_probs: 1 } : {}),
      cache_prompt: true,
      stream: true,
    },
    kind: 'sse',
    read: readPart,
    usage: llamaCppUsage,
  });
});

function readPart(event: JsonValue): readonly ChoicePart[] {
  const text = stringAt(valueAt(event, 'content')) ?? '';
  if (valueAt(event, 'stop') !== true) {
    const tokens = arrayAt(valueAt(event, 'completion_probabilities'));
    return [{ index: 0, text, ...(tokens ? { tokens: listedLogprobs(tokens) } : {}) }];
  }
  // Builds before 2025 had a flag for each reason instead of `stop_type`.
  const legacy = valueAt(event, 'stopped_limit') === true ? 'limit' : 'stop';
  return [{ index: 0, text, finish: finishOf(valueAt(event, 'stop_type') ?? legacy) ?? 'stop' }];
}

export function llamaCppUsage(event: JsonValue) {
  const promptTokens = numberAt(valueAt(event, 'tokens_evaluated'));
  if (promptTokens === undefined) return undefined;
  const cached = numberAt(valueAt(event, 'timings', 'cache_n'));
  return {
    promptTokens,
    completionTokens: numberAt(valueAt(event, 'tokens_predicted')) ?? 0,
    ...(cached === undefined ? {} : { cachedTokens: cached }),
  };
}
