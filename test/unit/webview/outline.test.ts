// The outline: which rows there are, what groups hide, and where the keys lead.
import { describe, expect, it } from 'vitest';
import type { SearchTree } from '../../../src/log/tree.ts';
import { createTree, treeOf } from '../../../src/log/tree-builder.ts';
import { moveFor, typeahead } from '../../../webview/outline/moves.ts';
import { groupKey, keysAbove, type OutlineOptions, outlineRows } from '../../../webview/outline/rows.ts';
import { placeAt, seenRows } from '../../../webview/seen-rows.ts';
import { nothingSettled, settle } from '../../../webview/settled.ts';
import { syntheticLog } from '../log/build-log.ts';

const log = syntheticLog({ steps: 6, beams: 3, candidates: 8 });
const tree = treeOf(log);
const nothing = new Map<string, boolean>();
const optionsOf = (search: SearchTree): OutlineOptions => ({
  tree: search,
  matches: undefined,
  opened: nothing,
  blind: false,
  settled: settle(nothingSettled, search),
});
const rowsOf = (change: Partial<OutlineOptions> = {}) => outlineRows({ ...optionsOf(tree), ...change });
const all = new Map([
  ...tree.nodes.map(({ id }) => [id, true] as const),
  ...tree.nodes.map(({ parent }) => [groupKey(parent), true] as const),
]);

describe('the rows of the outline', () => {
  it('show the retained path first at every level, opened to its end', () => {
    const rows = rowsOf();
    const keys = rows.map(({ key }) => key);
    expect(tree.spine.every((id) => keys.includes(id))).toBe(true);
    tree.spine.forEach((id, depth) => {
      const row = rows.find(({ key }) => key === id);
      expect(row).toMatchObject({ level: depth + 1, position: 1 });
    });
  });

  it('say in a group what it hides', () => {
    const groups = rowsOf().filter((row) => row.kind === 'group');
    expect(groups.length).toBeGreaterThan(0);
    for (const group of groups) {
      expect(group.expanded).toBe(false);
      expect(group.says).toMatch(
        /^\d+ (?:(?:more|pruned): \d+ (rank|invalid), \d+ (rank|invalid)|(?:more )?pruned (?:by rank|as invalid))$/,
      );
      const hidden = (group.parent === null ? tree.roots : (tree.node(group.parent)?.children ?? [])).filter(
        (id) => tree.node(id)?.verdict?.kind !== 'retained',
      );
      expect(Number.parseInt(group.says, 10)).toBe(hidden.length);
    }
  });

  it('stay where they are when verdicts come while somebody reads them', () => {
    const group = rowsOf().find((row) => row.kind === 'group');
    const watched = new Set([group?.key ?? '']);
    expect(rowsOf({ watched }).find(({ key }) => key === group?.key)?.expanded).toBe(true);
    const closed = new Map([[group?.key ?? '', false]]);
    expect(rowsOf({ watched, opened: closed }).find(({ key }) => key === group?.key)?.expanded).toBe(false);
  });

  it('lose nobody when all is open, and count sets as screen readers do', () => {
    const rows = rowsOf({ opened: all });
    const shown = rows.flatMap((row) => (row.kind === 'node' ? [row.key] : []));
    expect(shown.toSorted()).toEqual(tree.nodes.map(({ id }) => id).toSorted());
    for (const row of rows) expect(row.position).toBeLessThanOrEqual(row.setSize);
    rows.forEach((row, index) => {
      const next = rows[index + 1];
      if (next !== undefined && next.level > row.level) {
        expect(next).toMatchObject({ level: row.level + 1, position: 1 });
        expect(row.expanded).toBe(true);
      }
    });
  });

  it('keep what passes a filter and what leads to it, dimmed', () => {
    const match = tree.nodes.find(({ verdict }) => verdict?.kind === 'invalid')?.id ?? '';
    const rows = rowsOf({ matches: new Set([match]) }).filter((row) => row.kind === 'node');
    expect(rows.at(-1)).toMatchObject({ key: match, dim: false });
    expect(rows.slice(0, -1).every((row) => row.kind === 'node' && row.dim)).toBe(true);
    expect(rows).toHaveLength(tree.node(match)?.depth ?? -1);
  });

  it('tell nothing in blind mode: no group, no rank, the order in which candidates were proposed', () => {
    const rows = rowsOf({ blind: true });
    expect(rows.some(({ kind }) => kind === 'group')).toBe(false);
    expect(rows.filter(({ level }) => level === 1).map(({ key }) => key)).toEqual(tree.roots);
  });

  it('open exactly what hides a candidate', () => {
    for (const { id } of tree.nodes) {
      const opened = new Map(keysAbove(id, { tree }).map((key) => [key, true]));
      expect(rowsOf({ opened }).some(({ key }) => key === id)).toBe(true);
    }
  });

  it('are there for a search that has just begun, and for one of 2,000 steps', () => {
    const builder = createTree();
    expect(outlineRows(optionsOf(builder.snapshot()))).toEqual([]);
    const deep = treeOf(syntheticLog({ steps: 2000, beams: 1, candidates: 2 }));
    expect(outlineRows(optionsOf(deep)).length).toBeGreaterThan(1999);
  });
});

describe('the keys of the outline', () => {
  const rows = rowsOf();
  const move = (key: string, index: number) => moveFor(key, rows, index, 10);

  it('move within the rows', () => {
    expect(move('ArrowDown', -1)).toEqual({ kind: 'go', index: 0 });
    expect(move('ArrowUp', 0)).toEqual({ kind: 'go', index: 0 });
    expect(move('End', 0)).toEqual({ kind: 'go', index: rows.length - 1 });
    expect(move('PageDown', 1)).toEqual({ kind: 'go', index: Math.min(11, rows.length - 1) });
    expect(move('Tab', 0)).toBeUndefined();
  });

  it('open, close, and go to the parent', () => {
    expect(move('ArrowLeft', 0)).toEqual({ kind: 'open', key: rows[0]?.key, open: false });
    expect(move('ArrowRight', 0)).toEqual({ kind: 'go', index: 1 });
    const group = rows.findIndex(({ kind }) => kind === 'group');
    expect(move('ArrowRight', group)).toEqual({ kind: 'open', key: rows[group]?.key, open: true });
    const leaf = rows.findIndex(({ expanded, level }) => expanded === undefined && level > 1);
    const up = move('ArrowLeft', leaf);
    expect(up?.kind === 'go' && rows[up.index]?.level).toBe((rows[leaf]?.level ?? 0) - 1);
  });

  it('jump to the next row that starts with what is typed', () => {
    const first = typeahead(rows, 0, 'c');
    expect(first).toBeGreaterThan(0);
    expect(typeahead(rows, first ?? 0, 'ci')).toBe(first);
    expect(typeahead(rows, 0, 'zzz')).toBeUndefined();
  });
});

describe('the rows that are drawn', () => {
  const list = { count: 1000, rowHeight: 20, active: -1 };

  it('are those in the pane and a few more', () => {
    const seen = seenRows({ top: 2000, height: 200 }, list);
    expect([seen[0], seen.at(-1)]).toEqual([92, 117]);
    expect(seenRows({ top: 0, height: 200 }, { ...list, count: 3 })).toEqual([0, 1, 2]);
    expect(seenRows({ top: 1e9, height: 200 }, list).at(-1)).toBe(999);
  });

  it('hold the active one wherever it is', () => {
    expect(seenRows({ top: 2000, height: 200 }, { ...list, active: 3 })[0]).toBe(3);
    expect(seenRows({ top: 2000, height: 200 }, { ...list, active: 900 }).at(-1)).toBe(900);
  });
});

describe('the place of a list', () => {
  const keyOf = (index: number): string | undefined => (index < 100 ? `row${index}` : undefined);

  it('is its first row in sight and what of it is hidden', () => {
    expect(placeAt(0, 20, keyOf)).toBeUndefined();
    expect(placeAt(205, 20, keyOf)).toEqual({ key: 'row10', hidden: 5 });
    expect(placeAt(1e6, 20, keyOf)).toBeUndefined();
  });
});
