import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/calls/decision.ts';
import type { TreeNode } from '../../../src/log/tree.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { prunedWords } from '../../../webview/pruned-words.ts';
import { areComparable, differingSpan } from '../../../webview/tree/differing.ts';
import { nodeName, scoreText, verdictWord } from '../../../webview/tree/node-words.ts';
import { invalid, kept, outranked, sketch } from './tree-fixture.ts';

const tree = treeOf(
  sketch([
    { id: 'get_weather', verdict: kept(1) },
    { id: 'get_forecast', verdict: { kind: 'rank', rank: 2, cut: 1, gap: 0.12, beatenBy: 'get_weather' } },
  ]),
);

function nodeOf(id: string, changes: Partial<TreeNode> = {}): TreeNode {
  const node = tree.node(id);
  if (node === undefined) throw new Error(`The fixture has no ${id}.`);
  return { ...node, ...changes };
}

const scored = (score: number, reading: 'exact' | 'bound'): Partial<TreeNode> => ({
  score: { score, reading, source: 'top-20' },
  aggregate: score,
});

describe('what the tree says of a candidate', () => {
  it('is its decision, verdict and score in plain words', () => {
    const context = { tree, hidden: false, label: undefined };
    expect(nodeName(nodeOf('get_forecast', scored(0.59, 'exact')), context)).toBe(
      'get_forecast, pruned: ranked 2nd, 1 is kept (0.12 below the cut), beaten by get_weather, score 0.59',
    );
  });

  it('tells neither score nor verdict in blind mode', () => {
    const name = nodeName(nodeOf('get_forecast', scored(0.59, 'exact')), {
      tree,
      hidden: true,
      label: undefined,
    });
    expect(name).toBe('get_forecast, score and verdict hidden until you label it');
  });

  it('includes count, reuse and label', () => {
    const label = { candidate: '', rating: -1, flagged: true, labeller: '', time: '' } as const;
    const name = nodeName(nodeOf('get_weather', { count: 7, source: 'reused' }), {
      tree,
      hidden: false,
      label,
    });
    expect(name).toContain('sampled 7 times');
    expect(name).toContain('reused');
    expect(name).toContain('labelled bad, flagged');
  });

  it('marks bounds and forced decisions', () => {
    expect(scoreText(nodeOf('get_weather', scored(0.938, 'exact')))).toBe('0.94');
    expect(scoreText(nodeOf('get_weather', scored(0.938, 'bound')))).toBe('~0.94');
    expect(scoreText(nodeOf('get_weather', { source: 'forced' }))).toBe('forced');
    expect(scoreText(nodeOf('get_weather'))).toBe('');
  });

  it('has one word for why a candidate was pruned', () => {
    expect(verdictWord(nodeOf('get_weather'))).toBe('');
    expect(verdictWord(nodeOf('get_forecast'))).toBe('rank 2');
    expect(verdictWord(nodeOf('get_weather', { verdict: invalid }))).toBe('invalid');
  });

  it('counts hidden siblings by verdict', () => {
    const hidden = [outranked(3), invalid, outranked(4)].map((verdict) => nodeOf('get_weather', { verdict }));
    expect(prunedWords(hidden, true)).toBe('3 more: 2 rank, 1 invalid');
    expect(prunedWords(hidden, false)).toBe('3 pruned: 2 rank, 1 invalid');
  });

  it('says it once where all died of the same', () => {
    const ranked = [outranked(3), outranked(4)].map((verdict) => nodeOf('get_weather', { verdict }));
    expect(prunedWords(ranked, false)).toBe('2 pruned by rank');
    expect(prunedWords(ranked, true)).toBe('2 more pruned by rank');
    expect(prunedWords([nodeOf('get_weather', { verdict: invalid })], true)).toBe('1 more pruned as invalid');
  });
});

describe('the emphasis of differing characters', () => {
  const marked = (text: string, other: string, from = 0): string | undefined => {
    const span = differingSpan(text, other, from);
    return span && `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end)}`;
  };

  it('is on what two similar values do not share', () => {
    expect(marked('"Oslo"', '"Osla"')).toBe('"Osl[o]"');
    expect(marked('"Oslo, Norway"', '"Oslo, Sweden"')).toBe('"Oslo, [Norway]"');
    expect(marked('"2026-11-22"', '"2026-11-2"')).toBe('"2026-11-2[2]"');
  });

  it('is absent where values are equal or have little in common', () => {
    expect(marked('"Oslo"', '"Oslo"')).toBeUndefined();
    expect(marked('"Oslo"', '"Bergen"')).toBeUndefined();
    expect(marked('days = 5', 'days = 7', 7)).toBeUndefined();
  });

  it('never cuts a character in two', () => {
    expect(marked('"sunny day 😀"', '"sunny day 😁"')).toBe('"sunny day [😀]"');
  });

  it('compares only decisions of the same question', () => {
    const argument = (name: string): Decision => ({
      kind: 'argument',
      text: '',
      start: 0,
      end: 0,
      call: 0,
      name,
      problems: [],
    });
    expect(areComparable(argument('city'), argument('city'))).toBe(true);
    expect(areComparable(argument('city'), argument('unit'))).toBe(false);
  });
});
