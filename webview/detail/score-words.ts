// How a score was read and where a candidate came from, in plain words.
import type { LoggedScore } from '../../src/log/events.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import { oneLine } from '../../src/log/visible.ts';
import { counted, figure } from './figures.ts';

export function readingWords({ reading, lower, upper, source }: LoggedScore): string {
  const by = oneLine(source, 120);
  switch (reading) {
    case 'exact':
      return `exact: both labels were read (${by})`;
    case 'bound':
      return `bound: one label was not among the tokens returned, so the score lies between ${figure(lower ?? 0, 3)} and ${figure(upper ?? 1, 3)}; the end nearer to one half counts (${by})`;
    case 'derived':
      return `derived, not read from labels (${by})`;
  }
}

/** Why a candidate has no score. */
export function noScoreWords(tree: SearchTree, node: TreeNode): string {
  if (node.verdict === undefined && tree.state !== 'finished') return 'Not scored yet.';
  if (node.source === 'forced') return 'Not scored: nothing else could follow, so nobody was asked.';
  switch (node.verdict?.kind) {
    case 'invalid':
    case 'duplicate':
    case 'length':
      return 'Not scored: it was pruned before the reward model was asked.';
    case 'budget':
    case 'stopped':
    case 'failed':
      return 'Not scored: the search ended first.';
    default:
      return 'Not scored: this strategy asks the reward model at other steps only.';
  }
}

export function originWords({ source, count }: TreeNode): string {
  switch (source) {
    case 'forced':
      return 'forced: nothing else could follow';
    case 'reused':
      return `reused: an earlier sample had already written it${count > 1 ? `; ${counted(count, 'sample')} agree` : ''}`;
    case 'injected':
      return `put in by hand${count > 1 ? `; ${counted(count - 1, 'sample')} wrote it too` : ''}`;
    case 'sampled':
      return count > 1 ? `${counted(count, 'sample')} wrote exactly this` : 'one sample wrote this';
  }
}
