// Appends events to a log file so that a crash at any moment loses at most the last line.
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SearchEvent } from './events.ts';
import { eventLine } from './line.ts';
import { numbered } from './name.ts';
import { createRedactor } from './redact.ts';
import { errorCode, LogFileError, logFileError } from './writer-error.ts';

export interface LogWriterOptions {
  /** API keys that are in use: removed wherever a request, answer or error holds one. */
  readonly secrets?: readonly string[];
  /** When there is a file of that name: `fail` (the default), or write `NAME-2`, `NAME-3` and so on. */
  readonly ifExists?: 'fail' | 'number';
}

export interface LogWriter {
  /** The file that is written, which differs from the one asked for where that was taken. */
  readonly path: string;
  /**
   * Appends one event. Settles at once while the disk keeps up and waits while it does not, so await it before the next
   * event is made. After `search-finished` it settles when the file is safe on the disk.
   * @throws {LogFileError} when this or an earlier event could not be written.
   */
  write(event: SearchEvent): Promise<void>;
  /** Hands everything to the operating system: it survives the end of this process, not a power cut. */
  flush(): Promise<void>;
  /** Writes the rest, makes it safe on the disk and closes the file. Closing twice does nothing. */
  close(): Promise<void>;
}

/** Length of the waiting lines, in UTF-16 code units, from which `write` waits. */
const highWater = 1 << 20;
/** About as much is written at once. */
const batchLength = 1 << 18;
const mostNumbers = 1000;

/**
 * Creates the file and its folder. An existing file is never written to.
 * @throws {LogFileError} with a remedy, when it cannot be created.
 */
export async function openLogWriter(path: string, options: LogWriterOptions = {}): Promise<LogWriter> {
  await makeFolder(path);
  const last = options.ifExists === 'number' ? mostNumbers : 1;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : numbered(path, number);
    try {
      // O_APPEND | O_CREAT | O_EXCL.
      return createLogWriter(await open(candidate, 'ax'), candidate, options);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || number === last) throw logFileError(error, candidate);
    }
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    // `mkdir` says EEXIST where a file has the folder's name.
    throw logFileError(error, path, errorCode(error) === 'EEXIST' ? 'ENOTDIR' : undefined);
  }
}

/** A writer on a file that is already open for appending; closes it in the end. */
export function createLogWriter(file: FileHandle, path: string, options: LogWriterOptions = {}): LogWriter {
  const redactor = createRedactor(options.secrets);
  let waiting: string[] = [];
  let waitingLength = 0;
  let writing: Promise<void> | undefined;
  let failure: LogFileError | undefined;
  let closing: Promise<void> | undefined;

  /** Never rejects: what fails is kept in `failure`, so that nobody has to listen at that moment. */
  async function drain(): Promise<void> {
    // Lets the events of this turn of the event loop go out together.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0 && failure === undefined) {
      const lines = waiting;
      waiting = [];
      waitingLength = 0;
      try {
        for (const batch of batches(lines)) await writeAll(file, Buffer.from(batch));
      } catch (error) {
        failure = logFileError(error, path);
      }
    }
    writing = undefined;
  }

  async function flush(): Promise<void> {
    while (writing !== undefined) await writing;
    if (failure !== undefined) throw failure;
  }

  async function flushToDisk(): Promise<void> {
    await flush();
    try {
      await file.sync();
    } catch (error) {
      // Pipes, devices and some network file systems cannot; they have no promise to keep.
      if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error))) throw logFileError(error, path);
    }
  }

  async function close(): Promise<void> {
    try {
      await flushToDisk();
    } finally {
      await file.close();
    }
  }

  return {
    path,
    async write(event) {
      if (failure !== undefined) throw failure;
      if (closing !== undefined) {
        throw new LogFileError(
          'closed',
          path,
          `The search log ${path} is closed.`,
          'Write every event before closing.',
        );
      }
      const line = eventLine(event, redactor);
      waiting.push(line);
      waitingLength += line.length;
      writing ??= drain();
      if (event.type === 'search-finished') return flushToDisk();
      if (waitingLength > highWater) return flush();
    },
    flush,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Whole lines only, so that a crash between two writes cuts no line. */
function* batches(lines: readonly string[]): Generator<string> {
  let batch: string[] = [];
  let length = 0;
  for (const line of lines) {
    batch.push(line);
    length += line.length;
    if (length < batchLength) continue;
    yield batch.join('');
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch.join('');
}

/** A write may take only a part, for example when the disk fills up; the next one then says why. */
async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  let offset = 0;
  while (offset < bytes.length) {
    const { bytesWritten } = await file.write(bytes, offset);
    offset += bytesWritten;
  }
}
