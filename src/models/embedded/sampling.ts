// Sampling in lock step: every unfinished sample of every beam gets its next token from one batch.
import type { Token } from 'node-llama-cpp';
import { ModelError } from '../exchange.ts';
import { chooseToken } from './choose.ts';
import { type Constraint, startConstraint } from './constraint.ts';
import { createEmitter, type Emitter } from './emitter.ts';
import type { Checkpoint, Lane, Probabilities } from './lanes.ts';
import type { LoadedModel } from './load-model.ts';
import type { HostSampling, HostUsage, SampleDelta } from './protocol.ts';
import { hashIntegers } from './random.ts';

/** One beam as tokens. */
interface Target {
  readonly beam: number;
  readonly tokens: readonly Token[];
  readonly constraint: Constraint | undefined;
}

/** One sample on its way. */
interface Running {
  readonly target: Target;
  readonly sample: number;
  readonly seed: number;
  readonly emitter: Emitter;
  readonly lane: Lane;
  constraint: Constraint | undefined;
  sampled: number;
  /** The token that was chosen last and is not evaluated yet; undefined once the sample has ended. */
  next: Token | undefined;
}

/**
 * Samples all continuations and reports new text after every batch. More samples than lanes are done in waves.
 * The result depends on the request and the model alone, whatever was asked before.
 * @throws {ModelError} `context-overflow`, `rejected`; whatever `check` throws.
 */
export async function sample(
  model: LoadedModel,
  sampling: HostSampling,
  check: Checkpoint,
  report: (deltas: readonly SampleDelta[]) => void,
): Promise<HostUsage> {
  const targets = sampling.beams.map((_, beam) => targetOf(model, sampling, beam));
  const jobs = sampling.beams.flatMap((beam, index) =>
    Array.from({ length: beam.samples }, (_, number) => ({ beam: index, sample: number })),
  );
  let evaluated = 0;
  let completionTokens = 0;
  const width = model.lanes.sampling.length;
  for (let from = 0; from < jobs.length; from += width) {
    const wave = jobs.slice(from, from + width).flatMap(({ beam, sample: number }, place) => {
      const target = targets[beam];
      const lane = model.lanes.sampling[place];
      return target && lane ? [startSample(sampling, target, number, lane)] : [];
    });
    try {
      evaluated += await begin(model, sampling, wave, check, report);
      while (wave.some((run) => run.next !== undefined)) {
        check();
        const active = wave.filter((run) => run.next !== undefined);
        const work = active.flatMap(({ lane, next }) => (next === undefined ? [] : [{ lane, token: next }]));
        const outputs = await model.lanes.step(work);
        report(
          await advanceAll(
            model,
            sampling,
            active,
            (_, index) => outputs[index],
            ({ lane, next }) =>
              next === undefined ? Promise.resolve(undefined) : model.lanes.wholeStep(lane, next),
          ),
        );
      }
    } finally {
      completionTokens += wave.reduce((sum, run) => sum + run.sampled, 0);
      await model.lanes.rollBack(wave.map((run) => run.lane));
    }
  }
  const promptTokens = targets.reduce((sum, target) => sum + target.tokens.length, 0);
  return { promptTokens, cachedTokens: Math.max(0, promptTokens - evaluated), completionTokens };
}

/**
 * Evaluates each beam once, draws the first tokens from it, and copies its state to the lanes of its other samples.
 * The n-th sample of a wave is always in the n-th lane: llama.cpp computes neighbouring sequences together, and which
 * ones these are shows in the last bits of their probabilities.
 */
async function begin(
  model: LoadedModel,
  sampling: HostSampling,
  wave: readonly Running[],
  check: Checkpoint,
  report: (deltas: readonly SampleDelta[]) => void,
): Promise<number> {
  let evaluated = 0;
  for (const target of new Set(wave.map((run) => run.target))) {
    const runs = wave.filter((run) => run.target === target);
    const [first, ...others] = runs;
    if (!first) continue;
    const reading = await model.lanes.read(first.lane, target.tokens, check);
    evaluated += reading.evaluated;
    const whole = async () => (await model.lanes.read(first.lane, target.tokens, check, true)).probabilities;
    report(await advanceAll(model, sampling, runs, () => reading.probabilities, whole));
    const going = others.filter((run) => run.next !== undefined).map((run) => run.lane);
    await model.lanes.copy(first.lane, going, check);
  }
  return evaluated;
}

/** Advances samples by a token each; `whole` is asked where the constraint allows none of the likeliest tokens. */
async function advanceAll(
  model: LoadedModel,
  sampling: HostSampling,
  runs: readonly Running[],
  likeliest: (run: Running, index: number) => Probabilities | undefined,
  whole: (run: Running) => Promise<Probabilities | undefined>,
): Promise<SampleDelta[]> {
  const deltas: SampleDelta[] = [];
  for (const [index, run] of runs.entries()) {
    const added = advance(model, sampling, run, likeliest(run, index));
    deltas.push(...(added ?? advance(model, sampling, run, await whole(run)) ?? []));
  }
  return deltas;
}

/**
 * Chooses a sample's next token and says what that adds to its text; undefined when none of the likeliest tokens is
 * allowed and the others are not known.
 */
function advance(
  model: LoadedModel,
  sampling: HostSampling,
  run: Running,
  probabilities: Probabilities | undefined,
): readonly SampleDelta[] | undefined {
  const { vocabulary } = model;
  const end = (finish: 'stop' | 'length', before: SampleDelta['tokens'] = []): readonly SampleDelta[] => {
    run.next = undefined;
    return [delta(run, [...before, ...run.emitter.flush()], finish)];
  };
  if (run.constraint?.ended) return end('stop');
  if (run.sampled >= roomFor(model, sampling, run.target)) return end('length');
  const { constraint } = run;
  const chosen =
    probabilities &&
    chooseToken(probabilities.of, sampling.temperature, hashIntegers(run.seed, run.sampled), (token) => {
      if (!constraint) return true;
      return vocabulary.isEnd(token) ? constraint.complete : constraint.advance(token) !== undefined;
    });
  if (!chosen && probabilities?.whole === false) return undefined;
  // Without an allowed token the text cannot go on: the vocabulary cannot spell what the constraint wants.
  if (!chosen) return end(constraint?.complete ? 'stop' : 'length');
  if (vocabulary.isEnd(chosen.token)) return end('stop');
  run.sampled++;
  run.next = chosen.token;
  run.constraint = constraint?.advance(chosen.token);
  const { tokens, stopped } = run.emitter.push(vocabulary.bytesOf(chosen.token), chosen.logprob);
  if (stopped || run.constraint?.ended) return end('stop', tokens);
  if (run.sampled >= roomFor(model, sampling, run.target)) return end('length', tokens);
  return tokens.length === 0 ? [] : [delta(run, tokens)];
}

function delta(run: Running, tokens: SampleDelta['tokens'], finish?: 'stop' | 'length'): SampleDelta {
  const common = { beam: run.target.beam, sample: run.sample, tokens };
  return finish === undefined ? common : { ...common, finish };
}

function startSample(sampling: HostSampling, target: Target, number: number, lane: Lane): Running {
  return {
    target,
    sample: number,
    seed: hashIntegers(sampling.seed, target.beam, number),
    emitter: createEmitter(sampling.stop),
    lane,
    constraint: target.constraint,
    sampled: 0,
    next: undefined,
  };
}

function targetOf(model: LoadedModel, sampling: HostSampling, index: number): Target {
  const beam = sampling.beams[index];
  if (!beam) throw new RangeError(`there is no beam ${index}`);
  const { vocabulary } = model;
  const tokens = [...vocabulary.promptTokens(beam.prompt), ...vocabulary.continuationTokens(beam.prefix)];
  if (tokens.length === 0)
    throw new ModelError('rejected', 'The prompt is empty.', 'Give a query; the model continues its text.');
  checkRoom(model, tokens.length);
  if (beam.constraint === undefined) return { beam: index, tokens, constraint: undefined };
  const constraint = startConstraint(beam.constraint, vocabulary);
  if (!constraint)
    throw new ModelError(
      'rejected',
      `No text satisfies the constraint of beam ${index + 1}.`,
      'Check the tools: an empty enum or contradictory bounds leave no value. Or search without a constraint.',
    );
  return { beam: index, tokens, constraint };
}

/** @throws {ModelError} `context-overflow` when a text leaves no room for another token. */
export function checkRoom(model: LoadedModel, length: number): void {
  if (length < usable(model)) return;
  throw new ModelError(
    'context-overflow',
    `The text has ${length} tokens; the model ${model.facts.name ?? ''} has room for ${usable(model)}.`.replace(
      '  ',
      ' ',
    ),
    'Give fewer tools or shorter descriptions, raise the context size, or use a model with a longer context.',
  );
}

/** The library shifts the context away when its last place is taken, so two places stay free. */
function usable(model: LoadedModel): number {
  return model.facts.contextSize - 2;
}

function roomFor(model: LoadedModel, sampling: HostSampling, target: Target): number {
  return Math.min(sampling.maxTokens, usable(model) - target.tokens.length);
}
