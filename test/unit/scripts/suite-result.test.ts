// The counts that continuous integration trusts: a suite that ran nothing, or not to its end, must not look well.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readResult, readVitestReport } from '../../../scripts/suite-result.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'suite-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function report(testResults: readonly object[]): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

describe('a vitest report', () => {
  it('is counted test by test', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'a' },
      { status: 'failed', fullName: 'b' },
      { status: 'skipped', fullName: 'c' },
      { status: 'pending', fullName: 'd' },
    ];
    expect(readVitestReport(report([{ status: 'failed', assertionResults }]))).toEqual({
      passed: 1,
      failed: 1,
      skipped: ['c', 'd'],
    });
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(readVitestReport(report([{ status: 'failed', assertionResults: [] }]))).toMatchObject({
      passed: 0,
      failed: 1,
    });
  });

  it('without tests counts nothing as passed', () => {
    expect(readVitestReport(report([]))).toEqual({ passed: 0, failed: 0, skipped: [] });
  });

  it('that was never written is an error', () => {
    expect(() => readVitestReport(path.join(folder, 'none.json'))).toThrow('did not run to its end');
    expect(() => readResult('a-suite-that-never-ran')).toThrow('did not run to its end');
  });
});
