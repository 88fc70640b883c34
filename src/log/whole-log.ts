// A log that ends: all its events in order, and of its problems those that the rest of it did not solve.
import type { CheckEvent } from './check.ts';
import type { LogProblem } from './problem.ts';
import { createSalvagingReader, type LogReader, type LogReading } from './salvaging-reader.ts';

export interface WholeLog extends LogReading {
  /** False where the log ends before its search did. */
  readonly finished: boolean;
}

/**
 * A log that arrives in chunks, such as a file's stream. Events out of order are put in order.
 * @param checkEvent The full check of `validate.ts`, or the light one where its size matters.
 * @throws what the chunks throw.
 */
export async function readChunks(
  chunks: AsyncIterable<string | Uint8Array>,
  checkEvent: CheckEvent,
): Promise<WholeLog> {
  const reader = createSalvagingReader(checkEvent);
  const readings: LogReading[] = [];
  for await (const chunk of chunks) readings.push(reader.push(chunk));
  readings.push(reader.end());
  return wholeLog(reader, readings);
}

/** @param readings All that the reader gave. */
export function wholeLog(reader: LogReader, readings: readonly LogReading[]): WholeLog {
  const events = readings.flatMap((reading) => reading.events);
  const problems = readings.flatMap((reading) => reading.problems);
  // Then what is wrong with its single lines tells nobody anything.
  const foreign = problems.find((found) => found.kind === 'not-a-log');
  if (foreign !== undefined) return { events: [], problems: [foreign], finished: false };
  return {
    events: isOutOfOrder(problems) ? events.toSorted((a, b) => a.seq - b.seq) : events,
    problems: unsolved(problems, reader),
    finished: events.some((event) => event.type === 'search-finished'),
  };
}

/** All problems but those events that were missing where they should be and came later. */
export function unsolved(problems: readonly LogProblem[], reader: LogReader): readonly LogProblem[] {
  if (!isOutOfOrder(problems)) return problems;
  return problems.filter(({ missing }) => {
    if (missing === undefined) return true;
    for (let seq = missing.from; seq <= missing.to; seq += 1) if (!reader.has(seq)) return true;
    return false;
  });
}

const isOutOfOrder = (problems: readonly LogProblem[]): boolean =>
  problems.some(({ kind }) => kind === 'order');
