// The whole tree in a corner: its outline, drawn once a layout, and the part in sight on top.
import { type Layout, placeOf } from './layout.ts';
import type { Palette } from './palette.ts';
import { type Size, type Transform, visibleRect } from './viewport.ts';

export interface MinimapSize {
  readonly width: number;
  readonly height: number;
}

export const minimapSize: MinimapSize = { width: 168, height: 84 };

export interface MinimapScale {
  readonly x: number;
  readonly y: number;
}

/** Width and height are scaled on their own: a long search is far wider than high. */
export function minimapScale(layout: Layout): MinimapScale {
  const most = 0.12;
  return {
    x: Math.min(most, minimapSize.width / Math.max(1, layout.width)),
    y: Math.min(most, minimapSize.height / Math.max(1, layout.height)),
  };
}

/** The transform that brings a point of the minimap to the middle of the viewport. */
export function centredOn(layout: Layout, t: Transform, size: Size, x: number, y: number): Transform {
  const scale = minimapScale(layout);
  return {
    k: t.k,
    x: size.width / 2 - (x / scale.x) * t.k,
    y: size.header + (size.height - size.header) / 2 - (y / scale.y) * t.k,
  };
}

/** Columns as bars of what they hold, the retained candidates and the spine over them. Costs little per candidate. */
export function paintOutline(context: CanvasRenderingContext2D, layout: Layout, palette: Palette): void {
  const { blind, tree } = layout.input;
  const scale = minimapScale(layout);
  context.clearRect(0, 0, minimapSize.width, minimapSize.height);
  context.fillStyle = palette.dim;
  context.globalAlpha = palette.highContrast ? 0.6 : 0.3;
  for (const { x, width, height } of layout.columns) {
    context.fillRect(x * scale.x, 0, Math.max(1, width * scale.x), Math.max(1, height * scale.y));
  }
  context.globalAlpha = 1;
  if (blind) return;
  context.fillStyle = palette.text;
  const mark = (id: string): void => {
    const rect = placeOf(layout, id)?.rect;
    if (rect === undefined) return;
    const high = Math.max(1, rect.height * scale.y * 0.7);
    context.fillRect(rect.x * scale.x, rect.y * scale.y, Math.max(1, rect.width * scale.x), high);
  };
  for (const { retained } of tree.steps) for (const id of retained) mark(id);
  context.fillStyle = palette.spine;
  for (const id of tree.spine) mark(id);
}

export function paintSight(
  context: CanvasRenderingContext2D,
  layout: Layout,
  palette: Palette,
  t: Transform,
  size: Size,
): void {
  const scale = minimapScale(layout);
  const seen = visibleRect(t, size);
  const left = Math.max(0.5, seen.x * scale.x);
  const top = Math.max(0.5, seen.y * scale.y);
  const right = Math.min(minimapSize.width - 0.5, (seen.x + seen.width) * scale.x);
  const bottom = Math.min(layout.height * scale.y + 1.5, (seen.y + seen.height) * scale.y);
  context.strokeStyle = palette.focus;
  context.lineWidth = 1;
  context.strokeRect(left, top, Math.max(2, right - left), Math.max(2, bottom - top));
}
