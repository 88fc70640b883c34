// Masks a stream of examples: two thirds of them, decided for each by the seed alone.
import { hashIntegers, uniformStream } from '../../models/embedded/random.ts';
import type { Example } from '../example.ts';
import { type MaskInverse, type MaskOptions, maskExample } from './mask.ts';

/** The share that stays as it is (Hammer masks a record when a uniform draw is above 1/3). */
export const keptShare = 1 / 3;

export interface MaskStreamOptions extends MaskOptions {
  readonly seed: number;
  /** In [0, 1]; `keptShare` unless told. 0 masks everything. */
  readonly kept?: number;
  /** Called for every row. */
  readonly onProgress?: (rows: number, masked: number) => void;
}

export interface MaskedRow {
  readonly example: Example;
  /** Absent where the row was kept as it is. */
  readonly inverse?: MaskInverse;
}

/**
 * The rows in their order. A row's draws depend on the seed and its place alone, so that a run that was cut off can go on.
 * @throws {DOMException} `AbortError` when `signal` aborts.
 */
export async function* maskExamples(
  examples: AsyncIterable<Example> | Iterable<Example>,
  options: MaskStreamOptions,
  signal?: AbortSignal,
): AsyncGenerator<MaskedRow> {
  const { kept = keptShare } = options;
  let rows = 0;
  let masked = 0;
  for await (const example of examples) {
    signal?.throwIfAborted();
    const random = uniformStream(hashIntegers(options.seed, rows));
    rows += 1;
    const draw = random();
    const isMasked = draw > kept || kept === 0;
    if (isMasked) masked += 1;
    options.onProgress?.(rows, masked);
    yield isMasked ? maskExample(example, random, options) : { example };
  }
}
