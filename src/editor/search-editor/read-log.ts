// Reads what the host itself needs of a log, slice by slice, so that a large one never holds up the extension host.
import { createLogReader } from '../../log/reader.ts';
import type { SearchStarted, SearchTree } from '../../log/tree.ts';
import { createTree } from '../../log/tree-builder.ts';
import type { LogSource } from './follow.ts';

const sliceLength = 1 << 17;
/** A header holds the tools and the prompt; one that is longer is none. */
const longestHeader = 1 << 26;
const lineFeed = 0x0a;

/** The first line's event, or `undefined` where the log does not begin with one (yet). */
export async function readHeader(source: LogSource): Promise<SearchStarted | undefined> {
  const reader = createLogReader();
  for (let from = 0; from < longestHeader; from += sliceLength) {
    const bytes = await source.read(from, from + sliceLength);
    const end = bytes.indexOf(lineFeed);
    const { events } = reader.push(end === -1 ? bytes : bytes.slice(0, end + 1));
    const header = events.find((event) => event.type === 'search-started');
    if (header !== undefined) return header;
    if (end !== -1 || bytes.length < sliceLength) return undefined;
  }
  return undefined;
}

/** The search as the log has it now. */
export async function readTree(source: LogSource): Promise<SearchTree> {
  const reader = createLogReader();
  const tree = createTree();
  for (let from = 0; ; from += sliceLength) {
    const bytes = await source.read(from, from + sliceLength);
    for (const event of reader.push(bytes).events) tree.apply(event);
    if (bytes.length < sliceLength) break;
  }
  for (const event of reader.end().events) tree.apply(event);
  return tree.snapshot();
}
