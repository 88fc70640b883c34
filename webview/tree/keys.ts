// The tree's keys: arrows walk it, Enter opens what is collapsed, plus, minus and zero zoom.
import type { View } from '../state.ts';
import type { TreeController } from './controller.ts';
import { type Place, placeAt } from './layout.ts';
import { type Direction, neighbour } from './neighbours.ts';
import { type TreeSession, toggleMore } from './session.ts';
import { toScreen } from './viewport.ts';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
};

const zoomStep = 1.25;

/** True where the key was the tree's. */
export function handleKey(
  event: KeyboardEvent,
  view: View,
  session: TreeSession,
  controller: TreeController,
): boolean {
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    return openMenu(event, session);
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const direction = directions[event.key];
  if (direction !== undefined) {
    walk(direction, view, session, controller);
    return true;
  }
  switch (event.key) {
    case 'Enter':
    case ' ': {
      const row = session.cursor.peek()?.row;
      if (row?.kind === 'more') toggleMore(session, row);
      return true;
    }
    case '+':
    case '=':
      controller.zoomBy(zoomStep);
      return true;
    case '-':
      controller.zoomBy(1 / zoomStep);
      return true;
    case '0':
      controller.fit();
      return true;
    case 'Escape': {
      const hadTip = session.tip.peek() !== null;
      session.tip.value = null;
      return hadTip;
    }
    default:
      return false;
  }
}

function walk(direction: Direction, view: View, session: TreeSession, controller: TreeController): void {
  const layout = session.layout.peek();
  const from = session.cursor.peek();
  const row = from?.row;
  // A tree's own rule: right opens what is closed, left closes what is open.
  if (row?.kind === 'more' && direction === (row.open ? 'left' : 'right')) {
    toggleMore(session, row);
    return;
  }
  const to = from === undefined ? placeAt(layout, 0, 0) : neighbour(layout, from, direction);
  if (to === undefined) return;
  goTo(to, view, session);
  controller.revealCursor();
}

function goTo({ row }: Place, view: View, session: TreeSession): void {
  if (row.kind === 'more') {
    session.moreCursor.value = { step: row.step, parent: row.parent };
    return;
  }
  session.moreCursor.value = null;
  view.actions.select(row.id);
}

/** The menu opens at the candidate, not in the middle of the canvas. */
function openMenu(event: KeyboardEvent, session: TreeSession): boolean {
  const { currentTarget } = event;
  const place = session.cursor.peek();
  if (!(currentTarget instanceof HTMLElement) || place === undefined) return false;
  const box = currentTarget.getBoundingClientRect();
  const at = toScreen(session.transform.peek(), place.rect);
  const init = {
    bubbles: true,
    cancelable: true,
    clientX: box.left + at.x + 24,
    clientY: box.top + at.y + 20,
  };
  currentTarget.dispatchEvent(new MouseEvent('contextmenu', init));
  return true;
}
