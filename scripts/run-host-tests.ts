// Runs test/host/ inside the extension host of a real VS Code.
//
//   npm run test:host                    in code-server, from .host/ (npm run host:setup) with Chromium
//   VSCODE_PATH=… npm run test:host      in that desktop VS Code, through @vscode/test-electron
//   TOOLPRM_VERBOSE=1 npm run test:host  with everything that VS Code says
//   npm run test:host -- --grep labels   only the tests whose titles match this pattern
//   npm run test:host -- --download      in a desktop VS Code that @vscode/test-electron downloads
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { runInCodeServer } from './host/extension-tests.ts';
import { makeSandbox } from './host/sandbox.ts';
import { freshResultFile, readResult, writeResult } from './suite-result.ts';

const root = path.resolve(import.meta.dirname, '..');
const bundle = path.join(root, '.cache/host-tests/run.cjs');
const workspace = path.join(root, 'test/fixtures/workspace');
/** The reporter's lines up to the test that is running. */
const progressFile = path.join(root, '.cache/host-tests/progress.txt');
/** Milliseconds for the whole suite. */
const limit = 300_000;

const { values: options } = parseArgs({
  options: { download: { type: 'boolean', default: false }, grep: { type: 'string', default: '' } },
});

const testEnvironment = (resultFile: string): Record<string, string> => ({
  TOOLPRM_RESULT_FILE: resultFile,
  TOOLPRM_PROGRESS_FILE: progressFile,
  TOOLPRM_GREP: options.grep,
});

/** The extension host loads CommonJS, so the suite is bundled; Mocha and vscode stay outside. */
async function bundleSuite(): Promise<void> {
  mkdirSync(path.dirname(bundle), { recursive: true });
  await build({
    entryPoints: [path.join(root, 'test/host/run.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

async function runInBrowser(resultFile: string): Promise<string> {
  const sandbox = makeSandbox(workspace);
  try {
    return await runInCodeServer({
      sandbox,
      extension: root,
      suite: bundle,
      env: testEnvironment(resultFile),
      limit,
      howFar,
    });
  } finally {
    sandbox.remove();
  }
}

function howFar(): string {
  return existsSync(progressFile) ? readFileSync(progressFile, 'utf8') : 'No test had begun.';
}

async function runInDesktop(resultFile: string): Promise<string> {
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
  const vscodeExecutablePath = process.env.VSCODE_PATH ?? (await downloadAndUnzipVSCode());
  const sandbox = makeSandbox(workspace);
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: bundle,
      extensionTestsEnv: testEnvironment(resultFile),
      launchArgs: [
        sandbox.workspace,
        `--user-data-dir=${sandbox.userData}`,
        `--extensions-dir=${sandbox.extensions}`,
        '--disable-workspace-trust',
        '--disable-gpu',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    return `desktop VS Code, ${vscodeExecutablePath}`;
  } finally {
    sandbox.remove();
  }
}

const desktop = process.env.VSCODE_PATH !== undefined || options.download;
await bundleSuite();
rmSync(progressFile, { force: true });
const resultFile = freshResultFile('host');
const host = await (desktop ? runInDesktop(resultFile) : runInBrowser(resultFile)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
// The result file decides; a host that was killed, or that found no test, ends with status 0 as well.
const result = readResult('host');
writeResult('host', { ...result, host });
if (result.report !== undefined) console.log(result.report);
console.log(`host tests in ${host}: ${result.passed} passed, ${result.failed} failed`);
if (result.failed > 0 || result.passed === 0) process.exitCode = 1;
