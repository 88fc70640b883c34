// Draws only the rows that are seen of a list whose rows are all equally high, and keeps in place what is being read.
// TanStack's virtualiser does much more, and would be a sixth of the whole script.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { followPointer } from './pointed-row.ts';
import type { RowPlace } from './saved.ts';
import { placeAt, type RowList, seenRows } from './seen-rows.ts';

export interface VirtualRows {
  readonly scroller: RefObject<HTMLDivElement>;
  /** Indices of the rows to draw, and where they start, in pixels below the header. */
  readonly rows: readonly { readonly index: number; readonly start: number }[];
  /** Of all rows together, in pixels. */
  readonly height: number;
  /** Of the pane, in pixels; 0 before it is known. */
  readonly width: number;
  /** Scrolls no further than needed. */
  reveal(index: number): void;
}

export interface VirtualOptions extends RowList {
  /** Pixels at the top that a sticky header covers. */
  readonly header?: number;
  /** Names a row over changes of the list: the first row that is seen stays where it is. */
  readonly keyOf: (index: number) => string | undefined;
  readonly indexOf: (key: string) => number | undefined;
  /** What somebody chose to see: when it changes, other rows are wanted, and none is held under the pointer. */
  readonly choice: string;
  /** Where the list is scrolled to when it is first drawn. */
  readonly place: RowPlace | undefined;
  /** Told when scrolling has come to rest, and when the list goes away. */
  readonly onPlace: (place: RowPlace | undefined) => void;
  /** Told of another row under the pointer. */
  readonly onPoint?: (key: string | undefined) => void;
}

/** Scrolling is at rest after so many milliseconds. */
const restTime = 200;

export function useVirtualRows(options: VirtualOptions): VirtualRows {
  const { count, rowHeight, header = 0, keyOf, indexOf } = options;
  const scroller = useRef<HTMLDivElement>(null);
  const [pane, setPane] = useState({ top: 0, height: 0, width: 0 });
  /** Where the pane stood before the list changed: a shorter list lets the browser move it. */
  const scrolled = useRef(0);
  /** Where it has to go as soon as so many rows are there. */
  const wanted = useRef(options.place);
  const latest = useRef(options);
  latest.current = options;
  const pointed = useRef<string | undefined>(undefined);
  const chosen = useRef(options.choice);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer = 0;
    const keep = (): void => {
      clearTimeout(timer);
      timer = 0;
      if (wanted.current !== undefined) return;
      latest.current.onPlace(placeAt(scrolled.current, rowHeight, latest.current.keyOf));
    };
    const look = (): void => {
      scrolled.current = element.scrollTop;
      // Half a row more or less draws nothing else.
      const top = Math.floor(element.scrollTop / rowHeight) * rowHeight;
      const { clientHeight: height, clientWidth: width } = element;
      setPane((before) =>
        before.top === top && before.height === height && before.width === width
          ? before
          : { top, height, width },
      );
    };
    const scroll = (): void => {
      look();
      clearTimeout(timer);
      timer = window.setTimeout(keep, restTime);
    };
    /** Whoever scrolls decides where the list stands. */
    const letGo = (): void => {
      wanted.current = undefined;
    };
    const stopFollowing = followPointer(element, { rowHeight, header }, (index) => {
      const key = index === undefined ? undefined : latest.current.keyOf(index);
      if (key === pointed.current) return;
      pointed.current = key;
      if (key === undefined) element.style.removeProperty('--rows-room');
      latest.current.onPoint?.(key);
    });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', scroll, { passive: true });
    element.addEventListener('wheel', letGo, { passive: true });
    element.addEventListener('pointerdown', letGo, { passive: true });
    look();
    return () => {
      if (timer !== 0) keep();
      stopFollowing();
      observer.disconnect();
      element.removeEventListener('scroll', scroll);
      element.removeEventListener('wheel', letGo);
      element.removeEventListener('pointerdown', letGo);
    };
  }, [rowHeight, header]);

  // The row under the pointer, and else those that are seen while somebody has scrolled: what is added above them must
  // not move them. Several are kept, because the first may have gone into a group.
  const anchors = useRef<readonly { readonly key: string; readonly index: number }[]>([]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (chosen.current !== options.choice) {
      chosen.current = options.choice;
      anchors.current = anchors.current.filter(({ key }) => key !== pointed.current);
      element.style.removeProperty('--rows-room');
    }
    const start = wanted.current === undefined ? undefined : indexOf(wanted.current.key);
    if (wanted.current !== undefined && start !== undefined) {
      const top = start * rowHeight + wanted.current.hidden;
      element.scrollTop = top;
      // Rows that are still to come may be needed to get there.
      if (Math.abs(element.scrollTop - top) < 1) wanted.current = undefined;
    } else {
      for (const { key, index: before } of anchors.current) {
        const index = indexOf(key);
        if (index === undefined) continue;
        if (index === before) break;
        const top = scrolled.current + (index - before) * rowHeight;
        // A short list is made longer, so that it can be scrolled at all.
        if (key === pointed.current)
          element.style.setProperty('--rows-room', `${top + element.clientHeight - header}px`);
        element.scrollTop = top;
        break;
      }
    }
    scrolled.current = element.scrollTop;
    const top = Math.floor(element.scrollTop / rowHeight);
    const end = top === 0 ? 0 : top + Math.ceil(element.clientHeight / rowHeight);
    const kept: { key: string; index: number }[] = [];
    const held = pointed.current === undefined ? undefined : indexOf(pointed.current);
    if (pointed.current !== undefined && held !== undefined) kept.push({ key: pointed.current, index: held });
    for (let index = top; index < end; index += 1) {
      const key = keyOf(index);
      if (key !== undefined) kept.push({ key, index });
    }
    anchors.current = kept;
  });

  function reveal(index: number): void {
    const element = scroller.current;
    if (element === null) return;
    wanted.current = undefined;
    const start = index * rowHeight;
    const room = element.clientHeight - header;
    if (start < element.scrollTop) element.scrollTop = start;
    else if (start + rowHeight > element.scrollTop + room) element.scrollTop = start + rowHeight - room;
  }

  return {
    scroller,
    rows: seenRows(pane, options).map((index) => ({ index, start: index * rowHeight })),
    height: count * rowHeight,
    width: pane.width,
    reveal,
  };
}
