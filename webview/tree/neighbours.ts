// Where the arrow keys lead in the tree.
import { type Layout, type Place, placeAt, placeOf } from './layout.ts';

export type Direction = 'left' | 'right' | 'up' | 'down' | 'home' | 'end';

/** Left: the parent. Right: the best child. Up and down: the column. Home and end: its first and last row. */
export function neighbour(layout: Layout, from: Place, direction: Direction): Place | undefined {
  const { columnIndex, rowIndex, column, row } = from;
  switch (direction) {
    case 'up':
      return placeAt(layout, columnIndex, rowIndex - 1);
    case 'down':
      return placeAt(layout, columnIndex, rowIndex + 1);
    case 'home':
      return placeAt(layout, columnIndex, 0);
    case 'end':
      return placeAt(layout, columnIndex, column.rows.length - 1);
    case 'left':
      return row.parent === null ? undefined : placeOf(layout, row.parent);
    case 'right':
      return row.kind === 'node' ? firstChild(layout, row.id) : undefined;
  }
}

function firstChild(layout: Layout, id: string): Place | undefined {
  const { tree } = layout.input;
  const child = tree.node(tree.node(id)?.children[0] ?? '');
  if (child === undefined) return undefined;
  const columnIndex = layout.columnOf.get(child.step) ?? -1;
  const first = layout.columns[columnIndex]?.groupOf.get(id)?.first;
  return first === undefined ? undefined : placeAt(layout, columnIndex, first);
}
