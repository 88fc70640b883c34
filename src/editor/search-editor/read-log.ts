// Reads what the host itself needs of a log: what it begins with, or the search as a whole.
import { checkLightly } from '../../log/light-check.ts';
import { treeOfChunks } from '../../log/read-tree.ts';
import { createSalvagingReader } from '../../log/salvaging-reader.ts';
import type { SearchStarted, SearchTree } from '../../log/tree.ts';
import type { LogSource } from './follow.ts';
import { slicesOf } from './slices-of.ts';

/** A header holds the tools and the prompt; one that is longer is none. */
const longestHeader = 1 << 26;
const lineFeed = 0x0a;

/** The first line's event, or `undefined` where the log does not begin with one (yet). */
export async function readHeader(source: LogSource): Promise<SearchStarted | undefined> {
  const reader = createSalvagingReader(checkLightly);
  let length = 0;
  for await (const bytes of slicesOf(source)) {
    const end = bytes.indexOf(lineFeed);
    const { events } = reader.push(end === -1 ? bytes : bytes.slice(0, end + 1));
    const header = events.find((event) => event.type === 'search-started');
    length += bytes.length;
    if (header !== undefined || end !== -1 || length >= longestHeader) return header;
  }
  return undefined;
}

/** The search as the log has it now. @param last `seq` of the last event that counts; by default all do. */
export const readTree = (source: LogSource, last?: number): Promise<SearchTree> =>
  treeOfChunks(slicesOf(source), last);
