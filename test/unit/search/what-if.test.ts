// A person's changes at the end of a step: each makes a search that differs in what was changed, and in nothing before it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchEvent, SearchSettings, Totals } from '../../../src/log/events.ts';
import { settingsAt } from '../../../src/log/settings-at.ts';
import { totalsOf } from '../../../src/log/totals.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { readPast } from '../../../src/search/history.ts';
import type { WhatIfChange } from '../../../src/search/what-if.ts';
import { holdClock, lastStep, models, type Plot, said, search, supported, upTo } from './histories.ts';
import { scriptedPolicy, scriptedReward } from './scripted.ts';
import { all, last, of } from './tasks.ts';

holdClock();
const plot: Plot = { salt: 'what 20', changes: { beams: 2, candidates: 6 } };
const parent = await all(search(plot));

const change = async (
  step: number,
  changes: readonly WhatIfChange[],
  events: readonly SearchEvent[] = parent,
  own = models(plot),
): Promise<readonly SearchEvent[]> =>
  all(search(plot, { events: upTo(events, step), changes, by: 'you' }, own));

/** What the new search says after what it repeats. */
const added = (child: readonly SearchEvent[]): readonly SearchEvent[] =>
  child.slice(of(child, 'search-started')[0]?.replayed);

const verdictsIn = (events: readonly SearchEvent[], step: number) =>
  of(events, 'verdict').filter((event) => event.step === step);
const pruned = (step: number, kind: string): string =>
  verdictsIn(parent, step).find(({ verdict }) => verdict.kind === kind)?.id ?? '';
const retained = (events: readonly SearchEvent[], step: number): readonly string[] =>
  of(events, 'step-finished').find((event) => event.step === step)?.retained ?? [];
const started = (events: readonly SearchEvent[], step: number) =>
  of(events, 'step-started').find((event) => event.step === step);
const counted = ({ milliseconds: _, ...totals }: Totals) => totals;
const header = (events: readonly SearchEvent[]) => {
  const [first] = events;
  if (first?.type !== 'search-started') throw new Error('no header');
  return first;
};

describe('keeping a pruned candidate', () => {
  test('retains it by hand after the others, and expands it with them', async () => {
    const id = pruned(1, 'rank');
    const child = await change(1, [{ kind: 'keep', candidate: id }]);
    expect(added(child).slice(0, 3)).toMatchObject([
      { type: 'what-if', step: 1, by: 'you', change: { kind: 'keep', candidate: id } },
      { type: 'verdict', step: 1, id, verdict: { kind: 'retained', rank: 3, byHand: true, finished: false } },
      { type: 'step-finished', step: 1, retained: [...retained(parent, 1), id] },
    ]);
    const living = retained(parent, 1).filter((one) => started(parent, 2)?.beams.includes(one));
    expect(started(child, 2)?.beams).toEqual([...living, id]);
    expect(header(child).parent).toEqual({ search: header(parent).search, candidate: id });
    const tree = treeOf(child);
    expect(tree.node(id)?.verdict).toMatchObject({ kind: 'retained', byHand: true });
    expect(tree.problems).toEqual([]);
    expect(tree.changes).toHaveLength(1);
    // From the next step on N holds again.
    expect(retained(child, 2).length).toBeLessThanOrEqual(2);
  });

  test('scores one that was never scored', async () => {
    const plain = { salt: 'unscored', changes: { beams: 1, candidates: 6, constraint: 'off' as const } };
    const events = await all(search(plain));
    const step = of(events, 'verdict').find(
      ({ verdict }) => verdict.kind === 'invalid' && verdict.rule !== 'syntax',
    );
    const id = step?.id ?? '';
    const child = await all(
      search(plain, { events: upTo(events, step?.step ?? 0), changes: [{ kind: 'keep', candidate: id }] }),
    );
    expect(of(added(child), 'score')[0]).toMatchObject({ id, memo: false });
    expect(treeOf(child).node(id)).toMatchObject({ verdict: { byHand: true } });
  });

  test('counts a response that ended as finished', async () => {
    const step = lastStep(parent);
    const ended = of(parent, 'candidate').filter(({ decision }) => decision.kind === 'response-finished');
    const lost = ended.find(
      ({ id }) =>
        !retained(parent, step).includes(id) && treeOf(parent).node(id)?.verdict?.kind !== 'retained',
    );
    const id = lost?.id ?? '';
    const child = await change(lost?.step ?? 0, [{ kind: 'keep', candidate: id }]);
    expect(treeOf(child).node(id)?.verdict).toMatchObject({ kind: 'retained', finished: true, byHand: true });
    expect(last(child).outcome).toBe('done');
  });

  test('lets it live where finished responses had taken every place', async () => {
    const narrow: Plot = { salt: 'full', changes: { beams: 1, candidates: 8 } };
    let tried = 0;
    for (let round = 0; round < 40 && tried < 2; round += 1) {
      const own = { ...narrow, salt: `full ${round}` };
      const events = await all(search(own));
      const step = lastStep(events);
      const id = verdictsIn(events, step).find(({ verdict }) => verdict.kind === 'rank')?.id;
      if (id === undefined || treeOf(events).node(id)?.decision.kind === 'response-finished') continue;
      tried += 1;
      const child = await all(
        search(own, { events: upTo(events, step), changes: [{ kind: 'keep', candidate: id }] }),
      );
      expect(started(child, step + 1)?.beams).toEqual([id]);
      const next = of(child, 'step-finished').find((event) => event.step === step + 1);
      expect(next?.retained.length).toBe(1);
      // A search that repeats this one has the place as well.
      const again = await all(search(own, { events: upTo(child, step + 1), changes: [] }));
      expect(said(again)).toEqual(said(child));
    }
    expect(tried).toBeGreaterThan(0);
  });
});

describe('dropping a retained candidate', () => {
  test('prunes it, and nothing of it is expanded', async () => {
    const [first = '', second = ''] = retained(parent, 1);
    const child = await change(1, [{ kind: 'drop', candidate: first }]);
    expect(added(child).slice(1, 3)).toMatchObject([
      { type: 'verdict', id: first, verdict: { kind: 'dropped', by: 'you' } },
      { type: 'step-finished', retained: [second] },
    ]);
    expect(started(child, 2)?.beams).toEqual([second]);
  });

  test('of the only one leaves a search that ends empty', async () => {
    const changes = retained(parent, 1).map((candidate) => ({ kind: 'drop', candidate }) as const);
    const child = await change(1, changes);
    expect(last(child)).toMatchObject({ outcome: 'empty', chosen: null });
    expect(started(child, 2)).toBeUndefined();
  });

  test('judges those who waited for it under a coarse reward model', async () => {
    const coarse: Plot = { salt: 'coarse', changes: { strategy: 'coarse', beams: 2, candidates: 4 } };
    let tried = 0;
    for (let round = 0; round < 30 && tried < 3; round += 1) {
      const own = { ...coarse, salt: `coarse ${round}` };
      const events = await all(search(own));
      for (let step = 1; step < lastStep(events); step += 1) {
        const until = upTo(events, step);
        const judged = new Set(of(until, 'verdict').map(({ id }) => id));
        const waiting = of(until, 'candidate').filter(({ id }) => !judged.has(id));
        if (waiting.length === 0) continue;
        tried += 1;
        const changes = retained(events, step).map((candidate) => ({ kind: 'drop', candidate }) as const);
        const child = await all(search(own, { events: until, changes }));
        const verdicts = new Map(verdictsIn(child, step).map(({ id, verdict }) => [id, verdict.kind]));
        for (const { id } of waiting) expect(verdicts.has(id)).toBe(true);
        expect(treeOf(child).problems).toEqual([]);
      }
    }
    expect(tried).toBeGreaterThan(0);
  });
});

describe('dropping a candidate that waits for its verdict', () => {
  test('takes it out, and the others are judged without it', async () => {
    const own: Plot = { salt: 'wait', changes: { strategy: 'coarse', beams: 2, candidates: 4 } };
    let tried = 0;
    for (let round = 0; round < 30 && tried < 2; round += 1) {
      const plotted = { ...own, salt: `wait ${round}` };
      const events = await all(search(plotted));
      const late = treeOf(events).nodes.find(({ judgedAt }) => judgedAt !== undefined);
      if (late === undefined) continue;
      tried += 1;
      const changes = [{ kind: 'drop', candidate: late.id }] as const;
      const child = await all(search(plotted, { events: upTo(events, late.step), changes }));
      expect(of(child, 'verdict').filter(({ id }) => id === late.id)).toHaveLength(1);
      expect(treeOf(child).node(late.id)?.verdict).toEqual({ kind: 'dropped', by: 'user' });
      const keep = [{ kind: 'keep', candidate: late.id }] as const;
      expect(() => readPast({ events: upTo(events, late.step), changes: keep })).toThrow(/not judged yet/);
    }
    expect(tried).toBeGreaterThan(0);
  });
});

describe('putting in a decision of one\u2019s own', () => {
  const text = ', "days": 5';
  const parentOf = (): { readonly step: number; readonly id: string; readonly instead: string } => {
    const tree = treeOf(parent);
    for (const step of tree.steps) {
      const id = step.retained.find((one) => {
        const decision = tree.node(one)?.decision;
        const name = tree.node(tree.node(one)?.parent ?? '')?.decision;
        return decision?.kind === 'argument' && name?.kind === 'function-name' && name.name === 'get_weather';
      });
      const instead = tree
        .node(id ?? '')
        ?.children.find((child) => tree.node(child)?.verdict?.kind === 'retained');
      if (id !== undefined && instead !== undefined) return { step: step.index + 1, id, instead };
    }
    throw new Error('the plot has no such step');
  };

  test('proposes, scores and retains it, and drops the other for it', async () => {
    const { step, id: beam, instead } = parentOf();
    const own = models(plot);
    const child = await change(step, [{ kind: 'inject', parent: beam, text, instead }], parent, own);
    const [whatIf, ...rest] = added(child);
    expect(whatIf).toMatchObject({ change: { kind: 'inject', parent: beam, text, instead } });
    const kinds = rest.map(({ type }) => type);
    const proposed = rest.find((event) => event.type === 'candidate');
    expect(proposed).toMatchObject({
      step,
      parent: beam,
      source: 'injected',
      decision: { kind: 'argument', name: 'days', value: 5, text },
    });
    expect(kinds.slice(0, kinds.indexOf('step-finished') + 1).toSorted()).toEqual(
      ['candidate', 'exchange', 'score', 'step-finished', 'verdict', 'verdict'].toSorted(),
    );
    expect(own.reward.requests[0]).toHaveLength(1);
    const tree = treeOf(child);
    const put = tree.nodes.find(({ source }) => source === 'injected');
    expect(put).toMatchObject({ verdict: { kind: 'retained', byHand: true } });
    expect(tree.node(instead)?.verdict).toEqual({ kind: 'dropped', by: 'you' });
    expect(tree.node(beam)?.children).toContain(put?.id);
    expect(header(child).parent?.candidate).toBe(instead);
    expect(started(child, step + 1)?.beams).toContain(put?.id);
  });

  test('keeps the one that the search has already', async () => {
    const id = pruned(1, 'rank');
    const node = treeOf(parent).node(id);
    const child = await change(1, [{ kind: 'inject', parent: null, text: node?.decision.text ?? '' }]);
    expect(of(child, 'candidate').filter((event) => event.id === id)).toHaveLength(1);
    expect(treeOf(child).node(id)?.verdict).toMatchObject({ kind: 'retained', byHand: true });
    expect(treeOf(child).nodes.some(({ source }) => source === 'injected')).toBe(false);
  });

  test('may end the response', async () => {
    const narrow = { salt: 'else', changes: { beams: 1, candidates: 1 } };
    const events = await all(search(narrow));
    const changes = [
      { kind: 'inject', parent: null, text: '[]' },
      { kind: 'drop', candidate: retained(events, 1)[0] ?? '' },
    ] as const;
    const child = await all(search(narrow, { events: upTo(events, 1), changes }));
    expect(last(child)).toMatchObject({ outcome: 'done', response: '[]', calls: [] });
  });
});

describe('changing settings from a step on', () => {
  test('holds from the next step on, and the log says what was before', async () => {
    const own = models(plot);
    const child = await change(
      2,
      [{ kind: 'settings', settings: { beams: 3, candidates: 1, temperature: 0.1, threshold: 0.01 } }],
      parent,
      own,
    );
    expect(added(child)[0]).toMatchObject({
      change: { kind: 'settings', before: { beams: 2, candidates: 6, temperature: 0.8 } },
    });
    expect(added(child)[0]).not.toMatchObject({ change: { before: { threshold: expect.anything() } } });
    expect(header(child).settings).toMatchObject({
      beams: 3,
      candidates: 1,
      temperature: 0.1,
      threshold: 0.01,
    });
    expect(header(child).begunWith).toEqual(header(parent).settings);
    expect(own.policy.requests[0]).toMatchObject({ temperature: 0.1 });
    expect(own.policy.requests[0]?.beams.every(({ samples }) => samples === 1)).toBe(true);
    const tree = treeOf(child);
    expect(settingsAt(header(child), tree.changes)).toEqual(header(child).settings);
    expect(settingsAt(header(child), [])).toEqual(header(parent).settings);
  });

  test('can be undone by going back before it: then the settings are those of that time', async () => {
    const child = await change(3, [{ kind: 'settings', settings: { beams: 4 } }]);
    const back = await change(2, [], child);
    expect(header(back).settings).toEqual(header(parent).settings);
    expect(header(back)).not.toHaveProperty('begunWith');
    expect(said(back)).toEqual(said(parent));
    const later = await change(4, [], child);
    expect(header(later).settings.beams).toBe(4);
    expect(said(later)).toEqual(said(child));
  });

  test('holds from the first step on before it has begun', async () => {
    const events = parent.slice(0, 1);
    const child = await all(
      search(plot, { events, changes: [{ kind: 'settings', settings: { beams: 1 } }] }),
    );
    expect(said(child).slice(1)).toEqual(
      said(await all(search({ ...plot, changes: { ...plot.changes, beams: 1 } }))),
    );
  });
});

describe('expanding a step again', () => {
  test('throws the step away, samples its beams with the new seed, and asks for no score twice', async () => {
    const step = 2;
    const own = models(plot);
    const child = await change(step, [{ kind: 'expand-again', seed: 77 }], parent, own);
    expect(added(child).slice(0, 2)).toMatchObject([
      { type: 'what-if', step, change: { kind: 'expand-again', seed: 77, before: 0 } },
      { type: 'step-started', step, beams: started(parent, step)?.beams },
    ]);
    expect(header(child).settings.seed).toBe(77);
    const known = new Set(
      of(parent, 'score')
        .filter((event) => event.step === step)
        .map(({ id }) => id),
    );
    for (const { id, memo } of of(child, 'score').filter((event) => event.step === step)) {
      expect(memo).toBe(known.has(id));
    }
    expect(of(child, 'what-if')).toHaveLength(1);
    expect(treeOf(child).problems).toEqual([]);
  });

  test('can be done again, and from the middle of a step, and after a step that failed', async () => {
    const child = await change(2, [{ kind: 'expand-again', seed: 77 }]);
    const again = await all(
      search(plot, { events: upTo(child, 2).slice(0, -3), changes: [{ kind: 'expand-again', seed: 78 }] }),
    );
    expect(header(again).settings.seed).toBe(78);
    expect(header(again).begunWith?.seed).toBe(0);
    expect(last(again).outcome).toBe('done');
    const failing = await all(
      search(plot, undefined, {
        policy: models(plot).policy,
        reward: scriptedReward({
          score: () => 0.5,
          before: async (items) => {
            if (items.some(({ path }) => path.length === 2)) throw new Error('down');
          },
        }),
      }),
    );
    expect(last(failing).outcome).toBe('failed');
    const mended = await all(search(plot, { events: failing, changes: [{ kind: 'expand-again', seed: 1 }] }));
    expect(last(mended).outcome).toBe('done');
  });

  test('repeats itself exactly from its own log', async () => {
    const child = await change(1, [{ kind: 'expand-again', seed: 9 }]);
    expect(said(await change(2, [], child))).toEqual(said(child));
  });
});

describe('any change of any search', () => {
  const plots: fc.Arbitrary<Plot> = fc.record({
    salt: fc.string({ maxLength: 4 }),
    changes: fc.record({
      strategy: fc.constantFrom(...supported),
      beams: fc.integer({ min: 1, max: 3 }),
      candidates: fc.integer({ min: 1, max: 4 }),
      constraint: fc.constantFrom<SearchSettings['constraint'][]>('off', 'schema'),
    }),
  });
  const picks = fc.array(fc.tuple(fc.constantFrom('keep', 'drop', 'settings', 'expand-again'), fc.nat()), {
    minLength: 1,
    maxLength: 3,
  });

  /** A change that the place may allow or not. */
  function pickOf(events: readonly SearchEvent[], [kind, pick]: readonly [string, number]): WhatIfChange {
    const ids = of(events, 'candidate').map(({ id }) => id);
    const candidate = ids[pick % Math.max(1, ids.length)] ?? '';
    if (kind === 'settings') return { kind, settings: { beams: 1 + (pick % 4) } };
    if (kind === 'expand-again') return { kind, seed: pick };
    return { kind: kind === 'keep' ? 'keep' : 'drop', candidate };
  }

  test('is refused with a reason, or gives a whole search that repeats the parent to the letter', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(plots, fc.nat(), picks, async (own, at, wanted) => {
        let events: readonly SearchEvent[] = await all(search(own));
        // A change upon a change.
        for (const pick of wanted) {
          const steps = lastStep(events);
          if (steps === 0) return;
          const until = upTo(events, 1 + (at % steps));
          const changes = [
            pickOf(
              until.filter((event) => !('step' in event) || event.step === 1 + (at % steps)),
              pick,
            ),
          ];
          try {
            readPast({ events: until, changes });
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
            expect(() => search(own, { events: until, changes })).toThrow(RangeError);
            continue;
          }
          made += 1;
          const child = await all(search(own, { events: until, changes }));
          const replayed = header(child).replayed ?? 0;
          expect(child.slice(1, replayed)).toEqual(until.slice(1, replayed));
          expect(child[replayed]).toMatchObject({ type: 'what-if', change: changes[0] });
          const tree = treeOf(child);
          expect(tree.problems).toEqual([]);
          expect(tree.nodes.every(({ verdict }) => verdict !== undefined)).toBe(true);
          expect(counted(totalsOf(child))).toEqual(counted(last(child).totals));
          expect(child.map(({ seq }) => seq)).toEqual(child.map((_, index) => index));
          expect(last(child).outcome).not.toBe('failed');
          events = child;
        }
      }),
      { numRuns: 30 },
    );
    expect(made).toBeGreaterThan(10);
  });
});

describe('a change that cannot be made', () => {
  const [first = ''] = retained(parent, 1);
  const refused: readonly (readonly [string, number, readonly WhatIfChange[], RegExp])[] = [
    ['an unknown candidate', 1, [{ kind: 'keep', candidate: 'nobody' }], /no candidate "nobody"/],
    ['one that lives', 1, [{ kind: 'keep', candidate: first }], /retained already/],
    ['dropping a pruned one', 1, [{ kind: 'drop', candidate: pruned(1, 'rank') }], /only a retained one/],
    [
      'dropping twice',
      1,
      [
        { kind: 'drop', candidate: first },
        { kind: 'drop', candidate: first },
      ],
      /not retained/,
    ],
    [
      'one of an earlier step',
      2,
      [{ kind: 'keep', candidate: pruned(1, 'rank') }],
      /judged in step 1: go back/,
    ],
    ['half a decision', 1, [{ kind: 'inject', parent: null, text: '[{"na' }], /not one whole decision/],
    [
      'two decisions',
      1,
      [{ kind: 'inject', parent: null, text: '[{"name": "get_time", "arguments": {"city": "Oslo"' }],
      /not one whole decision/,
    ],
    [
      'what no tool allows',
      1,
      [{ kind: 'inject', parent: null, text: '[{"name": "get_news' }],
      /does not allow this: /,
    ],
    [
      'after a beam of another step',
      1,
      [{ kind: 'inject', parent: first, text: ', "days": 1' }],
      /was not expanded in step 1/,
    ],
    ['the same settings', 1, [{ kind: 'settings', settings: { beams: 2 } }], /already/],
    ['impossible settings', 1, [{ kind: 'settings', settings: { beams: 0 } }], /beams is 0/],
    ['the same seed', 1, [{ kind: 'expand-again', seed: 0 }], /give another/],
    [
      'one of a step that is thrown away',
      1,
      [
        { kind: 'expand-again', seed: 1 },
        { kind: 'keep', candidate: first },
      ],
      /no candidate/,
    ],
  ];
  test.each(refused)('%s', (_, step, changes, why) => {
    expect(() => readPast({ events: upTo(parent, step), changes })).toThrow(RangeError);
    expect(() => readPast({ events: upTo(parent, step), changes })).toThrow(why);
  });

  test('settings that belong to the whole search', () => {
    const settings: object = { format: 'hermes' };
    expect(() => readPast({ events: upTo(parent, 1), changes: [{ kind: 'settings', settings }] })).toThrow(
      /format cannot be changed/,
    );
  });

  test('away from the end of a step', () => {
    const middle = upTo(parent, 2).slice(0, -1);
    expect(() =>
      readPast({ events: middle, changes: [{ kind: 'settings', settings: { beams: 1 } }] }),
    ).toThrow(/under way/);
    expect(() => readPast({ events: middle, changes: [{ kind: 'expand-again', seed: 5 }] })).not.toThrow();
    expect(() =>
      readPast({ events: parent.slice(0, 1), changes: [{ kind: 'expand-again', seed: 5 }] }),
    ).toThrow(/none to expand/);
    expect(() => readPast({ events: [], changes: [] })).toThrow(/lost its first line/);
  });

  test('in a log that lost a line before the place', () => {
    const events = upTo(parent, 3);
    const gap = events.filter(({ seq }) => seq !== 4);
    expect(() => readPast({ events: gap, changes: [{ kind: 'settings', settings: { beams: 1 } }] })).toThrow(
      /lost a part/,
    );
  });

  test('in a log that somebody edited: it is refused in words, or goes on to some end', async () => {
    const mutation = fc.tuple(
      fc.nat(),
      fc.constantFrom('drop', 'repeat', 'swap', 'reparent', 'retext', 'rejudge'),
    );
    const ids = of(parent, 'candidate').map(({ id }) => id);
    const edited = (event: SearchEvent, how: string, at: number): readonly SearchEvent[] => {
      if (how === 'drop') return [];
      if (how === 'repeat') return [event, event];
      if (event.type === 'candidate' && how === 'reparent')
        return [{ ...event, parent: ids[at % ids.length] ?? null }];
      if (event.type === 'candidate' && how === 'retext') {
        return [{ ...event, decision: { ...event.decision, text: event.decision.text.slice(at % 3) } }];
      }
      if (event.type !== 'verdict' || how !== 'rejudge') return [event];
      return [{ ...event, verdict: { kind: 'retained', rank: 1, finished: at % 2 === 0 } }];
    };
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async (to, mutations) => {
          let events = [...upTo(parent, 1 + (to % lastStep(parent)))];
          for (const [pick, how] of mutations) {
            const at = 1 + (pick % (events.length - 1));
            const event = events[at];
            if (event === undefined) continue;
            if (how === 'swap') events = [...events.slice(0, at), ...events.slice(at + 1), event];
            else events.splice(at, 1, ...edited(event, how, pick));
          }
          const whole = events.map((event, seq) => ({ ...event, seq }));
          try {
            readPast({ events: whole, changes: [] });
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
            return;
          }
          const child = await all(search(plot, { events: whole, changes: [] }));
          expect(last(child).error).toBeUndefined();
        },
      ),
      { numRuns: 150 },
    );
  });

  test('in a search whose strategy has no decisions to change', () => {
    const [, ...rest] = upTo(parent, 1);
    for (const strategy of ['token-beam', 'majority'] as const) {
      const own = header(parent);
      const events = [{ ...own, settings: { ...own.settings, strategy } }, ...rest];
      expect(() => readPast({ events, changes: [{ kind: 'drop', candidate: first }] })).toThrow(RangeError);
    }
  });
});

describe('a search with a history', () => {
  test('waits while paused, steps once, and stops at once where a model does not listen', async () => {
    const [candidate = ''] = retained(parent, 1);
    const silent = {
      policy: scriptedPolicy({ write: () => '', abilities: { constraint: true } }),
      reward: scriptedReward({ score: () => 0.5, before: () => new Promise<void>(() => undefined) }),
    };
    const text = '[{"name": "get_time';
    const own = search(plot, { events: upTo(parent, 1), changes: [{ kind: 'drop', candidate }] });
    own.control.pause();
    const seen: SearchEvent[] = [];
    for await (const event of own.events) {
      seen.push(event);
      if (event.seq === upTo(parent, 1).length - 1) own.control.step();
      if (event.type === 'step-finished') own.control.stop('test');
    }
    expect(of(seen, 'step-finished')).toHaveLength(1);
    expect(last(seen).outcome).toBe('stopped');
    const unscored = upTo(await all(search({ salt: 'none', changes: { beams: 1, candidates: 1 } })), 1);
    const isThere = of(unscored, 'candidate').some(({ decision }) => decision.text === text);
    expect(isThere).toBe(false);
    const hung = search(
      plot,
      { events: unscored, changes: [{ kind: 'inject', parent: null, text }] },
      silent,
    );
    const events: SearchEvent[] = [];
    for await (const event of hung.events) {
      events.push(event);
      if (event.type === 'what-if') hung.control.stop('test');
    }
    expect(last(events).outcome).toBe('stopped');
    expect(of(events, 'verdict').at(-1)?.verdict).toEqual({ kind: 'stopped', by: 'test' });
  });

  test('fails with the error of a model, and settles who was put in', async () => {
    const events = upTo(await all(search({ salt: 'none', changes: { beams: 1, candidates: 1 } })), 1);
    const down = {
      policy: models(plot).policy,
      reward: scriptedReward({
        score: () => 0.5,
        before: async () => {
          throw new Error('down');
        },
      }),
    };
    const changes = [{ kind: 'inject', parent: null, text: '[{"name": "get_time' }] as const;
    const child = await all(search(plot, { events, changes }, down));
    expect(last(child).outcome).toBe('failed');
    expect(of(child, 'verdict').at(-1)?.verdict).toEqual({ kind: 'failed', error: 'down' });
  });
});
