// `toolprm search`: one search, drawn as it grows, logged, and summed up.
import type { Command } from 'commander';
import { Option } from 'commander';
import { callFormatOf, callFormats } from '../calls/format.ts';
import { isPromptStyleName, promptStyleNames } from '../calls/prompt/render-prompt.ts';
import type { SearchEvent, SearchSettings } from '../log/events.ts';
import type { PolicySpec, RewardSpec } from '../run/model-spec.ts';
import { type Run, runSearch } from '../run/run-search.ts';
import { aggregations, checkSettings, defaultSettings, strategyNames } from '../search/settings.ts';
import { placedMessage } from '../tools/problem-words.ts';
import { assets } from './environment.ts';
import { CommandError } from './exit.ts';
import { printJson, readText } from './input.ts';
import { createLive } from './live.ts';
import { addAccessOptions, addModelOptions, type ModelFlags, modelsOf, number } from './model-flags.ts';
import { version } from './version.ts';

interface Flags extends ModelFlags {
  readonly tools: string;
  readonly query: string;
  readonly strategy: SearchSettings['strategy'];
  readonly beams: number;
  readonly candidates: number;
  readonly temperature: number;
  readonly seed: number;
  readonly aggregation: SearchSettings['aggregation'];
  readonly threshold?: number;
  readonly constraint?: SearchSettings['constraint'];
  readonly format: string;
  readonly prompt?: string;
  readonly maxTokens: number;
  readonly maxSteps: number;
  readonly budgetTokens?: number;
  readonly budgetRequests?: number;
  readonly budgetSeconds?: number;
  readonly log: string | boolean;
  readonly json?: true;
}

export function addSearchCommand(program: Command): void {
  const { strategy, beams, candidates, temperature, seed, aggregation, maxTokens, maxSteps } =
    defaultSettings;
  const command = program
    .command('search')
    .description('search a function call and show every candidate, its score and why it was pruned')
    .requiredOption('--tools <file>', 'tool file in any of the known formats')
    .requiredOption('--query <text>', 'what the user asks')
    .addOption(new Option('--strategy <name>', 'how to search').choices(strategyNames).default(strategy))
    .option('-n, --beams <N>', 'beams retained at each step', number, beams)
    .option('-m, --candidates <M>', 'candidates sampled for each beam', number, candidates)
    .option('--temperature <T>', 'sampling temperature', number, temperature)
    .option('--seed <integer>', 'makes the search repeatable', number, seed)
    .addOption(
      new Option('--aggregation <name>', 'how step scores become one')
        .choices(aggregations)
        .default(aggregation),
    )
    .option('--threshold <score>', 'prune candidates that score below it, from 0 to 1', number);
  addModelOptions(command)
    .addOption(
      new Option(
        '--constraint <mode>',
        'hold samples to the schemas: "schema" for embedded, else "off"',
      ).choices(['off', 'schema']),
    )
    .option('--format <name>', `wire format of calls: ${callFormats.join(', ')}`, defaultSettings.format)
    .addOption(
      new Option('--prompt <style>', "prompt style; by default the model's own").choices(promptStyleNames),
    );
  addAccessOptions(command)
    .option('--max-tokens <count>', 'most tokens of one sample', number, maxTokens)
    .option('--max-steps <count>', 'most decisions of a response', number, maxSteps)
    .option('--budget-tokens <count>', 'end after this many sampled tokens', number)
    .option('--budget-requests <count>', 'end after this many requests', number)
    .option('--budget-seconds <seconds>', 'end after this time', number)
    .option('--log <file>', 'log file; by default a new one in .toolprm/searches/')
    .option('--no-log', 'write no log')
    .option('--json', 'print one JSON object and nothing else')
    .action(search);
}

async function search(flags: Flags): Promise<void> {
  const { settings, policy, reward } = wanted(flags);
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  process.once('SIGTERM', () => abort.abort());
  const run = await runSearch({
    toolsText: await readText(flags.tools),
    toolsFile: flags.tools,
    query: flags.query,
    settings,
    policy,
    reward,
    ...(flags.prompt !== undefined && isPromptStyleName(flags.prompt) ? { promptStyle: flags.prompt } : {}),
    ...(flags.log === false ? {} : { log: logPlace(flags.log) }),
    assets,
    producer: `toolprm ${version}`,
    signal: abort.signal,
  });
  for (const problem of run.toolProblems) {
    const { severity, remedy } = problem;
    process.stderr.write(`${flags.tools}: ${severity}: ${placedMessage(problem)} ${remedy}\n`);
  }
  const end = flags.json === true ? await printResult(run) : await showLive(run);
  process.exitCode = end?.outcome === 'done' ? 0 : 1;
}

type End = Extract<SearchEvent, { type: 'search-finished' }> | undefined;

async function printResult(run: Run): Promise<End> {
  let end: End;
  for await (const event of run.events) if (event.type === 'search-finished') end = event;
  const { outcome, calls, score, response, totals, error } = end ?? {};
  printJson({ outcome, calls, score, response, totals, log: run.logPath ?? null, ...(error && { error }) });
  return end;
}

async function showLive(run: Run): Promise<End> {
  const live = createLive(process.stdout);
  for await (const event of run.events) live.show(event);
  return live.end(run.logPath).outcome;
}

const logPlace = (log: string | true): { readonly file: string } | { readonly folder: string } =>
  typeof log === 'string' ? { file: log } : { folder: '.toolprm/searches' };

/** @throws {CommandError} with exit code 2 for what cannot be asked. */
function wanted(flags: Flags): {
  readonly settings: SearchSettings;
  readonly policy: PolicySpec;
  readonly reward: RewardSpec;
} {
  const format = callFormatOf(flags.format);
  if (format === undefined) {
    throw new CommandError(`"${flags.format}" is no format: choose one of ${callFormats.join(', ')}.`, 2);
  }
  try {
    const { policy, reward } = modelsOf(flags);
    const { strategy, beams, candidates, temperature, seed, aggregation, threshold, maxTokens, maxSteps } =
      flags;
    const settings = checkSettings({
      strategy,
      beams,
      candidates,
      temperature,
      seed,
      aggregation,
      maxTokens,
      maxSteps,
      format,
      constraint: flags.constraint ?? (policy.kind === 'embedded' ? 'schema' : 'off'),
      ...(threshold === undefined ? {} : { threshold }),
      budget: {
        ...(flags.budgetTokens === undefined ? {} : { tokens: flags.budgetTokens }),
        ...(flags.budgetRequests === undefined ? {} : { requests: flags.budgetRequests }),
        ...(flags.budgetSeconds === undefined ? {} : { seconds: flags.budgetSeconds }),
      },
    });
    return { settings, policy, reward };
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(error.message, 2);
    throw error;
  }
}
