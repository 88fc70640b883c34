// How a data command runs: it can be stopped, shows its progress and rows that cannot be used, and sums up.
import type { ReadOptions, ReadProblem } from '../datasets/read/read-problem.ts';
import { RolloutFileError } from '../datasets/rollout/rollout-file.ts';
import { CommandError } from './exit.ts';

export interface DataRun {
  /** Aborts with Ctrl-C. */
  readonly signal: AbortSignal;
  /** Says how far the command is, in a few words, on a terminal. */
  progress(text: () => string): void;
  /** What a reader of this file is given: rows that cannot be used are told, and make the exit code 1. */
  reading(file: string): ReadOptions;
}

/** Milliseconds between two lines of progress. */
const pace = 200;
/** Problems that are told one by one. */
const mostProblems = 20;

/**
 * Runs the work of a command; its result is the summary, empty where there is none.
 * @throws {CommandError} for what the user can mend.
 */
export async function runData(work: (run: DataRun) => Promise<string>): Promise<void> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const { stderr } = process;
  let shownAt = 0;
  let last: () => string = () => '';
  let problems = 0;
  const clear = (): void => {
    if (stderr.isTTY && shownAt > 0) stderr.write('\r\u001B[K');
  };
  const run: DataRun = {
    signal: abort.signal,
    progress(text) {
      last = text;
      const now = performance.now();
      if (!stderr.isTTY || now - shownAt < pace) return;
      shownAt = now;
      stderr.write(`\r\u001B[K${text()}`);
    },
    reading: (file) => ({
      file,
      onProblem: (problem) => {
        problems += 1;
        process.exitCode = 1;
        if (problems > mostProblems) return;
        clear();
        stderr.write(`${problemLine(problem)}\n`);
      },
    }),
  };
  try {
    const summary = await work(run);
    clear();
    if (problems > mostProblems) stderr.write(`${problems - mostProblems} more rows like these.\n`);
    if (summary !== '') stderr.write(`${summary}\n`);
  } catch (error) {
    clear();
    if (!abort.signal.aborted) throw told(error);
    const soFar = last();
    stderr.write(`Stopped${soFar === '' ? '' : `: ${soFar}`}. What was written is whole.\n`);
    process.exitCode = 1;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

function problemLine({ file, line, message, remedy }: ReadProblem): string {
  return `${file}:${line}: ${message} ${remedy}`;
}

const ownErrors = ['RangeError', 'FolderInUseError', 'DomainError'];

/** Errors that say what to do are told as they are; a stack is for the others. */
function told(error: unknown): unknown {
  if (error instanceof RolloutFileError) return new CommandError(`${error.message} ${error.remedy}`);
  if (error instanceof Error && ownErrors.includes(error.name)) return new CommandError(error.message);
  return error;
}

/** `12,345 rows, 6,789 a second`. */
export function pacedCount(count: number, what: string, started: number): string {
  const seconds = (performance.now() - started) / 1000;
  const rate = seconds > 0 ? count / seconds : 0;
  const shown = rate >= 10 ? Math.round(rate) : Number(rate.toPrecision(2));
  return `${figure(count)} ${what}, ${figure(shown)} a second`;
}

export function figure(value: number): string {
  return value.toLocaleString('en');
}
