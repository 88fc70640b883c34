// The search view: time to the first candidates and to all of them, frames while scrolling and while a search streams in.
import { logLines, syntheticLog } from '../unit/log/build-log.ts';
import { traced } from './frame-work.ts';
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
const candidatesPerPart = 20;

/** Share of the values up to `limit`. */
function share(values: readonly number[], limit: number): number {
  return round(values.filter((value) => value <= limit).length / Math.max(1, values.length));
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

/** Figures of the frames that are drawn during the work; 60 a second are wanted. */
async function watched({ page }: BenchPage, work: () => Promise<void>): Promise<object> {
  await page.evaluate('window.stopWatching = window.watchFrames()');
  const perFrame = await traced(page, work);
  const between: readonly number[] = await page.evaluate('window.stopWatching()');
  return {
    frames: between.length,
    /** Frames for which the page's main thread worked less than 16 ms. The aim is 95 %. */
    shareUnder16Milliseconds: share(perFrame, 16),
    workMillisecondsMiddle: percentile(perFrame, 0.5),
    workMilliseconds95: percentile(perFrame, 0.95),
    workMillisecondsMost: percentile(perFrame, 1),
    /**
     * Frames that no other frame was left out for, as the clock saw them: headless Chromium draws in software, and
     * whatever else the machine does is in it.
     */
    shareOnTime: share(between, 17.5),
    betweenMilliseconds95: percentile(between, 0.95),
    betweenMillisecondsMost: percentile(between, 1),
  };
}

/** Milliseconds from the moment that the log was handed over. */
const opening = `(async () => {
  const bytes = new Uint8Array(await (await fetch('/log')).arrayBuffer());
  // Looks when the page changes, so that looking costs no frames.
  const until = (ready) => new Promise((resolve) => {
    const done = () => {
      if (!ready()) return false;
      looker.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      return true;
    };
    const looker = new MutationObserver(done);
    if (!done()) looker.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
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
  const busyBefore = await bench.metric('TaskDuration');
  const times: Record<string, number> = await bench.page.evaluate(opening);
  const busy = (await bench.metric('TaskDuration')) - busyBefore;
  const figures = { ...times, busyMilliseconds: busy * 1000 };
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]));
}

async function scroll(bench: BenchPage, selector: string): Promise<object> {
  const { page } = bench;
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not shown.`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  return watched(bench, async () => {
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
  const perPart = Math.ceil((rest.length / candidates) * candidatesPerPart);
  const parts: string[] = [];
  for (let at = 0; at < rest.length; at += perPart) parts.push(rest.slice(at, at + perPart).join(''));
  const sent = parts.slice(0, streamTime / streamPart);
  const frames = await watched(bench, async () => {
    await page.evaluate(`(async () => {
      const texts = ${JSON.stringify(sent)};
      const begin = performance.now();
      for (const [index, text] of texts.entries()) {
        window.append(text);
        const wait = begin + (index + 1) * ${streamPart} - performance.now();
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    })()`);
  });
  return { candidatesPerSecond: (1000 / streamPart) * candidatesPerPart, ...frames };
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
      const heapMegabytes = round((await bench.metric('JSHeapUsedSize')) / 1e6);
      const tree = await scroll(bench, '.tree-surface');
      await page.getByRole('tab', { name: 'Table' }).click();
      const table = await scroll(bench, '.rows');
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
