// Rows of a list that look as before are not drawn again: scrolling costs what is new, not all that is seen.
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';

interface Kept {
  readonly from: readonly unknown[];
  readonly row: VNode;
}

/**
 * A function that gives back the row of the last drawing where all that it was made `from` is the same; Preact passes over
 * what it has drawn already. What a row reads of signals it follows by itself. Call it for every row, in every drawing.
 */
export function useKeptRows(): (key: string, from: readonly unknown[], draw: () => VNode) => VNode {
  const kept = useRef<ReadonlyMap<string, Kept>>(new Map());
  const before = kept.current;
  const now = new Map<string, Kept>();
  kept.current = now;
  return (key, from, draw) => {
    const known = before.get(key);
    const isSame = known?.from.length === from.length && from.every((value, at) => value === known.from[at]);
    const row = known !== undefined && isSame ? known.row : draw();
    now.set(key, { from, row });
    return row;
  };
}
