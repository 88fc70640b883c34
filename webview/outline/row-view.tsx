// One row of the outline: a candidate, or a group of pruned ones with what it hides.
import { decisionLabel } from '../../src/log/decision-label.ts';
import { LabelMark, Mark, Score, StopMark, sentenceOf, spokenRow } from '../candidate.tsx';
import { spineOf } from '../filter/fields.ts';
import { Icon } from '../icon.tsx';
import { elsewhere } from '../menu-context.ts';
import type { View } from '../state.ts';
import { stopSign } from '../stopped.ts';
import type { OutlineRow } from './rows.ts';

/** Pixels, as in the editor's own lists. */
export const rowHeight = 22;
/** Deeper levels keep their place, so that their text stays in view. */
const deepestIndent = 24;
const indentWidth = 10;

export const rowId = (key: string): string => `outline-${key}`;

interface Props {
  readonly row: OutlineRow;
  readonly start: number;
  readonly view: View;
  readonly isActive: boolean;
  readonly onPick: () => void;
  readonly onToggle: () => void;
}

export function OutlineRowView({ row, start, view, isActive, onPick, onToggle }: Props) {
  const { state } = view;
  const isSelected = row.kind === 'node' && state.selected.value === row.key;
  const classes = ['row'];
  if (isActive) classes.push('active');
  if (isSelected) classes.push('selected');
  if (row.kind === 'node' && row.dim) classes.push('dim');
  const stop = row.kind === 'node' ? stopSign(state, row.node) : undefined;
  if (stop !== undefined) classes.push('stopped');
  const indent = Math.min(row.level - 1, deepestIndent) * indentWidth;
  return (
    <div
      id={rowId(row.key)}
      class={classes.join(' ')}
      role="treeitem"
      aria-level={row.level}
      aria-setsize={row.setSize}
      aria-posinset={row.position}
      aria-expanded={row.expanded}
      aria-selected={isSelected}
      aria-current={stop === 'focus' ? 'step' : undefined}
      aria-label={spoken(row, view)}
      style={{ transform: `translateY(${start}px)` }}
      onClick={onPick}
      onContextMenu={row.kind === 'node' ? onPick : undefined}
      data-vscode-context={row.kind === 'node' ? undefined : elsewhere}
      onDblClick={row.kind === 'node' && row.expanded !== undefined ? onToggle : undefined}
    >
      <span class="indent" style={{ width: `${indent}px` }} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard opens with the arrows. */}
      <span
        class="twistie"
        onClick={(event) => {
          if (row.expanded === undefined || row.kind === 'group') return;
          event.stopPropagation();
          onToggle();
        }}
      >
        {row.expanded === undefined ? null : (
          <Icon name={row.expanded ? 'codicon-chevron-down' : 'codicon-chevron-right'} />
        )}
      </span>
      {row.kind === 'group' ? (
        <span class="group-says">{row.says}</span>
      ) : (
        <NodeCells row={row} view={view} />
      )}
    </div>
  );
}

function NodeCells({ row, view }: { row: Extract<OutlineRow, { kind: 'node' }>; view: View }) {
  const { state } = view;
  const { node } = row;
  const tree = state.tree.value;
  const hidden = state.hidden(node.id);
  const sentence = hidden ? '' : sentenceOf(node, tree);
  const pruned = !hidden && node.verdict !== undefined && node.verdict.kind !== 'retained';
  const onSpine = !hidden && spineOf(tree).has(node.id);
  return (
    <>
      <StopMark sign={stopSign(state, node)} />
      <Mark node={node} hidden={hidden} />
      <span class={`decision${pruned ? ' pruned' : ''}${onSpine ? ' spine' : ''}`}>
        {decisionLabel(node.decision, 64)}
      </span>
      {node.count > 1 ? <span class="count">×{node.count}</span> : null}
      {node.source === 'reused' ? (
        <span class="count" title="Reused from a longer sample">
          <Icon name="codicon-history" />
        </span>
      ) : null}
      <span class="sentence" title={sentence}>
        {sentence}
      </span>
      <LabelMark label={state.labels.value.get(node.id)} />
      <Score node={node} hidden={hidden} />
    </>
  );
}

function spoken(row: OutlineRow, { state }: View): string {
  if (row.kind === 'group') return row.says;
  const isStopped = stopSign(state, row.node) !== undefined;
  return spokenRow(
    row.node,
    state.tree.value,
    state.labels.value.get(row.key),
    state.hidden(row.key),
    isStopped,
  );
}
