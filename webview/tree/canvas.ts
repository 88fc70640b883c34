// A canvas at the screen's own resolution, drawn at most once a frame and only when something changed.

export interface CanvasSize {
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

export interface Frames {
  /** Draws in the next frame. */
  request(): void;
  dispose(): void;
}

/** `draw` returns true while it wants another frame. */
export function createFrames(draw: (now: number) => boolean): Frames {
  let handle = 0;
  function run(now: number): void {
    handle = 0;
    if (draw(now)) request();
  }
  function request(): void {
    if (handle === 0) handle = requestAnimationFrame(run);
  }
  return { request, dispose: () => cancelAnimationFrame(handle) };
}

/** Keeps the canvas as large as its box; `resized` is called at once and after each change. */
export function observeSize(canvas: HTMLCanvasElement, resized: (size: CanvasSize) => void): () => void {
  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    const ratio = window.devicePixelRatio;
    const { width, height } = entry.contentRect;
    canvas.width = Math.max(1, Math.round(width * ratio));
    canvas.height = Math.max(1, Math.round(height * ratio));
    resized({ width, height, ratio });
  });
  observer.observe(canvas);
  return () => observer.disconnect();
}

/** VS Code changes the classes of the body and the variables of the root when the theme changes. */
export function observeTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  const forced = matchMedia('(forced-colors: active)');
  forced.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    forced.removeEventListener('change', changed);
  };
}
