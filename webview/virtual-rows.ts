// Draws only the rows that are seen of a list whose rows are all equally high, and keeps in place what is being read.
// TanStack's virtualiser does much more, and would be a sixth of the whole script.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type RowList, seenRows } from './seen-rows.ts';

export interface VirtualRows {
  readonly scroller: RefObject<HTMLDivElement>;
  /** Indices of the rows to draw, and where they start, in pixels below the header. */
  readonly rows: readonly { readonly index: number; readonly start: number }[];
  /** Of all rows together, in pixels. */
  readonly height: number;
  /** Scrolls no further than needed. */
  reveal(index: number): void;
}

export interface VirtualOptions extends RowList {
  /** Pixels at the top that a sticky header covers. */
  readonly header?: number;
  /** Names a row over changes of the list: the first row that is seen stays where it is. */
  readonly keyOf: (index: number) => string | undefined;
  readonly indexOf: (key: string) => number | undefined;
}

export function useVirtualRows(options: VirtualOptions): VirtualRows {
  const { count, rowHeight, header = 0, keyOf, indexOf } = options;
  const scroller = useRef<HTMLDivElement>(null);
  const [pane, setPane] = useState({ top: 0, height: 0 });
  /** Where the pane stood before the list changed: a shorter list lets the browser move it. */
  const scrolled = useRef(0);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = (): void => {
      scrolled.current = element.scrollTop;
      // Half a row more or less draws nothing else.
      const top = Math.floor(element.scrollTop / rowHeight) * rowHeight;
      const height = element.clientHeight;
      setPane((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [rowHeight]);

  // The rows that are seen, while somebody has scrolled: what is added above them must not move them. Several are kept,
  // because the first may have gone into a group.
  const anchors = useRef<readonly { readonly key: string; readonly index: number }[]>([]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    for (const { key, index: before } of anchors.current) {
      const index = indexOf(key);
      if (index === undefined) continue;
      if (index !== before) element.scrollTop = scrolled.current + (index - before) * rowHeight;
      break;
    }
    scrolled.current = element.scrollTop;
    const top = Math.floor(element.scrollTop / rowHeight);
    const end = top === 0 ? 0 : top + Math.ceil(element.clientHeight / rowHeight);
    const kept: { key: string; index: number }[] = [];
    for (let index = top; index < end; index += 1) {
      const key = keyOf(index);
      if (key !== undefined) kept.push({ key, index });
    }
    anchors.current = kept;
  });

  function reveal(index: number): void {
    const element = scroller.current;
    if (element === null) return;
    const start = index * rowHeight;
    const room = element.clientHeight - header;
    if (start < element.scrollTop) element.scrollTop = start;
    else if (start + rowHeight > element.scrollTop + room) element.scrollTop = start + rowHeight - room;
  }

  return {
    scroller,
    rows: seenRows(pane, options).map((index) => ({ index, start: index * rowHeight })),
    height: count * rowHeight,
    reveal,
  };
}
