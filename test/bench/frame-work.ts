// How much the page's main thread works for each frame, from a trace of Chromium: other programs on the machine do not count.
import type { Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly thread: string;
  /** Microseconds. */
  readonly start: number;
  readonly duration: number;
  readonly work: number;
  readonly threadName: unknown;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function traceEvent(value: unknown): TraceEvent {
  const { name, pid, tid, ts, dur, tdur, args } = record(value);
  return {
    name: String(name),
    thread: `${pid}:${tid}`,
    start: Number(ts),
    duration: Number(dur ?? 0),
    work: Number(tdur ?? 0),
    threadName: record(args).name,
  };
}

/** Milliseconds of work from the end of one frame to the end of the next, for each frame that called the page back. */
function workPerFrame(trace: unknown): readonly number[] {
  const { traceEvents } = record(trace);
  const events = Array.isArray(traceEvents) ? traceEvents.map(traceEvent) : [];
  const main = events.find(
    ({ name, threadName }) => name === 'thread_name' && threadName === 'CrRendererMain',
  );
  const own = events
    .filter(({ thread }) => thread === main?.thread)
    .sort((a, b) => a.start - b.start || b.duration - a.duration);
  const calls = own.filter(({ name }) => name === 'FireAnimationFrame').map(({ start }) => start);
  const frames: number[] = [];
  let work = 0;
  let next = 0;
  for (const task of own.filter(({ name }) => name === 'ThreadControllerImpl::RunTask')) {
    work += task.work / 1000;
    const end = task.start + task.duration;
    const before = next;
    while (next < calls.length && (calls[next] ?? 0) <= end) next += 1;
    if (next === before) continue;
    frames.push(work);
    work = 0;
  }
  return frames;
}

/** The work of each frame while `work` goes on. The page must ask to be called back for every frame. */
export async function traced(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page has no browser to trace.');
  await browser.startTracing(page, { categories: ['-*', 'toplevel', 'devtools.timeline'] });
  await work();
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
  return workPerFrame(trace);
}
