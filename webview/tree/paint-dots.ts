// Draws a column when the tree is so small that a candidate is a dot: kept ones large, the pruned of a parent as one strip.
import type { Column, Row } from './column.ts';
import { placeOf, placeOfMore } from './layout.ts';
import { passes, type Scene, standingOf, visibleRows } from './scene.ts';

export function paintDots(context: CanvasRenderingContext2D, scene: Scene, column: Column): void {
  const { first, last } = visibleRows(column.rows, scene);
  const isFiltered = scene.matches !== undefined;
  for (const group of column.groups) {
    if (group.last < first || group.first > last) continue;
    let index = Math.max(first, group.first);
    const end = Math.min(last, group.last);
    // Kept siblings come first; what follows them is one block, unless a filter picks rows out of it.
    for (; index <= end; index += 1) {
      const row = column.rows[index];
      if (row === undefined || !(isFiltered || isKept(row, scene))) break;
      paintLine(context, scene, column, row);
    }
    const [from, to] = [column.rows[index], column.rows[end]];
    if (index > end || from === undefined || to === undefined) continue;
    context.globalAlpha = scene.palette.highContrast ? 0.6 : 0.4;
    context.fillStyle = scene.palette.pruned;
    const { x, width } = strip(scene, column, 6);
    context.fillRect(x, from.y, width, to.y + to.height - from.y);
    context.globalAlpha = 1;
  }
  paintCursor(context, scene, column);
}

/** Around the middle of the column's marks, never thinner than a pixel or two. */
function strip(
  { layout, transform }: Scene,
  column: Column,
  wanted: number,
): { readonly x: number; readonly width: number } {
  const width = Math.max(wanted, 1.5 / transform.k);
  return { x: column.x + layout.input.metrics.markX - width / 2, width };
}

function isKept(row: Row, scene: Scene): boolean {
  const node = row.kind === 'node' ? scene.layout.input.tree.node(row.id) : undefined;
  if (node === undefined) return false;
  const standing = standingOf(node, scene);
  return standing === 'spine' || standing === 'retained';
}

function paintLine(context: CanvasRenderingContext2D, scene: Scene, column: Column, row: Row): void {
  const { layout, palette, transform, spine, matches } = scene;
  const kept = isKept(row, scene);
  const isSpine = kept && row.kind === 'node' && spine.has(row.id);
  context.globalAlpha = passes(row, matches) ? 1 : 0.25;
  context.fillStyle = isSpine ? palette.spine : kept ? palette.retained : palette.pruned;
  const { x, width } = strip(scene, column, kept ? 22 : 10);
  const height = Math.max(1.5 / transform.k, Math.min(width, row.height * 0.7));
  context.fillRect(x, row.y + layout.input.metrics.firstLine - height / 2, width, height);
  context.globalAlpha = 1;
}

/** The cursor stays findable at every size. */
function paintCursor(context: CanvasRenderingContext2D, scene: Scene, column: Column): void {
  const { cursor, layout, palette, transform } = scene;
  if (cursor === undefined) return;
  const place =
    cursor.kind === 'node' ? placeOf(layout, cursor.id) : placeOfMore(layout, cursor.step, cursor.parent);
  if (place?.column !== column) return;
  const { row } = place;
  const px = 1 / transform.k;
  context.strokeStyle = palette.focus;
  context.lineWidth = 2 * px;
  context.strokeRect(column.x - 3 * px, row.y - 3 * px, column.width + 6 * px, row.height + 6 * px);
}
