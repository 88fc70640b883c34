// Sampling through Ollama's own `/api/generate` with `raw`: its `/v1/completions` applies the chat template to the prefix.
// One request a sample: it takes neither lists nor `n`.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import { ModelError } from '../exchange.ts';
import { finishOf, listedLogprobs } from './answer-parts.ts';
import { constraintField } from './constraint-field.ts';
import { arrayAt, numberAt, stringAt, valueAt } from './json-shape.ts';
import { type ChoicePart, oneByOne, type SamplePlanner, sentStops, withoutBos } from './sample-job.ts';
import { neutralSampling } from './sampling-fields.ts';

export const ollamaPath = '/api/generate';

export const planOllama: SamplePlanner = oneByOne((planned, request, { model, abilities }) => {
  // Refuses what Ollama cannot be held to.
  constraintField(planned.beam.constraint, abilities.structured);
  return (seed) => ({
    path: ollamaPath,
    body: {
      ...ollamaFields(model, planned.text),
      options: {
        ...neutralSampling('ollama'),
        temperature: request.temperature,
        num_predict: request.maxTokens,
        seed,
        ...sentStops(request.stop, abilities),
      },
      stream: true,
      ...(abilities.topLogprobs > 0 ? { logprobs: true } : {}),
    },
    kind: 'lines',
    read: readPart,
    usage: ollamaUsage,
  });
});

/** Without `truncate: false` newer versions drop the beginning of a long prompt silently. */
export function ollamaFields(model: string, text: string): JsonObject {
  return { model, prompt: withoutBos(text), raw: true, truncate: false };
}

function readPart(event: JsonValue): readonly ChoicePart[] {
  const text = stringAt(valueAt(event, 'response')) ?? '';
  const listed = arrayAt(valueAt(event, 'logprobs'));
  const tokens = listed ? { tokens: listedLogprobs(listed) } : {};
  if (valueAt(event, 'done') !== true) return [{ index: 0, text, ...tokens }];
  const reason = valueAt(event, 'done_reason');
  if (reason === 'load') {
    throw new ModelError(
      'protocol',
      'Ollama loaded the model without generating anything: the prompt was empty.',
      'Give the search a query and at least one tool.',
    );
  }
  return [{ index: 0, text, ...tokens, finish: finishOf(reason) ?? 'stop' }];
}

export function ollamaUsage(event: JsonValue) {
  const promptTokens = numberAt(valueAt(event, 'prompt_eval_count'));
  if (promptTokens === undefined) return undefined;
  return { promptTokens, completionTokens: numberAt(valueAt(event, 'eval_count')) ?? 0 };
}
