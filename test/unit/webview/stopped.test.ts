// One view: where the debugger has stopped is marked and selected, and only what a person selects moves the debugger.
import { describe, expect, it } from 'vitest';
import { treeOf } from '../../../src/log/tree-builder.ts';
import type { StoppedPlace, ViewMessage } from '../../../src/protocol/messages.ts';
import { stoppedWords, stopSign } from '../../../webview/stopped.ts';
import { nodeName } from '../../../webview/tree/node-words.ts';
import { type Harness, harness, smallBytes, smallLog, snapshot } from './store-harness.ts';

const tree = treeOf(smallLog);
const step = tree.steps[2];
const [first = '', second = ''] = step?.candidates ?? [];
const place: StoppedPlace = { step: 3, candidate: first };

function opened(change: Parameters<typeof snapshot>[1] = {}, saved?: unknown): Harness {
  const view = harness(saved);
  view.tell(snapshot(smallBytes, change));
  view.clock.settle();
  return view;
}

const selections = (sent: readonly ViewMessage[]): readonly ViewMessage[] =>
  sent.filter(({ type }) => type === 'selected');
const selected = (id: string): unknown => ({ type: 'selected', candidate: id });

describe('a debugger that stops', () => {
  it('selects its candidate, brings it into view and says so', () => {
    const { store, sent, tell } = opened();
    tell({ type: 'stopped', at: place });
    const { state } = store.view;
    expect(state.stopped.value).toEqual(place);
    expect(state.selected.value).toBe(first);
    expect(state.revealed.value?.id).toBe(first);
    expect(state.announcement.value).toBe('Debugger stopped at step 3.');
    expect(selections(sent).at(-1)).toEqual({ ...Object(selected(first)), asked: true });
  });

  it('is where it was when a hidden view comes back, and what was selected meanwhile stays', () => {
    const { store, tell } = opened();
    tell({ type: 'stopped', at: place });
    store.view.actions.select(second);
    tell({ type: 'stopped', at: { ...place } });
    expect(store.view.state.selected.value).toBe(second);
  });

  it('stands in the first snapshot of a view that opens while it is stopped', () => {
    const { store } = opened({ stopped: place });
    expect(store.view.state.stopped.value).toEqual(place);
    expect(store.view.state.selected.value).toBe(first);
  });

  it('goes on: the mark is gone, the selection stays', () => {
    const { store, tell } = opened({ stopped: place });
    tell({ type: 'stopped', at: null });
    expect(store.view.state.stopped.value).toBeUndefined();
    expect(store.view.state.selected.value).toBe(first);
    expect(store.view.state.announcement.value).toBe('The debugger went on.');
  });

  it('may stand before the first step', () => {
    expect(stoppedWords({ candidate: null })).toBe('Debugger stopped before the first step.');
  });
});

describe('what is selected in the view', () => {
  it('is the debugger’s to follow only when a person selects it', () => {
    const { store, sent, tell } = opened();
    tell({ type: 'stopped', at: place });
    store.view.actions.select(second);
    expect(selections(sent).at(-1)).toEqual(selected(second));
    store.view.actions.select(first);
    expect(selections(sent).at(-1)).toEqual(selected(first));
    tell({ type: 'select', candidate: second });
    expect(selections(sent).at(-1)).toMatchObject({ candidate: second, asked: true });
  });

  it('is nobody’s wish when it was selected before the window was reloaded', () => {
    const { sent } = opened({}, { selected: second });
    expect(selections(sent)).toEqual([{ ...Object(selected(second)), asked: true }]);
  });
});

describe('the candidates of the stopped step', () => {
  const { store, tell } = opened();
  const node = (id: string) => {
    const found = tree.node(id);
    if (found === undefined) throw new Error(`The log has no ${id}.`);
    return found;
  };

  it('have a sign, and the one whose path is the stack another', () => {
    const { state } = store.view;
    expect(stopSign(state, node(first))).toBeUndefined();
    tell({ type: 'stopped', at: place });
    expect(stopSign(state, node(first))).toBe('focus');
    expect(stopSign(state, node(second))).toBe('step');
    expect(stopSign(state, node(tree.roots[0] ?? ''))).toBeUndefined();
  });

  it('say so to screen readers in the tree', () => {
    const words = /, the debugger has stopped at this step$/;
    expect(nodeName(node(first), { tree, hidden: false, label: undefined, stopped: true })).toMatch(words);
  });
});
