// How the score of a path came about: the step scores along it, under the aggregation of the search.
import type { Aggregation } from '../../src/log/events.ts';
import { pathTo } from '../../src/log/path.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import { scoreFigure } from './figures.ts';

export interface PathScores {
  /** From the root to the candidate; those without a score were forced, or the strategy does not score them. */
  readonly steps: readonly TreeNode[];
  /** `product of 3 step scores: 0.98 × 0.94 × 0.90`. */
  readonly sentence: string;
  /** True where the steps here do not account for the whole aggregate: the rest was decided before this search. */
  readonly partial: boolean;
}

/** Forced decisions keep the score of their path, and the log has it where it was made. */
export function pathAggregate(tree: SearchTree, node: TreeNode): number | undefined {
  let at: TreeNode | undefined = node;
  while (at?.aggregate === undefined && at?.source === 'forced' && at.parent !== null)
    at = tree.node(at.parent);
  return at?.aggregate;
}

export function pathScores(tree: SearchTree, node: TreeNode): PathScores {
  const steps = pathTo(tree, node.id)?.nodes ?? [node];
  const how = tree.header?.settings.aggregation ?? 'last';
  const scores = steps.flatMap(({ score }) => (score === undefined ? [] : [score.score]));
  const whole = pathAggregate(tree, node);
  const expected = aggregateOf(scores, how);
  return {
    steps,
    sentence: sentence(scores, how),
    partial: whole !== undefined && expected !== undefined && Math.abs(whole - expected) > 0.0005,
  };
}

function sentence(scores: readonly number[], how: Aggregation): string {
  const count = `${scores.length} step score${scores.length === 1 ? '' : 's'}`;
  if (scores.length === 0) return 'no step of the path has a score';
  if (scores.length === 1) return 'the one step score of the path';
  switch (how) {
    case 'last':
      return `the last of ${count}`;
    case 'min':
      return `the least of ${count}`;
    case 'product':
      return `the product of ${count}: ${listed(scores, ' × ')}`;
    case 'mean':
      return `the mean of ${count}`;
  }
}

function listed(scores: readonly number[], between: string): string {
  if (scores.length <= 6) return scores.map(scoreFigure).join(between);
  const ends = [...scores.slice(0, 3).map(scoreFigure), '…', scoreFigure(scores.at(-1) ?? 0)];
  return ends.join(between);
}

function aggregateOf(scores: readonly number[], how: Aggregation): number | undefined {
  if (scores.length === 0) return undefined;
  switch (how) {
    case 'last':
      return scores.at(-1);
    case 'min':
      return scores.reduce((least, score) => Math.min(least, score), 1);
    case 'product':
      return scores.reduce((product, score) => product * score, 1);
    case 'mean':
      return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  }
}
