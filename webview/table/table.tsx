// All candidates as a sortable grid: one tab stop, arrows between cells, and only the rows that are seen.
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TreeNode } from '../../src/log/tree.ts';
import { Icon } from '../icon.tsx';
import { useKeptRows } from '../kept-rows.ts';
import { elsewhere, onSelected } from '../menu-context.ts';
import type { Memory } from '../saved.ts';
import type { View } from '../state.ts';
import { useVirtualRows } from '../virtual-rows.ts';
import { type ColumnName, columns, type RowFacts } from './columns.ts';
import { fitColumns } from './fit-columns.ts';
import { cellId, columnNumber, TableRow } from './row.tsx';
import { type Order, sortNodes } from './sort.ts';
import './table.css';

const rowHeight = 22;

interface Props {
  readonly view: View;
  readonly memory: Memory;
}

export function Table({ view, memory }: Props) {
  const { state, actions } = view;
  const [sorting, setSorting] = useState(memory.saved.table.sorting);
  /** -1 is the row of headers. */
  const [cell, setCell] = useState<{ row: number; column: ColumnName }>({ row: 0, column: 'decision' });
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

  const { scroller, rows, height, width, reveal } = useVirtualRows({
    count: nodes.length,
    rowHeight,
    header: rowHeight,
    active: cell.row,
    keyOf: (index) => nodes[index]?.id,
    indexOf: (key) => places.get(key),
    choice: `${state.filter.value} ${blind} ${sorting.column} ${sorting.direction}`,
    place: memory.saved.table.place,
    onPlace: (place) => memory.save({ table: { ...memory.saved.table, place } }),
  });

  const { shown, template, least, tight, scrolls } = useMemo(
    () => fitColumns(width, sorting.column),
    [width, sorting.column],
  );
  useLayoutEffect(() => {
    scroller.current?.style.setProperty('--columns', template);
    scroller.current?.style.setProperty('--least-width', `${least}px`);
  }, [template, least]);
  /** Where the keyboard is among the columns that are shown: where its own is hidden, on the decision. */
  const found = shown.findIndex(({ name }) => name === cell.column);
  const column = found === -1 ? shown.findIndex(({ name }) => name === 'decision') : found;
  const activeName = shown[column]?.name ?? 'decision';

  useEffect(() => {
    if (!scrolls) return;
    const active = scroller.current?.querySelector('.active-cell');
    active?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeName, scrolls]);

  // The cursor stays with the selected candidate when the order changes.
  const selected = state.selected.value;
  useEffect(() => {
    const row = selected === null ? undefined : places.get(selected);
    if (row !== undefined) setCell((before) => (before.row === -1 ? before : { ...before, row }));
  }, [selected, places]);

  const asked = state.revealed.value;
  const [pending, setPending] = useState<string | null>(null);
  useEffect(() => {
    if (asked !== undefined) setPending(asked.id);
  }, [asked]);
  useEffect(() => {
    const row = pending === null ? undefined : places.get(pending);
    if (row === undefined) return;
    reveal(row);
    setPending(null);
  }, [pending, places]);

  function go(toRow: number, toColumn: number): void {
    const row = Math.max(-1, Math.min(nodes.length - 1, toRow));
    const place = Math.max(0, Math.min(shown.length - 1, toColumn));
    setCell({ row, column: shown[place]?.name ?? activeName });
    const node: TreeNode | undefined = nodes[row];
    if (node === undefined) return;
    actions.select(node.id);
    reveal(row);
  }

  function sortBy(name: ColumnName): void {
    const first = columns.find((column) => column.name === name)?.first ?? 1;
    const direction = sorting.column === name ? (sorting.direction === 1 ? -1 : 1) : first;
    const next = { column: name, direction } as const;
    setSorting(next);
    memory.save({ table: { ...memory.saved.table, sorting: next } });
  }

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 2);
    const { row } = cell;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(row + 1, column),
      ArrowUp: () => go(row - 1, column),
      ArrowLeft: () => go(row, column - 1),
      ArrowRight: () => go(row, column + 1),
      PageDown: () => go(row + page, column),
      PageUp: () => go(Math.max(0, row - page), column),
      Home: () => (event.ctrlKey ? go(0, 0) : go(row, 0)),
      End: () => (event.ctrlKey ? go(nodes.length - 1, shown.length - 1) : go(row, shown.length - 1)),
      ...(row === -1 ? { Enter: sortHere, ' ': sortHere } : {}),
    };
    const move = moves[event.key];
    if (move === undefined || (event.ctrlKey && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  function sortHere(): void {
    sortBy(activeName);
  }

  const keptRow = useKeptRows();
  const isActiveRow = (index: number): boolean => index === cell.row;
  const activeId =
    cell.row === -1 ? cellId('header', activeName) : cellId(nodes[cell.row]?.id ?? '', activeName);

  return (
    <div
      ref={scroller}
      class={`rows table${tight ? ' tight' : ''}${scrolls ? ' scrolls' : ''}`}
      role="grid"
      aria-label="Candidates"
      aria-rowcount={nodes.length + 1}
      aria-colcount={columns.length}
      tabIndex={0}
      aria-activedescendant={cell.row === -1 || nodes.length > 0 ? activeId : undefined}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        event.currentTarget.dataset.vscodeContext = onSelected(state);
      }}
    >
      <div class="table-row table-header" role="row" aria-rowindex={1} data-vscode-context={elsewhere}>
        {shown.map(({ name, title, says }) => {
          const isSorted = sorting.column === name;
          return (
            <div
              key={name}
              id={cellId('header', name)}
              class={`cell cell-${name}${cell.row === -1 && activeName === name ? ' active-cell' : ''}`}
              role="columnheader"
              aria-colindex={columnNumber(name)}
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
          if (node === undefined) return null;
          const activeColumn = isActiveRow(index) ? activeName : undefined;
          return keptRow(node.id, [view, node, index, start, shown, activeColumn], () => (
            <TableRow
              key={node.id}
              node={node}
              index={index}
              start={start}
              view={view}
              shown={shown}
              activeColumn={activeColumn}
              onPick={(column) => {
                setCell({ row: index, column });
                actions.select(node.id);
              }}
            />
          ));
        })}
      </div>
    </div>
  );
}
