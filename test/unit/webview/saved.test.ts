// What the view remembers over a reload: whatever is usable of it, and nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshView, mostOpened, readSaved, type SavedView } from '../../../webview/saved.ts';
import { harness, smallBytes, snapshot } from './store-harness.ts';

const whole: SavedView = {
  rendering: 'table',
  filter: '@pruned',
  selected: 'c4',
  split: 40,
  outline: { place: { key: 'c2', hidden: 7 }, opened: [['c1', false]] },
  table: { place: { key: 'c9', hidden: 0 }, sorting: { column: 'score', direction: -1 } },
  tree: { search: 's', transform: { k: 0.5, x: -300, y: 12 }, open: ['2=c1'], follow: false },
};

describe('what was saved', () => {
  it('comes back as it was, through JSON', () => {
    expect(readSaved(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  it('may be of an older view, or of anything', () => {
    expect(readSaved(undefined)).toEqual({ ...freshView, tree: undefined });
    expect(readSaved({ rendering: 'outline', filter: 'unit', selected: 'c1', split: 55 })).toMatchObject({
      rendering: 'outline',
      split: 55,
      outline: { opened: [] },
      table: { sorting: { column: 'step', direction: 1 } },
    });
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(() => readSaved(value)).not.toThrow();
      }),
    );
  });

  it('is taken part by part: a wrong one does not spoil the others', () => {
    const read = readSaved({
      ...whole,
      table: { sorting: { column: 'secret', direction: 3 } },
      tree: { k: 0 },
    });
    expect(read.table.sorting).toEqual(freshView.table.sorting);
    expect(read.tree).toBeUndefined();
    expect(read.outline).toEqual(whole.outline);
  });

  it('stays small', () => {
    const opened = Array.from({ length: 3 * mostOpened }, (_, index) => [`c${index}`, true]);
    expect(readSaved({ outline: { opened } }).outline.opened).toHaveLength(mostOpened);
  });
});

describe('changing the rendering', () => {
  it('asks for the selected candidate to be in view, and a click does not', () => {
    const view = harness();
    view.tell(snapshot(smallBytes));
    view.clock.settle();
    const { state, actions } = view.store.view;
    const id = state.tree.value.nodes[3]?.id ?? '';
    actions.select(id);
    expect(state.revealed.value).toBeUndefined();
    actions.show('outline');
    expect(state.revealed.value).toMatchObject({ id });
    const { nth } = state.revealed.value ?? { nth: 0 };
    actions.show('outline');
    expect(state.revealed.value?.nth).toBe(nth);
    actions.show('table');
    expect(state.revealed.value?.nth).toBe(nth + 1);
  });

  it('asks for nothing where nothing is selected', () => {
    const { store } = harness();
    store.view.actions.show('table');
    expect(store.view.state.revealed.value).toBeUndefined();
  });

  it('keeps where each rendering stands', () => {
    const view = harness(JSON.parse(JSON.stringify(whole)));
    view.store.save({ outline: { place: { key: 'c5', hidden: 1 }, opened: [] } });
    expect(view.saved()).toMatchObject({
      outline: { place: { key: 'c5' } },
      table: whole.table,
      tree: whole.tree,
    });
  });
});
