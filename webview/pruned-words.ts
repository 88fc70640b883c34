// What a group of pruned siblings says of those that it hides, the same in tree and outline.
import type { Verdict } from '../src/log/events.ts';
import type { TreeNode } from '../src/log/tree.ts';

/** What a group is called whose members all have this verdict. */
const allAlike: Readonly<Record<Verdict['kind'], string>> = {
  retained: 'retained',
  rank: 'pruned by rank',
  duplicate: 'pruned as duplicates',
  invalid: 'pruned as invalid',
  threshold: 'pruned below the minimum score',
  dropped: 'dropped by hand',
  length: 'pruned for their length',
  budget: 'not judged: budget used up',
  stopped: 'not judged: search stopped',
  failed: 'not judged: request failed',
};

/**
 * "9 more: 6 rank, 3 invalid", the most frequent first; "9 pruned: …" where nothing stands beside them; "4 pruned by rank"
 * and "4 more pruned by rank" where all died of the same.
 */
export function prunedWords(pruned: readonly TreeNode[], hasOthers: boolean): string {
  const counts = new Map<Verdict['kind'], number>();
  for (const { verdict } of pruned) {
    if (verdict !== undefined) counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1);
  }
  const [[only] = [], ...others] = counts;
  if (only !== undefined && others.length === 0) {
    return `${pruned.length} ${hasOthers ? 'more ' : ''}${allAlike[only]}`;
  }
  const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} ${kind}`);
  return `${pruned.length} ${hasOthers ? 'more' : 'pruned'}: ${parts.join(', ')}`;
}
