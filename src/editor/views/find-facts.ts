// Looks a few candidates up in a log, piece by piece, so that a large one never holds up the extension host.
import type { CandidateFacts } from '../../log/find-candidates.ts';
import type { LogSource } from '../search-editor/follow.ts';

const pieceSize = 1 << 17;

/** @throws {Error} when the file cannot be read. */
export async function findFacts(
  source: LogSource,
  candidates: ReadonlySet<string>,
): Promise<ReadonlyMap<string, CandidateFacts>> {
  const { createCandidateFinder } = await import('../../log/find-candidates.ts');
  const finder = createCandidateFinder(candidates);
  await source.stat();
  for (let from = 0; ; from += pieceSize) {
    const bytes = await source.read(from, from + pieceSize);
    finder.push(bytes);
    if (bytes.length < pieceSize) return finder.end();
  }
}
