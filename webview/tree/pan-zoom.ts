// What a gesture does to the viewport, as sums on transforms: wheel, drag with one pointer, pinch with two.
import { type Transform, zoomAt } from './viewport.ts';

/** CSS pixels from the surface's upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type ZoomRange = readonly [smallest: number, largest: number];

/** What of a wheel event counts. A pinch on a trackpad comes as a wheel event with `ctrlKey`. */
export interface WheelTurn {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 for pixels, 1 for lines, 2 for pages. */
  readonly deltaMode: number;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Of a line, where a wheel counts in lines. */
const lineHeight = 33;
/** A trackpad's pinch comes in small steps, a notch of a mouse wheel as one of about 100 pixels. */
const smallStep = 40;

/**
 * A plain wheel pans, as in the editor; with shift, sideways. With ctrl or cmd it zooms, and the point under the pointer
 * stays where it is.
 * @param page Height of the surface, for wheels that count in pages.
 */
export function turned(t: Transform, turn: WheelTurn, at: Point, range: ZoomRange, page: number): Transform {
  const unit = turn.deltaMode === 0 ? 1 : turn.deltaMode === 1 ? lineHeight : page;
  const dx = turn.deltaX * unit;
  const dy = turn.deltaY * unit;
  if (turn.ctrlKey || turn.metaKey) {
    // Chromium and Safari turn the wheel sideways under shift, which people hold beside cmd.
    const pixels = dy === 0 ? dx : dy;
    const rate = Math.abs(pixels) < smallStep ? 0.015 : 0.0035;
    return zoomedWithin(t, 2 ** (-pixels * rate), at, range);
  }
  const sideways = turn.shiftKey && dx === 0;
  return { k: t.k, x: t.x - (sideways ? dy : dx), y: t.y - (sideways ? 0 : dy) };
}

/** The point of the tree that was under the pointer stays under it. */
export function dragged(t: Transform, from: Point, to: Point): Transform {
  return { k: t.k, x: t.x + to.x - from.x, y: t.y + to.y - from.y };
}

/** The points of the tree that were under two fingers stay under them, as far as the range of zooms allows. */
export function pinched(
  t: Transform,
  from: readonly [Point, Point],
  to: readonly [Point, Point],
  range: ZoomRange,
): Transform {
  const before = distance(from);
  const after = distance(to);
  const start = middle(from);
  const zoomed = before === 0 ? t : zoomedWithin(t, after / before, start, range);
  return dragged(zoomed, start, middle(to));
}

function zoomedWithin(t: Transform, factor: number, at: Point, [smallest, largest]: ZoomRange): Transform {
  const k = Math.min(largest, Math.max(smallest, t.k * factor));
  return k === t.k ? t : { ...zoomAt(t, k / t.k, at.x, at.y), k };
}

export const distance = ([a, b]: readonly [Point, Point]): number => Math.hypot(a.x - b.x, a.y - b.y);

const middle = ([a, b]: readonly [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
