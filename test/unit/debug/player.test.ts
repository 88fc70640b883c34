// The debugger's cursor: forward and back through a search, the same states whichever way.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBreakpoints } from '../../../src/debug/breakpoints/breakpoint-set.ts';
import { createPlayer } from '../../../src/debug/create-player.ts';
import { liveTimeline } from '../../../src/debug/live-timeline.ts';
import type { Player, Stop } from '../../../src/debug/player.ts';
import { recordedTimeline } from '../../../src/debug/recorded-timeline.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import { pathTo } from '../../../src/log/path.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { syntheticLog } from '../log/build-log.ts';
import { patient, recordedEvents, scriptedRun, shapeOf, turns } from './searches.ts';
import { celsius, time, weighed } from './weighed-searches.ts';

function playerOf(events: readonly SearchEvent[], breakpoints = createBreakpoints()): Player {
  return createPlayer(recordedTimeline(events), { breakpoints });
}

/** Places just before the end of a step. */
const stopsOf = (events: readonly SearchEvent[]): readonly number[] =>
  events.flatMap((event, index) => (event.type === 'step-finished' ? [index] : []));

async function all(move: () => Promise<Stop>, last: Stop['reason']): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  do stops.push(await move());
  while (stops.at(-1)?.reason !== last);
  return stops;
}

describe('moving through a search', () => {
  test('stands at the entry, then at the end of each step, then at the end', async () => {
    const events = await recordedEvents();
    const player = playerOf(events);
    expect(player.at).toBe(1);
    expect(player.tree.header?.search).toBe('scripted');
    expect(player.tree.steps).toEqual([]);
    const stops = await all(() => player.next(patient()), 'end');
    expect(stops.map(({ at }) => at)).toEqual([...stopsOf(events), events.length]);
    expect(stops.slice(0, -1).every(({ reason }) => reason === 'step')).toBe(true);
    expect(player.tree.state).toBe('finished');
    expect(await player.next(patient())).toEqual({ reason: 'end', at: events.length, hits: [] });
  });

  test('has all verdicts of a step and none of its expansion where it stops', async () => {
    const player = playerOf(await recordedEvents());
    for (
      let stop = await player.next(patient());
      stop.reason !== 'end';
      stop = await player.next(patient())
    ) {
      const { tree } = player;
      const step = tree.steps.at(-1);
      expect(step?.milliseconds).toBeUndefined();
      expect(step?.candidates.length).toBeGreaterThan(0);
      for (const id of step?.candidates ?? []) expect(tree.node(id)?.verdict).toBeDefined();
    }
  });

  test('steps in candidate by candidate: proposed, scored, judged', async () => {
    const events = await recordedEvents();
    const player = playerOf(events);
    const stops = await all(() => player.stepIn(patient()), 'end');
    const told = ['candidate', 'score', 'verdict'];
    const expected = events.flatMap((event, index) => (told.includes(event.type) ? [index + 1] : []));
    expect(stops.map(({ at }) => at)).toEqual(
      [...new Set([...expected, ...stopsOf(events)])].toSorted((a, b) => a - b).concat(events.length),
    );
  });

  test('goes from inside a step to its end, and back to the end of the one before', async () => {
    const events = await recordedEvents();
    const [first = 0, second = 0] = stopsOf(events);
    const player = playerOf(events);
    await player.next(patient());
    await player.stepIn(patient());
    await player.stepIn(patient());
    expect(player.at).toBeGreaterThan(first);
    expect(player.at).toBeLessThan(second);
    expect((await player.stepBack(patient())).at).toBe(first);
    await player.stepIn(patient());
    expect((await player.next(patient())).at).toBe(second);
  });

  test('steps out to the step in which a call ends', async () => {
    const events = await recordedEvents();
    const player = playerOf(events);
    const stops = await all(() => player.stepOut(patient()), 'end');
    expect(stops.length).toBeGreaterThan(2);
    for (const { at, reason } of stops) {
      if (reason === 'end') continue;
      const tree = treeOf(events.slice(0, at));
      const retained = tree.steps.at(-1)?.candidates.map((id) => tree.node(id)) ?? [];
      const ends = retained.filter(
        (node) =>
          node?.verdict?.kind === 'retained' &&
          ['call-finished', 'response-finished'].includes(node.decision.kind),
      );
      expect(ends.length).toBeGreaterThan(0);
    }
  });

  test('steps out of the call of a candidate, whichever ends before', async () => {
    const events = await recordedEvents(weighed({ texts: [celsius, time] }));
    for (const name of ['get_weather', 'get_time']) {
      const player = playerOf(events);
      await player.next(patient());
      const beam = player.tree.nodes.find(({ decision }) => decision.text.includes(name))?.id;
      const { reason, candidate = '' } = await player.stepOut(patient(), beam);
      expect(reason).toBe('step');
      expect(pathTo(player.tree, candidate)?.text).toBe((name === 'get_time' ? time : celsius).slice(0, -1));
    }
  });

  test('steps out to the call of the nearest one that lives on, where the candidate is pruned', async () => {
    const rome = time.replace('Oslo', 'Rome');
    const events = await recordedEvents(
      weighed({ texts: [celsius, time, rome], scores: { '"get_weather", "arguments"': 0.1 } }),
    );
    const player = playerOf(events);
    await player.next(patient());
    const beam = player.tree.nodes.find(({ decision }) => decision.text.includes('get_weather'))?.id;
    const { candidate = '' } = await player.stepOut(patient(), beam);
    expect(pathTo(player.tree, candidate)?.text).toContain('get_time');
  });

  test('runs to the end where no breakpoint holds, and back to the entry', async () => {
    const events = await recordedEvents();
    const player = playerOf(events);
    expect(await player.continue(patient())).toEqual({ reason: 'end', at: events.length, hits: [] });
    expect(await player.reverseContinue(patient())).toEqual({ reason: 'entry', at: 1, hits: [] });
    expect(await player.stepBack(patient())).toEqual({ reason: 'entry', at: 1, hits: [] });
  });

  test('goes to a step wherever it stands', async () => {
    const events = await recordedEvents();
    const player = playerOf(events);
    const stops = stopsOf(events);
    for (const step of [3, 1, 4, 2]) {
      const place = stops[step - 1] ?? -1;
      expect(await player.goTo(step, patient())).toEqual({ reason: 'step', at: place, hits: [] });
    }
    expect((await player.next(patient())).at).toBe(stops[2]);
    expect((await player.goTo(99, patient())).reason).toBe('end');
  });

  test('moves along logs that lost their beginning, their end, or everything', async () => {
    const events = await recordedEvents();
    const headless = playerOf(events.slice(1));
    expect(headless.at).toBe(0);
    expect((await headless.next(patient())).at).toBe((stopsOf(events)[0] ?? 0) - 1);
    const cut = playerOf(events.slice(0, 12));
    expect(await cut.continue(patient())).toEqual({ reason: 'end', at: 12, hits: [] });
    const empty = playerOf([]);
    expect(await empty.next(patient())).toEqual({ reason: 'end', at: 0, hits: [] });
    expect(await empty.stepBack(patient())).toEqual({ reason: 'entry', at: 0, hits: [] });
  });
});

describe('one move at a time', () => {
  const held = (listens: boolean) => {
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve)).then(() => turns(3));
    const { run } = scriptedRun({
      policy: {
        before: (_, signal) => {
          begin();
          return new Promise<void>((_resolve, reject) => {
            if (listens) signal.addEventListener('abort', () => reject(signal.reason));
          });
        },
      },
    });
    const timeline = liveTimeline(run);
    return { timeline, begun, player: createPlayer(timeline, { breakpoints: createBreakpoints() }) };
  };

  test.each([true, false])('pauses in the middle of a request (the policy listens: %s)', async (listens) => {
    const { timeline, begun, player } = held(listens);
    const moving = player.continue(patient());
    await begun;
    player.pause();
    const stop = await moving;
    expect(stop.reason).toBe('pause');
    expect(stop.at).toBe(player.at);
    expect(player.tree.steps.at(-1)).toMatchObject({ index: 1, candidates: [] });
    timeline.stop();
    expect((await player.next(patient())).reason).toBe('end');
    expect(player.tree.outcome?.outcome).toBe('stopped');
    await timeline.done;
  });

  test('refuses a second move with words, and the first one goes on', async () => {
    const { timeline, begun, player } = held(true);
    const moving = player.next(patient());
    await begun;
    await expect(player.next(patient())).rejects.toThrow('moving already');
    await expect(player.stepBack(patient())).rejects.toThrow('moving already');
    timeline.stop();
    expect((await moving).reason).toBe('end');
    await timeline.done;
  });

  test('ends with the reason of its signal, where the cursor got', async () => {
    const { timeline, begun, player } = held(true);
    const controller = new AbortController();
    const moving = player.next(controller.signal);
    await begun;
    controller.abort(new Error('The client has gone.'));
    await expect(moving).rejects.toThrow('The client has gone.');
    expect(player.at).toBe(timeline.length);
    await expect(player.next(AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
    timeline.stop();
    await timeline.done;
  });

  test('does nothing for a pause while nothing moves', async () => {
    const player = playerOf(await recordedEvents());
    player.pause();
    expect((await player.next(patient())).reason).toBe('step');
  });

  test('does not miss the stop of the step that it was paused in', async () => {
    let answer: () => void = () => undefined;
    const { run } = scriptedRun({
      policy: { before: () => new Promise<void>((resolve) => (answer = resolve)) },
    });
    const timeline = liveTimeline(run);
    const player = createPlayer(timeline, { breakpoints: createBreakpoints() });
    const moving = player.next(patient());
    await timeline.reach(2, patient());
    player.pause();
    expect((await moving).reason).toBe('pause');
    const again = player.next(patient());
    answer();
    expect(await again).toMatchObject({ reason: 'step' });
    expect(timeline.event(player.at)).toMatchObject({ type: 'step-finished', step: 1 });
    timeline.stop();
    await timeline.done;
  });
});

const moves = ['next', 'stepIn', 'stepOut', 'stepBack', 'reverseContinue', 'continue'] as const;
type MoveName = (typeof moves)[number];

/** Breakpoints that hold now and then, of every kind. */
const someBreakpoints = fc.record({
  functions: fc.subarray(['get_*', 'get_time', 'get_forecast', '*weather']),
  exceptions: fc.subarray(['invalid', 'score-below', 'disagree', 'failed']),
  hitCondition: fc.constantFrom(undefined, '2', '% 2', '>= 3'),
  condition: fc.constantFrom(undefined, 'candidate.score > 0.5', 'step > 2'),
});

function breakpointsFrom({
  functions,
  exceptions,
  hitCondition,
  condition,
}: {
  readonly functions: readonly string[];
  readonly exceptions: readonly string[];
  readonly hitCondition: string | undefined;
  readonly condition: string | undefined;
}) {
  const set = createBreakpoints();
  set.setFunctions(functions.map((name) => ({ name, hitCondition, condition })));
  set.setExceptions(exceptions);
  return set;
}

const logs: readonly (readonly [string, () => Promise<readonly SearchEvent[]>])[] = [
  ['a scripted search', () => recordedEvents()],
  ['a coarse search', () => recordedEvents({ changes: { strategy: 'coarse' } })],
  ['a best-of-n search', () => recordedEvents({ changes: { strategy: 'best-of-n' } })],
  ['a search that failed', () => recordedEvents({ reward: { before: failAt(3) } })],
  ['a long log', async () => syntheticLog({ steps: 40, beams: 3, candidates: 3 })],
];

function failAt(request: number): () => Promise<void> {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked === request) throw new Error('The reward model has gone.');
  };
}

describe.each(logs)('random walks over %s', (_name, make) => {
  test('come to the same tree at the same place, and to the same stop from the same place', async () => {
    const events = await make();
    const trees = new Map<number, string>();
    await fc.assert(
      fc.asyncProperty(
        someBreakpoints,
        fc.array(fc.constantFrom<MoveName[]>(...moves), { minLength: 5, maxLength: 40 }),
        async (chosen, walk) => {
          const player = playerOf(events, breakpointsFrom(chosen));
          const seen = new Map<string, string>();
          let before: Stop = { reason: 'entry', at: 1, hits: [] };
          for (const name of walk) {
            const stop = await player[name](patient());
            expect(stop.at).toBe(player.at);
            const tree = shapeOf(player.tree);
            const known = trees.get(stop.at) ?? shapeOf(treeOf(events.slice(0, stop.at)));
            trees.set(stop.at, known);
            expect(tree === known).toBe(true);
            // A move that does not move says so with the reason alone.
            if (stop.at !== before.at) {
              const key = `${before.at} ${name}`;
              expect(seen.get(key) ?? JSON.stringify(stop)).toBe(JSON.stringify(stop));
              seen.set(key, JSON.stringify(stop));
            }
            before = stop;
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  test('stop on the way back where they had stopped on the way there', async () => {
    const events = await make();
    await fc.assert(
      fc.asyncProperty(someBreakpoints, async (chosen) => {
        const player = playerOf(events, breakpointsFrom(chosen));
        const there = await all(() => player.continue(patient()), 'end');
        const back = await all(() => player.reverseContinue(patient()), 'entry');
        const inside = there.filter(({ at }) => at < events.length);
        expect(back.slice(0, -1)).toEqual(inside.toReversed());
        // And what was set only now counts from the beginning as well.
        const late = playerOf(events);
        await late.continue(patient());
        const lateSet = breakpointsFrom(chosen);
        const other = createPlayer(late.timeline, { breakpoints: lateSet });
        await other.goTo(9999, patient());
        expect(await all(() => other.reverseContinue(patient()), 'entry')).toEqual(back);
      }),
      { numRuns: 15 },
    );
  });
});

test('a live search that is walked is the log that it writes, walked the same way', async () => {
  await fc.assert(
    fc.asyncProperty(
      someBreakpoints,
      fc.nat(1000),
      fc.array(fc.constantFrom<MoveName[]>(...moves), { minLength: 3, maxLength: 30 }),
      async (chosen, seed, walk) => {
        const timeline = liveTimeline(scriptedRun({ changes: { seed } }).run);
        const live = createPlayer(timeline, { breakpoints: breakpointsFrom(chosen) });
        await timeline.reach(0, patient());
        const path: { readonly stop: Stop; readonly tree: string }[] = [];
        for (const name of walk) path.push({ stop: await live[name](patient()), tree: shapeOf(live.tree) });
        while (await timeline.reach(timeline.length, patient()));
        await timeline.done;
        const events = Array.from({ length: timeline.length }, (_, index) => timeline.event(index));
        const recorded = playerOf(
          events.filter((event) => event !== undefined),
          breakpointsFrom(chosen),
        );
        for (const [index, name] of walk.entries()) {
          const stop = await recorded[name](patient());
          expect({ stop, tree: shapeOf(recorded.tree) }).toEqual(path[index]);
        }
      },
    ),
    { numRuns: 25 },
  );
});

test('goes over 5,000 events at random', async () => {
  const events = syntheticLog({ steps: 140, beams: 4, candidates: 3 });
  expect(events.length).toBeGreaterThan(5000);
  const player = playerOf(events);
  const walk = fc.sample(fc.constantFrom<MoveName[]>('next', 'stepIn', 'stepOut', 'stepBack'), {
    numRuns: 600,
    seed: 6,
  });
  await player.goTo(70, patient());
  for (const name of walk) {
    const { at } = await player[name](patient());
    expect(player.tree.nodes.length).toBeLessThanOrEqual(at);
  }
  await player.continue(patient());
  for (let step = 140; step > 0; step -= 1) await player.stepBack(patient());
  expect(player.tree.steps.length).toBe(1);
  expect((await player.stepBack(patient())).reason).toBe('entry');
});
