// The table and the header's figures: sorting, absent values, steps as bars, calls and costs in words.
import { describe, expect, it } from 'vitest';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { duration, runWords } from '../../../webview/header/run-words.ts';
import { lastStepRows, stepBars } from '../../../webview/header/step-bars.ts';
import {
  callText,
  chosenWord,
  cost,
  costText,
  labelCounts,
  nothingChosen,
} from '../../../webview/header/summary-words.ts';
import { noRun } from '../../../webview/state.ts';
import { type ColumnName, columns, type RowFacts } from '../../../webview/table/columns.ts';
import { sortNodes } from '../../../webview/table/sort.ts';
import { syntheticLog } from '../log/build-log.ts';

const log = syntheticLog({ steps: 8, beams: 3, candidates: 6 });
const tree = treeOf(log);
const facts: RowFacts = { hidden: () => false, label: () => undefined };
const columnOf = (name: ColumnName) => columns.find((column) => column.name === name) ?? columns[0];

describe('sorting', () => {
  it.each(columns.map(({ name }) => name))(
    'by %s keeps every candidate and its order among equals',
    (name) => {
      const column = columnOf(name);
      if (column === undefined) throw new Error(name);
      for (const direction of [1, -1] as const) {
        const order = sortNodes(tree.nodes, column, direction, facts);
        expect(order.toSorted((a, b) => a - b)).toEqual(tree.nodes.map((_, index) => index));
        order.forEach((place, index) => {
          const before = order[index - 1];
          if (before === undefined) return;
          const [a, b] = [before, place].map((at) => {
            const node = tree.nodes[at];
            return node === undefined ? undefined : column.key(node, facts);
          });
          if (a === b) expect(before).toBeLessThan(place);
          else if (a === undefined) expect(b).toBeUndefined();
          else if (b !== undefined) expect(direction === 1 ? a < b : a > b).toBe(true);
        });
      }
    },
  );

  it('from an older order gives the same', () => {
    const column = columnOf('score');
    if (column === undefined) throw new Error();
    const older = sortNodes(tree.nodes.slice(0, 60), column, -1, facts);
    expect(sortNodes(tree.nodes, column, -1, facts, older)).toEqual(sortNodes(tree.nodes, column, -1, facts));
  });

  it('puts what blind mode hides last', () => {
    const column = columnOf('score');
    const shown = tree.nodes.at(-1)?.id;
    if (column === undefined) throw new Error();
    const order = sortNodes(tree.nodes, column, -1, { ...facts, hidden: (id) => id !== shown });
    expect(tree.nodes[order[0] ?? -1]?.id).toBe(shown);
    expect(order.slice(1)).toEqual(tree.nodes.slice(0, -1).map((_, index) => index));
  });
});

describe('the timeline', () => {
  it('has a bar for every step, with its first candidate', () => {
    const bars = stepBars(tree);
    expect(bars).toHaveLength(8);
    expect(bars[2]).toMatchObject({ from: 3, to: 3, first: tree.steps[2]?.candidates[0], retained: 3 });
    expect(bars[2]?.says).toMatch(/^Step 3: .+ sampled tokens, 18 candidates, 3 kept$/);
  });

  it('shares bars among many steps and loses none', () => {
    const long = treeOf(syntheticLog({ steps: 300, beams: 1, candidates: 2 }));
    const bars = stepBars(long);
    expect(bars.length).toBeLessThanOrEqual(64);
    expect(bars.reduce((sum, { candidates }) => sum + candidates, 0)).toBe(long.nodes.length);
    expect(bars.at(-1)?.to).toBe(300);
    expect(lastStepRows(long).at(-1)?.step).toBe(300);
  });
});

describe('the result of a search', () => {
  const done = tree.outcome;
  if (done === undefined) throw new Error('The log has no end.');
  const ended = (outcome: typeof done.outcome, response: string | null) =>
    chosenWord({ ...done, outcome, response });

  it('is called so, and the best so far where the search ended early', () => {
    expect(ended('done', '[]')).toBe('result');
    expect(ended('stopped', '[]')).toBe('stopped; best so far');
    expect(ended('budget', '[]')).toBe('budget used up; best so far');
  });

  it('is missed only where nothing was chosen', () => {
    for (const outcome of ['stopped', 'budget', 'empty', 'failed'] as const) {
      expect(ended(outcome, null), outcome).toBeUndefined();
      expect(nothingChosen[outcome]).toMatch(/\.$/);
    }
  });
});

describe('words of the header', () => {
  it('say how a search goes', () => {
    const half = treeOf(log.slice(0, 120));
    expect(runWords(half, { live: true, paused: false }, false).word).toMatch(/^running step \d+\/≤8$/);
    expect(runWords(half, { live: true, paused: true }, false)).toMatchObject({ kind: 'paused' });
    expect(runWords(half, noRun, true)).toMatchObject({ kind: 'reading' });
    expect(runWords(half, noRun, false)).toMatchObject({ kind: 'unfinished' });
    expect(runWords(tree, noRun, false)).toMatchObject({ kind: 'done', word: 'done' });
  });

  it('write times, costs, calls and labels as people read them', () => {
    expect([duration(840), duration(1830), duration(125_000)]).toEqual(['840 ms', '1.8 s', '2 min 5 s']);
    expect(cost(tree.totals, { prompt: 0, completion: 0 })).toBeUndefined();
    const price = cost(
      { ...tree.totals, promptTokens: 2e6, completionTokens: 1e6 },
      { prompt: 0.5, completion: 2 },
    );
    expect(price).toBe(3);
    expect([costText(3), costText(0.0042), costText(0)]).toEqual(['3.00', '0.0042', '0.00']);
    expect(callText({ name: 'get_weather', arguments: { city: 'Oslo\u202e', days: [1] } })).toBe(
      'get_weather({ city: "Oslo⟨202E⟩", days: [1] })',
    );
    expect(callText({ name: 'now', arguments: {} })).toBe('now()');
    const label = { candidate: 'a', flagged: false, labeller: 'ada', time: '' };
    expect(
      labelCounts([
        { ...label, rating: -1 },
        { ...label, rating: -1, flagged: true },
      ]),
    ).toBe('2 bad, 1 flagged');
  });
});
