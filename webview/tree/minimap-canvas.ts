// The minimap's canvas: the outline is kept as a picture, the part in sight is drawn over it with every frame.
import type { Layout } from './layout.ts';
import { minimapScale, minimapSize, paintOutline, paintSight } from './minimap.ts';
import type { Palette } from './palette.ts';
import { needsMinimap, type Size, type Transform } from './viewport.ts';

export interface MinimapScene {
  readonly layout: Layout;
  readonly transform: Transform;
  readonly size: Size;
  readonly palette: Palette;
}

export interface MinimapCanvas {
  draw(scene: MinimapScene, now: number): void;
  /** `ratio` is device pixels per CSS pixel. */
  resize(ratio: number): void;
  /** The outline has other colours now. */
  forget(): void;
  dispose(): void;
}

/** Milliseconds between two outlines: while the tree grows, its small picture may lag behind. */
const outlinePause = 250;

/** @param request Asks for another `draw`. */
export function createMinimapCanvas(
  canvas: HTMLCanvasElement,
  request: () => void,
): MinimapCanvas | undefined {
  const context = canvas.getContext('2d');
  const outline = document.createElement('canvas');
  const outlineContext = outline.getContext('2d');
  if (context === null || outlineContext === null) return undefined;
  let ratio = 1;
  let outlined: Layout | undefined;
  let outlinedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function redrawLater(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      request();
    }, outlinePause);
  }

  /** As high as the tree in it, so that it covers no more than it must. */
  function grow(height: number): void {
    const high = Math.round(height * ratio);
    if (canvas.height === high) return;
    canvas.height = high;
    canvas.style.height = `${height}px`;
  }

  return {
    draw({ layout, transform, size, palette }, now) {
      const isNeeded = needsMinimap(layout, transform, size);
      canvas.hidden = !isNeeded;
      if (!isNeeded) return;
      if (outlined !== layout && now - outlinedAt < outlinePause) redrawLater();
      else if (outlined !== layout) {
        outlineContext.setTransform(ratio, 0, 0, ratio, 0, 0);
        paintOutline(outlineContext, layout, palette);
        outlined = layout;
        outlinedAt = now;
      }
      grow(Math.ceil(layout.height * minimapScale(layout).y) + 2);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.drawImage(outline, 0, 0);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      paintSight(context, layout, palette, transform, size);
    },
    resize(next) {
      ratio = next;
      for (const map of [canvas, outline]) {
        map.width = Math.round(minimapSize.width * ratio);
        map.height = Math.round(minimapSize.height * ratio);
      }
      outlined = undefined;
      outlinedAt = Number.NEGATIVE_INFINITY;
    },
    forget() {
      outlined = undefined;
      outlinedAt = Number.NEGATIVE_INFINITY;
    },
    dispose: () => clearTimeout(timer),
  };
}
