// Holds the tree together: store, pointer and keys in, the viewport and its picture out.
import { effect, untracked } from '@preact/signals';
import type { SearchTree } from '../../src/log/tree.ts';
import type { View } from '../state.ts';
import { anchored, anchorOf } from './anchor.ts';
import { observeSize } from './canvas.ts';
import type { Row } from './column.ts';
import { fitRequests } from './fit-request.ts';
import { attachGestures } from './gestures.ts';
import { type Layout, type Place, placeOf, rowAt } from './layout.ts';
import { createPicture, type TreeElements } from './picture.ts';
import type { TreeSession } from './session.ts';
import { uncover } from './session.ts';
import {
  constrain,
  firstLook,
  fitWhole,
  followed,
  isOutside,
  largestZoom,
  reveal,
  type Size,
  smallestZoom,
  type Transform,
  topOf,
  zoomAt,
} from './viewport.ts';

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
  let shown: Layout = session.layout.peek();
  let hovered: Row | undefined;
  let quiet: string | null = null;
  let selected = state.selected.peek();
  const made = createPicture(view, session, elements, () => ({ layout: shown, hovered }));
  if (made === undefined) return undefined;
  const picture = made;
  const isSized = (): boolean => picture.size.width > 0;

  const gestures = attachGestures(elements.surface, {
    transform: () => session.transform.peek(),
    moved(transform) {
      takeOver();
      moveTo(transform);
    },
    constrain: (transform) => (isSized() ? constrain(transform, shown, picture.size) : transform),
    range: () => [smallestZoom(shown, picture.size), largestZoom],
  });

  function moveTo(transform: Transform): void {
    session.transform.value = transform;
    session.tip.value = null;
    picture.request();
  }

  /** From now on the user says where the viewport stands. */
  function takeOver(): void {
    session.follow.value = false;
    session.placedFor.value = searchOf(shown);
  }

  function byUser(transform: Transform): void {
    takeOver();
    moveTo(constrain(transform, shown, picture.size));
  }

  /** The first look at a search; later only the user and the anchor move the viewport. */
  function place(): void {
    const { size } = picture;
    if (!isSized() || shown.columns.length === 0) return;
    const search = searchOf(shown);
    if (session.placedFor.peek() === search) {
      moveTo(constrain(session.transform.peek(), shown, size));
      return;
    }
    // Of a log that is still being read, only the beginning is known.
    const isRead = !state.loading.peek();
    if (isRead) session.placedFor.value = search;
    const saved = session.saved?.search === search ? session.saved : undefined;
    session.follow.value = saved?.follow ?? true;
    if (saved !== undefined) {
      moveTo(isRead ? constrain(saved.transform, shown, size) : saved.transform);
    } else {
      const isWhole = isRead && shown.input.tree.state === 'finished';
      moveTo(isWhole ? firstLook(shown, size) : { k: 1, x: 0, y: topOf(size) });
    }
  }

  function layoutChanged(next: Layout): void {
    const before = shown;
    shown = next;
    hovered = hovered === undefined ? undefined : placeOf(next, idOf(hovered))?.row;
    picture.noteGrowth(before, next);
    if (session.placedFor.peek() !== searchOf(next)) place();
    else if (isSized() && !gestures.active) keepInPlace(before, next);
    showAsked();
    picture.request();
  }

  function keepInPlace(before: Layout, next: Layout): void {
    const { size } = picture;
    const t = session.transform.peek();
    // What is under the pointer must not move; nor does the view follow the newest step then.
    const anchor = hovered === undefined ? anchorOf(before, t, size, state.selected.peek()) : idOf(hovered);
    const held = anchored(t, before, next, anchor);
    const moved = hovered === undefined && follows(next.input.tree) ? followed(held, next, size) : held;
    if (moved !== t) moveTo(moved);
  }

  /** A log that is still being read grows as well, but it is not the search that does. */
  const follows = (tree: SearchTree): boolean =>
    session.follow.peek() && tree.state !== 'finished' && !state.loading.peek();

  function selectionChanged(id: string | null): void {
    if (id === selected) return;
    selected = id;
    session.moreCursor.value = null;
    if (id === null) return;
    // What was selected is being read: the newest step is no longer what matters.
    session.follow.value = false;
    const isQuiet = quiet === id;
    quiet = null;
    uncover(session, id);
    const rect = placeOf(session.layout.peek(), id)?.rect;
    if (isQuiet || rect === undefined || !isSized()) return;
    const t = session.transform.peek();
    if (isOutside(t, rect, picture.size)) moveTo(reveal(t, rect, picture.size));
  }

  function showFit(): void {
    if (session.seen.fit === fitRequests.peek() || !isSized()) return;
    session.seen.fit = fitRequests.peek();
    byUser(fitWhole(shown, picture.size));
  }

  /** A candidate that was asked for is brought into view as soon as the viewport stands. */
  function showAsked(): void {
    const asked = state.revealed.peek();
    if (asked === undefined || asked.nth === session.seen.reveal) return;
    if (!isSized() || session.placedFor.peek() !== searchOf(shown)) return;
    if (placeOf(shown, asked.id) === undefined) return;
    session.seen.reveal = asked.nth;
    uncover(session, asked.id);
    const rect = placeOf(session.layout.peek(), asked.id)?.rect;
    const t = session.transform.peek();
    const moved = rect === undefined ? t : reveal(t, rect, picture.size);
    if (moved !== t) byUser(moved);
  }

  const stops = [
    observeSize(elements.canvas, (size) =>
      picture.resize(size, () => {
        place();
        showFit();
        showAsked();
      }),
    ),
    effect(() => {
      const next = session.layout.value;
      untracked(() => layoutChanged(next));
    }),
    effect(() => {
      const id = state.selected.value;
      untracked(() => selectionChanged(id));
    }),
    effect(() => {
      void fitRequests.value;
      untracked(showFit);
    }),
    effect(() => {
      void state.revealed.value;
      untracked(showAsked);
    }),
  ];

  return {
    fit: () => byUser(fitWhole(shown, picture.size)),
    zoomBy(factor) {
      const { width, height } = picture.size;
      byUser(zoomAt(session.transform.peek(), factor, width / 2, height / 2));
    },
    revealCursor() {
      const rect = session.cursor.peek()?.rect;
      if (rect === undefined) return;
      const t = session.transform.peek();
      const moved = reveal(t, rect, picture.size);
      if (moved !== t) byUser(moved);
    },
    setFollow(follow) {
      session.follow.value = follow;
      if (follow) moveTo(followed(session.transform.peek(), shown, picture.size));
    },
    moveTo: byUser,
    hover(row) {
      if (row === hovered) return;
      hovered = row;
      // Its step keeps its order while it is under the pointer.
      session.held.value = row === undefined ? undefined : shown.input.tree.node(idOf(row))?.step;
      picture.request();
    },
    rowAt(x, y) {
      const t = session.transform.peek();
      return y < picture.size.header ? undefined : rowAt(shown, (x - t.x) / t.k, (y - t.y) / t.k);
    },
    selectQuietly(id) {
      quiet = id;
      view.actions.select(id);
    },
    get size() {
      return picture.size;
    },
    dispose() {
      session.held.value = undefined;
      for (const stop of stops) stop();
      gestures.dispose();
      picture.dispose();
    },
  };
}

const searchOf = ({ input }: Layout): string => input.tree.header?.search ?? '';

/** A candidate that stands where the row does. */
const idOf = (row: Row): string => (row.kind === 'node' ? row.id : (row.hidden[0] ?? ''));
