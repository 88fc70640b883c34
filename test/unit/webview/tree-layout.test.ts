import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTree, treeOf } from '../../../src/log/tree-builder.ts';
import { moreKey } from '../../../webview/tree/column.ts';
import { type Layout, layOut, placeOf, rowAt } from '../../../webview/tree/layout.ts';
import { syntheticLog } from '../log/build-log.ts';
import {
  allRows,
  inputOf,
  invalid,
  kept,
  layoutOf,
  metrics,
  outranked,
  searchOf,
  sizes,
  sketch,
} from './tree-fixture.ts';

const idsIn = (layout: Layout, column: number): readonly string[] =>
  (layout.columns[column]?.rows ?? []).map((row) => (row.kind === 'node' ? row.id : row.summary));

/** The layout without what it was computed from, to compare. */
const drawn = ({ columns, width, height }: Layout): unknown => ({ columns, width, height });

describe('the layout of a search', () => {
  it('puts steps side by side and candidates below each other, without overlaps', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), (size, blind) => {
        const layout = layoutOf(searchOf(size), { blind });
        for (const { rows } of layout.columns) {
          for (const [index, row] of rows.entries()) {
            const next = rows[index + 1];
            if (next !== undefined) expect(next.y).toBeGreaterThanOrEqual(row.y + row.height);
          }
        }
        for (const [index, column] of layout.columns.entries()) {
          const next = layout.columns[index + 1];
          if (next !== undefined)
            expect(next.x).toBeGreaterThanOrEqual(column.x + column.width + metrics.gap);
        }
      }),
    );
  });

  it('shows every candidate, or counts it in exactly one row', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const tree = searchOf(size);
        const ids = allRows(layoutOf(tree)).flatMap(({ row }) =>
          row.kind === 'node' ? [row.id] : row.hidden,
        );
        expect(ids.toSorted()).toEqual(tree.nodes.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('puts children to the right of their parents', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const tree = searchOf(size);
        const layout = layoutOf(tree);
        for (const { id, parent } of tree.nodes) {
          if (parent === null) continue;
          const right = placeOf(layout, id)?.rect.x ?? 0;
          expect(right).toBeGreaterThan(placeOf(layout, parent)?.rect.x ?? 0);
        }
      }),
    );
  });

  it('draws the spine straight along the first row', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const tree = searchOf(size);
        const layout = layoutOf(tree);
        for (const id of tree.spine) expect(placeOf(layout, id)?.rect.y).toBe(0);
      }),
    );
  });

  it('keeps the groups of children in the order of their parents, so that branches do not cross', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), (size, blind) => {
        const layout = layoutOf(searchOf(size), { blind });
        for (const { groups } of layout.columns) {
          const parents = groups.map(({ parent }) =>
            parent === null ? 0 : (placeOf(layout, parent)?.rect.y ?? 0),
          );
          expect(parents).toEqual(parents.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('orders siblings: spine, retained, not judged, outranked, pruned otherwise', () => {
    const tree = treeOf(
      sketch([
        { id: 'broken', verdict: invalid },
        { id: 'fourth', verdict: outranked(4) },
        { id: 'open' },
        { id: 'third', verdict: outranked(3) },
        { id: 'second', verdict: kept(2) },
        { id: 'first', verdict: kept(1) },
      ]),
    );
    expect(idsIn(layoutOf(tree), 0)).toEqual(['first', 'second', 'open', 'third', 'fourth', 'broken']);
  });

  it('takes the order of proposal in blind mode, so that a place tells nothing', () => {
    const tree = treeOf(
      sketch([
        { id: 'a', verdict: outranked(3) },
        { id: 'b', verdict: kept(1) },
        { id: 'c', verdict: invalid },
        { id: 'd', verdict: kept(2) },
        { id: 'of d', step: 2, parent: 'd', verdict: kept(2) },
        { id: 'of b', step: 2, parent: 'b', verdict: kept(1) },
      ]),
    );
    const layout = layoutOf(tree, { blind: true });
    expect(idsIn(layout, 0)).toEqual(['a', 'b', 'c', 'd']);
    expect(idsIn(layout, 1)).toEqual(['of b', 'of d']);
  });

  it('survives a log without its beginning and children that come before their parents', () => {
    const events = syntheticLog({ steps: 5, beams: 3, candidates: 4 });
    const tree = treeOf(events.slice(Math.floor(events.length / 2)));
    const layout = layoutOf(tree);
    expect(allRows(layout).length).toBeGreaterThan(0);
    const odd = treeOf(
      sketch([
        { id: 'a', step: 3, verdict: kept(1) },
        { id: 'b', step: 1, parent: 'a', verdict: kept(1) },
      ]),
    );
    expect(idsIn(layoutOf(odd), 0)).toEqual(['b']);
    expect(idsIn(layoutOf(odd), 1)).toEqual(['a']);
  });
});

describe('collapsed siblings', () => {
  const many = treeOf(
    sketch([
      { id: 'best', verdict: kept(1) },
      ...[5, 3, 4, 6].map((rank) => ({ id: `r${rank}`, verdict: outranked(rank) })),
      { id: 'x', verdict: invalid },
    ]),
  );

  it('leave the near misses in sight and say what they hide', () => {
    expect(idsIn(layoutOf(many), 0)).toEqual(['best', 'r3', 'r4', '3 more: 2 rank, 1 invalid']);
  });

  it('follow their row when it is open, and move nothing above it', () => {
    const open = layoutOf(many, { open: new Set([moreKey(1, null)]) });
    expect(idsIn(open, 0).slice(4)).toEqual(['r5', 'r6', 'x']);
    expect(open.columns[0]?.rows.slice(0, 3)).toEqual(layoutOf(many).columns[0]?.rows.slice(0, 3));
  });

  it('are found where their row is', () => {
    expect(placeOf(layoutOf(many), 'r6')?.row.kind).toBe('more');
    expect(placeOf(layoutOf(many), 'nobody')).toBeUndefined();
  });

  it('are never those that the search went on from', () => {
    const forked = treeOf(
      sketch([
        { id: 'best', verdict: kept(1) },
        ...[2, 3, 4, 5, 6, 7].map((rank) => ({ id: `r${rank}`, verdict: outranked(rank) })),
        { id: 'of r6', step: 2, parent: 'r6', verdict: kept(1) },
      ]),
    );
    expect(placeOf(layoutOf(forked), 'r6')?.row.kind).toBe('node');
  });
});

describe('a search that grows', () => {
  it('is laid out as if it had been read whole, whatever is opened on the way', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 40 }), fc.boolean(), (size, batch, isOpening) => {
        const builder = createTree();
        const events = syntheticLog(size);
        let layout: Layout | undefined;
        let open: ReadonlySet<string> = new Set();
        for (let from = 0; from < events.length; from += batch) {
          for (const event of events.slice(from, from + batch)) builder.apply(event);
          const tree = builder.snapshot();
          layout = layOut(inputOf(tree, { open }), layout);
          expect(drawn(layout)).toEqual(drawn(layoutOf(tree, { open })));
          if (!isOpening) continue;
          const more = allRows(layout).find(({ row }) => row.kind === 'more' && !row.open)?.row;
          if (more?.kind === 'more') open = new Set([...open, moreKey(more.step, more.parent)]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('moves nothing when a step is added that does not change the path', () => {
    const events = syntheticLog({ steps: 6, beams: 1, candidates: 4 }).filter(
      ({ type }) => type !== 'search-finished',
    );
    const cut = events.findLastIndex(({ type }) => type === 'step-started');
    const builder = createTree();
    for (const event of events.slice(0, cut)) builder.apply(event);
    const before = layOut(inputOf(builder.snapshot()));
    for (const event of events.slice(cut)) builder.apply(event);
    const after = layOut(inputOf(builder.snapshot()), before);
    // The last column before gains the lines to its children, and keeps its rows.
    expect(after.columns.slice(0, 5).map(({ rows }) => rows)).toEqual(before.columns.map(({ rows }) => rows));
    // Columns that nothing happened to are the same objects.
    expect(after.columns.slice(0, 4)).toEqual(before.columns.slice(0, 4));
    for (const index of [0, 1, 2, 3]) expect(after.columns[index]).toBe(before.columns[index]);
  });

  it('pushes only what is below a new sibling', () => {
    const nodes = [
      { id: 'a', verdict: kept(1) },
      { id: 'b', verdict: kept(2) },
      { id: 'a1', step: 2, parent: 'a', verdict: kept(1) },
      { id: 'b1', step: 2, parent: 'b', verdict: kept(2) },
    ];
    const before = layoutOf(treeOf(sketch(nodes)));
    const after = layoutOf(
      treeOf(sketch([...nodes, { id: 'a2', step: 2, parent: 'a', verdict: outranked(3) }])),
    );
    expect(idsIn(before, 1)).toEqual(['a1', 'b1']);
    expect(idsIn(after, 1)).toEqual(['a1', 'a2', 'b1']);
    for (const id of ['a', 'b', 'a1']) expect(placeOf(after, id)?.rect).toEqual(placeOf(before, id)?.rect);
  });
});

describe('the row under a point', () => {
  it('is the row whose box holds the point', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 0.999, noNaN: true }), (size, part) => {
        const layout = layoutOf(searchOf(size));
        for (const { column, row } of allRows(layout)) {
          const found = rowAt(layout, column.x + column.width * part, row.y + row.height * part);
          expect(found?.row).toBe(row);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is nothing between columns, below them and outside', () => {
    const layout = layoutOf(searchOf({ steps: 3, beams: 2, candidates: 3 }));
    const first = layout.columns[0];
    expect(rowAt(layout, -5, 5)).toBeUndefined();
    expect(rowAt(layout, (first?.x ?? 0) + (first?.width ?? 0) + 5, 5)).toBeUndefined();
    expect(rowAt(layout, first?.x ?? 0, layout.height + 5)).toBeUndefined();
    expect(rowAt(layout, layout.width + 500, 5)).toBeUndefined();
  });
});

describe('a search of 100,000 candidates', () => {
  it('is laid out at once, and grows at the cost of what is new', () => {
    const builder = createTree();
    const events = syntheticLog({ steps: 100, beams: 10, candidates: 100 });
    const cut = events.findLastIndex(({ type }) => type === 'step-started');
    for (const event of events.slice(0, cut)) builder.apply(event);
    const tree = builder.snapshot();
    const started = performance.now();
    const layout = layOut(inputOf(tree));
    const whole = performance.now() - started;
    for (const event of events.slice(cut, cut + 50)) builder.apply(event);
    const next = inputOf(builder.snapshot());
    const startedAgain = performance.now();
    layOut(next, layout);
    const rest = performance.now() - startedAgain;
    // Far above what it takes, so that a busy machine does not fail it; see the bench for figures.
    expect(whole).toBeLessThan(1500);
    expect(rest).toBeLessThan(150);
  });
});
