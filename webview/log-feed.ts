// Turns the bytes of a log into a growing tree, in slices that never hold up input: the view's way from file to model.
import type { SearchEvent } from '../src/log/events.ts';
import { checkLightly } from '../src/log/light-check.ts';
import type { LogProblem } from '../src/log/problem.ts';
import { createSalvagingReader, type LogReader, type LogReading } from '../src/log/salvaging-reader.ts';
import type { SearchTree } from '../src/log/tree.ts';
import { createTree, type TreeBuilder } from '../src/log/tree-builder.ts';
import { unsolved } from '../src/log/whole-log.ts';
import type { Exchange } from './state.ts';
import type { Scheduler } from './surroundings.ts';

/** Work without a break, in milliseconds; a slice may run over by one chunk. */
const sliceTime = 12;
const chunkSize = 1 << 16;
/** A file whose last line stays incomplete for so long has lost the rest of it. */
const settleTime = 1500;

export interface FeedTarget {
  /** At most once a frame. `loading` until all bytes that came were read. */
  show(tree: SearchTree, problems: readonly LogProblem[], loading: boolean): void;
  /** The bytes at hand do not continue each other: the whole file is needed. */
  resync(): void;
}

export interface LogFeed {
  /** `more` where the rest of a long file follows at once: until it is here, the file is loading. */
  snapshot(generation: number, bytes: Uint8Array, more?: boolean): void;
  /** False where the bytes do not continue what is here: then the whole file was asked for. */
  append(generation: number, from: number, bytes: Uint8Array, more?: boolean): boolean;
  /** Whether the search still runs: then an incomplete last line is only unfinished. */
  live(live: boolean): void;
  have(): { readonly generation: number; readonly bytes: number } | undefined;
  exchange(id: string): Exchange | undefined;
}

/** One file's reading; a file that was replaced gets a new one. */
interface Reading {
  readonly generation: number;
  readonly reader: LogReader;
  readonly builder: TreeBuilder;
  readonly exchanges: Map<string, Exchange>;
  readonly problems: LogProblem[];
  /** Problems that more bytes may solve. */
  atEnd: readonly LogProblem[];
  readonly chunks: Uint8Array[];
  /** Offset into the first chunk. */
  offset: number;
  received: number;
  /** More of the file is on its way. */
  more: boolean;
  /** The last byte is not the end of a line. */
  cutInLine: boolean;
  /** Set where an incomplete last line was taken as it is: then nothing can follow it. */
  sealed: boolean;
  /** All that came, until it is read: a log out of order is read again. */
  loading: Uint8Array[] | undefined;
  /** Where events wait to be put in order. */
  readonly unordered: SearchEvent[] | undefined;
  nextOrdered: number;
}

function startReading(
  generation: number,
  parts: readonly Uint8Array[],
  { more = false, reorder = false },
): Reading {
  const last = parts.at(-1) ?? new Uint8Array();
  return {
    generation,
    reader: createSalvagingReader(checkLightly),
    builder: createTree(),
    exchanges: new Map(),
    problems: [],
    atEnd: [],
    chunks: parts.filter(({ length }) => length > 0),
    offset: 0,
    received: parts.reduce((sum, { length }) => sum + length, 0),
    more,
    cutInLine: isCutInLine(last),
    sealed: false,
    loading: [...parts],
    unordered: reorder ? [] : undefined,
    nextOrdered: -1,
  };
}

/** What was shown before stays until all of it is in order. */
const isPuttingInOrder = ({ unordered, nextOrdered }: Reading): boolean =>
  unordered !== undefined && nextOrdered < unordered.length;

const isCutInLine = (bytes: Uint8Array): boolean => bytes.length > 0 && bytes[bytes.length - 1] !== 10;

export function createLogFeed(scheduler: Scheduler, target: FeedTarget): LogFeed {
  let reading: Reading | undefined;
  let live = false;
  let working = false;
  let showing = false;
  /** Set while the next snapshot waits for its time. */
  let cancelShow: (() => void) | undefined;
  let lastShown = Number.NEGATIVE_INFINITY;
  /** Least milliseconds between two snapshots while a file is read; grows, because each costs more than the one before. */
  let pause = 0;
  let cancelSettling: (() => void) | undefined;

  function take(current: Reading, { events, problems }: LogReading): void {
    current.problems.push(...problems);
    for (const event of events) {
      if (current.unordered === undefined) apply(current, event);
      else current.unordered.push(event);
    }
  }

  function apply(current: Reading, event: SearchEvent): void {
    if (event.type === 'exchange') current.exchanges.set(event.id, event);
    current.builder.apply(event);
  }

  /** The next piece of work; false where there is none. */
  function readChunk(current: Reading): boolean {
    const chunk = current.chunks[0];
    if (chunk !== undefined) {
      const end = Math.min(current.offset + chunkSize, chunk.length);
      take(current, current.reader.push(chunk.subarray(current.offset, end)));
      current.offset = end;
      if (end === chunk.length) {
        current.chunks.shift();
        current.offset = 0;
      }
      return true;
    }
    const { unordered } = current;
    if (unordered === undefined) return false;
    if (current.nextOrdered < 0) {
      unordered.sort((a, b) => a.seq - b.seq);
      current.nextOrdered = 0;
      return true;
    }
    const end = Math.min(current.nextOrdered + 500, unordered.length);
    for (const event of unordered.slice(current.nextOrdered, end)) apply(current, event);
    const more = end > current.nextOrdered;
    current.nextOrdered = end;
    return more;
  }

  function work(): void {
    const current = reading;
    if (current === undefined) {
      working = false;
      return;
    }
    const start = scheduler.now();
    let more = true;
    while (more && scheduler.now() - start < sliceTime) more = readChunk(current);
    if (more) {
      showSoon();
      scheduler.soon(work);
      return;
    }
    working = false;
    if (!current.more) {
      pause = 0;
      finishLoading(current);
    }
    showSoon();
  }

  function finishLoading(current: Reading): void {
    const { loading, problems, unordered, generation } = current;
    current.loading = undefined;
    if (loading !== undefined && unordered === undefined && problems.some(({ kind }) => kind === 'order')) {
      reading = startReading(generation, loading, { reorder: true });
      startWork();
      return;
    }
    settleLater(current);
    if (loading !== undefined) showNow();
  }

  function settleLater(current: Reading): void {
    cancelSettling?.();
    cancelSettling = undefined;
    if (live || current.sealed || current.more) return;
    cancelSettling = scheduler.later(settleTime, () => {
      if (reading !== current || working) return;
      const { events, problems } = current.reader.end();
      // A reader that gave up, or took half a line for a whole one, cannot go on.
      current.sealed = current.cutInLine || problems.some(({ kind }) => kind === 'not-a-log');
      take(current, { events, problems: [] });
      while (readChunk(current));
      current.atEnd = problems;
      showSoon();
    });
  }

  function startWork(): void {
    if (working) return;
    working = true;
    scheduler.soon(work);
  }

  function showSoon(): void {
    if (showing) return;
    showing = true;
    const wait = lastShown + (isReading() ? pause : calm()) - scheduler.now();
    if (wait <= 0) scheduler.frame(show);
    else {
      cancelShow = scheduler.later(wait, () => {
        cancelShow = undefined;
        scheduler.frame(show);
      });
    }
  }

  /** The last part of a long file is shown without a pause. */
  function showNow(): void {
    cancelShow?.();
    if (cancelShow !== undefined) showing = false;
    cancelShow = undefined;
    lastShown = Number.NEGATIVE_INFINITY;
    showSoon();
  }

  const isReading = (): boolean => working || reading?.more === true;

  /** A large tree costs more to draw, so that it is drawn less often while it grows. */
  function calm(): number {
    const bytes = reading?.received ?? 0;
    if (bytes < 4_000_000) return 0;
    return bytes < 20_000_000 ? 100 : 250;
  }

  function show(): void {
    showing = false;
    const current = reading;
    if (current === undefined || isPuttingInOrder(current)) return;
    const before = scheduler.now();
    const { problems, atEnd, reader } = current;
    const left = unsolved([...problems, ...atEnd], reader);
    target.show(current.builder.snapshot(), left, current.loading !== undefined);
    lastShown = scheduler.now();
    // Time that goes into showing a part is time that the whole is late.
    if (isReading()) pause = Math.min(600, Math.max(120, pause * 1.6, (lastShown - before) * 8));
  }

  return {
    snapshot(generation, bytes, more = false) {
      reading = startReading(generation, [bytes], { more });
      pause = 0;
      lastShown = Number.NEGATIVE_INFINITY;
      startWork();
    },
    append(generation, from, bytes, more = false) {
      const current = reading;
      if (
        current === undefined ||
        current.generation !== generation ||
        from > current.received ||
        current.sealed
      ) {
        target.resync();
        return false;
      }
      const fresh = bytes.subarray(current.received - from);
      const isEnd = current.more && !more;
      current.more = more;
      if (fresh.length === 0 && !isEnd) return true;
      cancelSettling?.();
      current.atEnd = [];
      current.chunks.push(fresh);
      current.loading?.push(fresh);
      current.received += fresh.length;
      if (fresh.length > 0) current.cutInLine = isCutInLine(fresh);
      startWork();
      return true;
    },
    live(isLive) {
      live = isLive;
      if (reading !== undefined && !working) settleLater(reading);
    },
    have() {
      return reading === undefined || reading.sealed
        ? undefined
        : { generation: reading.generation, bytes: reading.received };
    },
    exchange: (id) => reading?.exchanges.get(id),
  };
}
