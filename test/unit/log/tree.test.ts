import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchEvent, SearchEventBody, Verdict } from '../../../src/log/events.ts';
import { pathTo } from '../../../src/log/path.ts';
import { stepRows } from '../../../src/log/steps.ts';
import { totalsOf } from '../../../src/log/totals.ts';
import { createTree, treeOf } from '../../../src/log/tree-builder.ts';
import { numberEvents, started, syntheticLog } from './build-log.ts';
import { everyEvent } from './every-event.ts';

const size = { steps: 2, beams: 2, candidates: 2 };

const candidate = (step: number, id: string, parent: string | null, text: string): SearchEventBody => ({
  type: 'candidate',
  step,
  id,
  parent,
  decision: { kind: 'function-name', text, start: 0, end: text.length, call: 0, name: text, problems: [] },
  source: 'sampled',
});
const score = (step: number, id: string, value: number): SearchEventBody => ({
  type: 'score',
  step,
  id,
  score: { score: value, reading: 'exact', source: 'top-20' },
  aggregate: value,
  memo: false,
});
const verdict = (step: number, id: string, why: Verdict): SearchEventBody => ({
  type: 'verdict',
  step,
  id,
  verdict: why,
});
const kept = (rank: number, finished = false): Verdict => ({ kind: 'retained', rank, finished });

/** Two steps: a and b are retained, c is outranked; then a1 wins, b1 is invalid. */
const small = numberEvents([
  started(size),
  { type: 'step-started', step: 1, beams: [null] },
  {
    type: 'exchange',
    step: 1,
    id: 'x1',
    role: 'policy',
    endpoint: 'e',
    request: null,
    usage: { promptTokens: 100, completionTokens: 20, cachedTokens: 90 },
    milliseconds: 4,
    attempts: 3,
  },
  candidate(1, 'a', null, 'A'),
  candidate(1, 'b', null, 'B'),
  { type: 'merge', step: 1, id: 'a', source: 'sampled', count: 2 },
  { type: 'merge', step: 1, id: 'a', source: 'reused', count: 3 },
  candidate(1, 'c', null, 'C'),
  {
    type: 'exchange',
    step: 1,
    id: 'x2',
    role: 'reward',
    endpoint: 'e',
    request: null,
    milliseconds: 2,
    attempts: 1,
  },
  score(1, 'a', 0.9),
  score(1, 'b', 0.8),
  score(1, 'c', 0.5),
  verdict(1, 'a', kept(1)),
  verdict(1, 'b', kept(2)),
  verdict(1, 'c', { kind: 'rank', rank: 3, cut: 2, gap: 0.3, beatenBy: 'b' }),
  { type: 'step-finished', step: 1, retained: ['a', 'b'] },
  { type: 'step-started', step: 2, beams: ['a', 'b'] },
  candidate(2, 'a1', 'a', '1'),
  candidate(2, 'b1', 'b', '2'),
  score(2, 'a1', 0.7),
  verdict(2, 'a1', kept(1, true)),
  verdict(2, 'b1', { kind: 'invalid', rule: 'syntax', message: 'No.' }),
  { type: 'step-finished', step: 2, retained: ['a1'] },
  { type: 'notice', severity: 'info', message: 'done' },
  {
    type: 'search-finished',
    outcome: 'done',
    chosen: 'a1',
    response: 'A1',
    calls: [],
    score: 0.7,
    totals: {
      steps: 2,
      candidates: 5,
      samples: 7,
      policyRequests: 1,
      rewardRequests: 1,
      promptTokens: 100,
      completionTokens: 20,
      cachedTokens: 90,
      reusedSamples: 1,
      milliseconds: 60,
    },
  },
]);

describe('the tree of a search', () => {
  const tree = treeOf(small);

  it('has every candidate with its count, score, verdict and children', () => {
    expect(tree.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'a1', 'b1']);
    expect(tree.roots).toEqual(['a', 'b', 'c']);
    expect(tree.node('a')).toMatchObject({
      parent: null,
      step: 1,
      depth: 1,
      count: 3,
      score: { score: 0.9 },
      aggregate: 0.9,
      memo: false,
      verdict: { kind: 'retained', rank: 1 },
      children: ['a1'],
    });
    expect(tree.node('b1')).toMatchObject({
      parent: 'b',
      depth: 2,
      verdict: { kind: 'invalid' },
      children: [],
    });
    expect(tree.node('b1')).not.toHaveProperty('score');
    expect(tree.node('nobody')).toBeUndefined();
    expect(tree.problems).toEqual([]);
  });

  it('has every step with what it cost', () => {
    expect(tree.steps).toEqual([
      {
        index: 1,
        beams: [null],
        candidates: ['a', 'b', 'c'],
        retained: ['a', 'b'],
        startedAt: 2.5,
        milliseconds: 35,
        tokens: { prompt: 100, completion: 20, cached: 90 },
        requests: { policy: 1, reward: 1 },
        exchanges: ['x1', 'x2'],
      },
      expect.objectContaining({ index: 2, beams: ['a', 'b'], retained: ['a1'], exchanges: [] }),
    ]);
  });

  it('has the outcome and the path of the winner', () => {
    expect(tree).toMatchObject({ state: 'finished', leader: 'a1', spine: ['a', 'a1'] });
    expect(tree.outcome?.response).toBe('A1');
    expect(tree.header?.query).toContain('Oslo');
    expect(tree.notices).toHaveLength(1);
  });

  it('is led by the best retained candidate while the search runs', () => {
    const running = treeOf(small.slice(0, 17));
    expect(running).toMatchObject({ state: 'running', leader: 'a', spine: ['a'] });
    expect(treeOf(small.slice(0, 4))).toMatchObject({ leader: null, spine: [] });
  });

  it('knows when the search is paused', () => {
    const control = (action: 'pause' | 'resume' | 'step' | 'fork'): SearchEventBody => ({
      type: 'control',
      action,
      by: 'you',
    });
    const stateAfter = (...actions: readonly Parameters<typeof control>[0][]) =>
      treeOf(numberEvents([started(size), ...actions.map(control)])).state;
    expect(stateAfter('pause')).toBe('paused');
    expect(stateAfter('pause', 'resume')).toBe('running');
    expect(stateAfter('step'), 'a step ends in a pause, also where the search ran before').toBe('paused');
    expect(stateAfter('pause', 'step', 'step')).toBe('paused');
    expect(stateAfter('pause', 'step', 'resume')).toBe('running');
    expect(stateAfter('pause', 'fork')).toBe('paused');
  });

  it('takes every type of event', () => {
    expect(treeOf(everyEvent).nodes).toHaveLength(7);
  });

  it('is as deep as a path of 20,000 tokens', () => {
    const deep = syntheticLog({ steps: 20_000, beams: 1, candidates: 1 });
    const long = treeOf(deep);
    expect(long.spine).toHaveLength(20_000);
    expect(pathTo(long, long.leader ?? '')?.nodes).toHaveLength(20_000);
  });
});

describe('the tree of a search that a person changed', () => {
  const [header, ...rest] = small.slice(0, 15);
  if (header?.type !== 'search-started') throw new Error('no header');
  const pause: SearchEventBody = { type: 'control', action: 'pause', by: 'you' };
  const repeated = [{ ...header, replayed: 16 }, ...rest, pause];
  const change = (kind: 'keep' | 'drop', id: string): SearchEventBody => ({
    type: 'what-if',
    step: 1,
    by: 'you',
    change: { kind, candidate: id },
  });
  const byHand: Verdict = { kind: 'retained', rank: 3, finished: false, byHand: true };
  const changed = numberEvents([
    ...repeated,
    change('keep', 'c'),
    verdict(1, 'c', byHand),
    change('drop', 'b'),
    verdict(1, 'b', { kind: 'dropped', by: 'you' }),
    { type: 'step-finished', step: 1, retained: ['a', 'c'] },
  ]);

  it('has the later verdicts, and what was changed', () => {
    const tree = treeOf(changed);
    expect(tree.problems).toEqual([]);
    expect(tree.node('c')?.verdict).toEqual(byHand);
    expect(tree.node('b')?.verdict).toEqual({ kind: 'dropped', by: 'you' });
    expect(tree.changes.map(({ change: { kind } }) => kind)).toEqual(['keep', 'drop']);
    expect(tree.steps[0]?.retained).toEqual(['a', 'c']);
    expect(stepRows(tree)[0]).toMatchObject({ retained: 2, cut: 0.9, verdicts: { retained: 2, dropped: 1 } });
  });

  it('tells what is repeated, and is not paused because the other search was', () => {
    const tree = treeOf(changed);
    expect(tree.repeated).toBe(3);
    expect(tree.state).toBe('running');
    expect(treeOf(numberEvents(repeated)).state).toBe('paused');
    expect(treeOf(small).repeated).toBe(0);
  });

  it('takes a second verdict after one change as a mistake', () => {
    const twice = treeOf(numberEvents([...changed, verdict(1, 'b', kept(2))]));
    expect(twice.problems).toHaveLength(1);
    expect(twice.node('b')?.verdict).toEqual({ kind: 'dropped', by: 'you' });
  });

  it('says which step judged a candidate that had waited', () => {
    expect(treeOf(small).node('b1')).not.toHaveProperty('judgedAt');
    const waited = treeOf(numberEvents([...small.slice(0, 13), verdict(4, 'b', kept(1))]));
    expect(waited.node('b')).toMatchObject({ step: 1, judgedAt: 4 });
  });
});

describe('snapshots of a tree', () => {
  const log = syntheticLog({ steps: 5, beams: 3, candidates: 3 });

  it('never change, while later ones do', () => {
    const tree = createTree();
    const taken = log.map((event) => {
      tree.apply(event);
      const snapshot = tree.snapshot();
      return { snapshot, copy: structuredClone({ ...snapshot, node: undefined }) };
    });
    for (const { snapshot, copy } of taken) expect({ ...snapshot, node: undefined }).toEqual(copy);
  });

  it('do not depend on how often they are taken', () => {
    const often = createTree();
    for (const event of log) {
      often.apply(event);
      often.snapshot();
    }
    const without = ({ nodes, roots, steps, spine, totals }: ReturnType<typeof often.snapshot>): object => ({
      nodes,
      roots,
      steps,
      spine,
      totals,
    });
    expect(without(often.snapshot())).toEqual(without(treeOf(log)));
  });

  it('share what did not change and say what did', () => {
    const tree = createTree();
    for (const event of small.slice(0, 16)) tree.apply(event);
    const before = tree.snapshot();
    expect(before.changed).toEqual(['a', 'b', 'c']);
    for (const event of small.slice(16, 18)) tree.apply(event);
    const after = tree.snapshot();
    expect(after.changed.toSorted()).toEqual(['a', 'a1']);
    expect(after.node('b')).toBe(before.node('b'));
    expect(after.node('a')).not.toBe(before.node('a'));
    expect(before.node('a1')).toBeUndefined();
    expect(tree.snapshot().changed).toEqual([]);
  });
});

describe('the tree of a log that lost lines', () => {
  const without = (drop: (event: SearchEvent) => boolean): readonly SearchEvent[] =>
    small.filter((event) => !drop(event));

  it('puts candidates without parent under the root, and marks them', () => {
    const tree = treeOf(without((event) => event.type === 'candidate' && event.id === 'a'));
    expect(tree.roots).toEqual(['b', 'c', 'a1']);
    expect(tree.node('a1')).toMatchObject({ parent: null, lostParent: 'a', depth: 1 });
    expect(tree.problems.length).toBeGreaterThan(0);
    expect(pathTo(tree, 'a1')).toMatchObject({ whole: false, text: '1' });
  });

  it('makes up for a step that has no beginning', () => {
    const tree = treeOf(without((event) => event.type === 'step-started'));
    expect(tree.steps).toMatchObject([{ index: 1, retained: ['a', 'b'] }, { index: 2 }]);
    expect(tree.problems.map(({ message }) => message)).toContain('Step 1 has no beginning in the log.');
  });

  it('keeps the first of two verdicts and of two candidates', () => {
    const tree = treeOf([...small, ...small]);
    expect(tree.nodes).toHaveLength(5);
    expect(tree.node('a')?.verdict).toEqual(kept(1));
    expect(tree.problems.length).toBeGreaterThan(5);
  });

  it('counts the totals itself', () => {
    const tree = treeOf(without((event) => event.type === 'search-finished'));
    expect(tree.totals).toMatchObject({ steps: 2, candidates: 5, samples: 7, milliseconds: 58 });
    expect(tree.state).toBe('running');
  });

  it('never throws and stays a tree, whatever is missing, repeated or out of order', () => {
    const log = syntheticLog({ steps: 4, beams: 2, candidates: 3 });
    const some = fc.array(fc.nat({ max: log.length - 1 }), { maxLength: 150 });
    fc.assert(
      fc.property(some, (picks) => {
        const tree = treeOf(picks.flatMap((index) => log[index] ?? []));
        for (const node of tree.nodes) {
          const path = pathTo(tree, node.id);
          expect(path?.nodes).toHaveLength(node.depth);
          const siblings = node.parent === null ? tree.roots : tree.node(node.parent)?.children;
          expect(siblings).toContain(node.id);
        }
        expect(stepRows(tree)).toHaveLength(tree.steps.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the totals of a log', () => {
  it('are those of its last event', () => {
    for (const log of [small, syntheticLog({ steps: 6, beams: 3, candidates: 4, seed: 9 })]) {
      const last = log.at(-1);
      expect(last?.type === 'search-finished' && last.totals).toEqual(totalsOf(log));
    }
  });
});

describe('the path to a candidate', () => {
  it('has the decisions and the text that a fork continues', () => {
    const [header, ...rest] = small;
    if (header?.type !== 'search-started') throw new Error('no header');
    const tree = treeOf([{ ...header, prefix: 'PRE' }, ...rest]);
    const path = pathTo(tree, 'a1');
    expect(path?.text).toBe('PREA1');
    expect(path?.decisions.map(({ text }) => text)).toEqual(['A', '1']);
    expect(path?.whole).toBe(true);
    expect(pathTo(tree, 'nobody')).toBeUndefined();
  });
});

describe('the step table', () => {
  it('says what was proposed, what was kept and by how much', () => {
    const [first, second] = stepRows(treeOf(small));
    expect(first).toEqual({
      step: 1,
      beams: 1,
      candidates: 3,
      samples: 5,
      retained: 2,
      finished: 0,
      verdicts: { retained: 2, rank: 1 },
      unjudged: 0,
      best: 0.9,
      cut: 0.8,
      margin: expect.closeTo(0.3),
      promptTokens: 100,
      completionTokens: 20,
      cachedTokens: 90,
      policyRequests: 1,
      rewardRequests: 1,
      startedAt: 2.5,
      milliseconds: 35,
    });
    expect(second).toMatchObject({
      beams: 2,
      finished: 1,
      verdicts: { retained: 1, invalid: 1 },
      best: 0.7,
      cut: 0.7,
    });
    expect(second).not.toHaveProperty('margin');
  });

  it('counts candidates that are not judged yet', () => {
    expect(stepRows(treeOf(small.slice(0, 10)))[0]).toMatchObject({ unjudged: 3, retained: 0, verdicts: {} });
  });
});
