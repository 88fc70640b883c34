import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { anchored, anchorOf } from '../../../webview/tree/anchor.ts';
import { moreKey, type Row } from '../../../webview/tree/column.ts';
import { type Layout, placeAt, placeOf, rowAt } from '../../../webview/tree/layout.ts';
import { type Direction, neighbour } from '../../../webview/tree/neighbours.ts';
import {
  constrain,
  firstLook,
  fitWhole,
  followed,
  isOutside,
  largestZoom,
  needsMinimap,
  reveal,
  smallestZoom,
  toScreen,
  zoomAt,
} from '../../../webview/tree/viewport.ts';
import { allRows, invalid, kept, layoutOf, outranked, searchOf, sizes, sketch } from './tree-fixture.ts';

const nodes = [
  { id: 'a', verdict: kept(1) },
  { id: 'b', verdict: kept(2) },
  { id: 'a1', step: 2, parent: 'a', verdict: outranked(3) },
  { id: 'a2', step: 2, parent: 'a', verdict: kept(1) },
  ...[4, 5, 6].map((rank) => ({ id: `b${rank}`, step: 2, parent: 'b', verdict: outranked(rank) })),
  { id: 'bx', step: 2, parent: 'b', verdict: invalid },
  { id: 'by', step: 2, parent: 'b', verdict: invalid },
];
const layout = layoutOf(treeOf(sketch(nodes)));
const size = { width: 800, height: 600, header: 28 };

const name = (row: Row | undefined): string | undefined => (row?.kind === 'more' ? 'more' : row?.id);

function walk(from: string, ...directions: readonly Direction[]): string | undefined {
  let place = placeOf(layout, from);
  for (const direction of directions) place = place && neighbour(layout, place, direction);
  return name(place?.row);
}

describe('the arrow keys', () => {
  it('lead left to the parent and right to the best child', () => {
    expect(walk('a', 'right')).toBe('a2');
    expect(walk('a1', 'left')).toBe('a');
    expect(walk('b', 'right')).toBe('b4');
    expect(walk('a', 'left')).toBeUndefined();
    expect(walk('a1', 'right')).toBeUndefined();
  });

  it('lead up and down the column, across parents and into collapsed rows', () => {
    expect(walk('a2', 'down')).toBe('a1');
    expect(walk('a1', 'down')).toBe('b4');
    expect(walk('b4', 'down', 'down')).toBe('more');
    expect(walk('b4', 'down', 'down', 'left')).toBe('b');
    expect(walk('a2', 'up')).toBeUndefined();
    expect(walk('b4', 'home')).toBe('a2');
    expect(walk('a2', 'end')).toBe('more');
  });

  it('reach every row from the first', () => {
    fc.assert(
      fc.property(sizes, (shape) => {
        const whole = layoutOf(searchOf(shape));
        const reached = new Set<Row>();
        const waiting = [placeAt(whole, 0, 0)];
        for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
          if (reached.has(place.row)) continue;
          reached.add(place.row);
          for (const direction of ['right', 'down', 'up'] as const) {
            const next = neighbour(whole, place, direction);
            if (next !== undefined) waiting.push(next);
          }
        }
        expect(reached.size).toBe(allRows(whole).length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the viewport', () => {
  const long = layoutOf(searchOf({ steps: 20, beams: 4, candidates: 6 }));
  const anywhere = fc.record({
    k: fc.double({ min: 0.001, max: 50, noNaN: true }),
    x: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    y: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  });

  it('always keeps some of the tree in sight', () => {
    fc.assert(
      fc.property(anywhere, (t) => {
        const kept = constrain(t, long, size);
        expect(isOutside(kept, { x: 0, y: 0, width: long.width, height: long.height }, size)).toBe(false);
        expect(kept.k).toBeGreaterThanOrEqual(smallestZoom(long, size));
        expect(kept.k).toBeLessThanOrEqual(largestZoom);
        const again = constrain(kept, long, size);
        expect(again).toEqual(kept);
      }),
    );
  });

  it('shows the whole tree when fitted', () => {
    const whole = toScreen(fitWhole(long, size), { x: 0, y: 0, width: long.width, height: long.height });
    expect(whole.x + whole.width).toBeLessThanOrEqual(size.width + 1);
    expect(whole.y + whole.height).toBeLessThanOrEqual(size.height);
  });

  it('opens a large tree at a legible size, at its beginning', () => {
    expect(firstLook(long, size).k).toBe(1);
    expect(firstLook(long, size).x).toBe(0);
  });

  it('keeps the point under the pointer when zooming', () => {
    const before = { k: 1.5, x: 30, y: -40 };
    const after = zoomAt(before, 2, 100, 200);
    expect((100 - after.x) / after.k).toBeCloseTo((100 - before.x) / before.k);
    expect((200 - after.y) / after.k).toBeCloseTo((200 - before.y) / before.k);
  });

  it('moves only as far as it must to reveal a candidate, and not at all for one in sight', () => {
    const t = { k: 1, x: 0, y: 28 };
    const first = placeOf(long, long.input.tree.spine[0] ?? '')?.rect;
    const last = placeOf(long, long.input.tree.spine.at(-1) ?? '')?.rect;
    if (first === undefined || last === undefined) throw new Error('The spine has no place.');
    expect(reveal({ k: 1, x: 20, y: 40 }, first, size)).toEqual({ k: 1, x: 20, y: 40 });
    const moved = reveal(t, last, size);
    expect(isOutside(t, last, size)).toBe(true);
    expect(isOutside(moved, last, size)).toBe(false);
    expect(reveal(moved, last, size)).toEqual(moved);
  });

  it('follows the newest column to the left only', () => {
    const t = { k: 1, x: 0, y: 28 };
    expect(followed(t, long, size).x).toBe(size.width - long.width);
    expect(followed({ ...t, x: -1e6 }, long, size).x).toBe(-1e6);
  });

  it('has a minimap only where the tree is larger', () => {
    expect(needsMinimap(long, { k: 1, x: 0, y: 28 }, size)).toBe(true);
    expect(needsMinimap(long, fitWhole(long, size), size)).toBe(false);
    expect(needsMinimap(long, { k: 1, x: 0, y: 28 }, { ...size, width: 400 })).toBe(false);
  });
});

describe('what the user looks at', () => {
  const before = layoutOf(treeOf(sketch(nodes)));
  // b's children open: what stands below moves, b4 does not; a new sibling pushes b4.
  const after = layoutOf(
    treeOf(sketch([...nodes, { id: 'a3', step: 2, parent: 'a', verdict: outranked(7) }])),
    { open: new Set([moreKey(2, 'b')]) },
  );
  const screenY = (of: Layout, t: { k: number; x: number; y: number }, id: string): number =>
    (placeOf(of, id)?.rect.y ?? Number.NaN) * t.k + t.y;

  it('stays where it is when siblings appear above it', () => {
    const t = { k: 1, x: 0, y: 34 };
    const moved = anchored(t, before, after, anchorOf(before, t, size, 'b4'));
    expect(screenY(after, moved, 'b4')).toBe(screenY(before, t, 'b4'));
  });

  it('is the top where nothing is selected', () => {
    expect(anchorOf(before, { k: 1, x: 0, y: 34 }, size, null)).toBeUndefined();
  });

  it('is the middle after scrolling down', () => {
    const long = layoutOf(searchOf({ steps: 4, beams: 8, candidates: 12 }));
    const t = { k: 1, x: 0, y: -300 };
    const id = anchorOf(long, t, size, null);
    const place = placeOf(long, id ?? '');
    expect(place && isOutside(t, place.rect, size)).toBe(false);
    expect(rowAt(long, place?.rect.x ?? 0, place?.rect.y ?? 0)?.row).toBe(place?.row);
  });
});
