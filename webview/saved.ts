// What the view remembers while it is hidden or the window reloads: how the search is looked at, never the search itself.
import type { Rendering } from './state.ts';
import { type ColumnName, columns } from './table/columns.ts';

/** Where a list is scrolled to: its first row in sight, and the pixels of it that are not. */
export interface RowPlace {
  readonly key: string;
  readonly hidden: number;
}

export interface SavedOutline {
  /** `undefined` at the top. */
  readonly place?: RowPlace | undefined;
  /** What was opened (true) or closed (false), by row key. */
  readonly opened: readonly (readonly [key: string, open: boolean])[];
}

export interface SavedTable {
  readonly place?: RowPlace | undefined;
  readonly sorting: { readonly column: ColumnName; readonly direction: 1 | -1 };
}

export interface SavedTree {
  /** The search that the rest is of. */
  readonly search: string;
  /** Zoom and translation. */
  readonly transform: { readonly k: number; readonly x: number; readonly y: number };
  /** Rows of hidden siblings that are open. */
  readonly open: readonly string[];
  /** Whether it follows the newest step. */
  readonly follow: boolean;
}

export interface SavedView {
  readonly rendering: Rendering;
  readonly filter: string;
  readonly selected: string | null;
  /** Share of the width that the rendering takes, in percent. */
  readonly split: number;
  readonly outline: SavedOutline;
  readonly table: SavedTable;
  readonly tree?: SavedTree | undefined;
}

/** How a part of the view reads and keeps what it remembers. */
export interface Memory {
  readonly saved: SavedView;
  save(part: Partial<SavedView>): void;
}

/** Of what was opened, so that it stays a small thing to keep. */
export const mostOpened = 2000;

export const freshView: SavedView = {
  rendering: 'tree',
  filter: '',
  selected: null,
  split: 62,
  outline: { opened: [] },
  table: { sorting: { column: 'step', direction: 1 } },
};

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const renderings: readonly unknown[] = ['tree', 'outline', 'table'] satisfies readonly Rendering[];
const isRendering = (value: unknown): value is Rendering => renderings.includes(value);

/** Whatever is usable of what was saved. */
export function readSaved(value: unknown): SavedView {
  const { rendering, filter, selected, split, outline, table, tree } = fieldsOf(value);
  return {
    rendering: isRendering(rendering) ? rendering : freshView.rendering,
    filter: typeof filter === 'string' ? filter : freshView.filter,
    selected: typeof selected === 'string' ? selected : freshView.selected,
    split: typeof split === 'number' && split >= 20 && split <= 80 ? split : freshView.split,
    outline: readOutline(outline),
    table: readTable(table),
    tree: readTree(tree),
  };
}

function readPlace(value: unknown): RowPlace | undefined {
  const { key, hidden } = fieldsOf(value);
  return typeof key === 'string' && isFiniteNumber(hidden) ? { key, hidden } : undefined;
}

function readOutline(value: unknown): SavedOutline {
  const { place, opened } = fieldsOf(value);
  const pairs: (readonly [string, boolean])[] = [];
  for (const pair of listOf(opened).slice(0, mostOpened)) {
    const [key, open] = listOf(pair);
    if (typeof key === 'string' && typeof open === 'boolean') pairs.push([key, open]);
  }
  return { place: readPlace(place), opened: pairs };
}

function readTable(value: unknown): SavedTable {
  const { place, sorting } = fieldsOf(value);
  const { column, direction } = fieldsOf(sorting);
  const name = columns.find((known) => known.name === column)?.name;
  const isWhole = name !== undefined && (direction === 1 || direction === -1);
  return {
    place: readPlace(place),
    sorting: isWhole ? { column: name, direction } : freshView.table.sorting,
  };
}

function readTree(value: unknown): SavedTree | undefined {
  const { search, transform, open, follow } = fieldsOf(value);
  const { k, x, y } = fieldsOf(transform);
  if (typeof search !== 'string' || !isFiniteNumber(k) || !isFiniteNumber(x) || !isFiniteNumber(y) || k <= 0)
    return undefined;
  const keys = listOf(open).filter((key) => typeof key === 'string');
  return { search, transform: { k, x, y }, open: keys.slice(0, mostOpened), follow: follow === true };
}

const isFiniteNumber = (value: unknown): value is number => Number.isFinite(value);
