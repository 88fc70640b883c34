// Draws the column headers: they stay at the top and follow their columns sideways.
import type { Column } from './column.ts';
import { kindWord } from './node-words.ts';
import { isStoppedAt, paintStopArrow } from './paint-stop.ts';
import type { Range, Scene } from './scene.ts';

export function paintHeaders(context: CanvasRenderingContext2D, scene: Scene, columns: Range): void {
  const { palette, size, layout, transform, fit } = scene;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, size.width, size.header);
  context.fillStyle = palette.border;
  context.fillRect(0, size.header - 1, size.width, 1);
  context.textBaseline = 'middle';
  const px = Math.round(palette.fontSize * 0.88);
  const plain = `${px}px ${palette.textFamily}`;
  const bold = `600 ${plain}`;
  const y = size.header / 2;
  let free = 0;
  for (let index = columns.first; index <= columns.last; index += 1) {
    const column = layout.columns[index];
    if (column === undefined) continue;
    const left = column.x * transform.k + transform.x;
    const room = (column.width + layout.input.metrics.gap) * transform.k - 12;
    const isStop = isStoppedAt(column, scene);
    // The arrow takes the place before the number.
    const number = isStop ? `${column.step} stopped` : String(column.step);
    const numberWidth = fit.widthOf(number, bold);
    if (left + numberWidth < 0 || left < free) continue;
    context.font = bold;
    context.fillStyle = palette.text;
    context.fillText(number, left, y);
    if (isStop) paintStopArrow(context, scene, left - 4, y, 5);
    free = left + numberWidth + 8;
    const kinds = column.kinds.map((kind) => kindWord[kind]).join(', ');
    const count = countText(column, scene);
    const countWidth = fit.widthOf(count, plain);
    const middle = room - numberWidth - countWidth - 16;
    context.font = plain;
    context.fillStyle = palette.dim;
    if (middle >= 36) {
      const text = fit.cut(kinds, plain, middle);
      context.fillText(text, left + numberWidth + 6, y);
      context.fillText(count, left + numberWidth + 6 + fit.widthOf(text, plain) + 10, y);
      free = left + room;
    } else if (room >= numberWidth + countWidth + 8) {
      context.fillText(count, left + numberWidth + 6, y);
      free = left + numberWidth + countWidth + 14;
    }
  }
}

/** Retained of all; blind, only how many there are; filtered, how many match. */
function countText(column: Column, { matches, matchesIn, layout }: Scene): string {
  if (matches !== undefined) return `${matchesIn.get(column.step) ?? 0} of ${column.total} match`;
  return layout.input.blind ? String(column.total) : `${column.retained}/${column.total}`;
}
