// Salvages a growing log line by line: every usable event, and every problem with its line. What an event is, it is told.
import type { CheckEvent } from './check.ts';
import type { SearchEvent } from './events.ts';
import { createLineSplitter, type Line, longestLine } from './lines.ts';
import { type LogProblem, problem } from './problem.ts';

export interface LogReading {
  readonly events: readonly SearchEvent[];
  readonly problems: readonly LogProblem[];
}

/** Follows a log while it grows. Events come in the order of the file. Never throws, whatever the bytes are. */
export interface LogReader {
  /** The events and problems that this chunk completes; chunks may be cut anywhere. */
  push(chunk: string | Uint8Array): LogReading;
  /** Says that nothing follows: an incomplete last line becomes a problem. */
  end(): LogReading;
  /** Whether a line with this `seq` was read, usable or not. */
  has(seq: number): boolean;
}

/** Without an event in so many lines, a file is not a log. */
const linesToRecognise = 20;
const mostProblems = 1000;

/** @param checkEvent The full check of `validate.ts`, or the light one where its size matters. */
export function createSalvagingReader(checkEvent: CheckEvent): LogReader {
  const splitter = createLineSplitter();
  const seen = new Set<number>();
  const events: SearchEvent[] = [];
  const problems: LogProblem[] = [];
  let highest = -1;
  /** Lines since the last event that may have held the missing ones. */
  let unread = 0;
  let search: string | undefined;
  let recognised = false;
  let filledLines = 0;
  let lastLine = 0;
  let cutInFirst = false;
  /** Set where the rest of the file is no part of this log. */
  let over = false;
  let carriageReturns = false;
  let listed = 0;
  let unlisted = 0;

  function report(found: LogProblem): void {
    if (listed < mostProblems) problems.push(found);
    else unlisted += 1;
    listed += 1;
  }

  function giveUp(found: LogProblem): void {
    // Said even after many other problems, because it explains them.
    problems.push(found);
    over = true;
  }

  function unreadable(found: LogProblem): void {
    unread += 1;
    report(found);
  }

  /** Notes what `seq` says about order and completeness; false for an event that was read before. */
  function isNew(line: number, seq: number): boolean {
    if (seen.has(seq)) {
      report(problem.repeated(line, seq));
      return false;
    }
    if (seq < highest) report(problem.order(line, seq));
    else if (seq - highest - 1 > unread) report(problem.missing(line, highest + 1, seq - 1));
    seen.add(seq);
    highest = Math.max(highest, seq);
    unread = 0;
    return true;
  }

  function accept(line: number, event: SearchEvent): void {
    if (event.type === 'search-started') {
      if (search !== undefined && event.search !== search) {
        giveUp(problem.secondLog(line));
        return;
      }
      search = event.search;
    }
    if (!isNew(line, event.seq)) return;
    if (event.seq === 0 && event.type !== 'search-started') report(problem.noHeader(line));
    events.push(event);
  }

  function read(line: Line, isLast: boolean): void {
    lastLine = line.number;
    if (over) return;
    if (line.text === undefined) {
      unreadable(problem.tooLong(line.number, longestLine));
      return;
    }
    const text = clean(line.number, line.text);
    if (text.trim() === '') return;
    filledLines += 1;
    if (line.number === 1 && looksLikeUtf16(text)) {
      giveUp(problem.utf16());
      return;
    }
    readText(line.number, text, isLast);
    if (!recognised && filledLines >= linesToRecognise) giveUp(problem.notALog(line.number));
  }

  function clean(line: number, original: string): string {
    let text = original;
    if (line === 1 && text.startsWith('\ufeff')) {
      report(problem.byteOrderMark());
      text = text.slice(1);
    }
    if (!text.endsWith('\r')) return text;
    if (!carriageReturns) report(problem.carriageReturns(line));
    carriageReturns = true;
    return text.slice(0, -1);
  }

  function readText(line: number, text: string, isLast: boolean): void {
    const parsed = parse(text);
    if (parsed.ok) readValue(line, parsed.value);
    else if (isLast) {
      cutInFirst = filledLines === 1 && text.startsWith('{');
      unreadable(problem.cut(line));
    } else unreadable(/^\0+$/.test(text) ? problem.zeros(line) : problem.unparsable(line, parsed.reason));
  }

  function readValue(line: number, value: unknown): void {
    const checked = checkEvent(value);
    if (checked.kind === 'not-an-event') {
      unreadable(problem.notAnEvent(line));
      return;
    }
    recognised = true;
    if (checked.kind === 'newer') report(problem.newer(line, checked.version));
    if (checked.kind === 'event' || checked.kind === 'newer') accept(line, checked.event);
    else if (isNew(line, checked.seq)) {
      report(
        checked.kind === 'invalid'
          ? problem.invalid(line, checked.type, checked.reason)
          : problem.unknownType(line, checked.type),
      );
    }
  }

  const handOver = (): LogReading => ({ events: events.splice(0), problems: problems.splice(0) });

  return {
    push(chunk) {
      for (const line of splitter.push(chunk)) read(line, false);
      return handOver();
    },
    end() {
      const last = splitter.end();
      if (last !== undefined) read(last, true);
      if (filledLines === 0 && !over && lastLine <= 1) problems.push(problem.empty());
      else if (!recognised && !over && !cutInFirst) giveUp(problem.notALog(lastLine));
      if (unlisted > 0) problems.push(problem.more(lastLine, unlisted));
      return handOver();
    },
    has: (seq) => seen.has(seq),
  };
}

type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

function parse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // The engine's message quotes the text; a log's line may hold anything.
    return { ok: false, reason: reason.replace(/[^ -~]/g, '?').slice(0, 100) };
  }
}

/** UTF-16 read as UTF-8: perhaps a broken mark, then every other character a zero. */
function looksLikeUtf16(text: string): boolean {
  return /^(?:\ufffd\ufffd)?(?:\0[ -~]|[ -~]\0){4}/.test(text);
}
