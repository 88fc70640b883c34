// `npm run paper`: the paper's claims in miniature, on held-out queries, as a report in Markdown, JSON and plots.
//
//   npm run paper                    everything, with the shipped models; run it again to go on after an interruption
//   npm run paper -- --quick         a few queries, to see that it works
//   npm run paper -- --help          models, sizes, and where the report goes
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type CellStore, openCellStore } from '../src/evaluation/cell-store.ts';
import { median } from '../src/evaluation/interval.ts';
import { paperMarkdown } from '../src/evaluation/paper/markdown.ts';
import {
  casesOf,
  type PaperCase,
  type PaperPlan,
  quickPlan,
  standardPlan,
} from '../src/evaluation/paper/plan.ts';
import { paperPlots } from '../src/evaluation/paper/plots.ts';
import { type CaseResult, runCase } from '../src/evaluation/paper/run-case.ts';
import { type PaperSummary, summarise } from '../src/evaluation/paper/summary.ts';
import { type Timing, timeSearches } from '../src/evaluation/paper/timing.ts';
import { ModelError } from '../src/models/exchange.ts';
import { type AskedModels, type ChosenModels, chooseModels, openLane, programHash } from './paper-models.ts';
import { durationText, planText, showProgress, usualSeconds, workOf } from './paper-progress.ts';

interface Flags {
  readonly quick?: true;
  readonly seeds?: number;
  readonly judged?: number;
  readonly searched?: number;
  readonly frontier?: number;
  readonly level?: '2' | '3' | '4';
  readonly ablations?: true;
  readonly jobs: number;
  readonly policy?: string;
  readonly toolprm?: string;
  readonly coarse?: string;
  readonly outcome?: string;
  readonly out: string;
  readonly cache: string;
}

const root = path.resolve(import.meta.dirname, '..');

/** Searches whose time is taken, and one that warms up. */
const timed = 9;

await new Command('npm run paper --')
  .description('Measures the claims of ToolPRM on held-out queries and writes a report.')
  .option('--quick', 'a few queries: shows that it works, proves nothing')
  .option('--seeds <count>', `independent repetitions, ${standardPlan.seeds} by default`, positive)
  .option(
    '--judged <queries>',
    `queries of a seed for the reward models, ${standardPlan.judged} by default`,
    positive,
  )
  .option(
    '--searched <queries>',
    `how many of them are searched, ${standardPlan.searched} by default`,
    positive,
  )
  .option(
    '--frontier <queries>',
    `how many of those are searched with every N and M, ${standardPlan.frontier} by default`,
    positive,
  )
  .addOption(
    new Option('--level <number>', 'difficulty of the queries; 4 masks names').choices(['2', '3', '4']),
  )
  .option('--ablations', 'also ToolPRM as the judge of whole responses, and the policy as its own judge')
  .option('--jobs <count>', 'searches at a time, each on about one core', positive, os.availableParallelism())
  .option('--policy <model>', 'a .gguf file or the URL of a server; the shipped policy by default')
  .option('--toolprm <model>', 'the reward model trained on every decision; the shipped one by default')
  .option('--coarse <model>', 'one trained without the arguments (C-PRM)')
  .option('--outcome <model>', 'one trained on outcomes (ORM)')
  .option('--out <folder>', 'where the report goes', '.cache/paper/report')
  .option('--cache <folder>', 'where results are kept, so that a second run goes on', '.cache/paper')
  .action(paper)
  .parseAsync();

async function paper(flags: Flags): Promise<void> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await evaluate(flags, abort);
  } catch (error) {
    process.exitCode = 1;
    const remedy = error instanceof ModelError ? ` ${error.remedy}` : '';
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}${remedy}\n`);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

async function evaluate(flags: Flags, abort: AbortController): Promise<void> {
  const plan = planOf(flags);
  const chosen = chooseModels(flagModels(flags));
  const cases = casesOf(plan);
  const jobs = Math.min(flags.jobs, cases.length);
  process.stderr.write(`${planText(plan, cases, jobs)}\n`);
  for (const role of ['coarse', 'outcome'] as const) {
    if (chosen.used[role].standsIn !== true) continue;
    process.stderr.write(
      `There is no "${role}" reward model: ToolPRM stands in. Give one with --${role} FILE.\n`,
    );
  }
  const store = await openCellStore(path.resolve(root, flags.cache, 'cells.jsonl'));
  if (store.found > 0) {
    process.stderr.write(`${store.found.toLocaleString('en')} results of earlier runs are at hand.\n`);
  }
  const done: CaseResult[] = [];
  let timing: Timing | undefined;
  try {
    timing = await firstTimes(chosen, plan, cases, jobs, abort.signal);
    await runAll({ chosen, plan, cases, store, jobs, done }, abort);
  } catch (error) {
    if (!abort.signal.aborted || !isAbort(error)) throw error;
  } finally {
    await store.close();
  }
  if (done.length === 0) {
    process.stderr.write('Stopped before a query was through. Run the same command to go on.\n');
    process.exitCode = 1;
    return;
  }
  done.sort((a, b) => cases.indexOf(a.of) - cases.indexOf(b.of));
  const setting = { plan, models: chosen.used, machine: machine(), date: new Date().toISOString() };
  const summary = summarise(setting, done, cases.length, timing);
  writeReport(path.resolve(root, flags.out), summary);
  if (done.length < cases.length) process.exitCode = 1;
}

/** Takes the time of a few searches while nothing else runs. */
async function firstTimes(
  chosen: ChosenModels,
  plan: PaperPlan,
  cases: readonly PaperCase[],
  jobs: number,
  signal: AbortSignal,
): Promise<Timing> {
  const lane = await openLane(chosen, 0, signal);
  try {
    const timing = await timeSearches(cases.slice(0, timed), lane.models, plan, signal);
    const middle = median(timing.searches);
    const expected = ((workOf(cases, plan) / jobs) * middle) / usualSeconds.search;
    process.stderr.write(
      `A search with N = M = 4 takes ${middle.toFixed(2)} s here: about ${durationText(expected)} for everything that is not known yet.\n`,
    );
    return timing;
  } finally {
    await lane.close();
  }
}

interface Work {
  readonly chosen: ChosenModels;
  readonly plan: PaperPlan;
  readonly cases: readonly PaperCase[];
  readonly store: CellStore;
  readonly jobs: number;
  readonly done: CaseResult[];
}

/** Lanes take one case after another. The first error stops them all. */
async function runAll(
  { chosen, plan, cases, store, jobs, done }: Work,
  abort: AbortController,
): Promise<void> {
  const { signal } = abort;
  const waiting = cases.values();
  const progress = showProgress(cases, plan, jobs);
  const context = { plan, store, program: programHash(), onResult: () => progress.result() };
  async function work(number: number): Promise<void> {
    const lane = await openLane(chosen, number, signal);
    try {
      for (const next of waiting) {
        const started = performance.now();
        done.push(await runCase(next, lane.models, context, signal));
        progress.finished(next, (performance.now() - started) / 1000);
      }
    } finally {
      await lane.close();
    }
  }
  const lanes = Array.from({ length: jobs }, (_, number) =>
    work(number).catch((error: unknown) => {
      abort.abort(error);
      throw error;
    }),
  );
  const ends = await Promise.allSettled(lanes);
  progress.clear();
  const errors = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  const [first = undefined] = [...errors.filter((error) => !isAbort(error)), ...errors];
  if (first !== undefined) throw first;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function writeReport(folder: string, summary: PaperSummary): void {
  mkdirSync(folder, { recursive: true });
  const files: Readonly<Record<string, string>> = {
    'report.md': paperMarkdown(summary),
    'report.json': `${JSON.stringify(summary, undefined, 2)}\n`,
    ...paperPlots(summary),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const { finished } = summary;
  const rest =
    finished.cases < finished.planned
      ? ` It is partial (${finished.cases} of ${finished.planned} queries): run the same command to go on.`
      : '';
  process.stdout.write(`The report is ${path.join(folder, 'report.md')}.${rest}\n`);
}

function planOf(flags: Flags): PaperPlan {
  const base = flags.quick === true ? quickPlan : standardPlan;
  const judged = flags.judged ?? Math.max(base.judged, flags.searched ?? 0);
  const searched = Math.min(judged, flags.searched ?? base.searched);
  const level = ({ 2: 2, 3: 3, 4: 4 } as const)[flags.level ?? '3'];
  return {
    ...base,
    judged,
    searched,
    frontier: Math.min(searched, flags.frontier ?? base.frontier),
    level,
    seeds: flags.seeds ?? base.seeds,
    ablations: flags.ablations === true,
  };
}

function flagModels({ policy, toolprm, coarse, outcome }: Flags): Partial<AskedModels> {
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(toolprm === undefined ? {} : { toolprm }),
    ...(coarse === undefined ? {} : { coarse }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function machine(): string {
  const [core] = os.cpus();
  return `${os.availableParallelism()} cores (${core?.model.trim() ?? 'unknown'}), load ${os.loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.version}`;
}

function positive(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number from 1.');
}
