// `toolprm data export`: labelled rollouts or examples in the formats of other projects, with card and checksums.
import { basename, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { isPromptStyleName, promptStyleNames, renderPrompt } from '../calls/prompt/render-prompt.ts';
import { exampleTools } from '../datasets/example-tools.ts';
import type { ExportFormat } from '../datasets/export/format.ts';
import { exportFormats } from '../datasets/export/formats.ts';
import { type ExportUnit, exampleUnits, rolloutUnits } from '../datasets/export/unit.ts';
import { writeExport } from '../datasets/export/write-export.ts';
import { type LabelView, labelViews } from '../datasets/label/label-views.ts';
import { readLabelledRollouts } from '../datasets/rollout/read-rollouts.ts';
import { answersOption, type ExampleFlags, examplesOf, fromOption, namingFiles } from './data-examples.ts';
import { callFormat, formatOption } from './data-options.ts';
import { type DataRun, figure, pacedCount, runData } from './data-run.ts';
import { chunksOf, nameOf } from './data-streams.ts';
import { CommandError } from './exit.ts';
import { version } from './version.ts';

interface Flags extends ExampleFlags {
  readonly format: string;
  readonly out: string;
  readonly examples?: string;
  readonly view: LabelView;
  readonly stopAtFirstBad?: true;
  readonly callFormat: string;
  readonly prompt: string;
  readonly title?: string;
  readonly licence?: string;
}

export function addExportCommand(data: Command): void {
  data
    .command('export')
    .description('write labelled rollouts, or examples, for trainers: data by split, card, checksums')
    .argument('<file>', 'labelled rollouts; examples for llama-factory and sft; "-" is standard input')
    .addOption(
      new Option('--format <name>', 'format of the rows')
        .choices(exportFormats.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .requiredOption('--out <folder>', 'a new or empty folder')
    .option(
      '--examples <file>',
      'the examples of the rollouts, for llama-factory-ranking and llama-factory-kto',
    )
    .addOption(fromOption())
    .addOption(answersOption())
    .addOption(
      new Option(
        '--view <labels>',
        'every decision (ToolPRM), all but arguments (C-PRM), or one a response (ORM)',
      )
        .choices(labelViews)
        .default('steps'),
    )
    .option('--stop-at-first-bad', 'end rows at their first wrong decision')
    .addOption(formatOption())
    .addOption(
      new Option('--prompt <style>', 'how prompts of examples are written')
        .choices(promptStyleNames)
        .default('compact'),
    )
    .option('--title <text>', "name of the data set; the folder's by default")
    .option('--licence <name>', 'Hugging Face licence name, as in "cc-by-4.0"')
    .action(exportData);
}

const formatsWithViews = exportFormats
  .filter(({ views }) => views)
  .map(({ name }) => name)
  .join(', ');

async function exportData(file: string, flags: Flags): Promise<void> {
  await runData(async (run) => {
    const started = performance.now();
    const format = exportFormats.find(({ name }) => name === flags.format);
    if (format === undefined) throw new CommandError(`"${flags.format}" is no format.`, 2);
    if (!format.views && (flags.view !== 'steps' || flags.stopAtFirstBad === true)) {
      throw new CommandError(
        `${format.name} has one form: leave --view and --stop-at-first-bad out, or choose ${formatsWithViews}.`,
        2,
      );
    }
    const { tally } = await writeExport(unitsOf(file, format, flags, run), format, flags.out, {
      title: flags.title ?? basename(resolve(flags.out)),
      producer: `toolprm ${version}`,
      ...(flags.licence === undefined ? {} : { licence: flags.licence }),
      options: {
        view: flags.view,
        stopAtFirstBad: flags.stopAtFirstBad === true,
        callFormat: callFormat(flags.callFormat),
      },
      onProgress: (examples, rows) => {
        run.progress(() => `${figure(rows)} rows of ${figure(examples)} examples`);
      },
    });
    const left = tally.leftOut.map(({ what, count }) => `; left out: ${figure(count)} ${what}`).join('');
    const { prompts, toolSets } = tally.leakage;
    const leaks =
      prompts + toolSets === 0
        ? ''
        : ` Warning: ${figure(prompts)} prompts and ${figure(toolSets)} tool sets are in more than one split.`;
    return `${pacedCount(tally.rows, 'rows', started)}${left}.${leaks} See ${flags.out}/README.md.`;
  });
}

function unitsOf(file: string, format: ExportFormat, flags: Flags, run: DataRun): AsyncIterable<ExportUnit> {
  if (format.needs === 'examples') {
    const style = isPromptStyleName(flags.prompt) ? flags.prompt : 'compact';
    return exampleUnits(
      examplesOf(file, flags, run),
      ({ query, tools }) => renderPrompt(style, exampleTools(tools), [{ role: 'user', content: query }]),
      callFormat(flags.callFormat),
      run.signal,
    );
  }
  if (format.needs === 'both' && flags.examples === undefined) {
    throw new CommandError(`${format.name} needs the examples of the rollouts: give --examples FILE.`, 2);
  }
  const rollouts = readLabelledRollouts(chunksOf(file, run.signal), run.reading(nameOf(file)), run.signal);
  if (format.needs !== 'both' || flags.examples === undefined)
    return rolloutUnits(rollouts, undefined, run.signal);
  const units = rolloutUnits(rollouts, examplesOf(flags.examples, flags, run), run.signal);
  return namingFiles(units, nameOf(file), flags.examples);
}
