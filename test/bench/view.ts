// The search view: time to the first candidates and to all of them, frames while scrolling and while a search streams in.
import type { Page } from 'playwright-core';
import { logLines, syntheticLog } from '../unit/log/build-log.ts';
import { round } from './measure.ts';
import { type BenchPage, openBenchPage } from './view-page.ts';

const sizes = {
  '1,000': { steps: 16, beams: 8, candidates: 8 },
  '30,000': { steps: 118, beams: 16, candidates: 16 },
  '100,000': { steps: 391, beams: 16, candidates: 16 },
} as const;
/** Milliseconds of streaming, and between the parts that arrive. */
const streamTime = 5000;
const streamPart = 20;

interface Frames {
  readonly work: readonly number[];
  readonly between: readonly number[];
}

function share(values: readonly number[], limit: number): number {
  return round(values.filter((value) => value <= limit).length / Math.max(1, values.length));
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

const figures = ({ work, between }: Frames): object => ({
  frames: work.length,
  /** Of the page's main thread; the aim is 95 % under 16 ms. */
  shareUnder16Milliseconds: share(work, 16),
  workMilliseconds95: percentile(work, 0.95),
  workMillisecondsMost: percentile(work, 1),
  /** 60 Hz gives 16.7 ms; headless Chromium draws in software. */
  betweenMilliseconds95: percentile(between, 0.95),
});

/** Runs in the page while `watchFrames` looks on. */
async function watched(page: Page, work: () => Promise<void>): Promise<object> {
  await page.evaluate('window.stopWatching = window.watchFrames()');
  await work();
  const frames: Frames = await page.evaluate('window.stopWatching()');
  return figures(frames);
}

async function megabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return round((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6);
}

/** Milliseconds from the moment that the log was handed over. */
const opening = `(async () => {
  const bytes = new Uint8Array(await (await fetch('/log')).arrayBuffer());
  const until = async (ready) => {
    while (!ready()) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now();
  };
  const giving = window.give(bytes, false);
  const begin = window.given;
  const item = () => document.querySelector('.tree-active [role=treeitem]');
  const painted = await until(() => item() !== null && item().id !== 'tree-item-none');
  const usable = await until(() => document.querySelector('[aria-busy=false]') !== null && /candidates/.test(document.querySelector('.run-state').textContent));
  await giving;
  return { firstCandidatesMilliseconds: painted - begin, allCandidatesMilliseconds: usable - begin };
})()`;

async function openLog(bench: BenchPage, text: string): Promise<Record<string, number>> {
  await bench.open(text);
  const times: Record<string, number> = await bench.page.evaluate(opening);
  return Object.fromEntries(Object.entries(times).map(([name, value]) => [name, round(value)]));
}

async function scroll(page: Page, selector: string): Promise<object> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not shown.`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  return watched(page, async () => {
    for (let turn = 0; turn < 90; turn += 1) await page.mouse.wheel(turn % 3 === 0 ? 220 : 0, 260);
  });
}

async function stream(bench: BenchPage): Promise<object> {
  const { page } = bench;
  const lines = syntheticLog({ steps: 26, beams: 16, candidates: 16 }).map((event) => logLines([event]));
  const first = lines.findIndex(
    (line) => line.includes('"type":"step-finished"') && line.includes('"step":4,'),
  );
  await bench.open(lines.slice(0, first + 1).join(''));
  await page.evaluate(
    `(async () => window.give(new Uint8Array(await (await fetch('/log')).arrayBuffer()), true))()`,
  );
  await page.locator('.tree-active [role=treeitem]').waitFor({ state: 'attached' });
  const rest = lines.slice(first + 1, -1);
  const candidates = rest.filter((line) => line.startsWith('{"type":"candidate"')).length;
  const perPart = Math.ceil((rest.length / candidates) * streamPart);
  const parts: string[] = [];
  for (let at = 0; at < rest.length; at += perPart) parts.push(rest.slice(at, at + perPart).join(''));
  const sent = parts.slice(0, streamTime / streamPart);
  const frames = await watched(page, async () => {
    await page.evaluate(
      async ({ texts, pause }) => {
        const begin = performance.now();
        for (const [index, text] of texts.entries()) {
          Reflect.apply(Reflect.get(window, 'append'), window, [text]);
          const wait = begin + (index + 1) * pause - performance.now();
          await new Promise((resolve) => setTimeout(resolve, wait));
        }
      },
      { texts: sent, pause: streamPart },
    );
  });
  return { candidatesPerSecond: Math.round((1000 / streamPart) * streamPart), ...frames };
}

export async function benchView(): Promise<object> {
  const bench = await openBenchPage();
  if (bench === undefined) {
    return {
      skipped: 'No Chromium was found: install one (Debian: apt-get install chromium) or set CHROME_PATH.',
    };
  }
  try {
    const { page } = bench;
    const logs: Record<string, object> = {};
    for (const [name, size] of Object.entries(sizes)) {
      const events = syntheticLog(size);
      const text = logLines(events);
      // The first opening warms the browser's compiler up, as the second search of a day finds it.
      await openLog(bench, text);
      const times = await openLog(bench, text);
      const heapMegabytes = await megabytes(page);
      const tree = await scroll(page, '.tree-surface');
      await page.getByRole('tab', { name: 'Table' }).click();
      const table = await scroll(page, '.rows');
      logs[name] = {
        candidates: events.filter(({ type }) => type === 'candidate').length,
        megabytes: round(Buffer.byteLength(text) / 1e6),
        ...times,
        heapMegabytes,
        scrolling: { tree, table },
      };
    }
    return { logs, streaming: await stream(bench) };
  } finally {
    await bench.close();
  }
}
