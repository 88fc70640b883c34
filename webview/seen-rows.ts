// Which rows of a long list are drawn.
import type { RowPlace } from './saved.ts';

export interface RowList {
  readonly count: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** Drawn wherever it is, so that `aria-activedescendant` finds it; -1 for none. */
  readonly active: number;
}

/** Rows above and below the pane, for quick scrolling. */
const spare = 8;

/** Rows from `first` to before `end`, and the active one wherever it is. */
export function seenRows(
  { top, height }: { readonly top: number; readonly height: number },
  { count, rowHeight, active }: RowList,
): readonly number[] {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight)) - spare);
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + spare);
  const seen = Array.from({ length: Math.max(0, end - first) }, (_, place) => first + place);
  if (active < 0 || active >= count) return seen;
  if (active < first) return [active, ...seen];
  return active >= end ? [...seen, active] : seen;
}

/** Where a list is scrolled to, said by its first row in sight; `undefined` at the top. */
export function placeAt(
  top: number,
  rowHeight: number,
  keyOf: (index: number) => string | undefined,
): RowPlace | undefined {
  const first = Math.floor(top / rowHeight);
  const key = top <= 0 ? undefined : keyOf(first);
  return key === undefined ? undefined : { key, hidden: Math.round(top - first * rowHeight) };
}
