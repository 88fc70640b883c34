// Why the candidate lives or died: the sentence, and its place in the ranking of the step.
import { useMemo } from 'preact/hooks';
import { decisionLabel } from '../../src/log/decision-label.ts';
import { verdictMark } from '../../src/log/mark.ts';
import { ordinal } from '../../src/log/sentence.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import { visible } from '../../src/log/visible.ts';
import type { View } from '../state.ts';
import { Bar } from './bar.tsx';
import { CandidateLink } from './candidate-link.tsx';
import { counted, scoreFigure } from './figures.ts';
import { pathAggregate } from './path-scores.ts';
import { rankStrip, type StripItem, stepOf } from './rank-strip.ts';
import { Section } from './section.tsx';
import { ruleWords, sentenceParts } from './sentence-parts.ts';
import './ranking.css';

interface Props {
  readonly view: View;
  readonly tree: SearchTree;
  readonly node: TreeNode;
}

export function VerdictSentence({ view, tree, node }: Props) {
  if (node.verdict === undefined) {
    const words =
      tree.state === 'finished' ? 'never judged: the log ends before its verdict' : 'not judged yet';
    return <p class="detail-verdict">{words}</p>;
  }
  return (
    <p class="detail-verdict">
      {sentenceParts(tree, node).map((part) => {
        if (typeof part === 'string') return part;
        const other = tree.node(part.id);
        return other === undefined ? part.label : <CandidateLink key={part.id} view={view} node={other} />;
      })}
    </p>
  );
}

export function RankSection({ view, tree, node }: Props) {
  // A step that is finished keeps its identity from snapshot to snapshot, so this is done once and not every frame.
  const strip = useMemo(() => rankStrip(tree, node), [stepOf(tree, node), node.id, tree.state]);
  if (strip.length === 0) return null;
  const { verdict } = node;
  return (
    <Section title={`Ranking of step ${node.step}`} aside={rankWords(node)}>
      {verdict?.kind === 'invalid' ? (
        <p class="detail-note">
          Not ranked: {ruleWords[verdict.rule] ?? verdict.rule}
          {verdict.pointer === undefined ? '' : ` at ${visible(verdict.pointer)}`}.
        </p>
      ) : null}
      <ol class="detail-strip">
        {strip.map((item, index) => (
          <Item key={itemKey(item, index)} view={view} tree={tree} item={item} beside={node} />
        ))}
      </ol>
    </Section>
  );
}

function itemKey(item: StripItem, index: number): string {
  return item.kind === 'candidate' ? item.node.id : `${item.kind}${index}`;
}

interface ItemProps {
  readonly view: View;
  readonly tree: SearchTree;
  readonly item: StripItem;
  readonly beside: TreeNode;
}

function Item({ view, tree, item, beside }: ItemProps) {
  if (item.kind === 'more') return <li class="detail-strip-more">{counted(item.count, 'more', 'more')}</li>;
  if (item.kind === 'cut') {
    const close =
      item.gap === undefined ? '' : ` · ${item.gap === 0 ? 'a tie' : `${gapWords(item.gap)} apart`}`;
    return (
      <li class="detail-strip-cut">
        <span>
          {item.all ? 'all are kept' : `cut: ${item.kept} ${item.kept === 1 ? 'is' : 'are'} kept${close}`}
        </span>
      </li>
    );
  }
  const { node, rank, selected } = item;
  const aggregate = pathAggregate(tree, node);
  return (
    <li
      class={selected ? 'detail-strip-row detail-selected' : 'detail-strip-row'}
      aria-current={selected ? 'true' : undefined}
    >
      <span class="detail-rank">{rank}</span>
      <span class="detail-mark" aria-hidden="true">
        {verdictMark(node.verdict)}
      </span>
      <span class="detail-strip-name">
        {selected ? (
          <span class="detail-code">this candidate</span>
        ) : (
          <CandidateLink view={view} node={node} />
        )}
        <After tree={tree} node={node} beside={beside} />
      </span>
      {aggregate === undefined ? (
        <span class="detail-figure">no score</span>
      ) : (
        <>
          <Bar value={aggregate} weak={node.verdict?.kind !== 'retained'} />
          <span class="detail-figure">{scoreFigure(aggregate)}</span>
        </>
      )}
    </li>
  );
}

/** Equal decisions stand in one step where they continue different beams; then the beam tells them apart. */
function After({
  tree,
  node,
  beside,
}: {
  readonly tree: SearchTree;
  readonly node: TreeNode;
  readonly beside: TreeNode;
}) {
  const parent = node.parent === null ? undefined : tree.node(node.parent);
  if (parent === undefined || node.parent === beside.parent) return null;
  return <span class="detail-aside"> after {decisionLabel(parent.decision, 24)}</span>;
}

/** `5th · 0.12 below the cut`. */
function rankWords({ verdict }: TreeNode): string | undefined {
  switch (verdict?.kind) {
    case 'rank':
      return `${ordinal(verdict.rank)} · ${verdict.gap === 0 ? 'tied with the cut' : `${gapWords(verdict.gap)} below the cut`}`;
    case 'retained':
      if (verdict.gap === undefined) return `${ordinal(verdict.rank)} · nothing was cut`;
      return `${ordinal(verdict.rank)} · ${verdict.gap === 0 ? 'tied with the best pruned' : `${gapWords(verdict.gap)} above the best pruned`}`;
    default:
      return undefined;
  }
}

const gapWords = (gap: number): string => scoreFigure(gap);
