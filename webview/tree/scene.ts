// Everything that one frame of the tree is drawn from.
import type { Label } from '../../src/labels/label.ts';
import type { TreeNode } from '../../src/log/tree.ts';
import type { StoppedPlace } from '../../src/protocol/messages.ts';
import type { Row } from './column.ts';
import { type Layout, lastAtMost } from './layout.ts';
import type { Palette } from './palette.ts';
import type { TextFit } from './text-fit.ts';
import { type Size, type Transform, visibleRect } from './viewport.ts';

export interface Scene {
  readonly layout: Layout;
  readonly transform: Transform;
  readonly size: Size;
  readonly palette: Palette;
  readonly fit: TextFit;
  readonly spine: ReadonlySet<string>;
  /** The selected candidate and those before it. */
  readonly path: ReadonlySet<string>;
  /** The row of the keyboard cursor, and the one under the pointer. */
  readonly cursor: Row | undefined;
  readonly hover: Row | undefined;
  readonly focused: boolean;
  readonly labels: ReadonlyMap<string, Label>;
  readonly matches: ReadonlySet<string> | undefined;
  /** Matches by step, for the column headers. */
  readonly matchesIn: ReadonlyMap<number, number>;
  /** Where a debugger has stopped. */
  readonly stopped: StoppedPlace | undefined;
  hidden(id: string): boolean;
  /** How far a new candidate has appeared, from 0 to 1. */
  presence(id: string): number;
}

/** What is drawn at a zoom: labels go before marks. */
export type Detail = 'full' | 'label' | 'mark' | 'dot';

export function detailAt(k: number): Detail {
  if (k >= 0.6) return 'full';
  if (k >= 0.36) return 'label';
  return k >= 0.2 ? 'mark' : 'dot';
}

export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Indices of the columns in sight, with the one to the left whose edges reach in. */
export function visibleColumns({ layout, transform, size }: Scene): Range {
  const seen = visibleRect(transform, size);
  const first = Math.max(
    0,
    lastAtMost(layout.columns, seen.x, ({ x }) => x),
  );
  return {
    first,
    last: lastAtMost(layout.columns, seen.x + seen.width, ({ x }) => x - layout.input.metrics.gap),
  };
}

/** Indices of a column's rows in sight. */
export function visibleRows(rows: readonly Row[], { transform, size }: Scene): Range {
  const seen = visibleRect(transform, size);
  const first = Math.max(
    0,
    lastAtMost(rows, seen.y, ({ y }) => y),
  );
  return { first, last: lastAtMost(rows, seen.y + seen.height, ({ y }) => y) };
}

/** How strongly a candidate is drawn. `open` has no verdict yet, or one that blind mode hides. */
export type Standing = 'spine' | 'retained' | 'open' | 'pruned';

export function standingOf(node: TreeNode, scene: Scene): Standing {
  if (scene.hidden(node.id)) return 'open';
  if (scene.spine.has(node.id)) return 'spine';
  if (node.verdict === undefined) return 'open';
  return node.verdict.kind === 'retained' ? 'retained' : 'pruned';
}

export const isSameRow = (a: Row | undefined, b: Row): boolean =>
  a !== undefined &&
  (a.kind === 'node' && b.kind === 'node'
    ? a.id === b.id
    : a.kind === 'more' && b.kind === 'more' && a.step === b.step && a.parent === b.parent);

/** Whether the filter lets a row through: for hidden siblings, any of them. */
export function passes(row: Row, matches: ReadonlySet<string> | undefined): boolean {
  if (matches === undefined) return true;
  return row.kind === 'node' ? matches.has(row.id) : row.hidden.some((id) => matches.has(id));
}
