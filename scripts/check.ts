// The checks that read the code without running it: strict types, lint and format, layer rules, unused code.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const folders = ['src', 'webview', 'scripts', 'test'].filter((folder) => existsSync(path.join(root, folder)));

interface Check {
  readonly title: string;
  /** Entry file under node_modules, run by this same Node. */
  readonly entry: string;
  readonly args: readonly string[];
}

const checks: readonly Check[] = [
  { title: 'strict types', entry: 'typescript/bin/tsc', args: ['-p', '.'] },
  { title: 'strict types of the webview', entry: 'typescript/bin/tsc', args: ['-p', 'webview'] },
  { title: 'lint and format', entry: '@biomejs/biome/bin/biome', args: ['check', '.'] },
  {
    title: 'layer rules',
    entry: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.cjs', ...folders],
  },
  { title: 'unused code', entry: 'knip/bin/knip.js', args: ['--no-progress'] },
];

export interface CheckResult {
  readonly title: string;
  readonly passed: boolean;
}

/** Runs every check, prints the output of those that fail, and says which passed. */
export function runChecks(): readonly CheckResult[] {
  return checks.map(({ title, entry, args }) => {
    const started = Date.now();
    const result = spawnSync(process.execPath, [path.join(root, 'node_modules', entry), ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const passed = result.status === 0;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${passed ? '✓' : '✗'} ${title} (${seconds} s)`);
    if (!passed) console.log(`${result.stdout}${result.stderr}${result.error?.message ?? ''}`.trimEnd());
    return { title, passed };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (runChecks().some((check) => !check.passed)) process.exitCode = 1;
}
