// `toolprm data report`: what is in a file of examples or of labelled rollouts, before anything is trained on it.
import { type Command, InvalidArgumentError } from 'commander';
import { compactPrompt } from '../calls/prompt/compact.ts';
import { reportExamples } from '../datasets/report/example-report.ts';
import { reportLabels } from '../datasets/report/label-report.ts';
import { estimatedTokens } from '../datasets/report/lengths.ts';
import { exampleReportText, labelReportText } from '../datasets/report/report-blocks.ts';
import { readLabelledRollouts } from '../datasets/rollout/read-rollouts.ts';
import { answersOption, type ExampleFlags, examplesOf, fromOption } from './data-examples.ts';
import { positive } from './data-options.ts';
import { type DataRun, figure, runData } from './data-run.ts';
import { chunksOf, nameOf } from './data-streams.ts';
import { printJson } from './input.ts';

interface Flags extends ExampleFlags {
  readonly labels?: true;
  readonly maxLength?: number;
  readonly charactersPerToken: number;
  readonly json?: true;
}

export function addReportCommand(data: Command): void {
  data
    .command('report')
    .description('balance, leakage between splits, duplicates and lengths of examples or labelled rollouts')
    .argument('<file>', 'examples, or with --labels labelled rollouts; "-" is standard input')
    .option('--labels', 'the file holds labelled rollouts')
    .option('--max-length <tokens>', 'count rows that are longer', positive)
    .option('--characters-per-token <number>', 'for estimates of lengths', ratio, 3.5)
    .addOption(fromOption())
    .addOption(answersOption())
    .option('--json', 'print the report as one JSON object')
    .action(report);
}

async function report(file: string, flags: Flags): Promise<void> {
  await runData(async (run) => {
    const text =
      flags.labels === true ? await labelText(file, flags, run) : await exampleText(file, flags, run);
    if (text !== undefined) process.stdout.write(text);
    return '';
  });
}

function ratio(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0)) throw new InvalidArgumentError('Give a number above 0.');
  return value;
}

/** Undefined where the report was printed as JSON. */
async function exampleText(file: string, flags: Flags, run: DataRun): Promise<string | undefined> {
  let rows = 0;
  async function* counted() {
    for await (const example of examplesOf(file, flags, run)) {
      rows += 1;
      run.progress(() => `${figure(rows)} examples`);
      yield example;
    }
  }
  const made = await reportExamples(
    counted(),
    {
      prompt: ({ query, tools }) => compactPrompt(tools, [{ role: 'user', content: query }]),
      ...lengthOptions(flags),
    },
    run.signal,
  );
  if (flags.json !== true) return exampleReportText(made);
  printJson(made, 2);
  return undefined;
}

async function labelText(file: string, flags: Flags, run: DataRun): Promise<string | undefined> {
  let rows = 0;
  async function* counted() {
    for await (const rollout of readLabelledRollouts(
      chunksOf(file, run.signal),
      run.reading(nameOf(file)),
      run.signal,
    )) {
      rows += 1;
      run.progress(() => `${figure(rows)} rollouts`);
      yield rollout;
    }
  }
  const made = await reportLabels(counted(), lengthOptions(flags), run.signal);
  if (flags.json !== true) return labelReportText(made);
  printJson(made, 2);
  return undefined;
}

function lengthOptions({ charactersPerToken, maxLength }: Flags) {
  return {
    tokens: estimatedTokens(charactersPerToken),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}
