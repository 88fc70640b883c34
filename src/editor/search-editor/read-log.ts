// Reads what the host itself needs of a log, slice by slice, so that a large one never holds up the extension host.
//
// With the view's own check of events: both find the same candidates, and nothing has to be compiled first.
import { checkLightly } from '../../log/light-check.ts';
import { createSalvagingReader } from '../../log/salvaging-reader.ts';
import type { SearchStarted, SearchTree } from '../../log/tree.ts';
import { createTree } from '../../log/tree-builder.ts';
import type { LogSource } from './follow.ts';

const sliceLength = 1 << 17;
/** A header holds the tools and the prompt; one that is longer is none. */
const longestHeader = 1 << 26;
const lineFeed = 0x0a;

/** The first line's event, or `undefined` where the log does not begin with one (yet). */
export async function readHeader(source: LogSource): Promise<SearchStarted | undefined> {
  const reader = createSalvagingReader(checkLightly);
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

/** The search as the log has it now. @param last `seq` of the last event that counts; by default all do. */
export async function readTree(source: LogSource, last = Number.POSITIVE_INFINITY): Promise<SearchTree> {
  const reader = createSalvagingReader(checkLightly);
  const tree = createTree();
  const take = ({ events }: ReturnType<typeof reader.end>): void => {
    for (const event of events) if (event.seq <= last) tree.apply(event);
  };
  for (let from = 0; ; from += sliceLength) {
    const bytes = await source.read(from, from + sliceLength);
    take(reader.push(bytes));
    if (bytes.length < sliceLength) break;
  }
  take(reader.end());
  return tree.snapshot();
}
