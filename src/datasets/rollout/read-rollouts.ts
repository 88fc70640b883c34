// Reads rollout files and label files, row by row; a row that is none is a problem and never hides the others.
import { type JsonRecord, readJsonRecords } from '../read/json-records.ts';
import type { Chunks, ReadOptions } from '../read/read-problem.ts';
import { type LabelledRollout, labelledRolloutIn } from './labelled-rollout.ts';
import type { Rollout } from './rollout.ts';
import { rolloutIn } from './rollout-line.ts';

/** @throws what the chunks throw; `AbortError` when `signal` aborts. */
export function readRollouts(
  chunks: Chunks,
  options: ReadOptions,
  signal?: AbortSignal,
): AsyncGenerator<Rollout> {
  return readRows(chunks, rolloutIn, 'rollout', options, signal);
}

/** @throws what the chunks throw; `AbortError` when `signal` aborts. */
export function readLabelledRollouts(
  chunks: Chunks,
  options: ReadOptions,
  signal?: AbortSignal,
): AsyncGenerator<LabelledRollout> {
  return readRows(chunks, labelledRolloutIn, 'labelled rollout', options, signal);
}

async function* readRows<Row extends object>(
  chunks: Chunks,
  read: (value: JsonRecord['value']) => Row | string,
  what: string,
  options: ReadOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<Row> {
  for await (const { line, value } of readJsonRecords(chunks, options, signal)) {
    const row = read(value);
    if (typeof row !== 'string') {
      yield row;
      continue;
    }
    const message = `The row is no ${what}: ${row}.`;
    options.onProblem({
      file: options.file,
      line,
      message,
      remedy: 'Mend the row, or remove it; all others were read.',
    });
  }
}
