// Pan and zoom by pointer: d3-zoom for dragging, pinching and ctrl+wheel; the plain wheel pans, as in the editor.
import { select } from 'd3-selection';
import { type D3ZoomEvent, ZoomTransform, zoom } from 'd3-zoom';
import type { Transform } from './viewport.ts';

export interface GestureHandler {
  /** `byUser` is false where the program moved the viewport. */
  moved(transform: Transform, byUser: boolean): void;
  constrain(transform: Transform): Transform;
  /** Smallest and largest zoom, asked at the start of each gesture. */
  range(): readonly [number, number];
}

export interface Gestures {
  /** True while a pointer drags or pinches. */
  readonly active: boolean;
  moveTo(transform: Transform): void;
  dispose(): void;
}

export function attachGestures(element: HTMLElement, handler: GestureHandler): Gestures {
  let active = false;
  let byProgram = false;
  const behaviour = zoom<HTMLElement, unknown>()
    .filter((event: MouseEvent) =>
      event.type === 'wheel' ? event.ctrlKey || event.metaKey : event.button === 0 || event.button === 1,
    )
    // A click with a trembling hand stays a click.
    .clickDistance(4)
    .wheelDelta(zoomOfWheel)
    .constrain((transform) => {
      const { k, x, y } = handler.constrain(transform);
      return new ZoomTransform(k, x, y);
    })
    .on('start', ({ sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
      active = sourceEvent instanceof Event && sourceEvent.type !== 'wheel';
      behaviour.scaleExtent([...handler.range()]);
    })
    .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
      handler.moved({ k: transform.k, x: transform.x, y: transform.y }, !byProgram);
    })
    .on('end', () => {
      active = false;
    });
  const selection = select(element);
  selection.call(behaviour).on('dblclick.zoom', null);

  function moveTo({ k, x, y }: Transform): void {
    byProgram = true;
    selection.call(behaviour.transform, new ZoomTransform(k, x, y));
    byProgram = false;
  }

  function pan(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    const { k } = currentOf(element);
    selection.call(behaviour.translateBy, (-dx * unit) / k, (-dy * unit) / k);
  }
  element.addEventListener('wheel', pan, { passive: false });

  return {
    get active() {
      return active;
    },
    moveTo,
    dispose() {
      element.removeEventListener('wheel', pan);
      selection.on('.zoom', null);
    },
  };
}

/** Powers of two. A pinch on a trackpad comes as ctrl+wheel in small steps, a mouse wheel in steps of about 100. */
function zoomOfWheel({ deltaY, deltaMode }: WheelEvent): number {
  const pixels = deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * 33 : deltaY;
  return -pixels * (Math.abs(pixels) < 40 ? 0.015 : 0.0035);
}

function currentOf(element: HTMLElement): { readonly k: number } {
  const kept: unknown = Reflect.get(element, '__zoom');
  return kept instanceof ZoomTransform ? kept : { k: 1 };
}
