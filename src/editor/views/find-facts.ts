// Looks a few candidates up in a log, without building the tree of all of them.
import type { CandidateFacts } from '../../log/find-candidates.ts';
import type { LogSource } from '../search-editor/follow.ts';
import { slicesOf } from '../search-editor/slices-of.ts';

/** @throws {Error} when the file cannot be read. */
export async function findFacts(
  source: LogSource,
  candidates: ReadonlySet<string>,
): Promise<ReadonlyMap<string, CandidateFacts>> {
  const { createCandidateFinder } = await import('../../log/find-candidates.ts');
  const finder = createCandidateFinder(candidates);
  for await (const bytes of slicesOf(source)) finder.push(bytes);
  return finder.end();
}
