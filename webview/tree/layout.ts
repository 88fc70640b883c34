// Where everything in the tree stands: x is the step's column, y a stable order. Pure; rebuilds only columns that changed.
import type { SearchTree, TreeNode, TreeStep } from '../../src/log/tree.ts';
import type { Settled } from '../settled.ts';
import { buildColumn, type Column, type Row, stepOfMoreKey } from './column.ts';
import type { Metrics } from './metrics.ts';

export interface LayoutInput {
  readonly tree: SearchTree;
  /** Keys (`moreKey`) of the rows of hidden siblings that are open. */
  readonly open: ReadonlySet<string>;
  readonly blind: boolean;
  readonly settled: Settled;
  readonly metrics: Metrics;
}

export interface Layout {
  readonly input: LayoutInput;
  /** From left to right. */
  readonly columns: readonly Column[];
  /** Place in `columns` by step. */
  readonly columnOf: ReadonlyMap<number, number>;
  readonly width: number;
  readonly height: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Lays the tree out. With the layout before, columns without a change are taken from it: a step that grows costs its own
 * candidates, not the whole tree. The result is the same as without.
 */
export function layOut(input: LayoutInput, before?: Layout): Layout {
  const { tree, metrics, settled } = input;
  const spine = new Set(settled.chosenFirst ? tree.spine : []);
  const changed = changedSteps(input, before);
  const steps = tree.steps.toSorted((a, b) => a.index - b.index);
  const columns: Column[] = [];
  const columnOf = new Map<number, number>();
  let orderMoved = false;
  let x = metrics.margin;
  let height = 0;

  function slotOf(parent: string): number | undefined {
    const step = tree.node(parent)?.step;
    return columns[columnOf.get(step ?? Number.NaN) ?? -1]?.slots.get(parent);
  }

  for (const step of steps) {
    const old = before?.columns[before.columnOf.get(step.index) ?? -1];
    const built: Omit<Column, 'x'> =
      old !== undefined && changed !== 'all' && !orderMoved && !changed.has(step.index)
        ? old
        : buildColumn({
            step: step.index,
            candidates: candidatesOf(step, tree),
            open: input.open,
            metrics,
            spine,
            blind: input.blind,
            settled: settled.steps.has(step.index),
            slotOf,
          });
    orderMoved ||= old !== undefined && old !== built && slotsMoved(old, built);
    columnOf.set(step.index, columns.length);
    columns.push(old !== undefined && old === built && old.x === x ? old : { ...built, x });
    x += built.width + metrics.gap;
    height = Math.max(height, built.height);
  }
  const width = columns.length === 0 ? 0 : x - metrics.gap + metrics.margin;
  return { input, columns, columnOf, width, height };
}

/** Steps with a candidate that is new or another than before, or whose place on the spine or openness changed. */
function changedSteps(input: LayoutInput, before: Layout | undefined): ReadonlySet<number> | 'all' {
  if (before === undefined) return 'all';
  const old = before.input;
  if (old.blind !== input.blind || old.metrics !== input.metrics) return 'all';
  if (old.settled.search !== input.settled.search || old.settled.chosenFirst !== input.settled.chosenFirst)
    return 'all';
  const steps = new Set<number>();
  if (old.settled !== input.settled) {
    for (const step of input.settled.steps) if (!old.settled.steps.has(step)) steps.add(step);
  }
  const add = (node: TreeNode | undefined): void => {
    if (node !== undefined) steps.add(node.step);
  };
  if (old.tree !== input.tree) {
    // Snapshots share what did not change, so a glance at each place tells.
    const length = Math.max(old.tree.nodes.length, input.tree.nodes.length);
    for (let place = 0; place < length; place += 1) {
      const was = old.tree.nodes[place];
      const is = input.tree.nodes[place];
      if (was === is) continue;
      add(was);
      add(is);
    }
    const wasSpine = new Set(old.tree.spine);
    for (const id of input.tree.spine) if (!wasSpine.delete(id)) add(input.tree.node(id));
    for (const id of wasSpine) add(old.tree.node(id));
  }
  if (old.open !== input.open) {
    for (const key of input.open) if (!old.open.has(key)) steps.add(stepOfMoreKey(key));
    for (const key of old.open) if (!input.open.has(key)) steps.add(stepOfMoreKey(key));
  }
  return steps;
}

function candidatesOf(step: TreeStep, tree: SearchTree): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  for (const id of step.candidates) {
    const node = tree.node(id);
    if (node !== undefined) nodes.push(node);
  }
  return nodes;
}

/** Later columns follow the order of their parents, and must be built again when it changed. */
function slotsMoved(old: Column, built: Omit<Column, 'x'>): boolean {
  for (const [id, slot] of old.slots) if (built.slots.get(id) !== slot) return true;
  return false;
}

export interface Place {
  readonly column: Column;
  readonly row: Row;
  readonly rect: Rect;
  readonly columnIndex: number;
  readonly rowIndex: number;
}

/** Where a candidate is; for one that is hidden in a collapsed row, that row. */
export function placeOf(layout: Layout, id: string): Place | undefined {
  const node = layout.input.tree.node(id);
  if (node === undefined) return undefined;
  const columnIndex = layout.columnOf.get(node.step) ?? -1;
  const column = layout.columns[columnIndex];
  const rowIndex = column?.places.get(id) ?? column?.groupOf.get(node.parent)?.more;
  return rowIndex === undefined ? undefined : placeAt(layout, columnIndex, rowIndex);
}

export function placeOfMore(layout: Layout, step: number, parent: string | null): Place | undefined {
  const columnIndex = layout.columnOf.get(step) ?? -1;
  const rowIndex = layout.columns[columnIndex]?.groupOf.get(parent)?.more;
  return rowIndex === undefined ? undefined : placeAt(layout, columnIndex, rowIndex);
}

export function placeAt(layout: Layout, columnIndex: number, rowIndex: number): Place | undefined {
  const column = layout.columns[columnIndex];
  const row = column?.rows[rowIndex];
  if (column === undefined || row === undefined) return undefined;
  const rect = { x: column.x, y: row.y, width: column.width, height: row.height };
  return { column, row, rect, columnIndex, rowIndex };
}

/** The row under a point in the tree's coordinates, in logarithmic time. */
export function rowAt(layout: Layout, x: number, y: number): Place | undefined {
  const columnIndex = lastAtMost(layout.columns, x, (column) => column.x);
  const column = layout.columns[columnIndex];
  if (column === undefined || x > column.x + column.width) return undefined;
  const rowIndex = lastAtMost(column.rows, y, (row) => row.y);
  const place = placeAt(layout, columnIndex, rowIndex);
  return place !== undefined && y < place.row.y + place.row.height ? place : undefined;
}

/** Index of the last item whose start is at most `value`, -1 where none is; starts ascend. */
export function lastAtMost<T>(items: readonly T[], value: number, start: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && start(item) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
