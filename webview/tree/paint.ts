// Draws one frame: only the columns and rows in sight.
import { paintEdges } from './paint-edges.ts';
import { paintHeaders } from './paint-headers.ts';
import { paintRows } from './paint-rows.ts';
import { paintStopBand } from './paint-stop.ts';
import { type Scene, visibleColumns } from './scene.ts';

/** `ratio` is device pixels per CSS pixel. */
export function paint(context: CanvasRenderingContext2D, scene: Scene, ratio: number): void {
  const { transform, size, palette, layout } = scene;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, size.width, size.height);
  if (layout.columns.length === 0) return;
  const columns = visibleColumns(scene);
  const k = transform.k * ratio;
  context.setTransform(k, 0, 0, k, transform.x * ratio, transform.y * ratio);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  paintStopBand(context, scene, columns);
  paintEdges(context, scene, columns);
  for (let index = columns.first; index <= columns.last; index += 1) {
    const column = layout.columns[index];
    if (column !== undefined) paintRows(context, scene, column);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintHeaders(context, scene, columns);
}
