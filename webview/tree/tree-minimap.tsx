// The minimap's canvas: a click or a drag in it moves the viewport there.
import type { RefObject } from 'preact';
import type { TreeController } from './controller.ts';
import { centredOn } from './minimap.ts';
import type { TreeSession } from './session.ts';

interface MinimapProps {
  readonly session: TreeSession;
  readonly canvas: RefObject<HTMLCanvasElement>;
  controller(): TreeController | undefined;
}

export function TreeMinimap({ session, canvas, controller }: MinimapProps) {
  function go(event: PointerEvent & { readonly currentTarget: HTMLElement }): void {
    const held = controller();
    if (held === undefined || event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    held.moveTo(centredOn(session.layout.peek(), session.transform.peek(), held.size, at.x, at.y));
  }
  // Hidden from screen readers and the keyboard: arrows, zoom and fit do what it does.
  return (
    <div class="tree-minimap" aria-hidden="true">
      <canvas
        ref={canvas}
        hidden
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={go}
      />
    </div>
  );
}
