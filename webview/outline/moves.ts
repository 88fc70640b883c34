// Where the keys of a tree lead (WAI-ARIA Authoring Practices, tree view pattern), as a function of its rows.
import { decisionLabel } from '../../src/log/decision-label.ts';
import type { OutlineRow } from './rows.ts';

export type OutlineMove =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'open'; readonly key: string; readonly open: boolean };

/** @param page Rows in one pane. `undefined` for keys that the tree does not take. */
export function moveFor(
  key: string,
  rows: readonly OutlineRow[],
  index: number,
  page: number,
): OutlineMove | undefined {
  const last = rows.length - 1;
  const row = rows[index];
  const go = (to: number): OutlineMove => ({ kind: 'go', index: Math.max(0, Math.min(last, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(index + 1);
    case 'ArrowUp':
      return go(index - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'PageDown':
      return go(index + page);
    case 'PageUp':
      return go(index - page);
    case 'ArrowRight':
      if (row?.expanded === undefined) return undefined;
      return row.expanded ? go(index + 1) : { kind: 'open', key: row.key, open: true };
    case 'ArrowLeft':
      if (row?.expanded === true) return { kind: 'open', key: row.key, open: false };
      return go(parentOf(rows, index));
    case 'Enter':
    case ' ':
      return row?.expanded === undefined ? undefined : { kind: 'open', key: row.key, open: !row.expanded };
    default:
      return undefined;
  }
}

function parentOf(rows: readonly OutlineRow[], index: number): number {
  const level = rows[index]?.level ?? 1;
  for (let place = index - 1; place >= 0; place -= 1) if ((rows[place]?.level ?? 1) < level) return place;
  return index;
}

/** The next row, the current one included when the word grew, whose label starts with what was typed. */
export function typeahead(rows: readonly OutlineRow[], index: number, typed: string): number | undefined {
  const wanted = typed.toLowerCase();
  const first = typed.length > 1 ? index : index + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const place = (first + step + rows.length) % rows.length;
    const row = rows[place];
    const label = row === undefined ? '' : row.kind === 'group' ? row.says : decisionLabel(row.node.decision);
    if (label.toLowerCase().startsWith(wanted)) return place;
  }
  return undefined;
}
