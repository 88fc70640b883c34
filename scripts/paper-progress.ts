// What an evaluation says while it runs: its plan, how long it should take, how far it is.
import { reference, rewardRoles } from '../src/evaluation/paper/arms.ts';
import {
  armsOf,
  type PaperCase,
  type PaperPlan,
  resultsOf,
  strategyArms,
} from '../src/evaluation/paper/plan.ts';

/**
 * Seconds of one core, measured with a policy and a reward model of the shipped size: a search with N = M = 4, a hundred
 * samples of whole responses with all that is done with them, and what a query costs besides.
 */
export const usualSeconds = { search: 1, hundredSamples: 8, query: 2 };

/** Work that cases are, in seconds of one core at the usual speed. Searches cost what their samples cost. */
export function workOf(cases: readonly PaperCase[], plan: PaperPlan): number {
  return cases.reduce((sum, of) => {
    const samples = armsOf(of, plan).reduce((all, { size, strategy }) => {
      const { beams, candidates } = size === 'reference' ? reference : size;
      return all + beams * candidates * (strategy === 'token-beam' ? 3 : 1);
    }, 0);
    return sum + usualSeconds.query + (samples / 100) * usualSeconds.hundredSamples;
  }, 0);
}

export function planText(plan: PaperPlan, cases: readonly PaperCase[], jobs: number): string {
  const count = (what: 'isSearched' | 'isOnFrontier'): number => cases.filter((of) => of[what]).length;
  const results = cases.reduce((sum, each) => sum + resultsOf(each, plan), 0);
  const duration = durationText(workOf(cases, plan) / jobs);
  return [
    `Plan: ${plan.seeds} seeds, ${cases.length} held-out queries of level ${plan.level}, ${plan.samples} samples of each, judged by ${rewardRoles.length} reward models;`,
    `      ${count('isSearched')} of them searched by ${strategyArms(plan).length} strategies, ${count('isOnFrontier')} with every N and M: ${results.toLocaleString('en')} results in all.`,
    `      About ${duration} with ${jobs} ${jobs === 1 ? 'job' : 'jobs'} on cores like those that this was measured on; a first check of the speed follows.`,
  ].join('\n');
}

/** `8 min`, `1 h 20 min`, `40 s`. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export interface Progress {
  /** A result is there. */
  result(): void;
  /** A case is through, and took so many seconds. */
  finished(of: PaperCase, seconds: number): void;
  clear(): void;
}

/** Milliseconds between two lines: on a terminal a line replaces the one before. */
const pace = { terminal: 200, file: 30_000 };
/** A case that took less was known from an earlier run. */
const leastSeconds = 0.3;

export function showProgress(cases: readonly PaperCase[], plan: PaperPlan, jobs: number): Progress {
  const { stderr } = process;
  const all = workOf(cases, plan);
  const results = cases.reduce((sum, each) => sum + resultsOf(each, plan), 0);
  let resultsDone = 0;
  let casesDone = 0;
  let workDone = 0;
  let computed = { work: 0, seconds: 0 };
  let shownAt = 0;
  const show = (): void => {
    const now = performance.now();
    if (now - shownAt < (stderr.isTTY ? pace.terminal : pace.file)) return;
    shownAt = now;
    const left = ((all - workDone) * (computed.seconds / computed.work)) / jobs;
    const eta = computed.work === 0 ? '' : `, about ${durationText(left)} left`;
    const words = `${casesDone} of ${cases.length} queries, ${resultsDone.toLocaleString('en')} of ${results.toLocaleString('en')} results${eta}`;
    stderr.write(stderr.isTTY ? `\r\u001B[K${words}` : `${words}\n`);
  };
  return {
    result() {
      resultsDone += 1;
      show();
    },
    finished(of, seconds) {
      const work = workOf([of], plan);
      casesDone += 1;
      workDone += work;
      if (seconds >= leastSeconds) {
        computed = { work: computed.work + work, seconds: computed.seconds + seconds };
      }
      show();
    },
    clear() {
      if (stderr.isTTY && shownAt > 0) stderr.write('\r\u001B[K');
    },
  };
}
