// Which columns fit into the table's width: those that say least go first, and what is sorted by stays.
import { type Column, type ColumnName, columns } from './columns.ts';

interface Room {
  /** Pixels with which a column is at ease; others leave before it has less. */
  readonly wanted: number;
  /** Pixels below which it says nothing. */
  readonly least: number;
  /** Share of the room that is left over. */
  readonly share?: number;
}

const fixed = (width: number): Room => ({ wanted: width, least: width });

const rooms: Readonly<Record<ColumnName, Room>> = {
  step: fixed(56),
  decision: { wanted: 200, least: 132, share: 2 },
  kind: fixed(84),
  // In the least width without its bar.
  score: { wanted: 94, least: 62 },
  aggregate: fixed(50),
  policy: fixed(64),
  count: fixed(54),
  verdict: { wanted: 150, least: 100, share: 3 },
  label: fixed(66),
};

/** What the details say as well, the least telling first: the path's score is mostly that of its last step. */
const leaveFirst: readonly ColumnName[] = ['kind', 'aggregate', 'count', 'policy', 'step'];

/** Space at the ends of a row. */
const rowPadding = 12;

export interface FittedColumns {
  readonly shown: readonly Column[];
  /** For `grid-template-columns`. */
  readonly template: string;
  /** Pixels of a row that is as narrow as it can be; the table scrolls sideways where it has less. */
  readonly least: number;
  /** All have their least width, and scores no bar. */
  readonly tight: boolean;
  /** Even so they do not fit. */
  readonly scrolls: boolean;
}

/** @param width Pixels of the table, 0 where it is not known yet. */
export function fitColumns(width: number, sorted: ColumnName): FittedColumns {
  const room = width === 0 ? Number.POSITIVE_INFINITY : width;
  const leaving = leaveFirst.filter((name) => name !== sorted);
  const fitting = leaving
    .map((_, count) => without(leaving.slice(0, count)))
    .find((shown) => widthOf(shown, 'wanted') <= room);
  const shown = fitting ?? without(leaving);
  const tight = widthOf(shown, 'wanted') > room;
  const size = tight ? 'least' : 'wanted';
  const template = shown
    .map(({ name }) => rooms[name])
    .map((of) => (of.share === undefined ? `${of[size]}px` : `minmax(${of[size]}px, ${of.share}fr)`))
    .join(' ');
  const least = widthOf(shown, size);
  return { shown, template, least, tight, scrolls: least > room };
}

const without = (names: readonly ColumnName[]): readonly Column[] =>
  columns.filter(({ name }) => !names.includes(name));

const widthOf = (shown: readonly Column[], size: 'wanted' | 'least'): number =>
  shown.reduce((sum, { name }) => sum + rooms[name][size], rowPadding);
