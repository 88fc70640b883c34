// Sets of words that are nearly the same, found without comparing every pair.
import { jaccard } from './words.ts';

export interface SimilarPair {
  /** Indices of the two sets; `earlier` comes first in the list. */
  readonly earlier: number;
  readonly later: number;
  readonly similarity: number;
}

/** Sets that are looked at for one word; a word that more sets share tells little. */
const mostShared = 48;

/**
 * The pairs whose Jaccard similarity is at least `atLeast` (in (0, 1]). Two such sets share one of their rarest words
 * (prefix filtering: Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity joins", 2006), so that only
 * few pairs are compared. Of sets that share a word with very many others, some pairs may be missed.
 */
export function* similarPairs(sets: readonly ReadonlySet<string>[], atLeast: number): Iterable<SimilarPair> {
  const frequency = new Map<string, number>();
  for (const set of sets) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const index = new Map<string, number[]>();
  for (const [later, set] of sets.entries()) {
    // One order for all sets: words of equal frequency must not stand differently in two of them.
    const rare = [...set].sort(
      (a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : Number(a > b)),
    );
    const compared = new Set<number>();
    for (const word of rare.slice(0, set.size - Math.ceil(atLeast * set.size) + 1)) {
      const holders = index.get(word) ?? [];
      index.set(word, holders);
      for (const earlier of holders) {
        const other = sets[earlier];
        if (other === undefined || compared.has(earlier)) continue;
        compared.add(earlier);
        if (!sizesFit(set.size, other.size, atLeast)) continue;
        const similarity = jaccard(set, other);
        if (similarity >= atLeast) yield { earlier, later, similarity };
      }
      if (holders.length < mostShared) holders.push(later);
    }
  }
}

function sizesFit(one: number, other: number, atLeast: number): boolean {
  return Math.min(one, other) >= atLeast * Math.max(one, other);
}
