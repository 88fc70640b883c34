// The words and figures of the detail pane, without a browser.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchEventBody, Verdict } from '../../../src/log/events.ts';
import { pathTo } from '../../../src/log/path.ts';
import { verdictSentence } from '../../../src/log/sentence.ts';
import type { SearchTree, TreeNode } from '../../../src/log/tree.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { whyNotContinue } from '../../../webview/detail/can-continue.ts';
import { payloadText } from '../../../webview/detail/exchange-text.ts';
import { figure, percent, scoreFigure } from '../../../webview/detail/figures.ts';
import { callLines } from '../../../webview/detail/partial-call.ts';
import { pathAggregate, pathScores } from '../../../webview/detail/path-scores.ts';
import { rankStrip } from '../../../webview/detail/rank-strip.ts';
import { schemaFragment } from '../../../webview/detail/schema-fragment.ts';
import { readingWords } from '../../../webview/detail/score-words.ts';
import { sentenceParts } from '../../../webview/detail/sentence-parts.ts';
import { chunks, cutInMiddle, visibleLines } from '../../../webview/detail/text-chunks.ts';
import { wholeValue } from '../../../webview/detail/value-text.ts';
import { defaultViewSettings } from '../../../webview/state.ts';
import { numberEvents, started, syntheticLog } from '../log/build-log.ts';
import { everyDecision, everyVerdict } from '../log/every-event.ts';

type Candidate = Extract<SearchEventBody, { type: 'candidate' }>;
type Decision = Candidate['decision'];
const place = { start: 0, end: 0, call: 0, problems: [] };

const name = (text: string): Decision => ({ ...place, kind: 'function-name', text, name: text });
const argument = (
  key: string,
  value: string | number,
  text = `"${key}": ${JSON.stringify(value)}`,
): Decision => ({
  ...place,
  kind: 'argument',
  text,
  name: key,
  value,
});
const end = (kind: 'arguments-finished' | 'call-finished' | 'response-finished', call = 1): Decision => ({
  ...place,
  kind,
  text: ']',
  call,
});

/** One path of these decisions: `n0`, `n1`, …; extra events follow. */
function pathTree(
  decisions: readonly Decision[],
  extra: readonly SearchEventBody[] = [],
  prefix = '',
): SearchTree {
  const header = { ...started({ steps: 9, beams: 2, candidates: 2 }), prefix } as SearchEventBody;
  const candidates = decisions.map(
    (decision, index): Candidate => ({
      type: 'candidate',
      step: index + 1,
      id: `n${index}`,
      parent: index === 0 ? null : `n${index - 1}`,
      decision,
      source: 'sampled',
    }),
  );
  return treeOf(numberEvents([header, ...candidates, ...extra]));
}

function nodeOf(tree: SearchTree, id: string): TreeNode {
  const node = tree.node(id);
  if (node === undefined) throw new Error(`no ${id}`);
  return node;
}

const score = (id: string, value: number, aggregate: number): SearchEventBody => ({
  type: 'score',
  step: 1,
  id,
  score: { score: value, reading: 'exact', source: 'top-20' },
  aggregate,
  memo: false,
});

describe('the sentence of a verdict', () => {
  it('is the same in parts, and the candidates it names are links', () => {
    for (const verdict of Object.values(everyVerdict)) {
      const tree = pathTree(
        [name('f'), argument('a', 1)],
        [{ type: 'verdict', step: 1, id: 'n0', verdict: named(verdict) }],
      );
      const parts = sentenceParts(tree, nodeOf(tree, 'n0'));
      const text = parts.map((part) => (typeof part === 'string' ? part : part.label)).join('');
      expect(text).toBe(verdictSentence(named(verdict), { labelOf: () => 'a = 1' }));
      const links = parts.filter((part) => typeof part !== 'string');
      expect(links).toEqual(
        verdict.kind === 'rank' || verdict.kind === 'duplicate' ? [{ id: 'n1', label: 'a = 1' }] : [],
      );
    }
  });

  it('cannot be given links by what a model or server wrote', () => {
    const tree = pathTree(
      [name('f'), name('g')],
      [{ type: 'verdict', step: 1, id: 'n0', verdict: { kind: 'failed', error: 'see \ue000n1\ue001' } }],
    );
    expect(sentenceParts(tree, nodeOf(tree, 'n0')).every((part) => typeof part === 'string')).toBe(true);
  });

  function named(verdict: Verdict): Verdict {
    if (verdict.kind === 'rank') return { ...verdict, beatenBy: 'n1' };
    return verdict.kind === 'duplicate' ? { ...verdict, of: 'n1' } : verdict;
  }
});

describe('the ranking around the cut', () => {
  const tree = treeOf(syntheticLog({ steps: 3, beams: 4, candidates: 8, seed: 5 }));
  const step = tree.steps[1];
  const ranked = (step?.candidates ?? [])
    .map((id) => nodeOf(tree, id))
    .filter(({ verdict }) => verdict?.kind === 'rank' || verdict?.kind === 'retained');

  it('shows the candidate, the cut and its neighbours, and counts the rest', () => {
    expect(ranked.length).toBeGreaterThan(20);
    for (const node of ranked) {
      const strip = rankStrip(tree, node);
      const shown = strip.filter((item) => item.kind === 'candidate');
      const skipped = strip.reduce((sum, item) => sum + (item.kind === 'more' ? item.count : 0), 0);
      expect(shown.length + skipped).toBe(ranked.length);
      expect(shown.length).toBeLessThan(10);
      expect(shown.filter(({ selected }) => selected).map((item) => item.node.id)).toEqual([node.id]);
      expect(shown.map(({ rank }) => rank)).toEqual(shown.map(({ rank }) => rank).toSorted((a, b) => a - b));
      const cut = strip.findIndex((item) => item.kind === 'cut');
      expect(strip[cut - 1]).toMatchObject({ kind: 'candidate', rank: 4 });
      expect(strip[cut]).toMatchObject({ kept: 4, all: false });
    }
  });

  it('has above the cut who was kept by hand, though one that was pruned has the same rank', () => {
    const events = syntheticLog({ steps: 2, beams: 4, candidates: 8, seed: 5 });
    const before = treeOf(events);
    const proposed = (before.steps[1]?.candidates ?? []).map((id) => nodeOf(before, id));
    const bestPruned = proposed.findIndex(({ verdict }) => verdict?.kind === 'rank' && verdict.rank === 5);
    const saved = proposed.findLast(({ verdict }) => verdict?.kind === 'rank' && verdict.rank > 5);
    if (saved === undefined) throw new Error('no candidate was outranked');
    expect(proposed.indexOf(saved)).toBeGreaterThan(bestPruned);
    const { step, id } = saved;
    const tree = treeOf([
      ...events,
      ...numberEvents([
        { type: 'what-if', step, by: 'debugger', change: { kind: 'keep', candidate: id } },
        { type: 'verdict', step, id, verdict: { kind: 'retained', rank: 5, finished: false, byHand: true } },
      ]),
    ]);
    const strip = rankStrip(tree, nodeOf(tree, saved.id));
    const cut = strip.findIndex((item) => item.kind === 'cut');
    expect(strip[cut - 1]).toMatchObject({ node: { id: saved.id }, rank: 5 });
    expect(strip[cut]).toMatchObject({ kept: 5, all: false });
    expect(strip[cut + 1]).toMatchObject({ node: { id: proposed[bestPruned]?.id }, rank: 5 });
  });

  it('is shown for candidates that were not ranked, too, and is empty before the step is judged', () => {
    const invalid = step?.candidates
      .map((id) => nodeOf(tree, id))
      .find(({ verdict }) => verdict?.kind === 'invalid');
    expect(invalid).toBeDefined();
    if (invalid === undefined) return;
    expect(rankStrip(tree, invalid).some((item) => item.kind === 'candidate' && item.selected)).toBe(false);
    const running = pathTree([name('f')]);
    expect(rankStrip(running, nodeOf(running, 'n0'))).toEqual([]);
  });
});

describe('the score of a path', () => {
  const decisions = [name('f'), argument('a', 1), end('arguments-finished')];

  it('is explained by the step scores along it', () => {
    const tree = pathTree(decisions, [score('n0', 0.9, 0.9), score('n1', 0.5, 0.45)]);
    const found = pathScores(tree, nodeOf(tree, 'n1'));
    expect(found).toMatchObject({ sentence: 'the product of 2 step scores: 0.900 × 0.500', partial: false });
    expect(found.steps.map(({ id }) => id)).toEqual(['n0', 'n1']);
  });

  it('says where earlier decisions count as well', () => {
    const tree = pathTree(decisions, [score('n0', 0.9, 0.3)]);
    expect(pathScores(tree, nodeOf(tree, 'n0')).partial).toBe(true);
  });

  it('stays what it was over forced decisions', () => {
    const forced: Candidate = {
      type: 'candidate',
      step: 9,
      id: 'forced',
      parent: 'n1',
      decision: end('arguments-finished'),
      source: 'forced',
    };
    const tree = pathTree(decisions.slice(0, 2), [score('n1', 0.5, 0.45), forced]);
    expect(pathAggregate(tree, nodeOf(tree, 'forced'))).toBe(0.45);
    expect(pathAggregate(tree, nodeOf(tree, 'n0'))).toBeUndefined();
  });
});

describe('the call so far', () => {
  const text = (decisions: readonly Decision[], inside = false): string => {
    const tree = pathTree(decisions);
    const path = pathTo(tree, `n${decisions.length - 1}`);
    return (path === undefined ? [] : callLines(path, inside)).map((line) => line.text).join('');
  };

  it('stands open where nothing is decided yet', () => {
    expect(text([name('f')])).toBe('[{"name": "f","arguments": {…}}]');
    expect(text([name('f'), argument('a', 1)])).toBe('[{"name": "f","arguments": {"a": 1,…}}]');
    expect(text([name('f'), argument('a', 1), end('arguments-finished')])).toBe(
      '[{"name": "f","arguments": {"a": 1}…}]',
    );
  });

  it('is JSON once it is finished', () => {
    const call = [name('f'), argument('a', 'x"y'), end('arguments-finished'), end('call-finished')];
    const done = text([...call, ...call, end('response-finished')]);
    expect(JSON.parse(done)).toEqual([
      { name: 'f', arguments: { a: 'x"y' } },
      { name: 'f', arguments: { a: 'x"y' } },
    ]);
    expect(JSON.parse(text([end('response-finished', 0)]))).toEqual([]);
  });

  it('keeps numbers as the policy spelled them', () => {
    expect(
      text([name('f'), argument('a', Number('12345678901234567890'), '"a": 12345678901234567890')]),
    ).toContain('"a": 12345678901234567890');
  });

  it('begins inside a call that an earlier search began', () => {
    expect(text([argument('b', 2), end('arguments-finished')], true)).toBe('["b": 2}…}]');
  });

  it('has no lines for single tokens', () => {
    expect(text([everyDecision.token])).toBe('');
  });
});

describe('what it was judged against', () => {
  const fragment = (decisions: readonly Decision[], prefix = '') => {
    const tree = pathTree(decisions, [], prefix);
    return schemaFragment(tree, nodeOf(tree, `n${decisions.length - 1}`));
  };

  it('is the functions for a name', () => {
    expect(fragment([name('get_weather')])).toEqual({
      kind: 'functions',
      names: ['get_weather'],
      chosen: 'get_weather',
      known: true,
    });
    expect(fragment([name('nope')])).toMatchObject({ known: false });
  });

  it('is the parameter with what is still missing', () => {
    expect(fragment([name('get_weather'), argument('unit', 'celsius')])).toEqual({
      kind: 'parameter',
      tool: 'get_weather',
      parameter: 'unit',
      schema: { enum: ['celsius', 'fahrenheit'] },
      required: false,
      missing: ['city'],
    });
    expect(fragment([name('get_weather'), argument('units', 'C')])).toMatchObject({
      kind: 'unknown-parameter',
      parameters: ['city', 'unit', 'days'],
    });
    expect(fragment([name('get_weather'), argument('__proto__', 'C')])).toMatchObject({
      kind: 'unknown-parameter',
    });
  });

  it('is what is required at an end, counted for the last call only', () => {
    const call = [name('get_weather'), argument('city', 'Oslo')];
    expect(fragment([...call, end('arguments-finished')])).toMatchObject({ kind: 'end', missing: [] });
    expect(fragment([...call, name('get_weather'), end('arguments-finished')])).toMatchObject({
      missing: ['city'],
    });
  });

  it('says why there is none', () => {
    expect(fragment([argument('city', 'Oslo')], '[{"name": "get_weather", "arguments": {')).toMatchObject({
      reason: 'The function was chosen before this search began.',
    });
    for (const decision of Object.values(everyDecision))
      expect(fragment([decision]).kind).toBeTypeOf('string');
  });
});

describe('continuing', () => {
  it('is possible from pruned candidates, and says why where it is not', () => {
    const tree = pathTree(
      [name('f'), end('response-finished')],
      [{ type: 'verdict', step: 1, id: 'n0', verdict: { ...everyVerdict.rank } }],
    );
    expect(whyNotContinue(tree, nodeOf(tree, 'n0'), defaultViewSettings)).toBeUndefined();
    expect(whyNotContinue(tree, nodeOf(tree, 'n1'), defaultViewSettings)).toContain('finished');
    const restricted = { ...defaultViewSettings, canSearch: false, whyNot: 'The workspace is not trusted.' };
    expect(whyNotContinue(tree, nodeOf(tree, 'n0'), restricted)).toBe('The workspace is not trusted.');
  });
});

describe('values', () => {
  it('are shown whole only where the title does not have them', () => {
    expect(wholeValue(argument('a', 'short'), 80)).toBeUndefined();
    expect(wholeValue(argument('a', 'x'.repeat(500)), 80)).toBe(JSON.stringify('x'.repeat(500)));
    expect(wholeValue({ ...place, kind: 'argument', name: 'a', value: { b: [1] }, text: '' }, 80)).toContain(
      '\n',
    );
    expect(wholeValue(end('call-finished'), 80)).toBeUndefined();
  });
});

describe('long text', () => {
  it('loses nothing in blocks, and shows what cannot be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(30), (part, times) => {
        const text = part.repeat(times * 40).slice(0, 20_000);
        const shown = chunks(text, text.length).join('\n').replaceAll('\n', '');
        // A joiner at a block's edge is shown as its number; nothing else depends on where the cuts are.
        const plain = (words: string): string =>
          words.replaceAll('\n', '').replace(/⟨(?:200[CD]|FE0[EF])⟩|\u200c|\u200d|\ufe0e|\ufe0f/g, '');
        expect(plain(shown)).toBe(plain(visibleLines(text)));
        expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it('of a megabyte is cut in the middle at once, and paged', () => {
    const text = 'ab😀\u202e'.repeat(220_000);
    expect(cutInMiddle(text, 500).length).toBeLessThan(2500);
    const blocks = chunks(text);
    expect(blocks.join('').length).toBeLessThan(1_000_000);
    expect(Math.max(...blocks.map(({ length }) => length))).toBeLessThan(40_000);
  });
});

describe('figures', () => {
  it('tell small scores apart and never round to certainty', () => {
    expect([0.94, 0.0042, 0.00003, 0, 1].map(scoreFigure)).toEqual([
      '0.940',
      '0.0042',
      '3.0e−5',
      '0.000',
      '1.000',
    ]);
    expect([-0.00001, -0.5, -20, -9999].map(percent)).toEqual(['> 99.9 %', '61 %', '< 0.1 %', '0 %']);
    expect([figure(-0.001), figure(-1.5)]).toEqual(['0.00', '−1.50']);
  });

  it('say how a score was read', () => {
    const bound = { score: 0.9, reading: 'bound', lower: 0.9, upper: 1, source: 'top-20' } as const;
    expect(readingWords(bound)).toContain('between 0.900 and 1.000');
    expect(readingWords({ score: 1, reading: 'derived', source: 'schema\u202e rules' })).toBe(
      'derived, not read from labels (schema⟨202E⟩ rules)',
    );
  });
});

describe('payloads', () => {
  it('have the prompt that the log keeps once', () => {
    const text = payloadText({ prompt: [{ $prompt: true, rest: 'b' }] }, 'a');
    expect(JSON.parse(text)).toEqual({ prompt: ['ab'] });
  });
});
