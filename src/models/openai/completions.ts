// Sampling through `/v1/completions`: all beams in one request where the server takes a list of prompts.
//
// Seeds. Identical prompts in one list with one `seed` get the same seed on vLLM, hence identical samples. So: with `n`
// one seed is sent (vLLM gives child j the seed + j); where prompts are repeated no seed is sent; where every sample is a
// request of its own each has its own seed. A search on SGLang, which advises against `n`, is thus not repeatable.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import type { SampleRequest } from '../policy.ts';
import { choiceLogprobs, finishOf, openAIUsage } from './answer-parts.ts';
import { constraintField, groupByField } from './constraint-field.ts';
import { arrayAt, numberAt, stringAt, valueAt } from './json-shape.ts';
import {
  beginsWithBos,
  type ChoicePart,
  type PlanContext,
  type PlannedBeam,
  plannedBeams,
  type SampleJob,
  type SamplePlanner,
  sampleSeed,
  sentStops,
  type Target,
} from './sample-job.ts';
import { neutralSampling } from './sampling-fields.ts';

export const completionsPath = '/v1/completions';

export const planCompletions: SamplePlanner = (request, context) => {
  const beams = plannedBeams(request).filter(({ samples }) => samples > 0);
  // One request has one constraint, so beams with equal constraints share a request.
  const groups = groupByField(beams, ({ beam }) =>
    constraintField(beam.constraint, context.abilities.structured),
  );
  return groups.flatMap(({ field, items }) => planGroup(items, field, request, context));
};

function planGroup(
  beams: readonly PlannedBeam[],
  constraint: JsonObject,
  request: SampleRequest,
  context: PlanContext,
): readonly SampleJob[] {
  const { abilities } = context;
  if (!abilities.listPrompts) return loneRequests(beams, constraint, request, context);
  const samples = beams[0]?.samples ?? 0;
  const equal = beams.every((beam) => beam.samples === samples);
  // SGLang: "n > 1 is discouraged; repeat the same prompts instead".
  if (equal && (samples === 1 || (abilities.n && abilities.backend !== 'sglang'))) {
    return chunks(beams, abilities.maxPrompts).map((part) => {
      const fields = {
        prompt: asPrompt(part.map(({ text }) => text)),
        ...(samples > 1 ? { n: samples } : {}),
        seed: sampleSeed(request.seed, 0),
        ...constraint,
      };
      // choices[].index = prompt × n + sample
      const targets = part.flatMap((beam) => Array.from({ length: samples }, (_, j) => beam.targets(j)));
      return job(fields, targets, request, context);
    });
  }
  const repeated = beams.flatMap((beam) =>
    Array.from({ length: beam.samples }, (_, sample) => ({ text: beam.text, targets: beam.targets(sample) })),
  );
  // TGI takes four prompts: its samples are better off alone, each with a seed.
  if (repeated.length > (abilities.maxPrompts ?? Number.POSITIVE_INFINITY)) {
    return loneRequests(beams, constraint, request, context);
  }
  const fields = { prompt: asPrompt(repeated.map(({ text }) => text)), ...constraint };
  return [
    job(
      fields,
      repeated.map(({ targets }) => targets),
      request,
      context,
    ),
  ];
}

function loneRequests(
  beams: readonly PlannedBeam[],
  constraint: JsonObject,
  request: SampleRequest,
  context: PlanContext,
): readonly SampleJob[] {
  return beams.flatMap((beam) =>
    Array.from({ length: beam.samples }, (_, sample) => {
      const fields = { prompt: beam.text, seed: sampleSeed(request.seed, sample), ...constraint };
      return job(fields, [beam.targets(sample)], request, context);
    }),
  );
}

function job(
  fields: JsonObject,
  targets: readonly (readonly Target[])[],
  request: SampleRequest,
  context: PlanContext,
): SampleJob {
  const { abilities, model } = context;
  const body: JsonObject = {
    model,
    ...fields,
    ...completionFields(request.beams[0]?.prompt ?? '', context),
    max_tokens: request.maxTokens,
    temperature: request.temperature,
    ...sentStops(request.stop, abilities),
    ...(abilities.topLogprobs > 0 ? { logprobs: 1 } : {}),
    stream: true,
    stream_options: { include_usage: true },
  };
  return { path: completionsPath, body, kind: 'sse', targets, read: readChoices, usage: openAIUsage };
}

/** Fields of every request on this route: neutral samplers, and no second beginning-of-text token. */
export function completionFields(prompt: string, { abilities }: PlanContext): JsonObject {
  return {
    ...neutralSampling(abilities.backend),
    ...(beginsWithBos(prompt) ? { add_special_tokens: false } : {}),
  };
}

function readChoices(event: JsonValue): readonly ChoicePart[] {
  return (arrayAt(valueAt(event, 'choices')) ?? []).map((choice) => {
    const finish = finishOf(valueAt(choice, 'finish_reason'));
    const tokens = choiceLogprobs(choice);
    return {
      index: numberAt(valueAt(choice, 'index')) ?? 0,
      text: stringAt(valueAt(choice, 'text')) ?? '',
      ...(tokens ? { tokens } : {}),
      ...(finish ? { finish } : {}),
    };
  });
}

/** Routers that hash the prompt expect a string, so a lone prompt is sent as one. */
export function asPrompt(prompts: readonly string[]): string | readonly string[] {
  const [only] = prompts;
  return prompts.length === 1 && only !== undefined ? only : prompts;
}

export function chunks<T>(items: readonly T[], most = Number.POSITIVE_INFINITY): readonly (readonly T[])[] {
  if (items.length <= most) return items.length > 0 ? [items] : [];
  return [items.slice(0, most), ...chunks(items.slice(most), most)];
}
