// The bytes of a log slice by slice, so that a large one never holds up the extension host.
import type { LogSource } from './follow.ts';

const sliceLength = 1 << 17;

/** The file as it is now, to its end. @throws {Error} when it cannot be read. */
export async function* slicesOf(source: LogSource): AsyncGenerator<Uint8Array, void> {
  // A source that is no file on the disk looks here whether what it kept is still right.
  await source.stat();
  for (let from = 0; ; from += sliceLength) {
    const bytes = await source.read(from, from + sliceLength);
    yield bytes;
    if (bytes.length < sliceLength) return;
  }
}
