// Pan and zoom by pointer: dragging, pinching and the wheel. Nothing is animated, so that there is no motion to reduce.
import { distance, dragged, type Point, pinched, turned, type ZoomRange } from './pan-zoom.ts';
import type { Transform } from './viewport.ts';

export interface GestureHandler {
  /** Where the viewport is now. */
  transform(): Transform;
  /** The user moved it; the transform is within its bounds. */
  moved(transform: Transform): void;
  constrain(transform: Transform): Transform;
  range(): ZoomRange;
}

export interface Gestures {
  /** True while a pointer drags or pinches. */
  readonly active: boolean;
  dispose(): void;
}

/** A click with a trembling hand stays a click; CSS pixels. */
const clickDistance = 4;

/** What the pointers that are down started from; it begins anew when one comes or goes. */
interface Grip {
  readonly transform: Transform;
  readonly points: readonly Point[];
}

export function attachGestures(element: HTMLElement, handler: GestureHandler): Gestures {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pointers = new Map<number, Point>();
  let grip: Grip = { transform: handler.transform(), points: [] };
  let active = false;

  function pointOf(event: MouseEvent): Point {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function takeHold(): void {
    grip = { transform: handler.transform(), points: [...pointers.values()] };
  }

  function down(event: PointerEvent): void {
    // Control and click is the Mac's context menu.
    if ((event.button === 0 && !event.ctrlKey) || event.button === 1) {
      if (pointers.size === 2) return;
      element.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, pointOf(event));
      if (pointers.size === 2) active = true;
      takeHold();
    }
  }

  function move(event: PointerEvent): void {
    if (!pointers.has(event.pointerId)) return;
    const point = pointOf(event);
    pointers.set(event.pointerId, point);
    const [from, otherFrom] = grip.points;
    if (from === undefined) return;
    if (!active) {
      if (distance([from, point]) <= clickDistance) return;
      active = true;
      takeHold();
      return;
    }
    const [to, otherTo] = [...pointers.values()];
    if (to === undefined) return;
    const { transform } = grip;
    const next =
      otherFrom === undefined || otherTo === undefined
        ? dragged(transform, from, to)
        : pinched(transform, [from, otherFrom], [to, otherTo], handler.range());
    handler.moved(handler.constrain(next));
  }

  function up(event: PointerEvent): void {
    if (!pointers.delete(event.pointerId)) return;
    if (pointers.size > 0) takeHold();
    else if (active) {
      active = false;
      swallowClick();
    }
  }

  /** The browser sends a click after a drag as well, in the same turn of its loop or not at all. */
  function swallowClick(): void {
    const swallow = (event: Event): void => event.stopPropagation();
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const next = turned(handler.transform(), event, pointOf(event), handler.range(), element.clientHeight);
    handler.moved(handler.constrain(next));
    if (pointers.size > 0) takeHold();
  }

  /** The middle button would start the browser's own scrolling. */
  function mouseDown(event: MouseEvent): void {
    if (event.button === 1) event.preventDefault();
  }

  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', up, { signal });
  element.addEventListener('lostpointercapture', up, { signal });
  element.addEventListener('mousedown', mouseDown, { signal });
  element.addEventListener('wheel', wheel, { passive: false, signal });
  return {
    get active() {
      return active;
    },
    dispose: () => stopping.abort(),
  };
}
