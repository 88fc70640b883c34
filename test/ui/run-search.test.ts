// A first search as a new user makes it: install the package, open a tool file, run the command, see the log.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenBrowser, openBrowser } from '../../scripts/host/browser.ts';
import { type CodeServer, installExtension, startCodeServer } from '../../scripts/host/code-server.ts';
import { makeSandbox, type Sandbox } from '../../scripts/host/sandbox.ts';
import { answerInputBox, openFromExplorer, runFromPalette, toast, waitForWorkbench } from './workbench.ts';

const root = path.resolve(import.meta.dirname, '../..');
const shots = path.join(root, 'shots');
const vsix = process.env.TOOLPRM_VSIX ?? '';

let sandbox: Sandbox;
let server: CodeServer;
let open: OpenBrowser;

beforeAll(async () => {
  expect(existsSync(vsix), 'TOOLPRM_VSIX names no file; run the tests with npm run test:ui').toBe(true);
  mkdirSync(shots, { recursive: true });
  sandbox = makeSandbox(path.join(root, 'test/fixtures/workspace'), {
    'toolprm.search.constraint': 'schema',
    'toolprm.search.beams': 2,
    'toolprm.search.candidates': 2,
  });
  installExtension(sandbox, vsix);
  server = await startCodeServer(sandbox);
  open = await openBrowser(sandbox);
});

afterAll(async () => {
  await open?.page.screenshot({ path: path.join(shots, 'last-view.png') });
  await open?.browser.close();
  await server?.stop();
  sandbox?.remove();
});

describe('the packaged extension in VS Code', () => {
  it('runs a search from the palette and opens its log', async () => {
    const { page } = open;
    await page.goto(`${server.url}/?folder=${encodeURIComponent(sandbox.workspace)}`);
    await waitForWorkbench(page);
    await openFromExplorer(page, 'weather.tools.json');
    await runFromPalette(page, 'ToolPRM: Run Search…');
    await answerInputBox(page, 'ToolPRM: Run Search', 'What is the weather in Oslo in celsius?');
    await page.locator('.tab.active').filter({ hasText: '.toolprm.jsonl' }).waitFor({ timeout: 120_000 });
    await toast(page, /Chosen: (no call|get_(weather|forecast)\()/).waitFor();
    // The last line holds the outcome; the editor draws only what is in view.
    await page.keyboard.press('Control+End');
    await page.locator('.view-line').filter({ hasText: 'search-finished' }).first().waitFor();
    await page.screenshot({ path: path.join(shots, 'search-log.png') });
  });

  it('asks nothing of the network', () => {
    expect(open.refused.filter((address) => !address.startsWith(server.url))).toEqual([]);
  });
});
