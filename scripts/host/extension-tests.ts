// Runs a bundled suite inside the extension host of a real VS Code in the browser.
import { openBrowser } from './browser.ts';
import { startCodeServer } from './code-server.ts';
import type { Sandbox } from './sandbox.ts';

export interface ExtensionTests {
  /** Its workspace is opened. */
  readonly sandbox: Sandbox;
  /** Folder of the extension under development. */
  readonly extension: string;
  /** A CommonJS file that exports `run`. */
  readonly suite: string;
  /** For the extension host. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds for the whole suite. */
  readonly limit: number;
  /** What to say of a suite that did not end. */
  readonly howFar: () => string;
}

/**
 * Settles when the suite has ended, well or not: what came of it, it must have written to a file.
 * @returns what it ran in.
 * @throws {Error} where VS Code or the browser did not start, or the suite did not end in time.
 */
export async function runInCodeServer(tests: ExtensionTests): Promise<string> {
  const { sandbox, extension, suite, env, limit, howFar } = tests;
  const server = await startCodeServer(sandbox, { testDriver: true, env });
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
        if (process.env.TOOLPRM_VERBOSE) console.error('  ', ...(Array.isArray(args) ? args : [args]));
      });
      const remote = (file: string) => `vscode-remote://127.0.0.1:${server.port}${file}`;
      const payload = [
        ['extensionDevelopmentPath', remote(extension)],
        ['extensionTestsPath', remote(suite)],
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
  }
}

/** Waits for `promise`, at most `milliseconds`. */
async function within(milliseconds: number, promise: Promise<void>, message: () => string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message())), milliseconds);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
