// The rows of a comparison: what is open, what only differences leave, and where j and k stop.
import { describe, expect, it } from 'vitest';
import { alignSearches } from '../../../src/compare/align-searches.ts';
import type {
  AlignedCandidate,
  AlignedStep,
  Blindness,
  ComparedCandidate,
} from '../../../src/compare/alignment.ts';
import {
  type CompareRow,
  choseNothing,
  isDifference,
  type Look,
  mostCandidates,
  nextDifference,
  rowsOf,
} from '../../../webview/compare/rows.ts';
import { spokenSide } from '../../../webview/compare/words.ts';
import { booking, treeOfSearch } from '../evidence/searched.ts';

const closed: Look = { onlyDifferences: false, opened: new Map() };
const dates = [booking({ date: '1 May' }), booking({ start_date: '1 May' })];

async function alignment(blind?: Blindness) {
  const left = await treeOfSearch({ texts: dates, scores: { start_date: 0.31 } });
  const right = await treeOfSearch({ texts: dates, scores: { '"date"': 0.2, start_date: 0.92 } });
  return alignSearches(left, right, { left: 'search before', right: 'search after' }, blind);
}

const brief = (rows: readonly CompareRow[]): readonly string[] =>
  rows.map((row) =>
    row.kind === 'more'
      ? `${row.key} ${row.hidden} more`
      : `${row.key} ${row.state}: ${row.left?.label ?? '-'} | ${row.right?.label ?? '-'}`,
  );

describe('the rows of a comparison', () => {
  it('are the decisions; those that differ are open, and what both chose is not repeated below them', async () => {
    expect(brief(rowsOf(await alignment(), closed))).toEqual([
      '0 same: book_room | book_room',
      '1 chosen-differs: date = "1 May" | start_date = "1 May"',
      '1.0 verdict-differs: date = "1 May" | date = "1 May"',
      '1.1 verdict-differs: start_date = "1 May" | start_date = "1 May"',
      '2 same: arguments finished | arguments finished',
      '3 same: call finished | call finished',
      '4 same: response finished | response finished',
    ]);
  });

  it('close and open', async () => {
    const rows = rowsOf(await alignment(), { ...closed, opened: new Map([['1', false]]) });
    expect(rows.map(({ key }) => key)).toEqual(['0', '1', '2', '3', '4']);
    expect(rows[1]).toMatchObject({ isOpen: false, differences: 2 });
    expect(rows[0]).not.toHaveProperty('isOpen');
  });

  it('keep their names when only differences are shown', async () => {
    const rows = rowsOf(await alignment(), { ...closed, onlyDifferences: true });
    expect(rows.map(({ key }) => key)).toEqual(['1', '1.0', '1.1']);
  });

  it('lead from difference to difference, both ways, to the first and the last', async () => {
    const rows = rowsOf(await alignment(), closed);
    expect([nextDifference(rows, 0, 1), nextDifference(rows, 1, 1), nextDifference(rows, 3, 1)]).toEqual([
      1,
      2,
      undefined,
    ]);
    expect([nextDifference(rows, 6, -1), nextDifference(rows, 1, -1)]).toEqual([3, undefined]);
  });

  it('say each side in words', async () => {
    const [, row] = rowsOf(await alignment(), closed);
    if (row === undefined || row.kind === 'more') throw new Error('no second row');
    expect(spokenSide(row, 'left')).toMatch(
      /^Before: date = "1 May", chosen, retained.*, score 0\.90\. another choice\. The search before chose/,
    );
  });

  it('say which edits they belong to, as the keyboard cannot see them', async () => {
    const [, row] = rowsOf(await alignment(), closed);
    if (row === undefined || row.kind === 'more') throw new Error('no second row');
    expect(spokenSide(row, 'left')).not.toMatch(/Edit/);
    expect(spokenSide({ ...row, edits: [0, 2] }, 'left')).toMatch(/ Edit 1, 3\.$/);
  });

  it('say in blind mode what is hidden, and only stop where the choice differs', async () => {
    const rows = rowsOf(await alignment({ left: () => true, right: () => true }), closed);
    const [, row] = rows;
    if (row === undefined || row.kind === 'more') throw new Error('no second row');
    expect(spokenSide(row, 'left')).toMatch(
      /^Before: date = "1 May", chosen, score and verdict hidden\. another choice\./,
    );
    expect(rows.filter(isDifference).map(({ key }) => key)).toEqual(['1']);
  });

  const candidate = (id: string): ComparedCandidate => ({
    id,
    step: 1,
    kind: 'argument',
    label: id,
    mark: '✗',
    samples: 1,
    chosen: false,
  });
  const row = (id: string, children: readonly AlignedCandidate[] = []): AlignedCandidate => ({
    state: 'only-right',
    right: candidate(id),
    sentence: '',
    children,
  });
  const step = (candidates: readonly AlignedCandidate[]): AlignedStep => ({
    state: 'same',
    sentence: '',
    candidates,
    differences: candidates.length,
    edits: [],
  });

  it('tell a search that chose nothing from one that never came to the decision', () => {
    const [only] = rowsOf({ steps: [{ ...step([row('c1')]), state: 'only-right' }] }, closed);
    if (only === undefined || only.kind === 'more') throw new Error('no row');
    expect([choseNothing(only, 'left'), choseNothing(only, 'right')]).toEqual([false, true]);
    expect(spokenSide(only, 'right')).toMatch(/^After: nothing chosen\. only after/);
  });

  it('hold back what is too much until it is asked for', () => {
    const steps = [step(Array.from({ length: mostCandidates + 3 }, (_, index) => row(`c${index}`)))];
    const opened = new Map([['0', true]]);
    const rows = rowsOf({ steps }, { ...closed, opened });
    expect(rows).toHaveLength(mostCandidates + 2);
    const next = `0.${mostCandidates}`;
    expect(rows.at(-1)).toEqual({ kind: 'more', key: '0+', level: 2, hidden: 3, next });
    const all = rowsOf({ steps }, { ...closed, opened: new Map([...opened, ['0+', true]]) });
    expect(all).toHaveLength(mostCandidates + 4);
    expect(all.map(({ key }) => key)).toContain(next);
  });

  it('stop at a decision whose candidates alone differ, unless these are shown', () => {
    const steps = [step([row('c1', [row('c2')])])];
    const [shut] = rowsOf({ steps }, closed);
    const [open, below] = rowsOf({ steps }, { ...closed, opened: new Map([['0', true]]) });
    expect([shut, open, below].map((one) => one !== undefined && isDifference(one))).toEqual([
      true,
      false,
      true,
    ]);
    expect(below).toMatchObject({ key: '0.0', level: 2, isOpen: false });
  });
});
