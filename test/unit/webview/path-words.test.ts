// Where a candidate only ends something, the calls that it ends are said instead.
import { describe, expect, it } from 'vitest';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { pathWords } from '../../../webview/path-words.ts';
import { syntheticLog } from '../log/build-log.ts';

const log = syntheticLog({ steps: 5, beams: 2, candidates: 3 });
const tree = treeOf(log);
const running = treeOf(log.filter(({ type }) => type !== 'search-finished'));

describe('a path in one line', () => {
  it('is the chosen calls for the chosen candidate', () => {
    const chosen = tree.node(tree.outcome?.chosen ?? '');
    const [call] = tree.outcome?.calls ?? [];
    if (chosen === undefined || call === undefined) throw new Error('The log chooses nothing.');
    expect(pathWords(tree, chosen)).toContain(`${call.name}(`);
  });

  it('says with … what is still open', () => {
    const named = running.nodes.find(({ decision }) => decision.kind === 'function-name');
    const argument = running.nodes.find(({ decision }) => decision.kind === 'argument');
    if (named === undefined || argument === undefined) throw new Error('The log lacks kinds.');
    const name = named.decision.kind === 'function-name' ? (named.decision.name ?? '') : '';
    expect(pathWords(running, named)).toBe(`${name}({ … })`);
    expect(pathWords(running, argument)).toMatch(/^\w+\(\{ \w+: .+, … \}\)$/);
  });

  it('stays within its limit', () => {
    for (const node of running.nodes) {
      expect(pathWords(running, node, 20)?.length ?? 0).toBeLessThanOrEqual(20);
    }
  });
});
