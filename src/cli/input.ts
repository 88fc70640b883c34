// Reads what a command is given: files by name, and standard input, line by line or whole.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { CommandError } from './exit.ts';

/** @throws {CommandError} that names the file and what to do. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** What to say of a file that could not be opened or read. */
export function unreadable(file: string, error: unknown): CommandError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const why =
    code === 'ENOENT'
      ? 'there is no such file'
      : code === 'EISDIR'
        ? 'it is a folder'
        : code === 'EACCES'
          ? 'you may not read it'
          : String(error);
  return new CommandError(`${file} cannot be read: ${why}. Check the path.`);
}

export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** The lines of standard input that are not empty, with their numbers from 1. */
export async function* standardInputLines(): AsyncIterable<{
  readonly number: number;
  readonly text: string;
}> {
  let number = 0;
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() !== '') yield { number, text };
  }
}

/** Prints a value as JSON on standard output, and nothing else. */
export function printJson(value: unknown, indent?: number): void {
  process.stdout.write(`${JSON.stringify(value, undefined, indent)}\n`);
}
