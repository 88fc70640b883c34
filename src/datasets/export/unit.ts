// What is exported at a time: one example with its labelled rollouts, equal responses counted.
import type { CallFormat } from '../../calls/format.ts';
import { renderCalls } from '../../calls/render.ts';
import type { Example } from '../example.ts';
import { toolSetHash } from '../report/leakage.ts';
import { UnknownExampleError } from '../rollout/label-rollouts.ts';
import type { LabelledRollout } from '../rollout/labelled-rollout.ts';

/** Distinct responses of one example, in the order in which they were first sampled. */
export interface CountedRollout extends LabelledRollout {
  /** How many samples gave this response. */
  readonly count: number;
}

export interface ExportUnit {
  /** The example's id. */
  readonly id: string;
  readonly split: string;
  readonly prompt: string;
  /** The gold calls as text. */
  readonly gold: string;
  readonly toolsHash: string;
  /** Empty where examples are exported without rollouts. */
  readonly rollouts: readonly CountedRollout[];
  /** Absent where rollouts are exported without their examples. */
  readonly example?: Example;
}

/** Rows without a split are for training. */
const usualSplit = 'train';

/**
 * Groups the rollouts of each example, which stand together in a label file, and joins them with their examples where
 * those are given, in the same order.
 * @throws {UnknownExampleError} for a rollout whose example does not follow; `AbortError` when `signal` aborts.
 */
export async function* rolloutUnits(
  rollouts: AsyncIterable<LabelledRollout> | Iterable<LabelledRollout>,
  examples?: AsyncIterable<Example>,
  signal?: AbortSignal,
): AsyncGenerator<ExportUnit> {
  const source = examples?.[Symbol.asyncIterator]();
  let group: LabelledRollout[] = [];
  const take = async (): Promise<ExportUnit | undefined> => {
    const [first] = group;
    if (first === undefined) return undefined;
    const unit = unitOf(first, group);
    if (source === undefined) return unit;
    for (let next = await source.next(); next.done !== true; next = await source.next()) {
      if (next.value.id === unit.id) return { ...unit, example: next.value };
    }
    throw new UnknownExampleError(first);
  };
  try {
    for await (const rollout of rollouts) {
      signal?.throwIfAborted();
      if (group[0] !== undefined && group[0].example !== rollout.example) {
        const unit = await take();
        if (unit !== undefined) yield unit;
        group = [];
      }
      group.push(rollout);
    }
    const last = await take();
    if (last !== undefined) yield last;
  } finally {
    await source?.return?.();
  }
}

function unitOf(first: LabelledRollout, group: readonly LabelledRollout[]): ExportUnit {
  const { example, split, prompt, gold, toolsHash: hash } = first;
  const distinct = new Map<string, CountedRollout>();
  for (const rollout of group) {
    const known = distinct.get(rollout.response);
    distinct.set(rollout.response, { ...(known ?? rollout), count: (known?.count ?? 0) + 1 });
  }
  return {
    id: example,
    split: split ?? usualSplit,
    prompt,
    gold,
    toolsHash: hash,
    rollouts: [...distinct.values()],
  };
}

/** Examples without rollouts. `AbortError` when `signal` aborts. */
export async function* exampleUnits(
  examples: AsyncIterable<Example> | Iterable<Example>,
  prompt: (example: Example) => Promise<string> | string,
  format: CallFormat,
  signal?: AbortSignal,
): AsyncGenerator<ExportUnit> {
  for await (const example of examples) {
    signal?.throwIfAborted();
    yield {
      id: example.id,
      split: example.split ?? usualSplit,
      prompt: await prompt(example),
      gold: renderCalls(format, example.calls),
      toolsHash: toolSetHash(example.tools),
      rollouts: [],
      example,
    };
  }
}
