// `toolprm data generate`: queries, tools and gold calls from the generator.
import { type Command, Option } from 'commander';
import { compactPrompt } from '../calls/prompt/compact.ts';
import { renderCalls } from '../calls/render.ts';
import type { Example, SplitName } from '../datasets/example.ts';
import { exampleLine } from '../datasets/example-line.ts';
import { generateExamples } from '../datasets/generate/generate-examples.ts';
import type { Level } from '../datasets/generate/levels.ts';
import { jsonLine } from '../labels/json-line.ts';
import { count, outOption, positive, seedOption, share } from './data-options.ts';
import { figure, pacedCount, runData } from './data-run.ts';
import { openOutput } from './data-streams.ts';

interface Flags {
  readonly count: number;
  readonly seed: number;
  readonly split: SplitName;
  readonly level: string;
  readonly skip: number;
  readonly maxTools?: number;
  readonly masked?: number;
  readonly format: 'examples' | 'policy';
  readonly out: string;
}

const levelNames = ['0', '1', '2', '3', '4'] as const;
const splitNames = ['train', 'validation', 'test'] as const;

export function addGenerateCommand(data: Command): void {
  data
    .command('generate')
    .description('make queries, offered tools and gold calls; the same for the same seed')
    .option('--count <rows>', 'rows to make', positive, 1000)
    .addOption(seedOption())
    .addOption(
      new Option('--split <name>', 'no tool set is in two splits; "test" has held-out domains and phrasings')
        .choices(splitNames)
        .default('train'),
    )
    .addOption(
      new Option(
        '--level <number>',
        'from one tool and copied values (0) to eight tools, several calls and masking (4)',
      )
        .choices(levelNames)
        .default('3'),
    )
    .option('--skip <rows>', 'begin at this row: 100 rows and then 100 more are the first 200', count, 0)
    .option('--max-tools <count>', 'most tools of a row, up to 8', positive)
    .option('--masked <share>', "share of rows with masked names, 0 to 1; the level's by default", share)
    .addOption(
      new Option('--format <name>', 'examples, or rows {prompt, completion, …} to train a policy on')
        .choices(['examples', 'policy'])
        .default('examples'),
    )
    .addOption(outOption())
    .action(generate);
}

async function generate(flags: Flags): Promise<void> {
  await runData(async ({ signal, progress }) => {
    const started = performance.now();
    const level: Level = levels[flags.level] ?? 3;
    const line = flags.format === 'policy' ? policyLine : exampleLine;
    const output = await openOutput(flags.out);
    let rows = 0;
    try {
      const examples = generateExamples(
        {
          seed: flags.seed,
          count: flags.count,
          split: flags.split,
          level,
          from: flags.skip,
          ...(flags.maxTools === undefined ? {} : { maxTools: flags.maxTools }),
          ...(flags.masked === undefined ? {} : { masked: flags.masked }),
        },
        signal,
      );
      for await (const example of examples) {
        await output.write(line(example));
        rows += 1;
        progress(() => `${figure(rows)} of ${figure(flags.count)} rows`);
      }
    } finally {
      await output.close();
    }
    return pacedCount(rows, 'rows', started);
  });
}

const levels: Readonly<Record<string, Level>> = { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4 };

function policyLine({ id, query, tools, calls, domain, tags }: Example): string {
  const prompt = compactPrompt(tools, [{ role: 'user', content: query }]);
  return jsonLine({
    prompt,
    completion: renderCalls('hammer', calls),
    id,
    domain: domain ?? null,
    tags: tags ?? [],
  });
}
