// The examples that a data command is given, whatever format they are in.
import { Option } from 'commander';
import type { Example } from '../datasets/example.ts';
import { readBfcl } from '../datasets/read/bfcl.ts';
import { readCases, toolFilesBeside } from '../datasets/read/cases.ts';
import { readHammer } from '../datasets/read/hammer.ts';
import { readXlam } from '../datasets/read/xlam.ts';
import { UnknownExampleError } from '../datasets/rollout/label-rollouts.ts';
import type { DataRun } from './data-run.ts';
import { chunksOf, nameOf, standard } from './data-streams.ts';
import { CommandError } from './exit.ts';

export const exampleKinds = ['examples', 'xlam', 'bfcl', 'hammer'] as const;
export type ExampleKind = (typeof exampleKinds)[number];

/** Flags that {@link fromOption} and {@link answersOption} give. */
export interface ExampleFlags {
  readonly from: ExampleKind;
  readonly answers?: string;
}

export const fromOption = (): Option =>
  new Option(
    '--from <format>',
    "what the examples are in: this project's own lines or cases, or another data set",
  )
    .choices(exampleKinds)
    .default('examples');

export const answersOption = (): Option =>
  new Option('--answers <file>', "with --from bfcl: the category's file of possible answers");

/** @throws {CommandError} for a file that cannot be read; `AbortError`. */
export function examplesOf(
  file: string,
  { from, answers }: ExampleFlags,
  run: DataRun,
): AsyncGenerator<Example> {
  if (answers !== undefined && from !== 'bfcl') {
    throw new CommandError('--answers goes with --from bfcl only.', 2);
  }
  const chunks = chunksOf(file, run.signal);
  const options = run.reading(nameOf(file));
  switch (from) {
    case 'examples':
      // Tool files that cases name lie beside them; what comes through a pipe lies here.
      return readCases(
        chunks,
        { ...options, toolFile: toolFilesBeside(file === standard ? 'cases' : file) },
        run.signal,
      );
    case 'xlam':
      return readXlam(chunks, options, run.signal);
    case 'hammer':
      return readHammer(chunks, options, run.signal);
    case 'bfcl': {
      const truth =
        answers === undefined ? undefined : { chunks: chunksOf(answers, run.signal), file: answers };
      return readBfcl(chunks, truth, options, run.signal);
    }
  }
}

/** Says which files do not belong together. @throws {CommandError} for that; what the rows throw. */
export async function* namingFiles<Row>(
  rows: AsyncIterable<Row>,
  rollouts: string,
  examples: string,
): AsyncGenerator<Row> {
  try {
    yield* rows;
  } catch (error) {
    if (!(error instanceof UnknownExampleError)) throw error;
    throw new CommandError(`${rollouts} does not go with ${examples}: ${error.message}`);
  }
}
