// The search view's own bundle in a headless Chromium, fed as the extension feeds it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/host/browser.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Hands a log over as the extension host does: in parts of the same size, a part a frame, from outside the page's thread.
 * So the parts come on time, however busy the page is.
 */
const sender = `
const part = 1 << 20;
onmessage = async ({ data: { bytes, first } }) => {
  for (let from = 0; from < bytes.length; from += part) {
    const slice = bytes.slice(from, from + part);
    const more = from + part < bytes.length;
    postMessage({ generation: 1, bytes: slice, more, ...(from === 0 ? { type: 'snapshot', ...first } : { type: 'append', from }) });
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
  postMessage('sent');
};
`;

/** Stands in for VS Code: keeps what the view says, and passes on what the sender sends. */
const host = `
const settings = { labelKeys: { good: '1', bad: '2', neutral: '3' }, blind: false, autoAdvance: false, pricePerMillion: { prompt: 0, completion: 0 }, canSearch: true };
window.said = [];
window.acquireVsCodeApi = () => ({ postMessage: (message) => window.said.push(message), getState: () => undefined, setState: () => {} });
const sender = new Worker('/sender.js');
window.give = (bytes, live) => new Promise((resolve) => {
  sender.onmessage = ({ data }) => data === 'sent' ? resolve() : window.dispatchEvent(new MessageEvent('message', { data }));
  window.received = bytes.length;
  window.given = performance.now();
  sender.postMessage({ bytes, first: { name: 'bench.toolprm.jsonl', run: { live, paused: false }, labels: [], settings } }, [bytes.buffer]);
});
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
    '/sender.js': ['text/javascript', () => sender],
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
  // Of the page's own thread, so that the machine's other work does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
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
