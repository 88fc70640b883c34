// What can be changed at a candidate, and the family of searches that changes make.
import { describe, expect, it } from 'vitest';
import type { TreeNode } from '../../../src/log/tree.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import type { Relative } from '../../../src/protocol/messages.ts';
import { canChange, whatIfs } from '../../../webview/detail/can-what-if.ts';
import { spokenRelative } from '../../../webview/header/family-words.ts';
import { defaultViewSettings } from '../../../webview/state.ts';
import { harness, smallBytes, smallLog, snapshot } from './store-harness.ts';

const tree = treeOf(smallLog);
const find = (wanted: (node: TreeNode) => boolean): TreeNode => {
  const node = tree.nodes.find(wanted);
  if (node === undefined) throw new Error('The log has no such candidate.');
  return node;
};
const argument = (verdict: string): TreeNode =>
  find((node) => node.decision.kind === 'argument' && node.verdict?.kind === verdict);
const offered = (node: TreeNode, settings = defaultViewSettings, hidden = false) =>
  whatIfs(tree, node, settings, hidden);

describe('what can be changed at a candidate', () => {
  it('is to keep what was pruned, to drop what was retained, and another value', () => {
    expect(offered(argument('rank'))).toEqual(['keep', 'try']);
    expect(offered(argument('retained'))).toEqual(['drop', 'try']);
  });

  it('is no value where none is decided', () => {
    expect(offered(find(({ decision }) => decision.kind === 'arguments-finished'))).not.toContain('try');
  });

  it('tells nothing of a verdict that is hidden', () => {
    expect(offered(argument('rank'), defaultViewSettings, true)).toEqual(['try']);
    expect(offered(argument('retained'), defaultViewSettings, true)).toEqual(['try']);
  });

  it('is nothing where no search can be run, or where steps are no decisions', () => {
    const untrusted = { ...defaultViewSettings, canSearch: false };
    expect(offered(argument('rank'), untrusted)).toEqual([]);
    expect(canChange(tree, untrusted)).toBe(false);
    const { header } = tree;
    if (header === undefined) throw new Error('The log has no header.');
    const tokens = {
      ...tree,
      header: { ...header, settings: { ...header.settings, strategy: 'token-beam' as const } },
    };
    expect(whatIfs(tokens, argument('rank'), defaultViewSettings, false)).toEqual([]);
    expect(canChange(tree, defaultViewSettings)).toBe(true);
  });

  it('is asked of the host, which has the last word', () => {
    const { store, sent, tell } = harness();
    tell(snapshot(smallBytes));
    store.view.actions.whatIf('keep', 'c1');
    expect(sent.at(-1)).toEqual({ type: 'what-if', kind: 'keep', candidate: 'c1' });
  });
});

describe('the family of a search', () => {
  const family: readonly Relative[] = [
    {
      log: 'file:///a',
      relation: 'parent',
      changed: 'the first search',
      mark: '✓',
      result: 'f(a=1)',
      score: 0.912,
    },
    { log: 'file:///b', relation: 'self', changed: 'kept unit = "f"', mark: '…', result: 'running' },
  ];

  it('reaches the view with the log and whenever it changes', () => {
    const { store, tell } = harness();
    tell(snapshot(smallBytes, { family }));
    expect(store.view.state.family.value).toEqual(family);
    tell({ type: 'family', family: [] });
    expect(store.view.state.family.value).toEqual([]);
  });

  it('says of each search what it is, what was changed and what came of it', () => {
    expect(family.map(spokenRelative)).toEqual([
      'made from: the first search, f(a=1), score 0.91',
      'this search: kept unit = "f", running',
    ]);
  });

  it('shows what no one can see in what a model wrote', () => {
    const [first] = family;
    if (first === undefined) throw new Error('There is no search.');
    expect(spokenRelative({ ...first, changed: 'kept x = "\u202e"' })).not.toContain('\u202e');
  });
});
