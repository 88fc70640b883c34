// The entry that VS Code's extension host calls: runs the Mocha suites and writes what happened to a file.
import { writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';
import type { SuiteResult } from '../../scripts/suite-result.ts';
import { defineSuites } from './suites.ts';

export async function run(): Promise<void> {
  // The reporter's lines go into the result: on the console they would drown in what VS Code itself says.
  const lines: string[] = [];
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => lines.push(format(...args));
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000, reporter: 'spec' });
  const { TOOLPRM_GREP: part } = process.env;
  if (part) mocha.grep(new RegExp(part));
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  defineSuites();
  const counts = { passed: 0, failed: 0, skipped: [] as string[] };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    // A run that does not end is killed from outside: then this says how far it came.
    const progress = process.env.TOOLPRM_PROGRESS_FILE;
    runner.on('test', (test) => {
      if (progress !== undefined) {
        writeFileSync(progress, [...lines, `    … ${test.fullTitle()}: did not end`].join('\n'));
      }
    });
    runner.on('pass', () => {
      counts.passed += 1;
    });
    runner.on('fail', () => {
      counts.failed += 1;
    });
    runner.on('pending', (test) => counts.skipped.push(test.fullTitle()));
  });
  const result: SuiteResult = { ...counts, report: lines.join('\n') };
  const file = process.env.TOOLPRM_RESULT_FILE;
  if (file !== undefined) writeFileSync(file, JSON.stringify(result));
  if (result.failed > 0) throw new Error(`${result.failed} tests failed`);
}
