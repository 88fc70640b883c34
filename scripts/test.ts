// `npm test`: every check and suite that this machine can run, and a summary that says what was left out and how to get it.
//
//   npm test                a suite that cannot run here is skipped and named
//   npm test -- --all       a suite that cannot run here is a failure (for continuous integration)
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { runChecks } from './check.ts';
import { findChromium } from './host/browser.ts';
import { hasCodeServer } from './host/code-server.ts';
import { runVitest } from './run-vitest.ts';
import { freshResultFile, readResult, type SuiteResult, writeSummary } from './suite-result.ts';

const root = path.resolve(import.meta.dirname, '..');
const all = process.argv.includes('--all');
const problems: string[] = [];
const skipped: string[] = [];
const suites: Record<string, SuiteResult> = {};

function heading(text: string): void {
  console.log(`\n=== ${text} ===`);
}

function count(title: string, suite: string, result: SuiteResult): void {
  suites[suite] = result;
  if (result.failed > 0) problems.push(`${title}: ${result.failed} failed`);
  if (result.passed + result.failed === 0) problems.push(`${title}: no test ran`);
  if (result.skipped.length > 0)
    skipped.push(
      `${title}: ${result.skipped.length} need data that the repository does not hold; each test's file says which and where it looks for it\n${listed(result.skipped)}`,
    );
}

/** At most ten titles, one a line. */
function listed(titles: readonly string[]): string {
  const shown = titles.slice(0, 10).map((title) => `      ${title}`);
  return [...shown, ...(titles.length > 10 ? [`      and ${titles.length - 10} more`] : [])].join('\n');
}

/** Runs a suite that has a script of its own and leaves a result file. */
function runScript(title: string, suite: string, script: string): void {
  heading(title);
  freshResultFile(suite);
  const { status } = spawnSync(process.execPath, [path.join(root, script)], { cwd: root, stdio: 'inherit' });
  try {
    const result = readResult(suite);
    count(title, suite, result);
    if (status !== 0 && result.failed === 0) problems.push(`${title}: ended with status ${status}`);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
}

/** What a suite in VS Code lacks here; empty where it can run. */
function missing(desktopIsEnough: boolean): string {
  if (desktopIsEnough && process.env.VSCODE_PATH !== undefined) return '';
  const browser = findChromium() !== undefined;
  if (hasCodeServer() && browser) return '';
  const steps = [
    ...(hasCodeServer() ? [] : ['do "npm run host:setup" (about 620 MB into .host/)']),
    ...(browser ? [] : ['install Chromium or Chrome (Debian: apt-get install chromium), or set CHROME_PATH']),
    ...(desktopIsEnough ? ['or set VSCODE_PATH to a desktop VS Code'] : []),
  ];
  return steps.join('; ');
}

function runInVSCode(title: string, suite: string, script: string, desktopIsEnough: boolean): void {
  const lacks = missing(desktopIsEnough);
  if (lacks === '') runScript(title, suite, script);
  else if (all) problems.push(`${title}: cannot run here: ${lacks}`);
  else skipped.push(`${title}: to run them, ${lacks}`);
}

const started = Date.now();
heading('Checks');
const checks = runChecks();
const broken = checks.filter((check) => !check.passed);
suites.checks = { passed: checks.length - broken.length, failed: broken.length, skipped: [] };
for (const check of broken) problems.push(`check failed: ${check.title}`);

heading('Unit tests');
try {
  count('Unit tests', 'unit', runVitest('unit', []));
} catch (error) {
  problems.push(error instanceof Error ? error.message : String(error));
}

runInVSCode('Tests inside VS Code', 'host', 'scripts/run-host-tests.ts', true);
runInVSCode('User-interface tests', 'ui', 'scripts/run-ui-tests.ts', false);

heading('Summary');
for (const line of skipped) console.log(`  skipped  ${line}`);
for (const line of problems) console.log(`  FAILED   ${line}`);
console.log(`  ${((Date.now() - started) / 1000).toFixed(0)} s`);
const passed = Object.values(suites).reduce((sum, suite) => sum + suite.passed, 0);
const failedTests = Object.values(suites).reduce((sum, suite) => sum + suite.failed, 0);
// A suite that did not run to its end has no failing test of its own, and fails all the same.
const failed = failedTests === 0 ? problems.length : failedTests;
writeSummary({ suites, problems });
if (failed > 0) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed`);
