// The beginning and the end of a file, without reading what lies between.
import type { LogSource } from '../search-editor/follow.ts';

export interface FileEnds {
  readonly head: string;
  readonly tail: string;
}

/** Bytes of the first try, and the most that is read for one very long line. */
const first = 32 << 10;
const most = 4 << 20;

/**
 * At least the first line and the last whole one, where they are not longer than 4 MiB.
 * @throws {Error} when the file cannot be read.
 */
export async function readEnds(source: LogSource): Promise<FileEnds> {
  const size = (await source.stat())?.size ?? 0;
  const read = async (from: number, to: number): Promise<string> =>
    new TextDecoder().decode(await source.read(from, to));
  const head = await grow(
    (length) => read(0, length),
    size,
    (text) => text.includes('\n'),
  );
  if (head.length >= size) return { head, tail: head };
  const tail = await grow(
    (length) => read(size - length, size),
    size,
    (text) => text.trimEnd().includes('\n'),
  );
  return { head, tail };
}

async function grow(
  read: (length: number) => Promise<string>,
  size: number,
  isEnough: (text: string) => boolean,
): Promise<string> {
  let length = Math.min(first, size);
  let text = await read(length);
  while (!isEnough(text) && length < Math.min(size, most)) {
    length = Math.min(length * 8, size, most);
    text = await read(length);
  }
  return text;
}
