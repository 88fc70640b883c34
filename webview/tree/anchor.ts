// What the user looks at stays where it is while the tree around it grows.
import { type Layout, lastAtMost, type Place, placeOf } from './layout.ts';
import { isOutside, type Size, type Transform, visibleRect } from './viewport.ts';

/**
 * The candidate to hold in place: the selected one if it is in sight; nothing while the tree's top is, because the top
 * is then what stays; else the one in the middle.
 */
export function anchorOf(
  layout: Layout,
  t: Transform,
  size: Size,
  selected: string | null,
): string | undefined {
  const chosen = selected === null ? undefined : placeOf(layout, selected);
  if (chosen?.row.kind === 'node' && !isOutside(t, chosen.rect, size)) return chosen.row.id;
  if (t.y >= size.header) return undefined;
  const seen = visibleRect(t, size);
  const column = layout.columns[lastAtMost(layout.columns, seen.x + seen.width / 2, ({ x }) => x)];
  if (column === undefined) return undefined;
  const middle = lastAtMost(column.rows, seen.y + seen.height / 2, ({ y }) => y);
  // The row may stand for hidden siblings, and shrink away; its neighbour above is a candidate.
  const row = column.rows.slice(0, middle + 1).findLast(({ kind }) => kind === 'node');
  return row?.kind === 'node' ? row.id : undefined;
}

/** The transform under which the anchor is drawn where it was. */
export function anchored(t: Transform, before: Layout, after: Layout, anchor: string | undefined): Transform {
  if (anchor === undefined) return t;
  const was: Place | undefined = placeOf(before, anchor);
  const is: Place | undefined = placeOf(after, anchor);
  if (was === undefined || is === undefined) return t;
  return { k: t.k, x: t.x + (was.rect.x - is.rect.x) * t.k, y: t.y + (was.rect.y - is.rect.y) * t.k };
}
