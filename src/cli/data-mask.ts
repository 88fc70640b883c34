// `toolprm data mask`: function and parameter names become random strings, and how to undo it.
import type { Command } from 'commander';
import { exampleLine } from '../datasets/example-line.ts';
import { keptShare, maskExamples } from '../datasets/mask/mask-examples.ts';
import { jsonLine } from '../labels/json-line.ts';
import { answersOption, type ExampleFlags, examplesOf, fromOption } from './data-examples.ts';
import { outOption, seedOption, share } from './data-options.ts';
import { figure, pacedCount, runData } from './data-run.ts';
import { openOutput, refuseSame } from './data-streams.ts';

interface Flags extends ExampleFlags {
  readonly seed: number;
  readonly keep: number;
  readonly sound?: true;
  readonly out: string;
  readonly inverse?: string;
}

export function addMaskCommand(data: Command): void {
  data
    .command('mask')
    .description('replace names by random strings, so that a model must read descriptions (as Hammer does)')
    .argument('<file>', 'examples; "-" is standard input')
    .addOption(seedOption())
    .option('--keep <share>', 'share of rows that stay as they are, 0 to 1', share, keptShare)
    .option('--sound', 'replace a default only where the gold calls stay valid and readable off the query')
    .addOption(fromOption())
    .addOption(answersOption())
    .addOption(outOption())
    .option('--inverse <file>', 'also write how to undo it, a line {id, inverse} for each masked row')
    .action(mask);
}

async function mask(file: string, flags: Flags): Promise<void> {
  await runData(async (run) => {
    const started = performance.now();
    const inputs = [file, ...(flags.answers === undefined ? [] : [flags.answers])];
    if (flags.inverse !== undefined) await refuseSame(flags.inverse, [...inputs, flags.out]);
    const examples = examplesOf(file, flags, run);
    const output = await openOutput(flags.out, inputs);
    const inverses = flags.inverse === undefined ? undefined : await openOutput(flags.inverse);
    let rows = 0;
    let masked = 0;
    try {
      const options = {
        seed: flags.seed,
        kept: flags.keep,
        defaults: flags.sound === true ? 'sound' : 'published',
      } as const;
      for await (const { example, inverse } of maskExamples(examples, options, run.signal)) {
        await output.write(exampleLine(example));
        rows += 1;
        if (inverse !== undefined) {
          masked += 1;
          await inverses?.write(jsonLine({ id: example.id, inverse }));
        }
        run.progress(() => `${figure(rows)} rows`);
      }
    } finally {
      await output.close();
      await inverses?.close();
    }
    return `${pacedCount(rows, 'rows', started)}; ${figure(masked)} of them masked.`;
  });
}
