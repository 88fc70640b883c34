// The search view's own bundle in a headless Chromium, fed as the extension feeds it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/host/browser.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Stands in for VS Code: keeps what the view says, and hands a log over in parts as large as the extension's. */
const host = `
const part = 1 << 22;
const frame = () => new Promise((resolve) => setTimeout(resolve, 16));
const settings = { labelKeys: { good: '1', bad: '2', neutral: '3' }, blind: false, autoAdvance: false, pricePerMillion: { prompt: 0, completion: 0 }, canSearch: true };
window.said = [];
window.acquireVsCodeApi = () => ({ postMessage: (message) => window.said.push(message), getState: () => undefined, setState: () => {} });
window.give = async (bytes, live) => {
  window.given = performance.now();
  for (let from = 0; from < bytes.length; from += part) {
    const slice = bytes.slice(from, from + part);
    window.postMessage(from === 0
      ? { type: 'snapshot', generation: 1, name: 'bench.toolprm.jsonl', bytes: slice, run: { live, paused: false }, labels: [], settings }
      : { type: 'append', generation: 1, from, bytes: slice }, '*');
    await frame();
  }
  window.received = bytes.length;
};
window.append = (text) => {
  const bytes = new TextEncoder().encode(text);
  window.postMessage({ type: 'append', generation: 1, from: window.received, bytes }, '*');
  window.received += bytes.length;
};
/** Milliseconds between the beginnings of frames. */
window.watchFrames = () => {
  const between = [];
  let last, on = true;
  const look = (begin) => {
    if (!on) return;
    if (last !== undefined) between.push(begin - last);
    last = begin;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => { on = false; return between; };
};
`;

export interface BenchPage {
  readonly page: Page;
  /** A page with the view in it that has been given nothing yet. `log` is what `/log` answers. */
  open(log: string): Promise<void>;
  /** A figure that Chromium keeps of the page: seconds of its main thread, or bytes that are still in use. */
  metric(name: 'TaskDuration' | 'JSHeapUsedSize'): Promise<number>;
  close(): Promise<void>;
}

/** `undefined` where no Chromium is installed. */
export async function openBenchPage(): Promise<BenchPage | undefined> {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'toolprm-bench-'));
  await build({
    absWorkingDir: root,
    entryPoints: ['webview/main.tsx'],
    outfile: path.join(folder, 'webview.js'),
    tsconfig: 'webview/tsconfig.json',
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    mainFields: ['module', 'main'],
    alias: {
      'd3-transition': path.join(root, 'scripts/no-transitions.mjs'),
      'd3-interpolate': path.join(root, 'scripts/no-transitions.mjs'),
    },
    logLevel: 'warning',
  });
  let log = '';
  const answers: Readonly<Record<string, readonly [type: string, text: () => string]>> = {
    '/': [
      'text/html',
      () =>
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><link rel="stylesheet" href="/webview.css">' +
        '<body class="vscode-dark" style="margin:0;height:100vh"><div id="root"></div><script src="/host.js"></script><script src="/webview.js"></script></body></html>',
    ],
    '/host.js': ['text/javascript', () => host],
    '/webview.js': ['text/javascript', () => readFileSync(path.join(folder, 'webview.js'), 'utf8')],
    '/webview.css': ['text/css', () => readFileSync(path.join(folder, 'webview.css'), 'utf8')],
    '/log': ['application/octet-stream', () => log],
  };
  const server = createServer((request, response) => {
    const [type, text] = answers[request.url ?? ''] ?? [];
    response.writeHead(type === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' });
    response.end(text?.() ?? '');
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--no-first-run',
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(120_000);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return {
    page,
    async open(text) {
      log = text;
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction('window.said.length > 0');
    },
    async metric(wanted) {
      if (wanted === 'JSHeapUsedSize') await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === wanted)?.value ?? 0;
    },
    async close() {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
