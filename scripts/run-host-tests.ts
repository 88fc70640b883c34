// Runs test/host/ inside the extension host of a real VS Code.
//
//   npm run test:host                    in code-server, from .host/ (npm run host:setup) with Chromium
//   VSCODE_PATH=… npm run test:host      in that desktop VS Code, through @vscode/test-electron
//   TOOLPRM_VERBOSE=1 npm run test:host  with everything that VS Code says
//   npm run test:host -- --download      in a desktop VS Code that @vscode/test-electron downloads
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { openBrowser } from './host/browser.ts';
import { startCodeServer } from './host/code-server.ts';
import { makeSandbox } from './host/sandbox.ts';
import { freshResultFile, readResult, writeResult } from './suite-result.ts';

const root = path.resolve(import.meta.dirname, '..');
const bundle = path.join(root, '.cache/host-tests/run.cjs');
const workspace = path.join(root, 'test/fixtures/workspace');
/** The reporter's lines up to the test that is running. */
const progressFile = path.join(root, '.cache/host-tests/progress.txt');
/** Milliseconds for the whole suite. */
const limit = 180_000;

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

async function runInCodeServer(resultFile: string): Promise<string> {
  const sandbox = makeSandbox(workspace);
  const server = await startCodeServer(sandbox, {
    testDriver: true,
    env: { TOOLPRM_RESULT_FILE: resultFile, TOOLPRM_PROGRESS_FILE: progressFile },
  });
  try {
    const { browser, page } = await openBrowser(sandbox);
    try {
      // VS Code's web workbench calls these two functions of the page when its address names tests to run.
      let onEnd: () => void = () => {};
      const ended = new Promise<void>((resolve) => {
        onEnd = resolve;
      });
      await page.exposeFunction('codeAutomationExit', () => onEnd());
      await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown) => {
        if (process.env.TOOLPRM_VERBOSE) console.log('  ', ...(Array.isArray(args) ? args : [args]));
      });
      const remote = (file: string) => `vscode-remote://127.0.0.1:${server.port}${file}`;
      const payload = [
        ['extensionDevelopmentPath', remote(root)],
        ['extensionTestsPath', remote(bundle)],
        ['skipWelcome', 'true'],
      ];
      const address = new URL(server.url);
      address.searchParams.set('folder', sandbox.workspace);
      address.searchParams.set('payload', JSON.stringify(payload));
      await page.goto(address.href);
      await within(
        limit,
        ended,
        () => `The tests did not end in ${limit / 1000} s.\n${howFar()}\n${server.log()}`,
      );
      return `code-server, Chromium ${browser.version()}`;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    sandbox.remove();
  }
}

function howFar(): string {
  return existsSync(progressFile) ? readFileSync(progressFile, 'utf8') : 'No test had begun.';
}

/** Waits for `promise`, at most `milliseconds`. */
async function within(milliseconds: number, promise: Promise<void>, message: () => string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message())), milliseconds);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
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
      extensionTestsEnv: { TOOLPRM_RESULT_FILE: resultFile, TOOLPRM_PROGRESS_FILE: progressFile },
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

const desktop = process.env.VSCODE_PATH !== undefined || process.argv.includes('--download');
await bundleSuite();
rmSync(progressFile, { force: true });
const resultFile = freshResultFile('host');
const host = await (desktop ? runInDesktop(resultFile) : runInCodeServer(resultFile)).catch(
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
// The result file decides; a host that was killed, or that found no test, ends with status 0 as well.
const result = readResult('host');
writeResult('host', { ...result, host });
if (result.report !== undefined) console.log(result.report);
console.log(`host tests in ${host}: ${result.passed} passed, ${result.failed} failed`);
if (result.failed > 0 || result.passed === 0) process.exitCode = 1;
