// Which row of a list the pointer is over: it moves by itself, and rows move under it when the list scrolls.

interface Rows {
  /** Pixels. */
  readonly rowHeight: number;
  /** Pixels at the top that a sticky header covers. */
  readonly header: number;
}

/** Tells the index of the row under the pointer, `undefined` outside of the list. Gives back what ends it. */
export function followPointer(
  element: HTMLElement,
  { rowHeight, header }: Rows,
  tell: (index: number | undefined) => void,
): () => void {
  /** Pixels below the top of the window; `undefined` where the pointer is elsewhere. */
  let at: number | undefined;
  function look(): void {
    if (at === undefined) {
      tell(undefined);
      return;
    }
    const y = at - element.getBoundingClientRect().top - header;
    tell(y < 0 ? undefined : Math.floor((y + element.scrollTop) / rowHeight));
  }
  function move(event: PointerEvent): void {
    // A finger that was lifted points at nothing.
    at = event.pointerType === 'touch' ? undefined : event.clientY;
    look();
  }
  function leave(): void {
    at = undefined;
    look();
  }
  element.addEventListener('pointermove', move, { passive: true });
  element.addEventListener('pointerleave', leave);
  element.addEventListener('scroll', look, { passive: true });
  return () => {
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerleave', leave);
    element.removeEventListener('scroll', look);
  };
}
