// The threads of a debug session: the search it was started with, and one for each what-if.
import path from 'node:path';
import type { SearchEvent } from '../../log/events.ts';
import type { SearchStarted } from '../../log/tree.ts';
import type { Run } from '../../run/open-run.ts';
import type { BreakpointSet } from '../breakpoints/breakpoint-set.ts';
import { createPlayer } from '../create-player.ts';
import { type LiveTimeline, liveTimeline } from '../live-timeline.ts';
import { recordedTimeline } from '../recorded-timeline.ts';
import { createReporter, type OutputLine } from './output.ts';
import { RequestError } from './request-error.ts';
import type { SearchThread } from './thread.ts';

export interface Threads {
  readonly all: () => readonly SearchThread[];
  /** A search that runs; it says what it does while it does it. @param meet Is told how it begins. */
  live(name: string, run: Run, meet?: (header: SearchStarted) => void): SearchThread;
  /** A search that has run. */
  recorded(name: string, events: readonly SearchEvent[], log: string): SearchThread;
  /** @throws {RequestError} where there is none. */
  get(id: number): SearchThread;
  /** @throws {RequestError} where there is none, or it runs. */
  stopped(id: number): SearchThread;
  /** The one that stopped last, of those that stand. */
  readonly latest: () => SearchThread | undefined;
  /** Notes that it stopped. */
  cameToStop(thread: SearchThread): void;
  /** Says what a recorded search did up to the thread's place, where that was not said before. */
  report(thread: SearchThread): void;
  /** Ends its search, and takes it off the list. */
  remove(thread: SearchThread): void;
  /**
   * Ends all searches that run, within seconds.
   * @param mayRunOn Lets them run to their ends instead, unwatched.
   */
  close(mayRunOn: boolean): Promise<void>;
}

/** Absolute, as everybody calls it; a log that is on no disk is called by its URI. One letter before a colon is a drive. */
export const logName = (log: string): string => (/^[a-z][a-z0-9+.-]+:/i.test(log) ? log : path.resolve(log));

/** How long closing waits for searches to write their last lines, in milliseconds; they take a second at most. */
const patience = 3000;

export function createThreads(
  breakpoints: () => BreakpointSet,
  output: (lines: readonly OutputLine[]) => void,
): Threads {
  const threads = new Map<number, SearchThread>();
  const running = new Map<SearchThread, LiveTimeline>();
  const replaying = new Map<
    SearchThread,
    { readonly report: ReturnType<typeof createReporter>; told: number }
  >();
  const stops: SearchThread[] = [];
  let last = 0;

  function add(name: string, player: SearchThread['player'], log: string | undefined): SearchThread {
    last += 1;
    const { timeline } = player;
    const place = log === undefined ? {} : { log: logName(log) };
    const thread: SearchThread = {
      id: last,
      name,
      player,
      timeline,
      abort: new AbortController(),
      state: 'new',
      ...place,
    };
    threads.set(thread.id, thread);
    return thread;
  }

  /** What the next thread says; that of a what-if is marked, because its lines come between those of others. */
  function speaker(): { readonly say: typeof output; readonly onOutput: (text: string) => void } {
    const mark = last === 0 ? '' : `[${last + 1}] `;
    const say: typeof output = (lines) =>
      output(lines.map(({ category, text }) => ({ category, text: mark + text })));
    return { say, onOutput: (text) => say([{ category: 'console', text: text.replace(/\n$/, '') }]) };
  }

  function get(id: number): SearchThread {
    const thread = threads.get(id);
    if (thread !== undefined) return thread;
    const known = [...threads.keys()].join(', ');
    throw new RequestError(`There is no thread ${id}${known === '' ? ' yet' : `: choose of ${known}`}.`);
  }

  return {
    all: () => [...threads.values()],
    live(name, run, meet) {
      const report = createReporter();
      const { say, onOutput } = speaker();
      const tell = (event: SearchEvent): void => {
        if (event.type === 'search-started') meet?.(event);
        say(report(event));
      };
      const timeline = liveTimeline({ ...run, events: reported(run.events, tell) });
      const thread = add(name, createPlayer(timeline, { breakpoints: breakpoints(), onOutput }), run.logPath);
      running.set(thread, timeline);
      return thread;
    },
    recorded(name, events, log) {
      const { onOutput } = speaker();
      const player = createPlayer(recordedTimeline(events), { breakpoints: breakpoints(), onOutput });
      const thread = add(name, player, log);
      replaying.set(thread, { report: createReporter(), told: 0 });
      return thread;
    },
    report(thread) {
      const replay = replaying.get(thread);
      if (replay === undefined) return;
      const { timeline, player } = thread;
      // A live search has made its `step-finished` where its cursor stops before it.
      const upTo = timeline.event(player.at)?.type === 'step-finished' ? player.at + 1 : player.at;
      for (; replay.told < upTo; replay.told += 1) {
        const event = timeline.event(replay.told);
        if (event !== undefined) output(replay.report(event));
      }
    },
    get,
    stopped(id) {
      const thread = get(id);
      if (thread.state === 'stopped') return thread;
      throw new RequestError(`Thread ${id} is running: pause it first.`);
    },
    latest: () => stops.findLast((thread) => thread.state === 'stopped' && threads.has(thread.id)),
    cameToStop(thread) {
      const before = stops.indexOf(thread);
      if (before !== -1) stops.splice(before, 1);
      stops.push(thread);
    },
    remove(thread) {
      threads.delete(thread.id);
      thread.abort.abort();
      thread.timeline.stop();
    },
    async close(mayRunOn) {
      for (const thread of threads.values()) thread.abort.abort();
      if (mayRunOn) {
        for (const timeline of running.values()) void runOn(timeline);
        return;
      }
      for (const timeline of running.values()) timeline.stop();
      const ended = Promise.allSettled([...running.values()].map(({ done }) => done));
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
    },
  };
}

/** To the end, with nobody watching. */
async function runOn(timeline: LiveTimeline): Promise<void> {
  try {
    await timeline.reach(Number.POSITIVE_INFINITY, new AbortController().signal);
  } catch {
    // What broke it off stands in its log, as far as that could be written.
  }
}

async function* reported(
  events: AsyncIterable<SearchEvent>,
  tell: (event: SearchEvent) => void,
): AsyncIterable<SearchEvent> {
  for await (const event of events) {
    tell(event);
    yield event;
  }
}
