// One candidate as a row of the table.
import type { ComponentChildren } from 'preact';
import { decisionLabel } from '../../src/log/decision-label.ts';
import type { TreeNode } from '../../src/log/tree.ts';
import {
  concealed,
  LabelMark,
  labelWords,
  Mark,
  Score,
  StopMark,
  scoreNumber,
  sentenceOf,
} from '../candidate.tsx';
import { figure } from '../detail/figures.ts';
import { spineOf } from '../filter/fields.ts';
import { policyLogprob } from '../filter/policy.ts';
import type { View } from '../state.ts';
import { stoppedHere, stopSign } from '../stopped.ts';
import { kindWord } from '../tree/node-words.ts';
import { type Column, type ColumnName, columns } from './columns.ts';

export const cellId = (row: string, column: ColumnName): string => `cell-${row}-${column}`;

/** As screen readers count, hidden ones too: from 1. */
export const columnNumber = (name: ColumnName): number =>
  columns.findIndex((column) => column.name === name) + 1;

interface Props {
  readonly node: TreeNode;
  readonly index: number;
  readonly start: number;
  readonly view: View;
  readonly shown: readonly Column[];
  /** Set where the keyboard is in this row. */
  readonly activeColumn: ColumnName | undefined;
  readonly onPick: (column: ColumnName) => void;
}

export function TableRow({ node, index, start, view, shown, activeColumn, onPick }: Props) {
  const { state } = view;
  const hidden = state.hidden(node.id);
  const isSelected = state.selected.value === node.id;
  const pruned = !hidden && node.verdict !== undefined && node.verdict.kind !== 'retained';
  const classes = ['row', 'table-row'];
  if (activeColumn !== undefined) classes.push('active');
  if (isSelected) classes.push('selected');
  if (pruned) classes.push('pruned');
  if (!hidden && spineOf(state.tree.value).has(node.id)) classes.push('spine');
  const stop = stopSign(state, node);
  if (stop !== undefined) classes.push('stopped');
  return (
    <div
      class={classes.join(' ')}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={stop === 'focus' ? 'step' : undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      {shown.map(({ name }) => (
        <div
          key={name}
          id={name === activeColumn ? cellId(node.id, name) : undefined}
          class={`cell cell-${name}${name === activeColumn ? ' active-cell' : ''}`}
          role="gridcell"
          aria-colindex={columnNumber(name)}
          title={titleOf(name, node, view, hidden)}
          onClick={() => onPick(name)}
          onContextMenu={() => onPick(name)}
        >
          {content(name, node, view, hidden)}
        </div>
      ))}
    </div>
  );
}

/** What may be cut off. */
function titleOf(name: ColumnName, node: TreeNode, { state }: View, hidden: boolean): string | undefined {
  if (name === 'decision') return decisionLabel(node.decision, 400);
  return name === 'verdict' && !hidden ? sentenceOf(node, state.tree.value) : undefined;
}

/** Digits after the point matter only near 0. */
const logprobText = (value: number | undefined): string =>
  value === undefined ? '' : figure(value, Math.abs(value) < 10 ? 2 : 1);

function content(name: ColumnName, node: TreeNode, { state }: View, hidden: boolean): ComponentChildren {
  switch (name) {
    case 'step': {
      const stop = stopSign(state, node);
      return (
        <>
          <StopMark sign={stop} />
          {node.step}
          {stop === undefined ? null : <span class="only-spoken">, {stoppedHere}</span>}
        </>
      );
    }
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
      return logprobText(policyLogprob(node));
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
