// Reads all examples of a text at once, with the problems on the way.
import type { Example } from '../../../../src/datasets/example.ts';
import type { ReadOptions, ReadProblem } from '../../../../src/datasets/read/read-problem.ts';

export interface AllRead {
  readonly examples: readonly Example[];
  readonly problems: readonly ReadProblem[];
}

export async function readAll(
  read: (options: ReadOptions) => AsyncIterable<Example>,
  file = 'data.jsonl',
): Promise<AllRead> {
  const problems: ReadProblem[] = [];
  const examples: Example[] = [];
  for await (const example of read({ file, onProblem: (problem) => problems.push(problem) }))
    examples.push(example);
  return { examples, problems };
}

export const lines = (...rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');
