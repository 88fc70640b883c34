// Reads a log, whole or while it grows, and salvages what it can: every usable event, and every problem with its line.
import type { CheckEvent } from './check.ts';
import { createSalvagingReader, type LogReader } from './salvaging-reader.ts';
import { checkEvent } from './validate.ts';
import { readChunks, type WholeLog, wholeLog } from './whole-log.ts';

export function createLogReader(check: CheckEvent = checkEvent): LogReader {
  return createSalvagingReader(check);
}

/** Events out of order are put in order. Never throws, whatever the text is. */
export function readLog(log: string | Uint8Array): WholeLog {
  const reader = createLogReader();
  return wholeLog(reader, [reader.push(log), reader.end()]);
}

/** A whole log that arrives in chunks, such as a file's stream. @throws what the stream throws. */
export const readLogStream = (chunks: AsyncIterable<string | Uint8Array>): Promise<WholeLog> =>
  readChunks(chunks, checkEvent);
