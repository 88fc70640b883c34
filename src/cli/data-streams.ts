// Files and standard streams of the data commands: read in chunks, written in whole lines.
import { createReadStream } from 'node:fs';
import { mkdir, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { addAbortSignal } from 'node:stream';
import { CommandError } from './exit.ts';
import { unreadable } from './input.ts';

/** Standard input or output as a file's name. */
export const standard = '-';

/** What a file or standard input is called in messages. */
export function nameOf(file: string): string {
  return file === standard ? 'standard input' : file;
}

/** @throws {CommandError} that names the file, once it is read; `AbortError`, also while nothing comes. */
export async function* chunksOf(file: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const source = addAbortSignal(signal, file === standard ? process.stdin : createReadStream(file));
  try {
    for await (const chunk of source) yield Buffer.from(chunk);
  } catch (error) {
    throw signal.aborted ? error : unreadable(file, error);
  }
}

export interface LineOutput {
  /** Takes whole lines. Waits while the reader is slower. */
  write(lines: string): Promise<void>;
  /** Writes what waits. */
  close(): Promise<void>;
}

/** Characters that are gathered before they are written. */
const highWater = 1 << 16;

/**
 * Standard output, or a file, which is replaced. Whatever happens, the file ends with a whole line.
 * @throws {CommandError} where the file is one of `inputs`, or cannot be written.
 */
export async function openOutput(file: string, inputs: readonly string[] = []): Promise<LineOutput> {
  if (file === standard) return gathered(writeStandardOutput, async () => {});
  await refuseSame(file, inputs);
  try {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    const handle = await open(file, 'w');
    return gathered(
      (text) => handle.appendFile(text, 'utf8'),
      () => handle.close(),
    );
  } catch (error) {
    throw new CommandError(`${file} cannot be written: ${String(error)}. Choose another with --out.`);
  }
}

function gathered(write: (text: string) => Promise<void>, end: () => Promise<void>): LineOutput {
  let waiting = '';
  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text !== '') await write(text);
  };
  return {
    async write(lines) {
      waiting += lines;
      if (waiting.length >= highWater) await flush();
    },
    async close() {
      try {
        await flush();
      } finally {
        await end();
      }
    },
  };
}

function writeStandardOutput(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });
}

/** @throws {CommandError} where an output would overwrite what it is made from. */
export async function refuseSame(file: string, inputs: readonly string[]): Promise<void> {
  const real = (name: string): Promise<string> => realpath(name).catch(() => path.resolve(name));
  for (const input of inputs) {
    if (input !== standard && (await real(input)) === (await real(file))) {
      throw new CommandError(`${file} would be overwritten while it is read. Choose another with --out.`, 2);
    }
  }
}
