// The tree as it is drawn: canvas, minimap, theme and fonts, at most once a frame.
import { effect, untracked } from '@preact/signals';
import type { View } from '../state.ts';
import { createAppearances, prefersStillness } from './appearances.ts';
import { type CanvasSize, createFrames, observeTheme } from './canvas.ts';
import type { Row } from './column.ts';
import type { Layout } from './layout.ts';
import { metricsOf } from './metrics.ts';
import { createMinimapCanvas } from './minimap-canvas.ts';
import { paint } from './paint.ts';
import { readPalette } from './palette.ts';
import type { TreeSession } from './session.ts';
import { createTextFit } from './text-fit.ts';
import type { Size } from './viewport.ts';

export interface TreeElements {
  readonly surface: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly minimap: HTMLCanvasElement;
}

/** What a picture shows besides the session. */
export interface Shown {
  readonly layout: Layout;
  readonly hovered: Row | undefined;
}

export interface Picture {
  readonly size: Size;
  /** Draws in the next frame. */
  request(): void;
  /** Takes the new size and draws at once, because the canvas is empty. `place` is called between the two. */
  resize(size: CanvasSize, place: () => void): void;
  /** Candidates that are new may fade in. */
  noteGrowth(before: Layout, after: Layout): void;
  dispose(): void;
}

/** `undefined` where the browser gives no canvas. */
export function createPicture(
  { state }: View,
  session: TreeSession,
  { surface, canvas, minimap }: TreeElements,
  shown: () => Shown,
): Picture | undefined {
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return undefined;
  const pen = context;
  const fit = createTextFit(pen);
  const appearances = createAppearances(prefersStillness);
  let palette = readPalette(surface);
  let size: Size = { width: 0, height: 0, header: 28 };
  let ratio = 1;
  const isFocused = (): boolean => document.activeElement === surface;
  const frames = createFrames(draw);
  const map = createMinimapCanvas(minimap, frames.request);

  function draw(now: number): boolean {
    if (size.width === 0) return false;
    const { layout, hovered } = shown();
    const transform = session.transform.peek();
    paint(
      pen,
      {
        layout,
        transform,
        size,
        palette,
        fit,
        spine: session.spine.peek(),
        path: session.path.peek(),
        cursor: session.cursor.peek()?.row,
        hover: hovered,
        focused: isFocused(),
        labels: state.labels.peek(),
        matches: state.matches.peek(),
        matchesIn: session.matchesIn.peek(),
        stopped: state.stopped.peek(),
        hidden: (id) => untracked(() => state.hidden(id)),
        presence: (id) => appearances.presence(id, now),
      },
      ratio,
    );
    map?.draw({ layout, transform, size, palette }, now);
    return appearances.moving(now);
  }

  function readTheme(): void {
    palette = readPalette(surface);
    const character = fit.widthOf('0', `${palette.fontSize}px ${palette.labelFamily}`);
    const metrics = metricsOf(palette.fontSize, character);
    const old = session.metrics.peek();
    if (old.fontSize !== metrics.fontSize || old.character !== metrics.character) {
      session.metrics.value = metrics;
    }
    size = { ...size, header: Math.round((28 * palette.fontSize) / 13) };
    map?.forget();
    frames.request();
  }

  const stopTheme = observeTheme(readTheme);
  // What is drawn besides the layout.
  const stopDrawing = effect(() => {
    const { labels, matches, settings, stopped } = state;
    void [labels.value, matches.value, settings.value, stopped.value, session.cursor.value];
    frames.request();
  });
  surface.addEventListener('focus', frames.request);
  surface.addEventListener('blur', frames.request);
  readTheme();
  return {
    get size() {
      return size;
    },
    request: frames.request,
    resize(next, place) {
      size = { ...size, width: next.width, height: next.height };
      ratio = next.ratio;
      map?.resize(ratio);
      place();
      draw(performance.now());
    },
    noteGrowth(before, after) {
      appearances.note(before.input.tree, after.input.tree, performance.now());
    },
    dispose() {
      map?.dispose();
      stopTheme();
      stopDrawing();
      frames.dispose();
      surface.removeEventListener('focus', frames.request);
      surface.removeEventListener('blur', frames.request);
    },
  };
}
