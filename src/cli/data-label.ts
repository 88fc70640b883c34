// `toolprm data label`: every decision of every rollout is compared with the gold calls.
import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { ErrorReach } from '../datasets/label/label-response.ts';
import { readSearchLog, type SearchLogOptions } from '../datasets/read/search-log.ts';
import { labelRollouts } from '../datasets/rollout/label-rollouts.ts';
import { type LabelledRollout, labelledLine } from '../datasets/rollout/labelled-rollout.ts';
import { readRollouts } from '../datasets/rollout/read-rollouts.ts';
import { labelsPath } from '../labels/labels-path.ts';
import { readLabels } from '../labels/read-labels.ts';
import { answersOption, type ExampleFlags, examplesOf, fromOption, namingFiles } from './data-examples.ts';
import { callFormat, formatOption, outOption } from './data-options.ts';
import { type DataRun, figure, pacedCount, runData } from './data-run.ts';
import { chunksOf, nameOf, openOutput } from './data-streams.ts';
import { CommandError } from './exit.ts';

interface Flags extends ExampleFlags {
  readonly examples?: string;
  readonly logs?: true;
  readonly gold: SearchLogOptions['gold'];
  readonly reach: ErrorReach;
  readonly callFormat: string;
  readonly out: string;
}

export function addLabelCommand(data: Command): void {
  data
    .command('label')
    .description('label every decision of rollouts, right or wrong, by exact match with the gold calls')
    .argument('<files...>', 'a rollout file ("-" is standard input); with --logs search logs')
    .option('--examples <file>', 'the examples that the rollouts were sampled for')
    .addOption(fromOption())
    .addOption(answersOption())
    .option('--logs', 'the files are search logs: their responses are the rollouts, their labels the gold')
    .addOption(
      new Option('--gold <which>', 'with --logs: what people rated good, or else what the search chose')
        .choices(['labelled', 'chosen'])
        .default('labelled'),
    )
    .addOption(
      new Option('--reach <how far>', 'what a wrong decision makes wrong, besides the finishes above it')
        .choices(['own', 'call', 'response'])
        .default('call'),
    )
    .addOption(formatOption())
    .addOption(outOption())
    .action(label);
}

async function label(files: readonly string[], flags: Flags): Promise<void> {
  await runData(async (run) => {
    const started = performance.now();
    const labelling = flags.logs === true ? labelLogs(files, flags, run) : labelFile(files, flags, run);
    const inputs = [...files, ...[flags.examples, flags.answers].filter((name) => name !== undefined)];
    const output = await openOutput(flags.out, inputs);
    let rows = 0;
    let right = 0;
    let steps = 0;
    let rightSteps = 0;
    try {
      for await (const rollout of labelling.rows) {
        await output.write(labelledLine(rollout));
        rows += 1;
        if (rollout.label === '+') right += 1;
        steps += rollout.steps.length;
        rightSteps += rollout.steps.filter((step) => step.label === '+').length;
        run.progress(() => `${figure(rows)} rollouts`);
      }
    } finally {
      await output.close();
    }
    const failed = labelling.failed();
    const lost = failed === 0 ? '' : ` ${figure(failed)} rollouts had no response.`;
    return (
      `${pacedCount(rows, 'rollouts', started)}; ${figure(right)} right, ` +
      `${figure(rightSteps)} of ${figure(steps)} steps right.${lost}`
    );
  });
}

interface Labelling {
  readonly rows: AsyncIterable<LabelledRollout>;
  readonly failed: () => number;
}

function labelFile([file, ...others]: readonly string[], flags: Flags, run: DataRun): Labelling {
  if (file === undefined || others.length > 0) {
    throw new CommandError('Give one rollout file; several files go with --logs.', 2);
  }
  if (flags.examples === undefined) {
    throw new CommandError('Give the examples that the rollouts were sampled for with --examples FILE.', 2);
  }
  let failed = 0;
  const options = {
    format: callFormat(flags.callFormat),
    reach: flags.reach,
    onProgress: (_: number, without: number) => {
      failed = without;
    },
  };
  const rollouts = readRollouts(chunksOf(file, run.signal), run.reading(nameOf(file)), run.signal);
  const examples = examplesOf(flags.examples, flags, run);
  const rows = labelRollouts(rollouts, examples, options, run.signal);
  return { rows: namingFiles(rows, nameOf(file), flags.examples), failed: () => failed };
}

function labelLogs(files: readonly string[], flags: Flags, run: DataRun): Labelling {
  if (flags.examples !== undefined) {
    throw new CommandError('Search logs have their own gold: leave --examples out.', 2);
  }
  return { rows: logRows(files, flags, run), failed: () => 0 };
}

async function* logRows(
  files: readonly string[],
  { gold, reach }: Flags,
  run: DataRun,
): AsyncGenerator<LabelledRollout> {
  for (const file of files) {
    run.signal.throwIfAborted();
    const reading = run.reading(file);
    const labels = readLabels(await readFile(labelsPath(file)).catch(() => ''));
    for (const { line, message, remedy } of labels.problems) {
      reading.onProblem({ file: labelsPath(file), line, message, remedy });
    }
    const found = await readSearchLog(chunksOf(file, run.signal), {
      ...reading,
      labels: labels.records,
      gold,
    });
    if (found === undefined) continue;
    const { example, rollouts, format } = found;
    yield* labelRollouts(rollouts, [example], { reach, format }, run.signal);
  }
}
