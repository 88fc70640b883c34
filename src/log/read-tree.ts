// The search of a log whose bytes arrive in chunks: only the tree is kept, so that logs may be larger than their events in memory.
import { checkLightly } from './light-check.ts';
import { createSalvagingReader, type LogReading } from './salvaging-reader.ts';
import type { SearchTree } from './tree.ts';
import { createTree } from './tree-builder.ts';

/**
 * With the view's own check of events: both find the same candidates, and nothing has to be compiled first.
 * @param last `seq` of the last event that counts; by default all do.
 * @throws what the chunks throw.
 */
export async function treeOfChunks(
  chunks: AsyncIterable<string | Uint8Array>,
  last = Number.POSITIVE_INFINITY,
): Promise<SearchTree> {
  const reader = createSalvagingReader(checkLightly);
  const tree = createTree();
  const take = ({ events }: LogReading): void => {
    for (const event of events) if (event.seq <= last) tree.apply(event);
  };
  for await (const chunk of chunks) take(reader.push(chunk));
  take(reader.end());
  return tree.snapshot();
}
