// Labels rollouts: joins each with its example and compares every decision with the gold calls.
import { decisionTag } from '../../calls/decision.ts';
import type { CallFormat } from '../../calls/format.ts';
import { renderCalls } from '../../calls/render.ts';
import type { Example } from '../example.ts';
import { type LabelOptions, labelResponse } from '../label/label-response.ts';
import { toolSetHash } from '../report/leakage.ts';
import type { LabelledRollout } from './labelled-rollout.ts';
import { type Rollout, sameId } from './rollout.ts';

/** The rollouts do not belong to the examples. */
export class UnknownExampleError extends Error {
  constructor(rollout: Rollout) {
    super(
      `Rollout ${JSON.stringify(rollout.id)} is of example ${JSON.stringify(rollout.example)}, which the examples do not ` +
        'have, or only before those of earlier rollouts. Give the examples that the rollouts were sampled for, whole and in ' +
        'the same order.',
    );
    this.name = 'UnknownExampleError';
  }
}

export interface LabelRolloutsOptions extends LabelOptions {
  /** Called after each rollout: how many have labels now, and how many had no response to label. */
  readonly onProgress?: (labelled: number, failed: number) => void;
}

/**
 * Both streams are in the same order, and an example may have any number of rollouts. Rollouts without a response
 * (`failed`) are left out.
 * @throws {UnknownExampleError} for a rollout whose example does not follow; {@link RangeError} for two examples in a row with
 *   one id; `AbortError` when `signal` aborts.
 */
export async function* labelRollouts(
  rollouts: AsyncIterable<Rollout> | Iterable<Rollout>,
  examples: AsyncIterable<Example> | Iterable<Example>,
  options: LabelRolloutsOptions = {},
  signal?: AbortSignal,
): AsyncGenerator<LabelledRollout> {
  const source = iterate(examples);
  let current: Joined | undefined;
  let labelled = 0;
  let failed = 0;
  try {
    for await (const rollout of rollouts) {
      signal?.throwIfAborted();
      while (current?.example.id !== rollout.example) {
        const next = await source.next();
        if (next.done === true) throw new UnknownExampleError(rollout);
        if (next.value.id === current?.example.id) throw sameId(next.value.id);
        current = joined(next.value, options.format ?? 'hammer');
      }
      if (rollout.finish === 'failed') failed += 1;
      else {
        labelled += 1;
        yield withLabels(rollout, current, options);
      }
      options.onProgress?.(labelled, failed);
    }
  } finally {
    await source.return(undefined);
  }
}

async function* iterate<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

/** An example with what all its rollouts share. */
interface Joined {
  readonly example: Example;
  readonly gold: string;
  readonly hash: string;
}

function joined(example: Example, format: CallFormat): Joined {
  return { example, gold: renderCalls(format, example.calls), hash: toolSetHash(example.tools) };
}

function withLabels(
  rollout: Rollout,
  { example, gold, hash }: Joined,
  options: LabelOptions,
): LabelledRollout {
  const { error: _, ...own } = rollout;
  const { decisions, label } = labelResponse(rollout.response, example.calls, options);
  return {
    ...own,
    split: example.split ?? null,
    domain: example.domain ?? null,
    tags: example.tags ?? [],
    gold,
    toolsHash: hash,
    label,
    steps: decisions.map((step) => ({
      kind: step.kind,
      tag: decisionTag[step.kind],
      text: step.text,
      label: step.label,
      ...(step.reason === undefined ? {} : { reason: step.reason }),
    })),
  };
}
