// `toolprm data rollout`: a policy samples many responses to each query; a second run goes on where the first ended.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isPromptStyleName, promptStyleNames } from '../calls/prompt/render-prompt.ts';
import type { Example } from '../datasets/example.ts';
import {
  checkRolloutSettings,
  defaultRolloutSettings,
  type Rollout,
  type RolloutSettings,
} from '../datasets/rollout/rollout.ts';
import { openRolloutFile, type RolloutFile, type RolloutRun } from '../datasets/rollout/rollout-file.ts';
import { rolloutLine } from '../datasets/rollout/rollout-line.ts';
import { rollouts } from '../datasets/rollout/rollouts.ts';
import { type PolicySpec, parsePolicySpec } from '../run/model-spec.ts';
import { openModels } from '../run/open-models.ts';
import { type PromptWay, promptFor, promptStyleFor } from '../run/prompt-for.ts';
import type { Tool } from '../tools/tool.ts';
import { answersOption, type ExampleFlags, examplesOf, fromOption } from './data-examples.ts';
import { callFormat, count, formatOption, positive, seedOption } from './data-options.ts';
import { type DataRun, figure, pacedCount, runData } from './data-run.ts';
import { openOutput, refuseSame, standard } from './data-streams.ts';
import { assets } from './environment.ts';
import { CommandError } from './exit.ts';
import { type AccessFlags, header, withAccess } from './server-access.ts';

interface Flags extends ExampleFlags, AccessFlags {
  readonly policy: string;
  readonly policyModel?: string;
  readonly samples: number;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly seed: number;
  readonly batch: number;
  readonly constraint?: 'off' | 'schema';
  readonly callFormat: string;
  readonly prompt?: string;
  readonly limit?: number;
  readonly out: string;
}

export function addRolloutCommand(data: Command): void {
  const { samples, temperature, maxTokens, batch } = defaultRolloutSettings;
  data
    .command('rollout')
    .description('sample responses to each query; run it again to go on after an interruption')
    .argument('<file>', 'examples; "-" is standard input')
    .option('--policy <model>', 'who answers: embedded, a server URL, or a .gguf file', 'embedded')
    .option('--policy-model <name>', 'model on the server')
    .option('--samples <K>', 'responses for each query', positive, samples)
    .option('--temperature <T>', 'sampling temperature', decimal, temperature)
    .option('--max-tokens <count>', 'most tokens of a response', positive, maxTokens)
    .addOption(seedOption())
    .option('--batch <queries>', 'queries in one request; part of what the seed means', positive, batch)
    .addOption(
      new Option(
        '--constraint <mode>',
        'hold responses to the schemas: "schema" for embedded, else "off"',
      ).choices(['off', 'schema']),
    )
    .addOption(formatOption())
    .addOption(
      new Option('--prompt <style>', "prompt style; by default the model's own").choices(promptStyleNames),
    )
    .option('--limit <queries>', 'only the first queries', count)
    .option('--header <name=value>', 'extra header for the server, repeatable', header, {})
    .option('--affinity-header <name>', 'header that carries the id of a request')
    .option('--router', 'a router stands before the servers: send one prompt a request')
    .option('--timeout <seconds>', 'longest wait for one request', decimal)
    .addOption(fromOption())
    .addOption(answersOption())
    .addOption(
      new Option('--out <file>', 'file to write and to go on with; "-" is standard output').default('-'),
    )
    .action(rollout);
}

async function rollout(file: string, flags: Flags): Promise<void> {
  await runData(async (run) => {
    const spec = policySpec(flags);
    const isEmbedded = spec.kind === 'embedded';
    const settings = checkRolloutSettings({
      samples: flags.samples,
      temperature: flags.temperature,
      maxTokens: flags.maxTokens,
      seed: flags.seed,
      batch: flags.batch,
      constraint: flags.constraint ?? (isEmbedded ? 'schema' : 'off'),
      format: callFormat(flags.callFormat),
    });
    await refuseSame(flags.out, [file]);
    const models = await openModels(spec, { kind: 'rules' }, assets, run.signal);
    try {
      const { policy } = models;
      if (settings.constraint === 'schema' && !policy.abilities.constraint) {
        throw new CommandError(`${policy.info.name} cannot be held to schemas: give --constraint off.`, 2);
      }
      const style =
        flags.prompt !== undefined && isPromptStyleName(flags.prompt) ? { style: flags.prompt } : {};
      const way = { policy, isEmbedded, format: settings.format, ...style };
      const sink =
        flags.out === standard
          ? await standardSink()
          : await openRolloutFile(flags.out, madeHow(way, settings));
      try {
        return await writeRollouts(
          limited(examplesOf(file, flags, run), flags.limit),
          way,
          settings,
          sink,
          run,
        );
      } finally {
        await sink.close();
      }
    } finally {
      await models.close();
    }
  });
}

/** @returns the summary. */
async function writeRollouts(
  examples: AsyncIterable<Example>,
  way: PromptWay,
  settings: RolloutSettings,
  sink: RolloutFile,
  { signal, progress }: DataRun,
): Promise<string> {
  const started = performance.now();
  let written = 0;
  let failed = 0;
  let through = 0;
  let firstError = '';
  const options = {
    settings,
    prompt: ({ query }: Example, tools: readonly Tool[]) =>
      promptFor([{ role: 'user', content: query }], tools, way, signal),
    done: sink.done,
    ...(sink.last === undefined ? {} : { last: sink.last }),
    onProgress: (examplesThrough: number) => {
      through = examplesThrough;
    },
  };
  for await (const row of rollouts(examples, way.policy, options, signal)) {
    await sink.append([row]);
    written += 1;
    if (row.finish === 'failed') {
      failed += 1;
      if (failed === 1) firstError = row.error ?? '';
    }
    progress(() => {
      const all = `${figure(sink.done + written)} rollouts of ${figure(through)} examples`;
      return `${all}, ${pacedCount(written, 'new', started)}`;
    });
  }
  if (failed > 0) process.exitCode = 1;
  const lost = failed === 0 ? '' : `; ${figure(failed)} failed, the first with: ${firstError}`;
  const before = sink.done === 0 ? '' : ` (${figure(sink.done)} were there before)`;
  return `${pacedCount(written, 'rollouts', started)}${before}${lost}`;
}

function madeHow(way: PromptWay, settings: RolloutSettings): RolloutRun {
  const { name, endpoint, version } = way.policy.info;
  return {
    policy: { name, endpoint, ...(version === undefined ? {} : { version }) },
    prompt: promptStyleFor(way),
    settings: { ...settings },
  };
}

/** @throws {CommandError} with exit code 2. */
function policySpec(flags: Flags): PolicySpec {
  try {
    return withAccess('policy', parsePolicySpec(flags.policy, flags.policyModel), flags);
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(error.message, 2);
    throw error;
  }
}

/** Rollouts on standard output: nothing to go on with. */
async function standardSink(): Promise<RolloutFile> {
  const output = await openOutput(standard);
  return {
    done: 0,
    append: (rows: readonly Rollout[]) => output.write(rows.map(rolloutLine).join('')),
    close: () => output.close(),
  };
}

async function* limited(
  examples: AsyncIterable<Example>,
  limit: number | undefined,
): AsyncGenerator<Example> {
  let taken = 0;
  if (limit === 0) return;
  for await (const example of examples) {
    yield example;
    taken += 1;
    if (taken === limit) return;
  }
}

function decimal(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0)) throw new InvalidArgumentError('Give a number from 0.');
  return value;
}
