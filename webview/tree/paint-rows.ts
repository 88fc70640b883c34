// Draws candidates: mark and label on the first line; score, count and verdict on the second.
import { verdictMark } from '../../src/log/mark.ts';
import type { TreeNode } from '../../src/log/tree.ts';
import type { Column, MoreRow, NodeRow, Row } from './column.ts';
import { areComparable, differingSpan } from './differing.ts';
import { labelSign, scoreText, verdictWord } from './node-words.ts';
import { paintDots } from './paint-dots.ts';
import { labelFont } from './paint-edges.ts';
import { markColor, paintChevron, paintFlag, paintLabel, paintMark, paintReused } from './paint-marks.ts';
import { paintStopArrow } from './paint-stop.ts';
import { type Detail, detailAt, isSameRow, passes, type Scene, standingOf, visibleRows } from './scene.ts';

type Context = CanvasRenderingContext2D;

export function paintRows(context: Context, scene: Scene, column: Column): void {
  const detail = detailAt(scene.transform.k);
  if (detail === 'dot') {
    paintDots(context, scene, column);
    return;
  }
  const { first, last } = visibleRows(column.rows, scene);
  context.textBaseline = 'middle';
  for (let index = first; index <= last; index += 1) {
    const row = column.rows[index];
    if (row === undefined) continue;
    const presence = row.kind === 'node' ? scene.presence(row.id) : 1;
    context.globalAlpha =
      presence * (passes(row, scene.matches) ? 1 : scene.palette.highContrast ? 0.55 : 0.3);
    paintBackground(context, scene, column, row);
    if (row.kind === 'more') paintMore(context, scene, column, row, detail);
    else {
      const node = scene.layout.input.tree.node(row.id);
      if (node !== undefined) paintNode(context, scene, column, row, node, detail);
    }
  }
  context.globalAlpha = 1;
}

function paintBackground(context: Context, scene: Scene, column: Column, row: Row): void {
  const { palette, transform, focused } = scene;
  const isCursor = isSameRow(scene.cursor, row);
  if (!isCursor && !isSameRow(scene.hover, row)) return;
  const inset = 2;
  context.beginPath();
  context.roundRect(column.x - inset, row.y - inset, column.width + inset * 2, row.height - inset, 3);
  context.fillStyle = isCursor ? palette.selection : palette.hover;
  context.fill();
  if (!palette.highContrast && !(isCursor && focused)) return;
  context.strokeStyle = isCursor ? palette.focus : palette.border;
  context.lineWidth = (isCursor ? 1.5 : 1) / Math.min(1, transform.k);
  if (!isCursor) context.setLineDash([3, 3]);
  context.stroke();
  context.setLineDash([]);
}

function paintNode(
  context: Context,
  scene: Scene,
  column: Column,
  row: NodeRow,
  node: TreeNode,
  detail: Detail,
): void {
  const { palette, transform } = scene;
  const { metrics } = scene.layout.input;
  const isHidden = scene.hidden(node.id);
  const standing = standingOf(node, scene);
  const verdict = isHidden ? undefined : node.verdict;
  const x = column.x + metrics.markX;
  const y = row.y + metrics.firstLine;
  const color = markColor(verdict, standing === 'spine', palette);
  context.fillStyle = color;
  context.strokeStyle = color;
  const radius = Math.max(standing === 'spine' ? 5.5 : 4.75, 2.4 / transform.k);
  paintMark(context, verdictMark(verdict), x, y, radius);
  if (scene.stopped?.candidate === node.id) paintStopArrow(context, scene, x - radius * 1.5, y, radius * 1.3);
  if (detail === 'mark') {
    paintLabels(context, scene, node.id, x + radius * 3, y, Math.min(metrics.firstLine, radius));
    return;
  }
  const isSelected = isSameRow(scene.cursor, row) && !palette.highContrast;
  const ink = isSelected ? palette.selectionText : standing === 'pruned' ? palette.pruned : palette.text;
  const end = paintNodeLabel(context, scene, column, row, node, ink, standing === 'spine');
  paintLabels(context, scene, node.id, end + 12, y, 5);
  if (detail === 'full') paintSecondLine(context, scene, column, row, node, ink, isHidden);
}

/** Returns where it ends. */
function paintNodeLabel(
  context: Context,
  scene: Scene,
  column: Column,
  row: NodeRow,
  node: TreeNode,
  ink: string,
  isBold: boolean,
): number {
  const { metrics } = scene.layout.input;
  const { font: plain, room } = labelFont(scene, column.width);
  const font = isBold ? `600 ${plain}` : plain;
  const text = scene.fit.label(node.decision, plain, room - (scene.labels.has(node.id) ? 26 : 0));
  const x = column.x + metrics.textX;
  const y = row.y + metrics.firstLine;
  context.font = font;
  context.fillStyle = ink;
  context.fillText(text, x, y);
  const width = scene.fit.widthOf(text, font);
  const span = differing(scene, column, row, node, text, plain, room);
  if (span !== undefined && span.end > span.start) {
    const from = scene.fit.widthOf(text.slice(0, span.start), font);
    const long = scene.fit.widthOf(text.slice(span.start, span.end), font);
    context.fillRect(x + from, y + metrics.fontSize * 0.62, long, 1);
  }
  return x + width;
}

/** Against the first sibling that answers the same question. */
function differing(
  scene: Scene,
  column: Column,
  row: NodeRow,
  node: TreeNode,
  text: string,
  font: string,
  room: number,
): { readonly start: number; readonly end: number } | undefined {
  const group = column.groupOf.get(row.parent);
  if (group === undefined || group.size < 2) return undefined;
  const { tree } = scene.layout.input;
  for (let index = group.first; index <= Math.min(group.last, group.first + 6); index += 1) {
    const other = column.rows[index];
    if (other?.kind !== 'node' || other.id === row.id) continue;
    const sibling = tree.node(other.id);
    if (sibling === undefined || !areComparable(node.decision, sibling.decision)) continue;
    // The name of the parameter is the same anyway.
    const from = node.decision.kind === 'argument' ? text.indexOf(' = ') + 3 : 0;
    return differingSpan(text, scene.fit.label(sibling.decision, font, room), from);
  }
  return undefined;
}

function paintLabels(context: Context, scene: Scene, id: string, x: number, y: number, r: number): void {
  const label = scene.labels.get(id);
  if (label === undefined) return;
  const sign = labelSign(label);
  if (sign !== undefined) paintLabel(context, sign, x, y, r, scene.palette);
  if (label.flagged) paintFlag(context, sign === undefined ? x : x + r * 3, y, r, scene.palette);
}

const barWidth = 40;
const barHeight = 4;

function paintSecondLine(
  context: Context,
  scene: Scene,
  column: Column,
  row: NodeRow,
  node: TreeNode,
  ink: string,
  isHidden: boolean,
): void {
  const { palette, fit } = scene;
  const { metrics } = scene.layout.input;
  const size = Math.round(metrics.fontSize * 0.88);
  const font = `${size}px ${palette.textFamily}`;
  const y = row.y + metrics.secondLine;
  let x = column.x + metrics.textX;
  context.font = font;

  function word(text: string, color: string, gap: number): void {
    context.fillStyle = color;
    context.fillText(text, x, y);
    x += fit.widthOf(text, font) + gap;
  }

  if (isHidden) word('hidden', palette.dim, 8);
  else {
    const score = scoreText(node);
    if (node.score !== undefined) {
      paintBar(context, scene, node, x, y);
      x += barWidth + 6;
    }
    if (score !== '') word(score, node.score === undefined ? palette.dim : ink, 8);
    else if (node.verdict === undefined) word('waiting for its score', palette.dim, 8);
  }
  if (node.count > 1) word(`×${node.count}`, palette.dim, 8);
  if (node.source === 'reused') {
    context.strokeStyle = palette.dim;
    context.fillStyle = palette.dim;
    paintReused(context, x + 5, y, 5);
    x += 18;
  }
  if (isHidden) return;
  const why = verdictWord(node);
  if (why !== '') word(why, markColor(node.verdict, false, palette), 0);
}

function paintBar(context: Context, scene: Scene, node: TreeNode, x: number, y: number): void {
  const { palette } = scene;
  const standing = standingOf(node, scene);
  const score = Math.min(1, Math.max(0, node.score?.score ?? 0));
  const top = y - barHeight / 2;
  const alpha = context.globalAlpha;
  const color =
    standing === 'spine' ? palette.spine : standing === 'pruned' ? palette.pruned : palette.retained;
  if (palette.highContrast) {
    context.strokeStyle = color;
    context.lineWidth = 1;
    context.strokeRect(x + 0.5, top - 0.5, barWidth - 1, barHeight + 1);
  } else {
    context.fillStyle = palette.dim;
    context.globalAlpha = alpha * 0.25;
    context.fillRect(x, top, barWidth, barHeight);
    context.globalAlpha = alpha;
  }
  context.fillStyle = color;
  context.fillRect(x, top, Math.max(1, barWidth * score), barHeight);
}

function paintMore(context: Context, scene: Scene, column: Column, row: MoreRow, detail: Detail): void {
  const { palette, transform, matches, fit } = scene;
  const { metrics } = scene.layout.input;
  const y = row.y + metrics.firstLine;
  context.fillStyle = palette.dim;
  context.strokeStyle = palette.dim;
  paintChevron(context, row.open, column.x + metrics.markX, y, Math.max(5, 2.4 / transform.k));
  if (detail === 'mark') return;
  const { room } = labelFont(scene, column.width);
  const size = detail === 'full' ? Math.round(metrics.fontSize * 0.92) : Math.round(8.5 / transform.k);
  context.font = `${size}px ${palette.textFamily}`;
  const found = matches === undefined ? 0 : row.hidden.filter((id) => matches.has(id)).length;
  const whole = found === 0 ? row.summary : `${row.summary} · ${found} match`;
  // The number says most; the verdicts go first where room is short.
  const isRoomy = fit.widthOf(whole, context.font) <= room + metrics.gap / 2;
  const text = isRoomy ? whole : fit.cut(`${row.hidden.length} more`, context.font, room);
  context.fillText(text, column.x + metrics.textX, y);
}
