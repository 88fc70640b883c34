// All candidates as a sortable grid: one tab stop, arrows between cells, and only the rows that are seen.
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TreeNode } from '../../src/log/tree.ts';
import { Icon } from '../icon.tsx';
import type { View } from '../state.ts';
import { useVirtualRows } from '../virtual-rows.ts';
import { type ColumnName, columns, type RowFacts } from './columns.ts';
import { cellId, TableRow } from './row.tsx';
import { type Order, sortNodes } from './sort.ts';

const rowHeight = 22;

export function Table({ view }: { view: View }) {
  const { state, actions } = view;
  const [sorting, setSorting] = useState<{ column: ColumnName; direction: 1 | -1 }>({
    column: 'step',
    direction: 1,
  });
  /** -1 is the row of headers. */
  const [cell, setCell] = useState({ row: 0, column: 1 });
  const sorted = useRef<{ key: string; order: Order }>({ key: '', order: [] });

  const tree = state.tree.value;
  const matches = state.matches.value;
  const labels = state.labels.value;
  const { blind } = state.settings.value;
  const nodes = useMemo(() => {
    const column = columns.find(({ name }) => name === sorting.column);
    let all = tree.nodes;
    if (column !== undefined && (sorting.column !== 'step' || sorting.direction === -1)) {
      const facts: RowFacts = { hidden: state.hidden, label: (id) => labels.get(id) };
      const key = `${sorting.column} ${sorting.direction} ${tree.header?.search ?? ''}`;
      const before = sorted.current.key === key ? sorted.current.order : [];
      const order = sortNodes(tree.nodes, column, sorting.direction, facts, before);
      sorted.current = { key, order };
      all = order.flatMap((place) => tree.nodes[place] ?? []);
    }
    return matches === undefined ? all : all.filter(({ id }) => matches.has(id));
  }, [tree, matches, labels, blind, sorting]);
  const places = useMemo(() => new Map(nodes.map(({ id }, index) => [id, index])), [nodes]);

  const { scroller, rows, height, reveal } = useVirtualRows({
    count: nodes.length,
    rowHeight,
    header: rowHeight,
    active: cell.row,
    keyOf: (index) => nodes[index]?.id,
    indexOf: (key) => places.get(key),
  });

  // The cursor stays with the selected candidate when the order changes.
  const selected = state.selected.value;
  useEffect(() => {
    const row = selected === null ? undefined : places.get(selected);
    if (row !== undefined) setCell((before) => (before.row === -1 ? before : { ...before, row }));
  }, [selected, places]);

  const asked = state.revealed.value;
  const [pending, setPending] = useState<string | null>(selected);
  useEffect(() => {
    if (asked !== undefined) setPending(asked.id);
  }, [asked]);
  useEffect(() => {
    const row = pending === null ? undefined : places.get(pending);
    if (row === undefined) return;
    reveal(row);
    setPending(null);
  }, [pending, places]);

  function go(row: number, column: number): void {
    const to = {
      row: Math.max(-1, Math.min(nodes.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    };
    setCell(to);
    const node: TreeNode | undefined = nodes[to.row];
    if (node === undefined) return;
    actions.select(node.id);
    reveal(to.row);
  }

  function sortBy(name: ColumnName): void {
    const first = columns.find((column) => column.name === name)?.first ?? 1;
    setSorting((before) => ({
      column: name,
      direction: before.column === name ? (before.direction === 1 ? -1 : 1) : first,
    }));
  }

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 2);
    const { row, column } = cell;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(row + 1, column),
      ArrowUp: () => go(row - 1, column),
      ArrowLeft: () => go(row, column - 1),
      ArrowRight: () => go(row, column + 1),
      PageDown: () => go(row + page, column),
      PageUp: () => go(Math.max(0, row - page), column),
      Home: () => (event.ctrlKey ? go(0, 0) : go(row, 0)),
      End: () => (event.ctrlKey ? go(nodes.length - 1, columns.length - 1) : go(row, columns.length - 1)),
      ...(row === -1 ? { Enter: sortHere, ' ': sortHere } : {}),
    };
    const move = moves[event.key];
    if (move === undefined || (event.ctrlKey && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  function sortHere(): void {
    const name = columns[cell.column]?.name;
    if (name !== undefined) sortBy(name);
  }

  const isActiveRow = (index: number): boolean => index === cell.row;
  const activeName = columns[cell.column]?.name ?? 'decision';
  const activeId =
    cell.row === -1 ? cellId('header', activeName) : cellId(nodes[cell.row]?.id ?? '', activeName);

  return (
    <div
      ref={scroller}
      class="rows table"
      role="grid"
      aria-label="Candidates"
      aria-rowcount={nodes.length + 1}
      aria-colcount={columns.length}
      tabIndex={0}
      aria-activedescendant={cell.row === -1 || nodes.length > 0 ? activeId : undefined}
      onKeyDown={onKeyDown}
    >
      <div class="table-row table-header" role="row" aria-rowindex={1}>
        {columns.map(({ name, title, says }, index) => {
          const isSorted = sorting.column === name;
          return (
            <div
              key={name}
              id={cellId('header', name)}
              class={`cell cell-${name}${cell.row === -1 && cell.column === index ? ' active-cell' : ''}`}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={isSorted ? (sorting.direction === 1 ? 'ascending' : 'descending') : 'none'}
              title={`${says}. Click to sort.`}
              onClick={() => sortBy(name)}
            >
              {title}
              {isSorted ? (
                <Icon
                  name={sorting.direction === 1 ? 'codicon-arrow-small-up' : 'codicon-arrow-small-down'}
                />
              ) : null}
            </div>
          );
        })}
      </div>
      <div class="rows-space" role="rowgroup" style={{ height: `${height}px` }}>
        {rows.map(({ index, start }) => {
          const node = nodes[index];
          return node === undefined ? null : (
            <TableRow
              key={node.id}
              node={node}
              index={index}
              start={start}
              view={view}
              activeColumn={isActiveRow(index) ? cell.column : undefined}
              onPick={(column) => {
                setCell({ row: index, column });
                actions.select(node.id);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}
