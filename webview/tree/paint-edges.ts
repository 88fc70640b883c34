// Draws the lines from parents to children: the spine straight and strong, pruned branches thin.
import type { Column, Row, RowGroup } from './column.ts';
import { type Place, placeOf } from './layout.ts';
import { detailAt, passes, type Range, type Scene, type Standing, standingOf, visibleRows } from './scene.ts';
import { visibleRect } from './viewport.ts';

type Stroke = Standing | 'path';

/** Later ones lie above earlier ones. */
const strokes: readonly Stroke[] = ['pruned', 'open', 'retained', 'path', 'spine'];

export function paintEdges(context: CanvasRenderingContext2D, scene: Scene, columns: Range): void {
  const bright = newPaths();
  const faint = newPaths();
  for (let index = columns.first; index <= columns.last; index += 1) {
    const column = scene.layout.columns[index];
    if (column !== undefined) addColumn(column, scene, bright, faint);
  }
  for (const stroke of strokes) {
    setStroke(context, stroke, scene);
    const alpha = context.globalAlpha;
    context.globalAlpha = alpha * 0.35;
    context.stroke(faint[stroke]);
    context.globalAlpha = alpha;
    context.stroke(bright[stroke]);
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

const newPaths = (): Record<Stroke, Path2D> => ({
  pruned: new Path2D(),
  open: new Path2D(),
  retained: new Path2D(),
  path: new Path2D(),
  spine: new Path2D(),
});

function setStroke(context: CanvasRenderingContext2D, stroke: Stroke, { palette, transform }: Scene): void {
  // Lines keep some width on the screen, however small the tree is drawn.
  const width = (px: number): number => Math.max(px, (px * 0.55) / transform.k);
  context.setLineDash([]);
  context.globalAlpha = 1;
  switch (stroke) {
    case 'spine':
      context.strokeStyle = palette.spine;
      context.lineWidth = width(2.5);
      return;
    case 'path':
      context.strokeStyle = palette.focus;
      context.lineWidth = width(1.75);
      return;
    case 'retained':
      context.strokeStyle = palette.text;
      context.globalAlpha = palette.highContrast ? 1 : 0.6;
      context.lineWidth = width(1.4);
      return;
    case 'open':
      context.strokeStyle = palette.dim;
      context.globalAlpha = palette.highContrast ? 1 : 0.45;
      context.lineWidth = width(1);
      return;
    case 'pruned':
      context.strokeStyle = palette.line;
      context.lineWidth = width(palette.highContrast ? 1 : 0.75);
      if (palette.highContrast) context.setLineDash([1.5, 3.5]);
  }
}

/** Of the pruned branches of one parent, where the tree is drawn small. */
const mostWhenSmall = 6;

function addColumn(
  column: Column,
  scene: Scene,
  bright: Record<Stroke, Path2D>,
  faint: Record<Stroke, Path2D>,
): void {
  const seen = visibleRect(scene.transform, scene.size);
  const inSight = visibleRows(column.rows, scene);
  const detail = detailAt(scene.transform.k);
  for (const group of column.groups) {
    if (group.parent === null) continue;
    const parent = placeOf(scene.layout, group.parent);
    if (parent === undefined || parent.row.kind !== 'node' || parent.rect.x >= column.x) continue;
    const ends = [parent.row, column.rows[group.first], column.rows[group.last]];
    const top = Math.min(...ends.map((row) => row?.y ?? 0));
    const bottom = Math.max(...ends.map((row) => (row?.y ?? 0) + (row?.height ?? 0)));
    if (bottom < seen.y || top > seen.y + seen.height) continue;
    // Of the children out of sight, the nearest on each side stand for the others.
    const first = Math.max(group.first, Math.min(group.last, inSight.first - 1));
    const last = Math.min(group.last, Math.max(group.first, inSight.last + 1));
    const thinning = Math.ceil((last - first + 1) / mostWhenSmall);
    let strongest: Stroke | undefined;
    for (let index = first; index <= last; index += 1) {
      const row = column.rows[index];
      if (row === undefined) continue;
      const stroke = strokeOf(row, group, scene);
      if (strongest === undefined || strokes.indexOf(stroke) > strokes.indexOf(strongest)) strongest = stroke;
      // At the smallest sizes, a bundle of pruned branches would be one grey wedge; kept siblings come first.
      if (detail === 'dot' && (stroke === 'pruned' || stroke === 'open')) break;
      if (detail === 'mark' && stroke === 'pruned' && index < last && index % thinning !== 0) continue;
      addCurve((passes(row, scene.matches) ? bright : faint)[stroke], parent, column, row, scene);
    }
    if (strongest !== undefined) addStem(bright[strongest], parent, scene);
  }
}

function strokeOf(row: Row, group: RowGroup, scene: Scene): Stroke {
  if (row.kind === 'more') return 'pruned';
  const node = scene.layout.input.tree.node(row.id);
  if (node === undefined) return 'open';
  const standing = standingOf(node, scene);
  if (standing === 'spine') return 'spine';
  return scene.path.has(row.id) && group.parent !== null && scene.path.has(group.parent) ? 'path' : standing;
}

/** From the end of the parent's label to the end of its column. */
function addStem(path: Path2D, parent: Place, scene: Scene): void {
  const { metrics, tree } = scene.layout.input;
  const { row, rect } = parent;
  if (row.kind !== 'node') return;
  const y = rect.y + metrics.firstLine;
  path.moveTo(rect.x + stemStart(scene, tree.node(row.id), rect.width), y);
  path.lineTo(rect.x + rect.width, y);
}

function stemStart(
  scene: Scene,
  node: ReturnType<Scene['layout']['input']['tree']['node']>,
  width: number,
): number {
  const { metrics } = scene.layout.input;
  const detail = detailAt(scene.transform.k);
  if (node === undefined || detail === 'mark' || detail === 'dot') return metrics.markX + 7;
  const { font, room } = labelFont(scene, width);
  const text = scene.fit.label(node.decision, font, room);
  const label = scene.labels.get(node.id);
  const signs = (label?.rating === undefined ? 0 : 19) + (label?.flagged === true ? 15 : 0);
  return Math.min(width, metrics.textX + scene.fit.widthOf(text, font) + 6 + signs);
}

/** When the tree is drawn small, labels are set larger in it, to stay legible. */
export function labelFont(
  scene: Scene,
  columnWidth: number,
): { readonly font: string; readonly room: number } {
  const { palette, transform, layout } = scene;
  const isFull = detailAt(transform.k) === 'full';
  const size = isFull ? palette.fontSize : Math.max(palette.fontSize, Math.round(9 / transform.k));
  return { font: `${size}px ${palette.labelFamily}`, room: columnWidth - layout.input.metrics.textX };
}

function addCurve(path: Path2D, parent: Place, column: Column, row: Row, scene: Scene): void {
  const { metrics } = scene.layout.input;
  const x1 = parent.rect.x + parent.rect.width;
  const y1 = parent.rect.y + metrics.firstLine;
  const x2 = column.x + metrics.markX - 8;
  const y2 = row.y + metrics.firstLine;
  path.moveTo(x1, y1);
  if (y1 === y2) {
    path.lineTo(x2, y2);
    return;
  }
  // Bends in the last gap only, so that a branch that waited for steps does not cross their labels askew.
  const start = Math.max(x1, column.x - metrics.gap);
  if (start > x1) path.lineTo(start, y1);
  const bend = (x2 - start) * 0.55;
  path.bezierCurveTo(start + bend, y1, x2 - bend, y2, x2, y2);
}
