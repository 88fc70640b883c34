// The order of candidates while a search runs: as proposed until their step is judged, then one change.
import { describe, expect, it } from 'vitest';
import type { SearchTree } from '../../../src/log/tree.ts';
import { createTree } from '../../../src/log/tree-builder.ts';
import { outlineRows } from '../../../webview/outline/rows.ts';
import { nothingSettled, type Settled, settle } from '../../../webview/settled.ts';
import { type Layout, layOut } from '../../../webview/tree/layout.ts';
import { syntheticLog } from '../log/build-log.ts';
import { inputOf, layoutOf, searchOf } from './tree-fixture.ts';

const size = { steps: 5, beams: 3, candidates: 8 };
const log = syntheticLog(size);

interface Moment {
  readonly tree: SearchTree;
  readonly settled: Settled;
}

/** The search after each of its events. */
function watched(held?: number): readonly Moment[] {
  const builder = createTree();
  let settled = nothingSettled;
  return log.map((event) => {
    builder.apply(event);
    const tree = builder.snapshot();
    settled = settle(settled, tree, held);
    return { tree, settled };
  });
}

/** Siblings as the outline lists them, groups left out. */
function listed({ tree, settled }: Moment): readonly string[] {
  const opened = new Map<string, boolean>();
  for (const { id, parent } of tree.nodes) opened.set(id, true).set(`pruned:${parent ?? ''}`, true);
  return outlineRows({ tree, settled, matches: undefined, opened, blind: false }).flatMap((row) =>
    row.kind === 'node' ? [row.key] : [],
  );
}

const stepOf = ({ tree }: Moment, step: number) => tree.steps.find(({ index }) => index === step);
const inStep = (moment: Moment, step: number): readonly string[] =>
  listed(moment).filter((id) => moment.tree.node(id)?.step === step);

/** How often the candidates that were there before came to stand in another order. */
function changes(orders: readonly (readonly string[])[]): number {
  let count = 0;
  orders.forEach((order, index) => {
    const before = orders[index - 1] ?? [];
    const known = new Set(before);
    if (order.filter((id) => known.has(id)).join() !== before.join()) count += 1;
  });
  return count;
}

describe('candidates of a running search', () => {
  it('stay as proposed while verdicts arrive', () => {
    for (const moment of watched()) {
      const step = moment.tree.steps.at(-1);
      if (step === undefined || step.milliseconds !== undefined || moment.tree.state === 'finished') continue;
      const first = step.candidates.filter((id) => moment.tree.node(id)?.parent === step.beams[0]);
      expect(inStep(moment, step.index).filter((id) => first.includes(id))).toEqual(first);
    }
  });

  it('change their order once when their step is judged, and once more at most when the search is over', () => {
    for (const step of [1, 2, 3]) {
      const moments = watched().filter((moment) => stepOf(moment, step) !== undefined);
      const roots = moments.map((moment) =>
        inStep(moment, step).filter((id) => moment.tree.node(id)?.parent === stepOf(moment, step)?.beams[0]),
      );
      const running = roots.filter((_, index) => moments[index]?.tree.state !== 'finished');
      expect(changes(running), `step ${step}`).toBeLessThanOrEqual(1);
      expect(changes(roots), `step ${step}`).toBeLessThanOrEqual(2);
    }
  });

  it('wait while one of them is under the pointer', () => {
    const moments = watched(2);
    expect(moments.some(({ settled }) => settled.steps.has(3))).toBe(true);
    for (const { settled } of moments) {
      expect(settled.steps.has(2)).toBe(false);
      expect(settled.chosenFirst).toBe(false);
    }
    const last = moments.at(-1);
    if (last === undefined) throw new Error('The log is empty.');
    expect(settle(last.settled, last.tree)).toMatchObject({ chosenFirst: true });
  });

  it('have their final order at once in a file at rest', () => {
    const { tree } = watched().at(-1) ?? { tree: searchOf(size) };
    const settled = settle(nothingSettled, tree);
    expect([...settled.steps]).toEqual(tree.steps.map(({ index }) => index));
    expect(settled.chosenFirst).toBe(true);
  });

  it('do not hide behind a row in the tree before their step is judged', () => {
    for (const { tree, settled } of watched()) {
      const layout = layoutOf(tree, { settled });
      for (const column of layout.columns) {
        if (settled.steps.has(column.step)) continue;
        expect(column.rows.every(({ kind }) => kind === 'node')).toBe(true);
      }
    }
  });

  it('stand in the tree as they would if it were laid out anew', () => {
    let layout: Layout | undefined;
    for (const { tree, settled } of watched()) {
      layout = layOut(inputOf(tree, { settled }), layout);
      const { columns, width, height } = layoutOf(tree, { settled });
      expect({ columns: layout.columns, width: layout.width, height: layout.height }).toEqual({
        columns,
        width,
        height,
      });
    }
  });
});

describe('what is settled', () => {
  it('stays the same object while nothing changes', () => {
    const { tree, settled } = watched()[40] ?? { tree: searchOf(size), settled: nothingSettled };
    expect(settle(settled, tree)).toBe(settled);
  });

  it('begins anew with another search', () => {
    const before: Settled = { search: 'another', steps: new Set([1, 2, 3]), chosenFirst: true };
    const { tree } = watched()[10] ?? { tree: searchOf(size) };
    expect(settle(before, tree)).toMatchObject({ search: tree.header?.search, chosenFirst: false });
  });
});
