// The loop of every reader: rows that can be used are given, the others named and passed over.
import type { JsonObject } from '../../tools/tool.ts';
import type { Example } from '../example.ts';
import { readJsonRecords } from './json-records.ts';
import { type Chunks, isFault, type ReadOptions, type RowFault } from './read-problem.ts';

/**
 * @param exampleOf what a row says, or why it cannot be used; `index` counts the rows from 0.
 * @throws what the chunks throw; `AbortError` when `signal` aborts.
 */
export async function* readRows(
  chunks: Chunks,
  { file, onProblem }: ReadOptions,
  signal: AbortSignal | undefined,
  exampleOf: (row: JsonObject, index: number) => Example | RowFault | Promise<Example | RowFault>,
): AsyncGenerator<Example> {
  let index = 0;
  for await (const { line, value } of readJsonRecords(chunks, { file, onProblem }, signal)) {
    const example = await exampleOf(value, index);
    index += 1;
    if (isFault(example)) onProblem({ file, line, message: example.fault, remedy: example.remedy });
    else yield example;
  }
}
