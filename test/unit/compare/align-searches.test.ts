// Two searches beside each other: before and after a schema edit.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignSearches } from '../../../src/compare/align-searches.ts';
import type { AlignedCandidate, Alignment } from '../../../src/compare/alignment.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import type { SearchTree } from '../../../src/log/tree.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { readTools } from '../../../src/tools/read.ts';
import { booking, bookingFile, treeOfSearch } from '../evidence/searched.ts';
import { syntheticLog } from '../log/build-log.ts';

const edited = (change: (file: string) => string) => readTools(change(bookingFile)).tools;
const brief = ({ steps }: Alignment): readonly string[] =>
  steps.map(({ state, left, right }) => `${state}: ${left?.label ?? '-'} | ${right?.label ?? '-'}`);

const dates = [booking({ date: '1 May' }), booking({ start_date: '1 May' })];

describe('after an edit', () => {
  test('another choice is told with the fate of each in the other search, and the edit it belongs to', async () => {
    const left = await treeOfSearch({ texts: dates, scores: { start_date: 0.31 } });
    const tools = edited((file) => file.replace('The first night.', 'The first night, as YYYY-MM-DD.'));
    const right = await treeOfSearch({ texts: dates, scores: { '"date"': 0.2, start_date: 0.92 }, tools });
    const alignment = alignSearches(left, right, { left: 'old one', right: 'new one' });
    expect(brief(alignment)).toEqual([
      'same: book_room | book_room',
      'chosen-differs: date = "1 May" | start_date = "1 May"',
      'same: arguments finished | arguments finished',
      'same: call finished | call finished',
      'same: response finished | response finished',
    ]);
    const [, step] = alignment.steps;
    expect(step?.sentence).toMatch(
      /^The old one chose date = "1 May" \(0\.90\), the new one start_date = "1 May" \(0\.92\)\. The new one had date = "1 May" as well: pruned: ranked 2nd, .+ The old one had start_date = "1 May" as well: pruned: ranked 2nd/,
    );
    expect(step?.candidates.map(({ state }) => state)).toEqual(['verdict-differs', 'verdict-differs']);
    expect(alignment.edits).toMatchObject([
      { change: { kind: 'described', tool: 'book_room', parameter: 'start_date' }, steps: [1] },
    ]);
    expect(step?.edits).toEqual([0]);
    expect(alignment.result).toMatchObject({ sameCalls: false });
    expect(alignment.circumstances).toEqual([]);
  });

  test('an inserted step is one row, with what the other search made of it', async () => {
    const long = booking({ start_date: '1 May', size: 'double' });
    const short = booking({ start_date: '1 May' });
    const left = await treeOfSearch({ texts: [short, long], scores: { size: 0.1 } });
    const right = await treeOfSearch({ texts: [short, long], scores: { size: 0.95 } });
    const alignment = alignSearches(left, right);
    expect(brief(alignment)).toEqual([
      'same: book_room | book_room',
      'same: start_date = "1 May" | start_date = "1 May"',
      'only-right: - | size = "double"',
      'same: arguments finished | arguments finished',
      'same: call finished | call finished',
      'same: response finished | response finished',
    ]);
    const size = alignment.steps[2]?.candidates.find((row) => row.right?.name === 'size');
    expect(left.node(size?.elsewhere ?? '')?.verdict?.kind).toBe('rank');
  });

  test('a parameter that was renamed is the same decision', async () => {
    const left = await treeOfSearch({ texts: [booking({ date: '1 May' })] });
    const tools = edited((file) =>
      file.replace('"date":{"type":"string","description"', '"day":{"type":"string","description"'),
    );
    const right = await treeOfSearch({ texts: [booking({ day: '1 May' })], tools, scores: { day: 0.7 } });
    const alignment = alignSearches(left, right);
    expect(alignment.steps.map(({ state }) => state)).toEqual([
      'same',
      'changed-score',
      'same',
      'same',
      'same',
    ]);
    expect(alignment.steps[1]?.sentence).toBe(
      'Both chose date = "1 May", now day = "1 May": score 0.90 → 0.70 (−0.20).',
    );
    expect(alignment.edits).toMatchObject([{ change: { kind: 'parameter-renamed' }, steps: [1] }]);
  });

  test('a tool that was renamed is the same decision', async () => {
    const left = await treeOfSearch({ texts: [booking({ date: '1 May' })] });
    const tools = edited((file) => file.replace('"book_room"', '"bookRoom"'));
    const right = await treeOfSearch({ texts: [booking({ date: '1 May' }, 'bookRoom')], tools });
    expect(new Set(alignSearches(left, right).steps.map(({ state }) => state))).toEqual(new Set(['same']));
  });

  test('other settings and another query are said', async () => {
    const left = await treeOfSearch({ texts: dates });
    const right = await treeOfSearch({ texts: dates, settings: { seed: 8, beams: 2 } });
    expect(alignSearches(left, right).circumstances).toEqual([
      'Not the same beams: 1 in the left search, 2 in the right search.',
      'Not the same seed: 0 in the left search, 8 in the right search.',
    ]);
  });

  test('a search that died is aligned up to where it died', async () => {
    const left = await treeOfSearch({ texts: dates, scores: { date: 0.1 }, settings: { threshold: 0.5 } });
    const right = await treeOfSearch({ texts: dates });
    const alignment = alignSearches(left, right);
    expect(brief(alignment).slice(0, 2)).toEqual([
      'same: book_room | book_room',
      'chosen-differs: - | date = "1 May"',
    ]);
    expect(alignment.result.sentence).toMatch(
      /^The left search ends with no call \(empty\), the right search with book_room at/,
    );
  });
});

/** All that blind mode may not tell, in whatever words. */
const telling = /retained|pruned|ranked|judged|\b[01]\.\d|"(score|aggregate|verdict|reason)":/;
const allHidden = { left: () => true, right: () => true };
const beforeAndAfter = { left: 'search before', right: 'search after' };

describe('in blind mode', () => {
  const searches = async () => ({
    left: await treeOfSearch({ texts: dates, scores: { start_date: 0.31 } }),
    right: await treeOfSearch({ texts: dates, scores: { '"date"': 0.2, start_date: 0.92 } }),
  });

  test('a comparison tells what was chosen and proposed, and neither score nor verdict nor that they differ', async () => {
    const { left, right } = await searches();
    const alignment = alignSearches(left, right, beforeAndAfter, allHidden);
    const [, step] = alignment.steps;
    expect(step?.sentence).toBe(
      'The search before chose date = "1 May", the search after start_date = "1 May". The search after had date = "1 May" as well. The search before had start_date = "1 May" as well.',
    );
    expect(step?.candidates).toMatchObject([
      { state: 'same', sentence: 'Proposed in both searches.', left: { mark: '·', hidden: true } },
      { state: 'same', sentence: 'Proposed in both searches.', right: { mark: '·', hidden: true } },
    ]);
    expect(alignment.result.sentence).toBe(
      'The search before ends with book_room, the search after with book_room.',
    );
    expect(JSON.stringify(alignment)).not.toMatch(telling);
  });

  test('no edit is said to show where only hidden scores differ', async () => {
    const tools = edited((file) => file.replace('The date.', 'The day.'));
    const left = await treeOfSearch({ texts: dates });
    const right = await treeOfSearch({ texts: dates, tools, scores: { '"date"': 0.95 } });
    expect(alignSearches(left, right).edits).toMatchObject([{ steps: [1] }]);
    expect(alignSearches(left, right, beforeAndAfter, allHidden).edits).toMatchObject([{ steps: [] }]);
  });

  test('what is rated is shown, and compared where both sides are', async () => {
    const { left, right } = await searches();
    const [one, other] = [left, right].map((tree) => tree.nodes.find(({ step }) => step === 2)?.id);
    const first = alignSearches(left, right, beforeAndAfter, {
      left: (id) => id !== one,
      right: () => true,
    });
    expect(first.steps[1]?.candidates[0]).toMatchObject({
      state: 'same',
      left: { verdict: 'retained', score: 0.9 },
      right: { hidden: true },
      sentence: expect.stringMatching(
        /^In the search before retained: .+; in the search after hidden until it is labelled\.$/,
      ),
    });
    const both = alignSearches(left, right, beforeAndAfter, {
      left: (id) => id !== one,
      right: (id) => id !== other,
    });
    expect(both.steps[1]?.candidates[0]).toMatchObject({ state: 'verdict-differs', right: { score: 0.2 } });
    expect(both.result.left).not.toHaveProperty('score');
  });

  test('it holds for any two searches', () => {
    fc.assert(
      fc.property(anyTree, anyTree, (left, right) => {
        const alignment = alignSearches(left, right, beforeAndAfter, allHidden);
        const { circumstances, edits, ...told } = alignment;
        expect(JSON.stringify(told)).not.toMatch(telling);
        const states = new Set(rowsOf(alignment).map(({ state }) => state));
        expect(states.has('changed-score') || states.has('verdict-differs')).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

const anyTree: fc.Arbitrary<SearchTree> = fc
  .record({
    steps: fc.integer({ min: 1, max: 12 }),
    beams: fc.integer({ min: 1, max: 3 }),
    candidates: fc.integer({ min: 1, max: 5 }),
    seed: fc.integer({ min: 1, max: 1000 }),
  })
  .map((size) => treeOf(syntheticLog(size)));

function flat(rows: readonly AlignedCandidate[]): readonly AlignedCandidate[] {
  return rows.flatMap((row) => [row, ...flat(row.children)]);
}

const rowsOf = (alignment: Alignment): readonly AlignedCandidate[] =>
  alignment.steps.flatMap(({ candidates }) => flat(candidates));

describe('any two searches', () => {
  test('a search and itself are the same everywhere', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const alignment = alignSearches(tree, tree);
        expect(new Set(rowsOf(alignment).map(({ state }) => state))).toEqual(new Set(['same']));
        expect(alignment.steps.every(({ state, differences }) => state === 'same' && differences === 0)).toBe(
          true,
        );
        expect(alignment).toMatchObject({ edits: [], circumstances: [], result: { sameCalls: true } });
      }),
      { numRuns: 40 },
    );
  });

  test('every candidate of both is in exactly one row', () => {
    fc.assert(
      fc.property(anyTree, anyTree, (left, right) => {
        const rows = rowsOf(alignSearches(left, right));
        const ids = (side: 'left' | 'right') => rows.flatMap((row) => row[side]?.id ?? []).toSorted();
        expect(ids('left')).toEqual(left.nodes.map(({ id }) => id).toSorted());
        expect(ids('right')).toEqual(right.nodes.map(({ id }) => id).toSorted());
      }),
      { numRuns: 40 },
    );
  });

  test('it does not matter which is called left', () => {
    const pairs = (alignment: Alignment, one: 'left' | 'right', other: 'left' | 'right') =>
      rowsOf(alignment)
        .map((row) => `${row[one]?.id ?? '-'} ${row[other]?.id ?? '-'}`)
        .toSorted();
    fc.assert(
      fc.property(anyTree, anyTree, (left, right) => {
        const there = alignSearches(left, right);
        const back = alignSearches(right, left);
        expect(pairs(there, 'left', 'right')).toEqual(pairs(back, 'right', 'left'));
        expect(there.steps.length).toBe(back.steps.length);
      }),
      { numRuns: 40 },
    );
  });

  test('one more step in the winning path is one more row', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(), (tree, at) => {
        const longer = withStep(tree, at % tree.spine.length);
        const alignment = alignSearches(tree, longer);
        const same = alignSearches(tree, tree);
        expect(alignment.steps.length).toBe(same.steps.length + 1);
        expect(alignment.steps.filter(({ state }) => state === 'only-right')).toHaveLength(1);
        expect(alignment.steps.filter(({ state }) => state === 'only-left')).toHaveLength(0);
      }),
      { numRuns: 40 },
    );
  });
});

/** The same search with one more decided argument, of which there was no choice, before the `place`-th of its path. */
function withStep(tree: SearchTree, place: number): SearchTree {
  const spine = tree.spine[place] ?? '';
  const before = tree.spine[place - 1] ?? null;
  const call = tree.node(spine)?.decision.call ?? 0;
  const events: SearchEvent[] = [];
  const base = { at: 0, step: 0 };
  const decision = {
    kind: 'argument',
    name: 'inserted',
    value: 1,
    text: ', "inserted": 1',
    start: 0,
    end: 15,
    call,
    problems: [],
  } as const;
  for (const node of tree.nodes) {
    if (
      (node.parent ?? null) === before &&
      !events.some((event) => event.type === 'candidate' && event.id === 'new')
    ) {
      events.push({
        ...base,
        seq: events.length,
        type: 'candidate',
        id: 'new',
        parent: before,
        decision,
        source: 'sampled',
      });
    }
    const parent = node.parent === before ? 'new' : node.parent;
    events.push({
      ...base,
      seq: events.length,
      type: 'candidate',
      id: node.id,
      parent,
      decision: node.decision,
      source: node.source,
    });
    if (node.score !== undefined) {
      events.push({
        ...base,
        seq: events.length,
        type: 'score',
        id: node.id,
        score: node.score,
        aggregate: node.aggregate ?? 0,
        memo: false,
      });
    }
    if (node.verdict !== undefined)
      events.push({ ...base, seq: events.length, type: 'verdict', id: node.id, verdict: node.verdict });
  }
  if (tree.outcome !== undefined) events.push({ ...tree.outcome, seq: events.length });
  return treeOf(tree.header === undefined ? events : [tree.header, ...events]);
}
