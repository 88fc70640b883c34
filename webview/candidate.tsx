// How a candidate's parts look in rows, the same in outline and table: mark, score with its bar, label, sentence.
import type { Label } from '../src/labels/label.ts';
import { decisionLabel } from '../src/log/decision-label.ts';
import { verdictMark } from '../src/log/mark.ts';
import { verdictSentence } from '../src/log/sentence.ts';
import type { SearchTree, TreeNode } from '../src/log/tree.ts';
import { visible } from '../src/log/visible.ts';
import { Icon } from './icon.tsx';
import { type StopSign, stoppedHere } from './stopped.ts';
import './rows.css';

/** What stands for the score and the verdict in blind mode. */
export const concealed = '?';

export function Mark({ node, hidden }: { node: TreeNode; hidden: boolean }) {
  const kind = hidden ? 'hidden' : (node.verdict?.kind ?? 'unjudged');
  return (
    <span class={`mark mark-${kind}`} aria-hidden="true">
      {hidden ? '·' : verdictMark(node.verdict)}
    </span>
  );
}

/** The debugger's arrow at the candidate that its call stack leads to, and a dot at the others of the step. */
export function StopMark({ sign }: { sign: StopSign | undefined }) {
  if (sign === undefined) return null;
  return (
    <span class="stop-mark" title={stoppedHere}>
      <Icon name={sign === 'focus' ? 'codicon-debug-stackframe' : 'codicon-debug-stackframe-dot'} />
    </span>
  );
}

/** `0.94`, `~0.94` for a bound, nothing where there is none. */
export function scoreNumber(score: number | undefined, reading?: 'exact' | 'bound' | 'derived'): string {
  return score === undefined ? '' : `${reading === 'bound' ? '~' : ''}${score.toFixed(2)}`;
}

export function Score({ node, hidden }: { node: TreeNode; hidden: boolean }) {
  if (hidden) return <span class="score quiet">{concealed}</span>;
  const { score, source } = node;
  if (score === undefined) {
    return <span class="score quiet">{source === 'forced' ? 'forced' : ''}</span>;
  }
  return (
    <span class="score">
      <span class="bar" aria-hidden="true">
        <span class="bar-fill" style={{ width: `${Math.round(score.score * 100)}%` }} />
      </span>
      <span class="number">{scoreNumber(score.score, score.reading)}</span>
    </span>
  );
}

const ratingIcons = {
  '1': ['codicon-thumbsup', 'good'],
  '-1': ['codicon-thumbsdown', 'bad'],
  '0': ['codicon-circle-outline', 'neutral'],
} as const;

/** "good, flagged, has a note". */
export function labelWords(label: Label | undefined): string {
  if (label === undefined) return '';
  const words = [
    ...(label.rating === undefined ? [] : [ratingIcons[label.rating][1]]),
    ...(label.flagged ? ['flagged'] : []),
    ...(label.note === undefined && label.reason === undefined ? [] : ['has a note']),
  ];
  return words.join(', ');
}

export function LabelMark({ label }: { label: Label | undefined }) {
  if (label === undefined) return null;
  const title = [labelWords(label), label.note === undefined ? '' : visible(label.note)]
    .filter((part) => part !== '')
    .join(': ');
  const rating = label.rating === undefined ? undefined : ratingIcons[label.rating];
  return (
    <span class="label-mark" title={title}>
      {rating === undefined ? null : (
        <span class={`label-${rating[1]}`}>
          <Icon name={rating[0]} />
        </span>
      )}
      {label.flagged ? <Icon name="codicon-flag" /> : null}
      {label.note === undefined && label.reason === undefined ? null : <Icon name="codicon-note" />}
    </span>
  );
}

export function sentenceOf(node: TreeNode, tree: SearchTree): string {
  if (node.verdict === undefined) {
    return tree.state === 'finished' ? 'the log has no verdict' : 'not judged yet';
  }
  return verdictSentence(node.verdict, {
    labelOf: (id) => {
      const other = tree.node(id);
      return other === undefined ? undefined : decisionLabel(other.decision, 32);
    },
  });
}

/** The whole row in words, for screen readers. */
export function spokenRow(
  node: TreeNode,
  tree: SearchTree,
  label: Label | undefined,
  hidden: boolean,
  stopped = false,
): string {
  const parts = [
    decisionLabel(node.decision),
    hidden ? 'score and verdict hidden' : sentenceOf(node, tree),
    hidden || node.score === undefined ? '' : `score ${scoreNumber(node.score.score)}`,
    node.count > 1 ? `${node.count} samples` : '',
    labelWords(label),
    stopped ? stoppedHere : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
