// What a test suite reports, in one form for vitest, for Mocha inside VS Code and for the user-interface tests.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** Full titles of tests that were skipped. */
  readonly skipped: readonly string[];
  /** Which VS Code or engine ran it, where that matters. */
  readonly host?: string;
  /** What the suite's own reporter wrote, where it has no terminal. */
  readonly report?: string;
}

const folder = path.resolve(import.meta.dirname, '../.cache/results');

/** Where a suite's own reporter writes; the file of an earlier run is removed, so that it cannot pass for this one. */
export function freshResultFile(suite: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${suite}.json`);
  rmSync(file, { force: true });
  return file;
}

export function writeResult(suite: string, result: SuiteResult): void {
  writeFileSync(freshResultFile(suite), `${JSON.stringify(result, null, 2)}\n`);
}

/** What the whole of `npm test` came to, for continuous integration. */
export function writeSummary(summary: {
  readonly suites: Readonly<Record<string, SuiteResult>>;
  readonly problems: readonly string[];
}): void {
  writeFileSync(freshResultFile('summary'), `${JSON.stringify(summary, null, 2)}\n`);
}

/**
 * Reads a result that `writeResult` wrote.
 * @throws {Error} when the suite left none: an exit status of 0 alone proves nothing.
 */
export function readResult(suite: string): SuiteResult {
  const file = path.join(folder, `${suite}.json`);
  if (!existsSync(file))
    throw new Error(`The suite "${suite}" wrote no result to ${file}: it did not run to its end.`);
  const { passed, failed, skipped, host, report } = record(JSON.parse(readFileSync(file, 'utf8')));
  return {
    passed: Number(passed),
    failed: Number(failed),
    skipped: Array.isArray(skipped) ? skipped.map(String) : [],
    ...(typeof host === 'string' ? { host } : {}),
    ...(typeof report === 'string' ? { report } : {}),
  };
}

/** Counts of the file that vitest's JSON reporter wrote. @throws {Error} when there is none. */
export function readVitestReport(file: string): SuiteResult {
  if (!existsSync(file)) throw new Error(`vitest wrote no report to ${file}: it did not run to its end.`);
  const report = record(JSON.parse(readFileSync(file, 'utf8')));
  const files = Array.isArray(report.testResults) ? report.testResults.map(record) : [];
  const tests = files.flatMap((entry) =>
    Array.isArray(entry.assertionResults) ? entry.assertionResults.map(record) : [],
  );
  const withStatus = (...statuses: readonly string[]) =>
    tests.filter((test) => statuses.includes(String(test.status)));
  // A file that could not be loaded has no tests and still is a failure.
  const brokenFiles = files.filter(
    (entry) =>
      entry.status === 'failed' &&
      !(Array.isArray(entry.assertionResults) && entry.assertionResults.length > 0),
  );
  return {
    passed: withStatus('passed').length,
    failed: withStatus('failed').length + brokenFiles.length,
    skipped: withStatus('skipped', 'pending', 'todo').map((test) => String(test.fullName)),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
