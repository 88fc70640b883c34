// One streaming request that samples continuations, as a plan: what is sent, and how its events are read.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import type { Usage } from '../exchange.ts';
import type { PolicyBeam, SampleRequest, TokenLogprob } from '../policy.ts';
import type { ServerAbilities } from './abilities.ts';

/** A sample of the search's request. */
export interface Target {
  readonly beam: number;
  readonly sample: number;
}

/** A piece of one choice of the answer. */
export interface ChoicePart {
  /** Index into `SampleJob.targets`. */
  readonly index: number;
  readonly text: string;
  readonly tokens?: readonly TokenLogprob[];
  readonly finish?: 'stop' | 'length';
}

export interface SampleJob {
  readonly path: string;
  readonly body: JsonObject;
  readonly kind: 'sse' | 'lines';
  /** For each choice of the answer the samples that it stands for: several where greedy samples are all the same. */
  readonly targets: readonly (readonly Target[])[];
  /** The pieces in one event. */
  read(event: JsonValue): readonly ChoicePart[];
  /** Token counts, in the event that has them. */
  usage(event: JsonValue): Usage | undefined;
}

export interface PlanContext {
  readonly model: string;
  readonly abilities: ServerAbilities;
}

/** Plans the requests for all beams, as few as the route allows. */
export type SamplePlanner = (request: SampleRequest, context: PlanContext) => readonly SampleJob[];

/** A beam with its place in the request. Greedy samples are identical, so one is asked for and stands for all. */
export interface PlannedBeam {
  readonly beam: PolicyBeam;
  readonly index: number;
  readonly text: string;
  readonly samples: number;
  targets(sample: number): readonly Target[];
}

export function plannedBeams(request: SampleRequest): readonly PlannedBeam[] {
  const greedy = request.temperature === 0;
  return request.beams.map((beam, index) => {
    const all = Array.from({ length: beam.samples }, (_, sample) => ({ beam: index, sample }));
    return {
      beam,
      index,
      text: beam.prompt + beam.prefix,
      samples: greedy ? Math.min(1, beam.samples) : beam.samples,
      targets: (sample) => (greedy ? all : all.slice(sample, sample + 1)),
    };
  });
}

/**
 * A planner of one request a sample, for servers that take neither lists nor `n`.
 * @param jobOf For a beam, what all of its samples share; then for a seed, all of a job but its targets.
 */
export function oneByOne(
  jobOf: (
    planned: PlannedBeam,
    request: SampleRequest,
    context: PlanContext,
  ) => (seed: number) => Omit<SampleJob, 'targets'>,
): SamplePlanner {
  return (request, context) =>
    plannedBeams(request).flatMap((planned) => {
      const job = jobOf(planned, request, context);
      return Array.from({ length: planned.samples }, (_, sample) => ({
        ...job(sampleSeed(request.seed, sample)),
        targets: [planned.targets(sample)],
      }));
    });
}

/** How many samples of one beam have seeds of their own before they would meet the next request's. */
const seedStride = 1024;

/**
 * The seed of one sample: the request's seed × 1024 + the sample's number, in [0, 2^31). vLLM gives child j of `n` the
 * seed + j, so `n` and single requests use the same seeds.
 */
export function sampleSeed(seed: number, sample: number): number {
  const base = ((Math.trunc(seed) % 2 ** 21) + 2 ** 21) % 2 ** 21;
  return base * seedStride + (sample % seedStride);
}

const beginningOfText =
  /^(<s>|<bos>|<\|begin_of_text\|>|<\|startoftext\|>|<\|begin\u2581of\u2581sentence\|>|<\uff5cbegin\u2581of\u2581sentence\uff5c>|\[BOS\])/;

/** True where a rendered prompt already has the beginning-of-text token that a server would add again. */
export function beginsWithBos(prompt: string): boolean {
  return beginningOfText.test(prompt);
}

/** For servers that always add the token themselves. */
export function withoutBos(prompt: string): string {
  return prompt.replace(beginningOfText, '');
}

const mostAtOnce = 32;

/** Requests that may run at once; servers queue what exceeds their slots, but time-outs count the waiting. */
export function parallelRequests(abilities: ServerAbilities): number {
  return Math.min(mostAtOnce, abilities.slots ?? (abilities.backend === 'ollama' ? 4 : 8));
}

/** The stop strings that are sent; the rest is cut here (see stop-cutter.ts). */
export function sentStops(stop: readonly string[], abilities: ServerAbilities): JsonObject {
  const sent = stop.filter((text) => text !== '').slice(0, abilities.maxStops);
  return sent.length > 0 ? { stop: sent } : {};
}
