// Draws where a debugger has stopped: a band behind the step's column, and an arrow at the candidate that its stack leads to.
import type { Column } from './column.ts';
import type { Range, Scene } from './scene.ts';
import { visibleRect } from './viewport.ts';

type Context = CanvasRenderingContext2D;

/** Around the column, in the tree's own coordinates. */
const margin = 9;

export const isStoppedAt = (column: Column, { stopped }: Scene): boolean =>
  stopped?.step !== undefined && stopped.step === column.step;

/** The band reaches from the top of what is in sight to its end, so that it is seen wherever the viewport stands. */
export function paintStopBand(context: Context, scene: Scene, columns: Range): void {
  const { layout, palette, transform, size } = scene;
  for (let index = columns.first; index <= columns.last; index += 1) {
    const column = layout.columns[index];
    if (column === undefined || !isStoppedAt(column, scene)) continue;
    const seen = visibleRect(transform, size);
    const left = column.x - margin;
    const right = column.x + column.width + margin;
    if (!palette.highContrast) {
      context.fillStyle = palette.stopBand;
      context.fillRect(left, seen.y, right - left, seen.height);
    }
    // Lines besides the fill: nobody has to tell colours apart.
    context.strokeStyle = palette.stop;
    context.lineWidth = 1.5 / Math.min(1, transform.k);
    context.setLineDash([6, 4]);
    context.beginPath();
    for (const x of [left, right]) {
      context.moveTo(x, seen.y);
      context.lineTo(x, seen.y + seen.height);
    }
    context.stroke();
    context.setLineDash([]);
  }
}

/** An arrow to the right, as the editor's own margin has it, with its tip at x. */
export function paintStopArrow(context: Context, { palette }: Scene, x: number, y: number, r: number): void {
  const before = context.globalAlpha;
  context.globalAlpha = 1;
  context.beginPath();
  context.moveTo(x - 2.1 * r, y - 0.6 * r);
  context.lineTo(x - r, y - 0.6 * r);
  context.lineTo(x - r, y - 1.1 * r);
  context.lineTo(x, y);
  context.lineTo(x - r, y + 1.1 * r);
  context.lineTo(x - r, y + 0.6 * r);
  context.lineTo(x - 2.1 * r, y + 0.6 * r);
  context.closePath();
  context.fillStyle = palette.stop;
  context.fill();
  context.strokeStyle = palette.background;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = before;
}
