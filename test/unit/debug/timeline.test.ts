// The events of a search as a debugger moves along them: at rest, and while the search makes them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBreakpoints } from '../../../src/debug/breakpoints/breakpoint-set.ts';
import { createPlayer } from '../../../src/debug/create-player.ts';
import { liveTimeline } from '../../../src/debug/live-timeline.ts';
import { recordedTimeline } from '../../../src/debug/recorded-timeline.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import type { Run } from '../../../src/run/open-run.ts';
import { syntheticLog } from '../log/build-log.ts';
import { patient, recordedEvents, scriptedRun, shapeOf, turns } from './searches.ts';

const types = (events: readonly SearchEvent[]): readonly string[] => events.map(({ type }) => type);
const known = (timeline: { length: number; event(index: number): SearchEvent | undefined }) =>
  Array.from({ length: timeline.length }, (_, index) => timeline.event(index)).filter(
    (event) => event !== undefined,
  );

describe('a recorded timeline', () => {
  test('has the events of its log and is over', async () => {
    const events = await recordedEvents();
    const timeline = recordedTimeline(events);
    expect(timeline).toMatchObject({ search: 'scripted', live: false, length: events.length });
    expect(known(timeline)).toEqual(events);
    expect(await timeline.reach(events.length - 1, patient())).toBe(true);
    expect(await timeline.reach(events.length, patient())).toBe(false);
    await expect(timeline.reach(0, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });

  test('may be empty, or have lost its beginning', async () => {
    expect(recordedTimeline([])).toMatchObject({ search: '', length: 0 });
    expect(recordedTimeline([]).treeAt(0).nodes).toEqual([]);
    const events = (await recordedEvents()).slice(5);
    expect(recordedTimeline(events).treeAt(events.length).header).toBeUndefined();
  });

  test('has no tree outside its events', () => {
    const timeline = recordedTimeline(syntheticLog({ steps: 2, beams: 2, candidates: 2 }));
    for (const count of [-1, timeline.length + 1, 0.5, Number.NaN]) {
      expect(() => timeline.treeAt(count)).toThrow(RangeError);
    }
  });

  test('has the same tree for the same place, in whatever order places are asked for', () => {
    const events = syntheticLog({ steps: 24, beams: 2, candidates: 2 });
    const whole = events.map((_, count) => shapeOf(treeOf(events.slice(0, count))));
    const timeline = recordedTimeline(events);
    fc.assert(
      fc.property(fc.array(fc.nat(events.length - 1), { maxLength: 30 }), (places) => {
        for (const place of places) {
          const tree = timeline.treeAt(place);
          expect(shapeOf(tree) === whole[place]).toBe(true);
          expect(tree.changed).toEqual([]);
          expect(tree.nodes.every((node) => tree.node(node.id) === node)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('knows no candidate of later events, also after it has seen them', () => {
    const events = syntheticLog({ steps: 20, beams: 3, candidates: 3 });
    const timeline = recordedTimeline(events);
    const last = timeline.treeAt(events.length).nodes.at(-1)?.id ?? '';
    expect(timeline.treeAt(30).node(last)).toBeUndefined();
    expect(timeline.treeAt(events.length).node(last)).toBeDefined();
  });
});

describe('a live timeline', () => {
  test('asks nobody before the first event is asked for, and for the header alone nobody either', async () => {
    const { run, asked } = scriptedRun();
    const timeline = liveTimeline(run);
    await turns(5);
    expect(timeline).toMatchObject({ live: true, length: 0 });
    expect(await timeline.reach(0, patient())).toBe(true);
    await turns(5);
    expect(types(known(timeline))).toEqual(['search-started']);
    expect(asked()).toEqual({ policy: 0, reward: 0 });
    timeline.stop();
    await timeline.done;
  });

  test('runs one step for whoever waits, and no further', async () => {
    const { run } = scriptedRun();
    const timeline = liveTimeline(run);
    const started: number[] = [];
    for (let place = 0; await timeline.reach(place, patient()); place += 1) {
      if (timeline.event(place)?.type !== 'step-finished') continue;
      await turns(3);
      started.push(types(known(timeline)).filter((type) => type === 'step-started').length);
    }
    expect(started.length).toBeGreaterThan(3);
    expect(started).toEqual(started.map((_, index) => index + 1));
    expect(timeline.live).toBe(false);
    expect(timeline.event(timeline.length - 1)?.type).toBe('search-finished');
    await timeline.done;
  });

  test('makes the log of the same search that nobody held', async () => {
    const events = await recordedEvents();
    const timeline = liveTimeline(scriptedRun().run);
    expect(await timeline.reach(10_000, patient())).toBe(false);
    const own = known(timeline).filter(({ type }) => type !== 'control');
    const plain = (all: readonly SearchEvent[]) =>
      all.map(({ seq: _, at: __, ...event }) =>
        event.type === 'search-started'
          ? { ...event, time: '' }
          : event.type === 'search-finished'
            ? { ...event, totals: { ...event.totals, milliseconds: 0 } }
            : event,
      );
    expect(plain(own)).toEqual(plain(events));
  });

  test('lets a step run on whose events nobody waits for any more', async () => {
    let answer: () => void = () => undefined;
    const { run } = scriptedRun({
      policy: { before: () => new Promise<void>((resolve) => (answer = resolve)) },
    });
    const timeline = liveTimeline(run);
    const controller = new AbortController();
    const waiting = timeline.reach(4, controller.signal);
    await turns(5);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    const before = timeline.length;
    answer();
    await turns(10);
    expect(timeline.length).toBeGreaterThan(before);
    const steps = types(known(timeline)).filter((type) => type === 'step-started');
    expect(steps.length).toBe(1);
    expect(types(known(timeline))).toContain('step-finished');
    timeline.stop();
    await timeline.done;
  });

  test('stops while a model is asked that does not listen, and its last events arrive', async () => {
    const { run } = scriptedRun({ policy: { before: () => new Promise<void>(() => undefined) } });
    const timeline = liveTimeline(run);
    const waiting = timeline.reach(1000, patient());
    await turns(5);
    timeline.stop();
    timeline.stop();
    expect(await waiting).toBe(false);
    await timeline.done;
    expect(timeline.event(timeline.length - 1)).toMatchObject({
      type: 'search-finished',
      outcome: 'stopped',
    });
    expect(await timeline.reach(1000, patient())).toBe(false);
  });

  test('ends a search that never began', async () => {
    const { run, asked } = scriptedRun();
    const timeline = liveTimeline(run);
    timeline.stop();
    await timeline.done;
    expect(types(known(timeline))).toEqual(['search-started', 'search-finished']);
    expect(asked()).toEqual({ policy: 0, reward: 0 });
  });

  test('has many who wait at once', async () => {
    const timeline = liveTimeline(scriptedRun().run);
    const reached = await Promise.all([0, 3, 20, 9999].map((index) => timeline.reach(index, patient())));
    expect(reached).toEqual([true, true, true, false]);
  });

  test('holds the search again where somebody else resumes it, and is not held by somebody else', async () => {
    const { run } = scriptedRun();
    const timeline = liveTimeline(run);
    await timeline.reach(2, patient());
    await turns(5);
    run.control.resume('view');
    await turns(20);
    const length = timeline.length;
    await turns(20);
    expect(timeline.length).toBe(length);
    expect(timeline.live).toBe(true);
    const waiting = timeline.reach(length + 3, patient());
    run.control.pause('view');
    expect(await waiting).toBe(true);
    expect(await timeline.reach(10_000, patient())).toBe(false);
    await timeline.done;
  });

  test('is not held by a pause in the middle of a step', async () => {
    let answer: () => void = () => undefined;
    const { run } = scriptedRun({
      policy: { before: () => new Promise<void>((resolve) => (answer = resolve)) },
    });
    const timeline = liveTimeline(run);
    const waiting = timeline.reach(20, patient());
    await turns(5);
    run.control.pause('view');
    const answering = setInterval(() => answer(), 1);
    expect(await waiting).toBe(true);
    clearInterval(answering);
    timeline.stop();
    await timeline.done;
  });

  test('tells everybody who waits what broke the search off, such as a full disk', async () => {
    const { run } = scriptedRun();
    const broken: Run = {
      ...run,
      events: (async function* () {
        for await (const event of run.events) {
          if (event.type === 'candidate') throw new Error('No space left on device.');
          yield event;
        }
      })(),
    };
    const timeline = liveTimeline(broken);
    await expect(timeline.reach(100, patient())).rejects.toThrow('No space left');
    await expect(timeline.reach(100, patient())).rejects.toThrow('No space left');
    await expect(timeline.done).rejects.toThrow('No space left');
    expect(timeline.live).toBe(false);
    expect(await timeline.reach(0, patient())).toBe(true);
  });

  test('holds a what-if after what it repeats, also of a search that was debugged itself', async () => {
    const parent = liveTimeline(scriptedRun().run);
    expect(await parent.reach(10_000, patient())).toBe(false);
    const events = known(parent);
    const pruned = events.find((event) => event.type === 'verdict' && event.verdict.kind === 'rank');
    if (pruned?.type !== 'verdict') throw new Error('nothing was pruned');
    const { id, step } = pruned;
    const end = events.findIndex((event) => event.type === 'step-finished' && event.step === step);
    const { run, asked } = scriptedRun({
      id: 'what-if',
      history: {
        events: events.slice(0, end),
        changes: [{ kind: 'keep', candidate: id }],
      },
    });
    const timeline = liveTimeline(run);
    await timeline.reach(end - 1, patient());
    await turns(5);
    expect(timeline.length).toBe(end);
    expect(asked()).toEqual({ policy: 0, reward: 0 });
    const player = createPlayer(timeline, { breakpoints: createBreakpoints() });
    const stop = await player.goTo(step, patient());
    await turns(5);
    expect(known(timeline).at(-1)).toMatchObject({ type: 'step-finished', step });
    expect(asked()).toEqual({ policy: 0, reward: 0 });
    expect(stop.at).toBe(timeline.length - 1);
    expect(player.tree.node(id)?.verdict).toMatchObject({
      kind: 'retained',
      byHand: true,
    });
    await player.next(patient());
    await turns(5);
    expect(types(known(timeline)).filter((type) => type === 'step-finished').length).toBe(step + 1);
    expect((await player.continue(patient())).reason).toBe('end');
    await timeline.done;
  });
});
