// Reads a log, whole or while it grows, and salvages what it can: every usable event, and every problem with its line.
import type { CheckEvent } from './check.ts';
import type { SearchEvent } from './events.ts';
import type { LogProblem } from './problem.ts';
import { createSalvagingReader, type LogReader, type LogReading } from './salvaging-reader.ts';
import { checkEvent } from './validate.ts';

export interface WholeLog extends LogReading {
  /** False where the log ends before its search did. */
  readonly finished: boolean;
}

export function createLogReader(check: CheckEvent = checkEvent): LogReader {
  return createSalvagingReader(check);
}

/** Events out of order are put in order. Never throws, whatever the text is. */
export function readLog(log: string | Uint8Array): WholeLog {
  const reader = createLogReader();
  return whole(reader, [reader.push(log), reader.end()]);
}

/** A whole log that arrives in chunks, such as a file's stream. @throws what the stream throws. */
export async function readLogStream(chunks: AsyncIterable<string | Uint8Array>): Promise<WholeLog> {
  const reader = createLogReader();
  const readings: LogReading[] = [];
  for await (const chunk of chunks) readings.push(reader.push(chunk));
  readings.push(reader.end());
  return whole(reader, readings);
}

function whole(reader: LogReader, readings: readonly LogReading[]): WholeLog {
  const events = readings.flatMap((reading) => reading.events);
  const problems = readings.flatMap((reading) => reading.problems);
  // Then what is wrong with its single lines tells nobody anything.
  const foreign = problems.find((found) => found.kind === 'not-a-log');
  if (foreign !== undefined) return { events: [], problems: [foreign], finished: false };
  const inOrder = !problems.some((found) => found.kind === 'order');
  return {
    events: inOrder ? events : events.toSorted((a: SearchEvent, b: SearchEvent) => a.seq - b.seq),
    problems: inOrder ? problems : problems.filter((found) => !turnedUp(found, reader)),
    finished: events.some((event) => event.type === 'search-finished'),
  };
}

/** Whether all events that a line found missing came later in the file. */
function turnedUp({ missing }: LogProblem, reader: LogReader): boolean {
  if (missing === undefined) return false;
  for (let seq = missing.from; seq <= missing.to; seq += 1) if (!reader.has(seq)) return false;
  return true;
}
