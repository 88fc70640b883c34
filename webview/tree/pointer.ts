// Clicks, hovering and the context menu on the tree's canvas.
import { elsewhere, onSelected } from '../menu-context.ts';
import type { View } from '../state.ts';
import type { TreeController } from './controller.ts';
import type { Place } from './layout.ts';
import { nodeLines } from './node-words.ts';
import { type TreeSession, toggleMore } from './session.ts';

const tipDelay = 450;

export function attachPointer(
  surface: HTMLElement,
  view: View,
  session: TreeSession,
  controller: TreeController,
): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function placeUnder(event: MouseEvent): Place | undefined {
    const box = surface.getBoundingClientRect();
    return controller.rowAt(event.clientX - box.left, event.clientY - box.top);
  }

  function leave(): void {
    clearTimeout(timer);
    session.tip.value = null;
    controller.hover(undefined);
    surface.classList.remove('over-row');
  }

  function move(event: PointerEvent): void {
    if (event.buttons !== 0) {
      leave();
      return;
    }
    const place = placeUnder(event);
    controller.hover(place?.row);
    surface.classList.toggle('over-row', place !== undefined);
    clearTimeout(timer);
    if (place === undefined) session.tip.value = null;
    else timer = setTimeout(() => showTip(place, event), tipDelay);
  }

  function showTip(place: Place, event: MouseEvent): void {
    const box = surface.getBoundingClientRect();
    session.tip.value = {
      lines: linesOf(place, view),
      x: event.clientX - box.left,
      y: event.clientY - box.top,
    };
  }

  function click(event: MouseEvent): void {
    const row = placeUnder(event)?.row;
    if (row === undefined) return;
    if (row.kind === 'node') {
      session.moreCursor.value = null;
      controller.selectQuietly(row.id);
      return;
    }
    toggleMore(session, row);
    session.moreCursor.value = { step: row.step, parent: row.parent };
  }

  /** The menu is the editor's; it reads what it is for from the element. */
  function menu(event: MouseEvent): void {
    // The keyboard's own menu event names no place: it is for what is selected.
    const row = event.isTrusted ? placeUnder(event)?.row : undefined;
    if (row?.kind === 'node') controller.selectQuietly(row.id);
    const isElsewhere = event.isTrusted && row?.kind !== 'node';
    surface.dataset.vscodeContext = isElsewhere ? elsewhere : onSelected(view.state);
  }

  surface.addEventListener('pointermove', move, { signal });
  surface.addEventListener('pointerleave', leave, { signal });
  surface.addEventListener('pointerdown', leave, { signal });
  surface.addEventListener('click', click, { signal });
  surface.addEventListener('contextmenu', menu, { signal });
  return () => {
    clearTimeout(timer);
    stopping.abort();
  };
}

function linesOf({ row }: Place, { state }: View): readonly string[] {
  if (row.kind === 'more') {
    return [row.summary, row.open ? 'click to hide them' : 'click to show them'];
  }
  const tree = state.tree.peek();
  const node = tree.node(row.id);
  if (node === undefined) return [];
  return nodeLines(node, { tree, hidden: state.hidden(row.id), label: state.labels.peek().get(row.id) });
}
