// The part of the tree that is in sight: a zoom and a translation, and how it is fitted, kept in bounds and anchored.
import type { Layout, Rect } from './layout.ts';

/** A point p of the tree is drawn at `p * k + (x, y)`. */
export interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** CSS pixels; the first `header` of the height show the column headers. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly header: number;
}

export const largestZoom = 2.5;
/** Below this a reader sees no text, so a tree at rest is not opened smaller. */
const legibleZoom = 0.75;
/** How far the tree may be pulled away from the viewport's edges. */
const slack = 48;
const padding = 12;
/** Between the headers and the first row. */
const topSpace = 6;

/** Where the tree's top is drawn at first. */
export const topOf = (size: Size): number => size.header + topSpace;

export function fitZoom(layout: Layout, size: Size): number {
  if (layout.width === 0 || layout.height === 0) return 1;
  const wide = size.width / layout.width;
  const high = (size.height - topOf(size) - padding) / layout.height;
  return Math.max(0.004, Math.min(1, wide, high));
}

export const smallestZoom = (layout: Layout, size: Size): number => Math.min(0.2, fitZoom(layout, size));

export function fitWhole(layout: Layout, size: Size): Transform {
  return { k: fitZoom(layout, size), x: 0, y: topOf(size) };
}

/** The whole tree where it stays legible, else its upper left part. */
export function firstLook(layout: Layout, size: Size): Transform {
  const k = fitZoom(layout, size);
  return { k: k >= legibleZoom ? k : 1, x: 0, y: topOf(size) };
}

export function zoomAt(t: Transform, factor: number, x: number, y: number): Transform {
  return { k: t.k * factor, x: x - (x - t.x) * factor, y: y - (y - t.y) * factor };
}

/** The nearest transform that keeps some of the tree in sight and the zoom in its range. */
export function constrain(t: Transform, layout: Layout, size: Size): Transform {
  const least = smallestZoom(layout, size);
  const k = Math.min(largestZoom, Math.max(least, t.k));
  const at = k === t.k ? t : zoomAt(t, k / t.k, size.width / 2, size.height / 2);
  const x = between(at.x, 0, size.width - layout.width * k);
  const y = between(at.y, topOf(size), size.height - layout.height * k);
  return { k, x: snapped(x), y: snapped(y) };
}

/** From where its start is at the viewport's start to where its end is at the viewport's end, and a little beyond. */
function between(value: number, atStart: number, atEnd: number): number {
  return Math.min(atStart + slack, Math.max(Math.min(atStart, atEnd) - slack, value));
}

/** Text is sharper on whole pixels. */
const snapped = (value: number): number => Math.round(value);

export function toScreen(t: Transform, rect: Rect): Rect {
  return { x: rect.x * t.k + t.x, y: rect.y * t.k + t.y, width: rect.width * t.k, height: rect.height * t.k };
}

export function isOutside(t: Transform, rect: Rect, size: Size): boolean {
  const { x, y, width, height } = toScreen(t, rect);
  return x + width <= 0 || x >= size.width || y + height <= size.header || y >= size.height;
}

/** The smallest move after which the rectangle is in sight, its upper left corner first. */
export function reveal(t: Transform, rect: Rect, size: Size): Transform {
  const { x, y, width, height } = toScreen(t, rect);
  const dx = shift(x, x + width, padding, size.width - padding);
  const dy = shift(y, y + height, size.header + 4, size.height - padding);
  return dx === 0 && dy === 0 ? t : { k: t.k, x: t.x + dx, y: t.y + dy };
}

function shift(start: number, end: number, low: number, high: number): number {
  if (start < low) return low - start;
  return end > high ? Math.max(high - end, low - start) : 0;
}

/** Moves just far enough to the left that the newest column is in sight. */
export function followed(t: Transform, layout: Layout, size: Size): Transform {
  const right = layout.width * t.k + t.x;
  return right <= size.width ? t : { ...t, x: t.x - (right - size.width) };
}

/** The part of the tree in sight. */
export function visibleRect(t: Transform, size: Size): Rect {
  return {
    x: -t.x / t.k,
    y: (size.header - t.y) / t.k,
    width: size.width / t.k,
    height: (size.height - size.header) / t.k,
  };
}

/** A minimap is worth its room only where the tree is larger than what is in sight, and room there is. */
export function needsMinimap(layout: Layout, t: Transform, size: Size): boolean {
  if (size.width < 520 || size.height < 380) return false;
  const seen = visibleRect(t, size);
  return layout.width > seen.width + 1 || layout.height > seen.height + 1;
}
