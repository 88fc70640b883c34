// Runs vitest with a report that can be counted.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { freshResultFile, readVitestReport, type SuiteResult, writeResult } from './suite-result.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Runs one configuration and keeps its counts under `suite`. @throws {Error} when it wrote no report. */
export function runVitest(
  suite: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): SuiteResult {
  const report = freshResultFile(`${suite}-vitest`);
  const result = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...args,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } },
  );
  const counted = readVitestReport(report);
  // Errors outside tests (an unhandled rejection) fail the run without failing a test.
  const failed = counted.failed === 0 && result.status !== 0 ? 1 : counted.failed;
  const kept = { ...counted, failed };
  writeResult(suite, kept);
  return kept;
}
