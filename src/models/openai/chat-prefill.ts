// Sampling by prefilling the assistant's turn in chat, for servers without a raw continuation. A last resort: the whole
// prompt becomes one user message inside the server's own template, and some templates trim white space off the prefix.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import { choiceLogprobs, finishOf, openAIUsage } from './answer-parts.ts';
import { constraintField } from './constraint-field.ts';
import { arrayAt, numberAt, stringAt, valueAt } from './json-shape.ts';
import {
  type ChoicePart,
  type PlanContext,
  plannedBeams,
  type SampleJob,
  type SamplePlanner,
  sampleSeed,
  sentStops,
} from './sample-job.ts';
import { neutralSampling } from './sampling-fields.ts';

export const chatPath = '/v1/chat/completions';

export const planChatPrefill: SamplePlanner = (request, context) =>
  plannedBeams(request).flatMap((planned) => {
    const { model, abilities } = context;
    const constraint = constraintField(planned.beam.constraint, abilities.structured);
    return Array.from({ length: planned.samples }, (_, sample): SampleJob => {
      const body: JsonObject = {
        model,
        ...prefillFields(planned.beam.prompt, planned.beam.prefix, context),
        ...neutralSampling(abilities.backend),
        ...constraint,
        max_tokens: request.maxTokens,
        temperature: request.temperature,
        seed: sampleSeed(request.seed, sample),
        ...sentStops(request.stop, abilities),
        ...(abilities.chatTopLogprobs > 0 ? { logprobs: true } : {}),
        stream: true,
        stream_options: { include_usage: true },
      };
      return {
        path: chatPath,
        body,
        kind: 'sse',
        targets: [planned.targets(sample)],
        read: readChoices,
        usage: openAIUsage,
      };
    });
  });

/** The messages, and what makes the server go on with the last one. */
export function prefillFields(prompt: string, prefix: string, { abilities }: PlanContext): JsonObject {
  const user = { role: 'user', content: prompt };
  if (prefix === '') return { messages: [user] };
  const messages = [user, { role: 'assistant', content: prefix }];
  if (abilities.chatPrefill !== 'continue_final_message') return { messages };
  // Both at once is an error on vLLM.
  return { messages, continue_final_message: true, add_generation_prompt: false };
}

function readChoices(event: JsonValue): readonly ChoicePart[] {
  return (arrayAt(valueAt(event, 'choices')) ?? []).map((choice) => {
    const finish = finishOf(valueAt(choice, 'finish_reason'));
    const tokens = choiceLogprobs(choice);
    const text = valueAt(choice, 'delta', 'content') ?? valueAt(choice, 'message', 'content');
    return {
      index: numberAt(valueAt(choice, 'index')) ?? 0,
      text: stringAt(text) ?? '',
      ...(tokens ? { tokens } : {}),
      ...(finish ? { finish } : {}),
    };
  });
}
