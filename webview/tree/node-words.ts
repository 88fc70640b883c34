// What the tree says of a candidate: on the canvas, in the tooltip, and to screen readers.
import type { Label } from '../../src/labels/label.ts';
import { decisionLabel } from '../../src/log/decision-label.ts';
import type { LoggedDecision } from '../../src/log/events.ts';
import { verdictSentence } from '../../src/log/sentence.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import { stoppedHere } from '../stopped.ts';

export const kindWord: Readonly<Record<LoggedDecision['kind'], string>> = {
  'function-name': 'function',
  argument: 'argument',
  'arguments-finished': 'arguments finished',
  'call-finished': 'call finished',
  'response-finished': 'response finished',
  token: 'token',
  fragment: 'unfinished text',
};

/** `0.94`, `~0.94` where the score is a bound, `forced` where nobody was asked, empty where there is none yet. */
export function scoreText({ score, source }: TreeNode): string {
  if (score === undefined) return source === 'forced' ? 'forced' : '';
  return `${score.reading === 'bound' ? '~' : ''}${score.score.toFixed(2)}`;
}

/** One word for a pruned candidate, with its rank where it was outranked: `rank 5`, `invalid`. */
export function verdictWord({ verdict }: TreeNode): string {
  if (verdict === undefined || verdict.kind === 'retained') return '';
  return verdict.kind === 'rank' ? `rank ${verdict.rank}` : verdict.kind;
}

export type LabelSign = 'good' | 'bad' | 'neutral';

export function labelSign(label: Label | undefined): LabelSign | undefined {
  switch (label?.rating) {
    case 1:
      return 'good';
    case -1:
      return 'bad';
    case 0:
      return 'neutral';
    case undefined:
      return undefined;
  }
}

export interface WordsContext {
  readonly tree: SearchTree;
  /** In blind mode: the score and the verdict stay untold. */
  readonly hidden: boolean;
  readonly label: Label | undefined;
  /** A debugger has stopped at its step. */
  readonly stopped?: boolean;
}

/** Lines of plain words, the decision first. */
export function nodeLines(node: TreeNode, { tree, hidden, label, stopped }: WordsContext): readonly string[] {
  const lines = [decisionLabel(node.decision, 400)];
  if (hidden) lines.push('score and verdict hidden until you label it');
  else {
    lines.push(verdictWords(node, tree));
    const score = scoreWords(node);
    if (score !== '') lines.push(score);
  }
  if (node.count > 1) lines.push(`sampled ${node.count} times`);
  if (node.source === 'reused') lines.push('reused: text that an earlier step had sampled already');
  if (node.lostParent !== undefined) lines.push('the log has lost the candidate that it continues');
  const labelled = labelWords(label);
  if (labelled !== '') lines.push(labelled);
  if (stopped === true) lines.push(stoppedHere);
  return lines;
}

/** The whole name for screen readers: "unit = fahrenheit, pruned: ranked 5th, 4 are kept, score 0.59". */
export const nodeName = (node: TreeNode, context: WordsContext): string =>
  nodeLines(node, context).join(', ');

function verdictWords(node: TreeNode, tree: SearchTree): string {
  if (node.verdict === undefined) {
    return tree.state === 'finished' ? 'the log has no verdict of it' : 'not judged yet';
  }
  return verdictSentence(node.verdict, {
    labelOf: (id) => {
      const other = tree.node(id);
      return other === undefined ? undefined : decisionLabel(other.decision, 60);
    },
    ranked: rankedIn(node.step, tree),
  });
}

function rankedIn(step: number, tree: SearchTree): number {
  const candidates = tree.steps.find(({ index }) => index === step)?.candidates ?? [];
  return candidates.filter((id) => {
    const kind = tree.node(id)?.verdict?.kind;
    return kind === 'retained' || kind === 'rank';
  }).length;
}

function scoreWords({ score, aggregate, source }: TreeNode): string {
  if (score === undefined)
    return source === 'forced' ? 'forced: nothing else could follow, nobody was asked' : '';
  const bound = score.reading === 'bound' ? ' (a bound: the server did not report both labels)' : '';
  const path =
    aggregate === undefined || Math.abs(aggregate - score.score) < 0.005
      ? ''
      : `, path ${aggregate.toFixed(2)}`;
  return `score ${score.score.toFixed(2)}${bound}${path}`;
}

export function labelWords(label: Label | undefined): string {
  if (label === undefined) return '';
  const words = [labelSign(label), label.flagged ? 'flagged' : undefined].filter(
    (word) => word !== undefined,
  );
  if (words.length === 0) return label.note === undefined ? '' : 'has a note';
  return `labelled ${words.join(', ')}`;
}
