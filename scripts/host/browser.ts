// A headless Chromium that reaches nothing but this machine.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Sandbox } from './sandbox.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser named by CHROME_PATH, or the first Chromium-based one that is installed. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const named = process.env.CHROME_PATH;
  return [...(named === undefined ? [] : [named]), ...onPath, ...wellKnown].find((file) => existsSync(file));
}

export interface OpenBrowser {
  readonly browser: Browser;
  readonly page: Page;
  /** Addresses off this machine that the page asked for; all of them were refused. */
  readonly refused: readonly string[];
}

/** The name under which webviews load files of an extension: a service worker of VS Code answers, not the network. */
const isResource = (hostname: string): boolean => hostname.endsWith('.vscode-resource.vscode-cdn.net');

/** @throws {Error} when no Chromium is installed. */
export async function openBrowser(sandbox: Sandbox): Promise<OpenBrowser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      'No Chromium was found. Install one (Debian: apt-get install chromium) or set CHROME_PATH.',
    );
  }
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    env: { ...sandbox.env },
    args: [
      // Chromium refuses to run its sandbox as root, as containers do.
      ...(isRoot || process.env.CI ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-default-apps',
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
    ],
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!/^(https?|wss?):$/.test(protocol) || hostname === '127.0.0.1' || isResource(hostname)) return;
    refused.push(request.url());
  });
  return { browser, page, refused };
}
