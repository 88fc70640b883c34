// A search that goes on from another one's events: the same events again, nobody asked, and then as the other one did.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchEvent } from '../../../src/log/events.ts';
import { totalsOf } from '../../../src/log/totals.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { holdClock, lastStep, models, type Plot, said, search, supported, upTo } from './histories.ts';
import { all, last, of } from './tasks.ts';

holdClock();

const plots: fc.Arbitrary<Plot> = fc.record({
  salt: fc.string({ maxLength: 4 }),
  changes: fc.record({
    strategy: fc.constantFrom(...supported),
    beams: fc.integer({ min: 1, max: 3 }),
    candidates: fc.integer({ min: 1, max: 4 }),
    aggregation: fc.constantFrom('last', 'min', 'product', 'mean'),
    threshold: fc.constantFrom(0, 0.2),
    seed: fc.nat({ max: 5 }),
  }),
});

const without = (events: readonly SearchEvent[], step: number) =>
  of(events, 'exchange').filter((event) => event.step > step);

describe('a history without changes', () => {
  test('goes on from every step exactly as its parent did, and asks nobody for what is repeated', async () => {
    await fc.assert(
      fc.asyncProperty(plots, fc.nat(), async (plot, pick) => {
        const parent = await all(search(plot));
        const steps = lastStep(parent);
        if (steps === 0) return;
        const step = 1 + (pick % steps);
        const own = models(plot);
        const child = await all(search(plot, { events: upTo(parent, step), changes: [] }, own));
        expect(said(child)).toEqual(said(parent));
        const left = without(parent, step);
        expect(own.policy.requests).toHaveLength(left.filter(({ role }) => role === 'policy').length);
        expect(own.reward.requests).toHaveLength(left.filter(({ role }) => role === 'reward').length);
      }),
      { numRuns: 60 },
    );
  });

  test('names its parent, says how much it repeats, and repeats it at the same times', async () => {
    const parent = await all(search({ salt: 'times' }));
    const events = upTo(parent, 2);
    const one = search({ salt: 'times' }, { events, changes: [] });
    const child = await all(one);
    expect(of(child, 'search-started')[0]).toMatchObject({
      search: one.id,
      parent: { search: of(parent, 'search-started')[0]?.search },
      replayed: events.length,
      prefix: '',
    });
    expect(child.slice(0, events.length).map(({ at }) => at)).toEqual(events.map(({ at }) => at));
    expect(child.map(({ at }) => at)).toEqual(child.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(child.map(({ seq }) => seq)).toEqual(child.map((_, index) => index));
  });

  test('has the tree of its parent up to the step, and totals that its events add up to', async () => {
    await fc.assert(
      fc.asyncProperty(plots, fc.nat(), async (plot, pick) => {
        const parent = await all(search(plot));
        const steps = lastStep(parent);
        if (steps === 0) return;
        const events = upTo(parent, 1 + (pick % steps));
        const child = await all(search(plot, { events, changes: [] }));
        const { header: _, node: __, repeated, ...tree } = treeOf(child.slice(0, events.length));
        const { header: ___, node: ____, repeated: _____, ...same } = treeOf(events);
        expect(tree).toEqual(same);
        expect(repeated).toBe(tree.nodes.length);
        expect({ ...totalsOf(child), milliseconds: 0 }).toEqual({ ...last(child).totals, milliseconds: 0 });
        expect(treeOf(child).problems).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('goes on from a search that was cut, stopped, or is itself such a search', async () => {
    const plot = { salt: 'cut' };
    const parent = await all(search(plot));
    const steps = lastStep(parent);
    const cut = upTo(parent, 2);
    const child = await all(search(plot, { events: cut, changes: [] }));
    const grandchild = await all(search(plot, { events: upTo(child, steps - 1), changes: [] }));
    expect(said(grandchild)).toEqual(said(parent));
    const stopped = search(plot);
    const before: SearchEvent[] = [];
    stopped.control.pause();
    for await (const event of stopped.events) {
      before.push(event);
      const ends = event.type === 'step-finished' ? event.step : 0;
      if (event.type === 'search-started' || ends === 1) stopped.control.step();
      if (ends === 2) stopped.control.stop();
    }
    const again = await all(search(plot, { events: before, changes: [] }));
    expect(said(again).filter(({ type }) => type !== 'control')).toEqual(said(parent));
  });

  test('goes on from a fork, from the text that the fork began with', async () => {
    const first = search({ salt: 'fork' });
    const parent = await all(first);
    const [begin] = of(parent, 'step-finished')[0]?.retained ?? [];
    const fork = await all(first.control.fork(begin ?? ''));
    const child = await all(search({ salt: 'fork' }, { events: upTo(fork, 2), changes: [] }));
    expect(said(child)).toEqual(said(fork));
    expect(of(child, 'search-started')[0]?.prefix).toBe(of(fork, 'search-started')[0]?.prefix);
    expect(last(child).response).toBe(last(fork).response);
  });

  test('can be forked from any candidate of what it repeated', async () => {
    const plot = { salt: 'forkable' };
    const parent = await all(search(plot));
    const child = search(plot, { events: upTo(parent, 3), changes: [] });
    await all(child);
    const [candidate] = of(parent, 'step-finished')[0]?.retained ?? [];
    const fork = await all(child.control.fork(candidate ?? ''));
    expect(of(fork, 'search-started')[0]).toMatchObject({ parent: { search: child.id, candidate } });
    expect(of(fork, 'search-started')[0]).not.toHaveProperty('replayed');
  });

  test('counts what its parent spent against the budget', async () => {
    const plot = { salt: 'budget' };
    const parent = await all(search(plot));
    const changes = { budget: { requests: 4 } };
    const spent = await all(search({ ...plot, changes }));
    expect(last(spent).outcome).toBe('budget');
    const header = { ...parent[0], settings: of(spent, 'search-started')[0]?.settings } as SearchEvent;
    const events = [header, ...upTo(parent, 2).slice(1)];
    expect(said(await all(search(plot, { events, changes: [] })))).toEqual(said(spent));
  });
});

describe('the prompt of a history', () => {
  test('is the new policy\u2019s, and the requests that are repeated still say what was sent', async () => {
    const parent = await all(search({ salt: 'prompt' }));
    const [header] = parent;
    if (header?.type !== 'search-started') throw new Error('no header');
    const older: SearchEvent[] = upTo(parent, 1).map((event) =>
      event.type === 'exchange'
        ? { ...event, request: { prompt: { $prompt: true, rest: ' and on' } } }
        : event,
    );
    const events = [{ ...header, prompt: 'another prompt' }, ...older.slice(1)];
    const child = await all(search({ salt: 'prompt' }, { events, changes: [] }));
    expect(of(child, 'search-started')[0]?.prompt).not.toBe('another prompt');
    expect(of(child, 'exchange')[0]?.request).toEqual({ prompt: 'another prompt and on' });
  });
});
