// A VS Code with the packaged extension, in a sandbox of its own: opened before a file's tests, gone after them.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type OpenBrowser, openBrowser } from '../../scripts/host/browser.ts';
import {
  type CodeServer,
  type CodeServerOptions,
  installExtension,
  startCodeServer,
} from '../../scripts/host/code-server.ts';
import { makeSandbox, type Sandbox } from '../../scripts/host/sandbox.ts';
import { waitForWorkbench } from './workbench.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Pictures of tests that failed, and of what tests want looked at. */
export const shots = path.join(root, 'shots');

export interface TestVSCode {
  readonly page: Page;
  readonly sandbox: Sandbox;
  /** Addresses off this machine that the page asked for. */
  readonly refused: readonly string[];
  /** Messages of the browser's dialogs, which nothing may open. */
  readonly dialogs: readonly string[];
}

/**
 * Opens VS Code for the tests of the file that calls this, and takes a picture when one of them fails.
 * @param prepare Adds files to the workspace before it is opened.
 */
export function useVSCode(
  name: string,
  settings: Readonly<Record<string, unknown>>,
  prepare: (workspace: string) => void = () => {},
  options: Pick<CodeServerOptions, 'workspaceTrust'> = {},
): () => TestVSCode {
  let sandbox: Sandbox | undefined;
  let server: CodeServer | undefined;
  let open: OpenBrowser | undefined;
  let vscode: TestVSCode | undefined;

  beforeAll(async () => {
    const vsix = process.env.TOOLPRM_VSIX ?? '';
    if (!existsSync(vsix)) {
      throw new Error('TOOLPRM_VSIX names no file; run the tests with npm run test:ui.');
    }
    mkdirSync(shots, { recursive: true });
    sandbox = makeSandbox(path.join(root, 'test/fixtures/workspace'), settings);
    prepare(sandbox.workspace);
    installExtension(sandbox, vsix);
    server = await startCodeServer(sandbox, options);
    open = await openBrowser(sandbox);
    const { page } = open;
    await page.setViewportSize({ width: 1600, height: 1000 });
    // A machine with two slow processors, one of them taken by a search, is no reason to fail.
    page.setDefaultTimeout(90_000);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      // Leaving the page may be asked about; only a script of a page opens the others.
      if (dialog.type() !== 'beforeunload') dialogs.push(`${dialog.type()}: ${dialog.message()}`);
      void dialog.accept();
    });
    const { refused } = open;
    vscode = { page, sandbox, refused, dialogs };
    await page.goto(`${server.url}/?folder=${encodeURIComponent(sandbox.workspace)}`);
    await waitForWorkbench(page);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await open?.page.screenshot({ path: path.join(shots, `failed-${name}.png`) }).catch(() => {});
  });

  afterAll(async () => {
    // For a hook that failed, which has no test of its own.
    await open?.page.screenshot({ path: path.join(shots, `last-${name}.png`) }).catch(() => {});
    await open?.browser.close();
    await server?.stop();
    sandbox?.remove();
  });

  return () => {
    if (vscode === undefined) throw new Error('VS Code did not open.');
    return vscode;
  };
}
