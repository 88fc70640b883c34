// One candidate as a row of the table.
import type { ComponentChildren } from 'preact';
import { decisionLabel } from '../../src/log/decision-label.ts';
import type { TreeNode } from '../../src/log/tree.ts';
import { concealed, LabelMark, labelWords, Mark, Score, scoreNumber, sentenceOf } from '../candidate.tsx';
import { spineOf } from '../filter/fields.ts';
import { policyLogprob } from '../filter/policy.ts';
import type { View } from '../state.ts';
import { kindWord } from '../tree/node-words.ts';
import { type ColumnName, columns } from './columns.ts';

export const cellId = (row: string, column: ColumnName): string => `cell-${row}-${column}`;

interface Props {
  readonly node: TreeNode;
  readonly index: number;
  readonly start: number;
  readonly view: View;
  /** Set where the keyboard is in this row. */
  readonly activeColumn: number | undefined;
  readonly onPick: (column: number) => void;
}

export function TableRow({ node, index, start, view, activeColumn, onPick }: Props) {
  const { state } = view;
  const hidden = state.hidden(node.id);
  const isSelected = state.selected.value === node.id;
  const pruned = !hidden && node.verdict !== undefined && node.verdict.kind !== 'retained';
  const classes = ['row', 'table-row'];
  if (activeColumn !== undefined) classes.push('active');
  if (isSelected) classes.push('selected');
  if (pruned) classes.push('pruned');
  if (!hidden && spineOf(state.tree.value).has(node.id)) classes.push('spine');
  return (
    <div
      class={classes.join(' ')}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${start}px)` }}
    >
      {columns.map(({ name }, column) => (
        <div
          key={name}
          id={column === activeColumn ? cellId(node.id, name) : undefined}
          class={`cell cell-${name}${column === activeColumn ? ' active-cell' : ''}`}
          role="gridcell"
          aria-colindex={column + 1}
          onClick={() => onPick(column)}
        >
          {content(name, node, view, hidden)}
        </div>
      ))}
    </div>
  );
}

function content(name: ColumnName, node: TreeNode, { state }: View, hidden: boolean): ComponentChildren {
  switch (name) {
    case 'step':
      return node.step;
    case 'decision':
      return (
        <>
          <Mark node={node} hidden={hidden} />
          <span class="decision">{decisionLabel(node.decision, 64)}</span>
        </>
      );
    case 'kind':
      return kindWord[node.decision.kind];
    case 'score':
      return <Score node={node} hidden={hidden} />;
    case 'aggregate':
      return hidden ? concealed : scoreNumber(node.aggregate);
    case 'policy':
      return policyLogprob(node)?.toFixed(2) ?? '';
    case 'count':
      return node.count === 1 ? '1' : `×${node.count}`;
    case 'verdict':
      return hidden ? concealed : sentenceOf(node, state.tree.value);
    case 'label': {
      const label = state.labels.value.get(node.id);
      return (
        <>
          <LabelMark label={label} />
          <span class="only-spoken">{labelWords(label)}</span>
        </>
      );
    }
  }
}
