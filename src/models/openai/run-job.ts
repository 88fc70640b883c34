// Runs one planned request: streams it, cuts stop strings, maps choices to samples, and reports the exchange.
import type { JsonValue } from '../../tools/tool.ts';
import { type Exchange, ModelError, type Usage } from '../exchange.ts';
import type { SampleEvent } from '../policy.ts';
import type { ServerAbilities } from './abilities.ts';
import type { CallOptions, Endpoint } from './endpoint.ts';
import { ServerError } from './errors.ts';
import { learnsFrom, withoutFields } from './field-dropping.ts';
import type { ChoicePart, SampleJob, Target } from './sample-job.ts';
import { type Cut, createStopCutter, type StopCutter } from './stop-cutter.ts';
import { patientTimeouts, type Timeouts } from './watchdog.ts';

export interface JobContext {
  readonly endpoint: Endpoint;
  readonly abilities: ServerAbilities;
  /** Fields that the server refused by name; grows. */
  readonly dropped: Set<string>;
  /** All stop strings, also those that were not sent. */
  readonly stop: readonly string[];
}

interface Choice {
  readonly targets: readonly Target[];
  readonly cutter: StopCutter;
  text: string;
  finish?: 'stop' | 'length';
}

/** @throws {ModelError} after an `exchange` event that has the error; `AbortError` when the signal aborts. */
export async function* runJob(
  job: SampleJob,
  context: JobContext,
  call: CallOptions,
): AsyncGenerator<SampleEvent, void, undefined> {
  const choices = job.targets.map(
    (targets): Choice => ({ targets, cutter: createStopCutter(context.stop), text: '' }),
  );
  const cutsHere = context.stop.length > (context.abilities.maxStops ?? Number.POSITIVE_INFINITY);
  let refused = 0;
  for (;;) {
    const body = withoutFields(job.body, context.dropped);
    const reader = createReader(job);
    const reply = context.endpoint.stream(job.path, body, {
      ...call,
      ...timeoutsFor(context.abilities),
      kind: job.kind,
      isLast: (event) => reader.isLast(event),
    });
    let usage: Usage | undefined;
    const exchange = (error?: string): SampleEvent => {
      const told: Exchange = {
        role: 'policy',
        endpoint: context.endpoint.url(job.path),
        request: body,
        ...(error === undefined ? { response: summary(choices) } : { error }),
        ...(usage ? { usage } : {}),
        milliseconds: reply.milliseconds,
        attempts: reply.attempts + refused,
      };
      return { type: 'exchange', exchange: told };
    };
    try {
      for await (const event of reply.events) {
        usage = job.usage(event) ?? usage;
        for (const part of reader.read(event)) yield* take(part, choices);
        // What the server goes on to write after a stop string that it was not sent is not wanted.
        if (cutsHere && choices.every(({ finish }) => finish !== undefined)) break;
      }
      checkComplete(choices, context);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      if (learnsFrom(error, body, context.dropped)) {
        refused += reply.attempts;
        continue;
      }
      yield exchange(context.endpoint.redact(error.message));
      throw error;
    }
    yield exchange();
    return;
  }
}

/** Servers that load models on demand, or compute on a processor, are given more time. */
export function timeoutsFor(abilities: ServerAbilities): { readonly timeouts?: Timeouts } {
  return ['ollama', 'lmstudio', 'llama.cpp'].includes(abilities.backend) ? { timeouts: patientTimeouts } : {};
}

/** Reads every event once, and tells when the server has finished every choice. */
function createReader(job: SampleJob) {
  const finished = new Set<number>();
  let latest: { readonly event: JsonValue; readonly parts: readonly ChoicePart[] } | undefined;
  const read = (event: JsonValue): readonly ChoicePart[] => {
    if (latest?.event !== event) latest = { event, parts: job.read(event) };
    return latest.parts;
  };
  const isLast = (event: JsonValue): boolean => {
    for (const part of read(event)) if (part.finish) finished.add(part.index);
    return finished.size >= job.targets.length;
  };
  return { read, isLast };
}

function* take(part: ChoicePart, choices: readonly Choice[]): Generator<SampleEvent> {
  const choice = choices[part.index];
  if (!choice) {
    throw new ServerError(
      'protocol',
      `The server sent choice ${part.index} where only ${choices.length} were asked for.`,
      'Run the probe: the server may number the samples of a list of prompts differently.',
    );
  }
  if (choice.finish) return;
  const pushed = choice.cutter.push(part.text, part.tokens ?? []);
  yield* texts(choice, pushed);
  if (pushed.stopped) {
    yield* end(choice, 'stop');
  } else if (part.finish) {
    yield* texts(choice, choice.cutter.flush());
    yield* end(choice, part.finish);
  }
}

function* texts(choice: Choice, cut: Cut): Generator<SampleEvent> {
  if (cut.text === '') return;
  choice.text += cut.text;
  for (const target of choice.targets) {
    yield {
      type: 'text',
      ...target,
      text: cut.text,
      ...(cut.tokens.length > 0 ? { tokens: cut.tokens } : {}),
    };
  }
}

function* end(choice: Choice, finish: 'stop' | 'length'): Generator<SampleEvent> {
  choice.finish = finish;
  for (const target of choice.targets) yield { type: 'end', ...target, finish };
}

function checkComplete(choices: readonly Choice[], { abilities }: JobContext): void {
  const open = choices.filter(({ finish }) => finish === undefined).length;
  if (open > 0) {
    throw new ServerError(
      'protocol',
      `The server's answer ended with ${open} of ${choices.length} samples unfinished.`,
      'Start the search again; if it recurs, ask for fewer samples at once.',
    );
  }
  // LM Studio answers a prompt that does not fit with success and no text.
  const empty = choices.every(({ text, finish }) => text === '' && finish === 'length');
  if (abilities.backend === 'lmstudio' && empty) {
    throw new ServerError(
      'context-overflow',
      'LM Studio answered without any text, as it does when the prompt does not fit the context.',
      'Use fewer tools or a shorter query, or load the model with a longer context.',
    );
  }
}

function summary(choices: readonly Choice[]): JsonValue {
  return { choices: choices.map(({ text, finish }, index) => ({ index, text, finish: finish ?? null })) };
}
