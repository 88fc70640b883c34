// Rollouts of a stream of examples: batch after batch, in an order and with seeds that a second run repeats.
import { hashIntegers } from '../../models/embedded/random.ts';
import { ModelError } from '../../models/exchange.ts';
import type { Policy } from '../../models/policy.ts';
import type { Tool } from '../../tools/tool.ts';
import type { Example } from '../example.ts';
import { exampleTools } from '../example-tools.ts';
import { sampleConstrained } from './constrained-responses.ts';
import { type Prompted, type Response, sampleResponses } from './responses.ts';
import { checkRolloutSettings, type Rollout, type RolloutSettings, rolloutId, sameId } from './rollout.ts';

export interface RolloutOptions {
  readonly settings: RolloutSettings;
  /** The text that the policy continues for an example; its tools are `exampleTools(example.tools)`. */
  readonly prompt: (example: Example, tools: readonly Tool[]) => Promise<string> | string;
  /** How many rollouts exist already: they are not yielded again, and batches that hold only such are not sampled. */
  readonly done?: number;
  /** The last of them, to see that they are of the same examples. */
  readonly last?: Rollout;
  /** Called after each batch with the number of examples that are through, and of rollouts, both with those of before. */
  readonly onProgress?: (examples: number, rollouts: number) => void;
}

/**
 * Exactly `settings.samples` rollouts for each example. What a batch gives depends on the policy, the settings and the
 * examples in it alone; so a run that goes on after `done` rollouts ends with the same rows as one that was never cut off.
 * A prompt that the policy cannot answer gives rollouts that say so, and never hides the rest.
 * @throws {ModelError} where the policy itself fails; `AbortError` when `signal` aborts; {@link RangeError} for settings
 *   that cannot be, for two examples in a row with one id, and where the rollouts that exist are of other examples.
 */
export async function* rollouts(
  examples: AsyncIterable<Example> | Iterable<Example>,
  policy: Policy,
  options: RolloutOptions,
  signal: AbortSignal,
): AsyncGenerator<Rollout> {
  const settings = checkRolloutSettings(options.settings);
  const { done = 0, last, onProgress } = options;
  const lastPlace = Math.floor((done - 1) / settings.samples);
  let examplesThrough = 0;
  for await (const batch of batches(examples, settings.batch)) {
    signal.throwIfAborted();
    const before = last === undefined ? undefined : batch[lastPlace - examplesThrough];
    if (before !== undefined && before.id !== last?.example) throw otherExamples(lastPlace, before, last);
    const first = examplesThrough * settings.samples;
    const isDone = first + batch.length * settings.samples <= done;
    if (!isDone) {
      const number = examplesThrough / settings.batch;
      const rows = await sampleBatch(batch, number, policy, options, signal);
      for (const [index, row] of rows.entries()) if (first + index >= done) yield row;
    }
    examplesThrough += batch.length;
    onProgress?.(examplesThrough, examplesThrough * settings.samples);
  }
  if (done > examplesThrough * settings.samples) {
    throw new RangeError(
      `There are ${done} rollouts already, more than ${examplesThrough} examples have. Give the examples that they were begun with.`,
    );
  }
}

function otherExamples(place: number, example: Example, last: Rollout | undefined): RangeError {
  return new RangeError(
    `The rollouts are of other examples: example ${place + 1} is ${JSON.stringify(example.id)}, and theirs was ` +
      `${JSON.stringify(last?.example)}. Give the examples that they were begun with, or another file.`,
  );
}

async function* batches(
  examples: AsyncIterable<Example> | Iterable<Example>,
  size: number,
): AsyncGenerator<readonly Example[]> {
  let batch: Example[] = [];
  let before: string | undefined;
  for await (const example of examples) {
    if (example.id === before) throw sameId(example.id);
    before = example.id;
    batch.push(example);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function sampleBatch(
  batch: readonly Example[],
  number: number,
  policy: Policy,
  { settings, prompt }: RolloutOptions,
  signal: AbortSignal,
): Promise<readonly Rollout[]> {
  // Servers take seeds of 31 bits.
  const seed = hashIntegers(settings.seed, number) >>> 1;
  const prompted = await Promise.all(
    batch.map(async (example) => {
      const tools = exampleTools(example.tools);
      return { prompt: await prompt(example, tools), tools };
    }),
  );
  const responses = await respond(prompted, policy, settings, seed, signal);
  return batch.flatMap((example, index) => {
    const { prompt: text = '' } = prompted[index] ?? {};
    const own = responses[index] ?? [];
    return Array.from({ length: settings.samples }, (_, sample) =>
      rolloutOf(example.id, sample, text, own instanceof ModelError ? own : own[sample], seed),
    );
  });
}

/** One request for all prompts; where the policy refuses it, one for each prompt, and the error of those it refuses. */
async function respond(
  prompted: readonly Prompted[],
  policy: Policy,
  settings: RolloutSettings,
  seed: number,
  signal: AbortSignal,
): Promise<readonly (readonly Response[] | ModelError)[]> {
  const sample = settings.constraint === 'schema' ? sampleConstrained : sampleResponses;
  try {
    return await sample(prompted, policy, settings, seed, signal);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (prompted.length === 1) return [error];
    const alone: (readonly Response[] | ModelError)[] = [];
    for (const each of prompted) {
      const [own = []] = await respond([each], policy, settings, seed, signal);
      alone.push(own);
    }
    return alone;
  }
}

/** The prompt is at fault, not the policy: the next prompt may fare better. */
function isRefusal(error: unknown): error is ModelError {
  return error instanceof ModelError && (error.code === 'context-overflow' || error.code === 'rejected');
}

function rolloutOf(
  example: string,
  sample: number,
  prompt: string,
  response: Response | ModelError | undefined,
  seed: number,
): Rollout {
  const head = { id: rolloutId(example, sample), example, prompt };
  if (response === undefined || response instanceof ModelError) {
    const error = response?.message ?? 'The policy ended without this sample.';
    return { ...head, response: '', finish: 'failed', logprob: null, tokens: null, seed, error };
  }
  const { text, finish, logprob = null, tokens = null } = response;
  return { ...head, response: text, finish, logprob, tokens, seed };
}
