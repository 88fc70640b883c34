// Holds the tree's canvas together: store and gestures in, frames out.
import { effect, untracked } from '@preact/signals';
import type { SearchTree } from '../../src/log/tree.ts';
import type { View } from '../state.ts';
import { anchored, anchorOf } from './anchor.ts';
import { createAppearances, prefersStillness } from './appearances.ts';
import { createFrames, observeSize, observeTheme } from './canvas.ts';
import type { Row } from './column.ts';
import { fitRequests } from './fit-request.ts';
import { attachGestures } from './gestures.ts';
import { type Layout, type Place, placeOf, rowAt } from './layout.ts';
import { metricsOf } from './metrics.ts';
import { minimapScale, minimapSize, paintOutline, paintSight } from './minimap.ts';
import { paint } from './paint.ts';
import { readPalette } from './palette.ts';
import type { TreeSession } from './session.ts';
import { uncover } from './session.ts';
import { createTextFit } from './text-fit.ts';
import {
  constrain,
  firstLook,
  fitWhole,
  followed,
  isOutside,
  largestZoom,
  needsMinimap,
  reveal,
  type Size,
  smallestZoom,
  type Transform,
  topOf,
  zoomAt,
} from './viewport.ts';

export interface TreeElements {
  readonly surface: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly minimap: HTMLCanvasElement;
}

export interface TreeController {
  fit(): void;
  zoomBy(factor: number): void;
  /** Brings the cursor into sight with the smallest move. */
  revealCursor(): void;
  setFollow(follow: boolean): void;
  /** Moves the viewport as a person's doing: following ends. */
  moveTo(transform: Transform): void;
  hover(row: Row | undefined): void;
  /** The row under a point of the surface, in CSS pixels. */
  rowAt(x: number, y: number): Place | undefined;
  /** Selects without moving the viewport: what was clicked is in sight. */
  selectQuietly(id: string): void;
  readonly size: Size;
  dispose(): void;
}

export function createTreeController(
  view: View,
  session: TreeSession,
  elements: TreeElements,
): TreeController | undefined {
  const { state } = view;
  const { surface, canvas, minimap } = elements;
  const context = canvas.getContext('2d', { alpha: false });
  const minimapContext = minimap.getContext('2d');
  const outline = document.createElement('canvas');
  const outlineContext = outline.getContext('2d');
  if (context === null || minimapContext === null || outlineContext === null) return undefined;
  const textFit = createTextFit(context);
  const appearances = createAppearances(prefersStillness);
  let palette = readPalette(surface);
  let size: Size = { width: 0, height: 0, header: 28 };
  let ratio = 1;
  let shown: Layout = session.layout.peek();
  let hovered: Row | undefined;
  let quiet: string | null = null;
  let outlined: Layout | undefined;
  let outlinedAt = 0;
  let isFocused = document.activeElement === surface;

  const frames = createFrames(draw);
  const gestures = attachGestures(surface, {
    moved(transform, byUser) {
      session.transform.value = transform;
      session.tip.value = null;
      if (byUser) session.follow.value = false;
      frames.request();
    },
    constrain: (transform) => (size.width === 0 ? transform : constrain(transform, shown, size)),
    range: () => [smallestZoom(shown, size), largestZoom],
  });

  function draw(now: number): boolean {
    if (size.width === 0 || context === null) return false;
    const cursor = session.cursor.peek();
    paint(
      context,
      {
        layout: shown,
        transform: session.transform.peek(),
        size,
        palette,
        fit: textFit,
        spine: session.spine.peek(),
        path: session.path.peek(),
        cursor: cursor?.row,
        hover: hovered,
        focused: isFocused,
        labels: state.labels.peek(),
        matches: state.matches.peek(),
        matchesIn: session.matchesIn.peek(),
        hidden: (id) => untracked(() => state.hidden(id)),
        presence: (id) => appearances.presence(id, now),
      },
      ratio,
    );
    const isBehind = drawMinimap(now);
    return appearances.moving(now) || isBehind;
  }

  /** True while the outline is older than the layout: it is redrawn a few times a second, not every frame. */
  function drawMinimap(now: number): boolean {
    const transform = session.transform.peek();
    const isNeeded = needsMinimap(shown, transform, size);
    minimap.hidden = !isNeeded;
    if (!isNeeded || minimapContext === null || outlineContext === null) return false;
    if (outlined !== shown && now - outlinedAt > 250) {
      outlineContext.setTransform(ratio, 0, 0, ratio, 0, 0);
      paintOutline(outlineContext, shown, palette);
      outlined = shown;
      outlinedAt = now;
    }
    growMinimap(Math.ceil(shown.height * minimapScale(shown).y) + 2);
    minimapContext.setTransform(1, 0, 0, 1, 0, 0);
    minimapContext.clearRect(0, 0, minimap.width, minimap.height);
    minimapContext.drawImage(outline, 0, 0);
    minimapContext.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintSight(minimapContext, shown, palette, transform, size);
    return outlined !== shown;
  }

  /** As high as the tree in it, so that it covers no more than it must. */
  function growMinimap(height: number): void {
    const high = Math.round(height * ratio);
    if (minimap.height === high) return;
    minimap.height = high;
    minimap.style.height = `${height}px`;
  }

  function resized(next: { width: number; height: number; ratio: number }): void {
    size = { ...size, width: next.width, height: next.height };
    ratio = next.ratio;
    for (const map of [minimap, outline]) {
      map.width = Math.round(minimapSize.width * ratio);
      map.height = Math.round(minimapSize.height * ratio);
    }
    outlined = undefined;
    outlinedAt = 0;
    place();
    draw(performance.now());
  }

  function readTheme(): void {
    palette = readPalette(surface);
    const character = textFit.widthOf('0', `${palette.fontSize}px ${palette.labelFamily}`);
    const metrics = metricsOf(palette.fontSize, character);
    const old = session.metrics.peek();
    if (old.fontSize !== metrics.fontSize || old.character !== metrics.character) {
      session.metrics.value = metrics;
    }
    size = { ...size, header: Math.round((28 * palette.fontSize) / 13) };
    outlined = undefined;
    frames.request();
  }

  /** The first look at a search; later only the user and the anchor move the viewport. */
  function place(): void {
    if (size.width === 0 || shown.columns.length === 0) return;
    const search = shown.input.tree.header?.search ?? '';
    if (session.placedFor.peek() === search) {
      gestures.moveTo(constrain(session.transform.peek(), shown, size));
      return;
    }
    session.placedFor.value = search;
    session.follow.value = true;
    const isRunning = shown.input.tree.state !== 'finished';
    gestures.moveTo(isRunning ? { k: 1, x: 0, y: topOf(size) } : firstLook(shown, size));
  }

  function layoutChanged(next: Layout): void {
    const before = shown;
    shown = next;
    hovered = undefined;
    appearances.note(before.input.tree, next.input.tree, performance.now());
    const isOther = session.placedFor.peek() !== (next.input.tree.header?.search ?? '');
    if (isOther) place();
    else if (size.width > 0 && !gestures.active) keepInPlace(before, next);
    frames.request();
  }

  function keepInPlace(before: Layout, next: Layout): void {
    const t = session.transform.peek();
    const held = anchored(t, before, next, anchorOf(before, t, size, state.selected.peek()));
    const moved = follows(next.input.tree) ? followed(held, next, size) : held;
    if (moved !== t) gestures.moveTo(moved);
  }

  const follows = (tree: SearchTree): boolean => session.follow.peek() && tree.state !== 'finished';

  function selectionChanged(id: string | null): void {
    session.moreCursor.value = null;
    if (id === null) return;
    const isQuiet = quiet === id;
    quiet = null;
    uncover(session, id);
    const rect = placeOf(session.layout.peek(), id)?.rect;
    if (isQuiet || rect === undefined || size.width === 0) return;
    const t = session.transform.peek();
    if (isOutside(t, rect, size)) gestures.moveTo(reveal(t, rect, size));
  }

  const fitsBefore = fitRequests.peek();
  const stops = [
    observeSize(canvas, resized),
    observeTheme(readTheme),
    effect(() => {
      const next = session.layout.value;
      untracked(() => layoutChanged(next));
    }),
    effect(() => {
      const id = state.selected.value;
      untracked(() => selectionChanged(id));
    }),
    effect(() => {
      if (fitRequests.value > fitsBefore) untracked(() => controller.fit());
    }),
    // Whatever else is drawn.
    effect(() => {
      void [state.labels.value, state.matches.value, state.settings.value, session.cursor.value];
      frames.request();
    }),
  ];
  const focusChanged = (): void => {
    isFocused = document.activeElement === surface;
    frames.request();
  };
  surface.addEventListener('focus', focusChanged);
  surface.addEventListener('blur', focusChanged);

  const byUser = (transform: Transform): void => {
    session.follow.value = false;
    gestures.moveTo(constrain(transform, shown, size));
  };
  const controller: TreeController = {
    fit: () => byUser(fitWhole(shown, size)),
    zoomBy(factor) {
      byUser(zoomAt(session.transform.peek(), factor, size.width / 2, size.height / 2));
    },
    revealCursor() {
      const rect = session.cursor.peek()?.rect;
      if (rect === undefined) return;
      const t = session.transform.peek();
      const moved = reveal(t, rect, size);
      if (moved !== t) byUser(moved);
    },
    setFollow(follow) {
      session.follow.value = follow;
      if (follow) gestures.moveTo(followed(session.transform.peek(), shown, size));
    },
    moveTo: byUser,
    hover(row) {
      if (row === hovered) return;
      hovered = row;
      frames.request();
    },
    rowAt(x, y) {
      const t = session.transform.peek();
      return y < size.header ? undefined : rowAt(shown, (x - t.x) / t.k, (y - t.y) / t.k);
    },
    selectQuietly(id) {
      quiet = id;
      view.actions.select(id);
    },
    get size() {
      return size;
    },
    dispose() {
      for (const stop of stops) stop();
      gestures.dispose();
      frames.dispose();
      surface.removeEventListener('focus', focusChanged);
      surface.removeEventListener('blur', focusChanged);
    },
  };
  readTheme();
  return controller;
}
