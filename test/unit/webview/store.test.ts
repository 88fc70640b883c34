// The store: bytes become a growing tree, whatever order and pieces they come in; actions reach the host.
import { describe, expect, it } from 'vitest';
import { type LabelRecord, labelVersion, type Rating } from '../../../src/labels/label.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { defaultViewSettings } from '../../../webview/state.ts';
import { logLines, syntheticLog } from '../log/build-log.ts';
import { bytesOf, harness, smallBytes, smallLog, snapshot } from './store-harness.ts';

const whole = treeOf(smallLog);
const ids = whole.nodes.map(({ id }) => id);

function opened(change: Parameters<typeof snapshot>[1] = {}) {
  const view = harness();
  view.tell(snapshot(smallBytes, change));
  view.clock.settle();
  return view;
}

const labelled = (candidate: string, rating: Rating): LabelRecord => ({
  version: labelVersion,
  id: `label-${candidate}`,
  search: 'b7c1',
  candidate,
  labeller: 'ada',
  time: '2026-11-22T10:00:00.000Z',
  action: 'label',
  rating,
  visible: { score: true, verdict: true },
});

describe('reading a log', () => {
  it('says ready first, then shows the snapshot', () => {
    const { store, sent } = opened();
    expect(sent[0]).toEqual({ type: 'ready' });
    const { tree, loading, name, problems } = store.view.state;
    expect(tree.value.nodes).toEqual(whole.nodes);
    expect(tree.value.spine).toEqual(whole.spine);
    expect([loading.value, name.value, problems.value]).toEqual([false, 'oslo.toolprm.jsonl', []]);
  });

  it('keeps exchanges aside by id', () => {
    const { store } = opened();
    expect(store.view.state.exchange('x1policy')).toMatchObject({ role: 'policy', step: 1 });
    expect(store.view.state.exchange('nobody')).toBeUndefined();
  });

  it('takes appended bytes that cut lines and characters anywhere', () => {
    const view = harness();
    view.tell(snapshot(smallBytes.subarray(0, 1000), { run: { live: true, paused: false } }));
    for (let from = 1000; from < smallBytes.length; from += 777) {
      view.tell({ type: 'append', generation: 1, from, bytes: smallBytes.subarray(from, from + 777) });
      view.clock.settle(16);
    }
    expect(view.store.view.state.tree.value.nodes).toEqual(whole.nodes);
    expect(view.store.view.state.problems.value).toEqual([]);
  });

  it('passes over what it has of an append that overlaps', () => {
    const view = harness();
    view.tell(snapshot(smallBytes.subarray(0, 3000)));
    view.tell({ type: 'append', generation: 1, from: 1500, bytes: smallBytes.subarray(1500) });
    view.clock.settle();
    expect(view.store.view.state.tree.value.nodes).toEqual(whole.nodes);
  });

  it('asks for the whole file once where bytes are missing or of another generation', () => {
    const view = opened();
    const before = view.sent.length;
    view.tell({ type: 'append', generation: 1, from: smallBytes.length + 5, bytes: bytesOf('x') });
    view.tell({ type: 'append', generation: 1, from: smallBytes.length + 6, bytes: bytesOf('x') });
    view.tell({ type: 'append', generation: 2, from: 0, bytes: bytesOf('x') });
    expect(view.sent.slice(before)).toEqual([{ type: 'ready' }]);
    view.tell(snapshot(smallBytes, { generation: 2 }));
    view.tell({ type: 'append', generation: 3, from: 0, bytes: bytesOf('x') });
    expect(view.sent.slice(before)).toEqual([{ type: 'ready' }, { type: 'ready' }]);
  });

  it('starts again with a new generation, and keeps how the search is looked at', () => {
    const view = opened();
    view.store.view.actions.setFilter('@pruned');
    view.store.view.actions.show('table');
    const other = syntheticLog({ steps: 3, beams: 2, candidates: 2, seed: 9 });
    view.tell(snapshot(bytesOf(logLines(other)), { generation: 2 }));
    view.clock.settle();
    const { tree, filter, rendering, matches } = view.store.view.state;
    expect(tree.value.nodes).toEqual(treeOf(other).nodes);
    expect([filter.value, rendering.value]).toEqual(['@pruned', 'table']);
    expect([...(matches.value ?? [])].every((id) => tree.value.node(id) !== undefined)).toBe(true);
  });

  it('tells what it has when it is shown again', () => {
    const view = opened();
    view.store.refresh();
    expect(view.sent.at(-1)).toEqual({ type: 'ready', have: { generation: 1, bytes: smallBytes.length } });
  });

  it('shows a large log progressively, a slice at a time and at most once a frame', () => {
    const large = bytesOf(logLines(syntheticLog({ steps: 20, beams: 4, candidates: 16 })));
    const view = harness();
    view.tell(snapshot(large));
    view.clock.slices(2);
    const { tree, loading } = view.store.view.state;
    const first = tree.value.nodes.length;
    expect(first).toBeGreaterThan(0);
    expect(loading.value).toBe(true);
    view.clock.slices(4);
    expect(view.clock.frames).toBeLessThanOrEqual(6);
    view.clock.settle(2000);
    expect(tree.value.nodes.length).toBeGreaterThan(first);
    expect([tree.value.state, loading.value]).toEqual(['finished', false]);
  });

  it('is loading until the last part of a long log has come, however long that takes', () => {
    const view = harness();
    const [first, second] = [3000, 5000];
    view.tell(snapshot(smallBytes.subarray(0, first), { more: true }));
    view.clock.settle(10_000);
    const { tree, loading, problems } = view.store.view.state;
    expect(tree.value.nodes.length).toBeGreaterThan(0);
    expect(loading.value).toBe(true);
    const part = smallBytes.subarray(first, second);
    view.tell({ type: 'append', generation: 1, from: first, bytes: part, more: true });
    view.clock.settle(10_000);
    expect(loading.value).toBe(true);
    view.tell({ type: 'append', generation: 1, from: second, bytes: smallBytes.subarray(second) });
    view.clock.settle();
    expect(loading.value).toBe(false);
    expect(tree.value.nodes).toEqual(whole.nodes);
    expect(problems.value).toEqual([]);
  });

  it('puts a log in order whose lines are not', () => {
    const lines = logLines(smallLog).trimEnd().split('\n');
    const [a = '', b = ''] = [lines[5], lines[20]];
    const view = harness();
    view.tell(snapshot(bytesOf(`${lines.with(5, b).with(20, a).join('\n')}\n`)));
    view.clock.settle(3000);
    const { tree, problems, loading } = view.store.view.state;
    expect(tree.value.nodes).toEqual(whole.nodes);
    expect(problems.value.map(({ message }) => message).join(' ')).toContain('after a later one');
    expect(problems.value.some(({ message }) => message.includes('missing'))).toBe(false);
    expect(loading.value).toBe(false);
  });
});

describe('a log that is not whole', () => {
  it('names a last line that was cut, once nothing follows, and reads the file anew if it grows', () => {
    const view = harness();
    view.tell(snapshot(smallBytes.subarray(0, smallBytes.length - 30)));
    view.clock.settle();
    expect(view.store.view.state.problems.value).toEqual([]);
    view.clock.settle(2000);
    expect(view.store.view.state.problems.value).toMatchObject([
      { message: expect.stringContaining('incomplete') },
    ]);
    view.tell({
      type: 'append',
      generation: 1,
      from: smallBytes.length - 30,
      bytes: smallBytes.subarray(-30),
    });
    expect(view.sent.at(-1)).toEqual({ type: 'ready' });
  });

  it('waits for the rest while the search runs', () => {
    const view = harness();
    view.tell(
      snapshot(smallBytes.subarray(0, smallBytes.length - 30), { run: { live: true, paused: false } }),
    );
    view.clock.settle(5000);
    expect(view.store.view.state.problems.value).toEqual([]);
  });

  it('reads a complete last line without its line feed', () => {
    const view = harness();
    view.tell(snapshot(smallBytes.subarray(0, smallBytes.length - 1)));
    view.clock.settle(2000);
    expect(view.store.view.state.tree.value.state).toBe('finished');
    expect(view.store.view.state.problems.value).toEqual([]);
  });

  it('shows the rest of a log with damaged lines, and names the lines', () => {
    const lines = logLines(smallLog).trimEnd().split('\n');
    const damaged = lines.with(7, '{"seq": 7, oops').with(9, '{"seq":9,"at":1,"type":"telepathy"}');
    const view = harness();
    view.tell(snapshot(bytesOf(`${damaged.join('\n')}\n`)));
    view.clock.settle();
    expect(view.store.view.state.problems.value.map(({ line }) => line).slice(0, 2)).toEqual([8, 10]);
    expect(view.store.view.state.tree.value.nodes.length).toBeGreaterThan(ids.length / 2);
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['a file that is no log', 'hello\nworld\n', 'not a search log'],
  ])('says in plain words that it cannot show %s', (_, text, words) => {
    const view = harness();
    view.tell(snapshot(bytesOf(text)));
    view.clock.settle(2000);
    expect(view.store.view.state.unreadable.value?.message).toContain(words);
    expect(view.store.view.state.unreadable.value?.remedy).not.toBe('');
  });

  it('shows an empty file when it is written at last', () => {
    const view = harness();
    view.tell(snapshot(new Uint8Array()));
    view.clock.settle(2000);
    view.tell({ type: 'append', generation: 1, from: 0, bytes: smallBytes });
    view.clock.settle();
    expect(view.store.view.state.unreadable.value).toBeUndefined();
    expect(view.store.view.state.tree.value.nodes).toEqual(whole.nodes);
  });

  it('shows what the host says of a file that it cannot read', () => {
    const view = harness();
    view.tell({ type: 'unreadable', message: 'The file is gone.', remedy: 'Restore it.' });
    expect(view.store.view.state.unreadable.value).toEqual({
      message: 'The file is gone.',
      remedy: 'Restore it.',
    });
  });
});

describe('actions', () => {
  it('tell the host what is selected, and remember it', () => {
    const view = opened();
    view.store.view.actions.select(ids[3] ?? '');
    expect(view.sent.at(-1)).toEqual({ type: 'selected', candidate: ids[3] });
    expect(view.saved()).toMatchObject({ selected: ids[3], rendering: 'tree', split: 62 });
    expect(view.store.view.state.selectedNode.value?.id).toBe(ids[3]);
  });

  it('restore how the search was looked at, and pass over what makes no sense', () => {
    const view = harness({ rendering: 'table', filter: 'oslo', selected: 7, split: 900 });
    const { rendering, filter, selected } = view.store.view.state;
    expect([rendering.value, filter.value, selected.value]).toEqual(['table', 'oslo', null]);
    expect(view.store.saved.split).toBe(62);
  });

  it('label with what could be seen and for how long', () => {
    const view = opened();
    const id = ids[2] ?? '';
    view.store.view.actions.select(id);
    view.clock.settle(1200);
    view.store.view.actions.label(id, -1);
    expect(view.sent.at(-1)).toEqual({
      type: 'label',
      change: { candidate: id, rating: -1, milliseconds: 1200, visible: { score: true, verdict: true } },
    });
    expect(view.store.view.state.announcement.value).toMatch(/^bad: /);
  });

  it('hide scores in blind mode until a candidate is labelled', () => {
    const view = opened({ settings: { ...defaultViewSettings, blind: true } });
    const { state, actions } = view.store.view;
    const id = ids[0] ?? '';
    expect(state.hidden(id)).toBe(true);
    actions.label(id, 1);
    expect(view.sent.at(-1)).toMatchObject({ change: { visible: { score: false, verdict: false } } });
    view.tell({ type: 'labels', labels: [labelled(id, 1)] });
    expect(state.hidden(id)).toBe(false);
    actions.setFilter('@retained');
    expect([...(state.matches.value ?? [])]).toEqual(
      whole.node(id)?.verdict?.kind === 'retained' ? [id] : [],
    );
  });

  it('walk the unlabelled candidates in step order, within the filter', () => {
    const view = opened({ labels: [labelled(ids[1] ?? '', 1)] });
    const { state, actions } = view.store.view;
    actions.gotoUnlabelled(1);
    actions.gotoUnlabelled(1);
    expect(state.selected.value).toBe(ids[2]);
    actions.gotoUnlabelled(-1);
    expect(state.selected.value).toBe(ids[0]);
    actions.setFilter('@pruned');
    actions.gotoUnlabelled(1);
    expect(state.tree.value.node(state.selected.value ?? '')?.verdict?.kind).not.toBe('retained');
  });

  it('go on to the next unlabelled candidate after a rating where the user wants that', () => {
    const view = opened({ settings: { ...defaultViewSettings, autoAdvance: true } });
    view.store.view.actions.select(ids[0] ?? '');
    view.store.view.actions.label(ids[0] ?? '', 1);
    expect(view.store.view.state.selected.value).toBe(ids[1]);
  });

  it('find the next match, around the end', () => {
    const view = opened();
    const { state, actions } = view.store.view;
    actions.setFilter('@chosen');
    const { spine } = whole;
    for (const id of [...spine, spine[0]]) {
      actions.gotoMatch(1);
      expect(state.selected.value).toBe(id);
    }
    actions.gotoMatch(-1);
    expect(state.selected.value).toBe(spine.at(-1));
  });

  it('fork only where searching is possible, and say why not', () => {
    const view = opened({
      settings: { ...defaultViewSettings, canSearch: false, whyNot: 'The workspace is not trusted.' },
    });
    const before = view.sent.length;
    view.store.view.actions.continueFrom(ids[0] ?? '');
    expect(view.sent).toHaveLength(before);
    expect(view.store.view.state.announcement.value).toBe('The workspace is not trusted.');
    view.tell({ type: 'settings', settings: defaultViewSettings });
    view.store.view.actions.continueFrom(ids[0] ?? '');
    expect(view.sent.at(-1)).toEqual({ type: 'fork', candidate: ids[0] });
  });

  it('bring what the host selects into view, and carry out its commands', () => {
    const view = opened();
    view.tell({ type: 'select', candidate: ids[4] ?? '' });
    expect(view.store.view.state.revealed.value).toEqual({ id: ids[4], nth: 1 });
    view.tell({ type: 'command', command: 'shortcuts' });
    expect(view.commands).toEqual(['shortcuts']);
  });
});

describe('announcements', () => {
  it('tell each finished step of a running search, not more often than every three seconds', () => {
    const view = harness();
    const lines = logLines(smallLog).trimEnd().split('\n');
    const said: string[] = [];
    view.tell(snapshot(new Uint8Array(), { run: { live: true, paused: false } }));
    let from = 0;
    for (const line of lines) {
      const bytes = bytesOf(`${line}\n`);
      view.tell({ type: 'append', generation: 1, from, bytes });
      from += bytes.length;
      view.clock.settle(40);
      const now = view.store.view.state.announcement.value;
      if (now !== '' && said.at(-1) !== now) said.push(now);
    }
    view.clock.settle(3000);
    expect(said.length).toBeLessThanOrEqual(1 + (lines.length * 40) / 3000);
    expect(said[0]).toMatch(/^Step 1: \d+ of \d+ candidates kept\.$/);
    expect(view.store.view.state.announcement.value).toBe('Search finished: get_weather.');
  });

  it('are silent about a file at rest', () => {
    const view = opened();
    view.clock.settle(5000);
    expect(view.store.view.state.announcement.value).toBe('');
  });
});
