// A debugger that is handled badly, against models that are slow and fail: it never hangs and never loses an event.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBreakpoints } from '../../../src/debug/breakpoints/breakpoint-set.ts';
import { createPlayer } from '../../../src/debug/create-player.ts';
import { liveTimeline } from '../../../src/debug/live-timeline.ts';
import type { Stop } from '../../../src/debug/player.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import { treeOf } from '../../../src/log/tree-builder.ts';
import { ModelError } from '../../../src/models/exchange.ts';
import { textNumber } from '../search/scripted.ts';
import { scriptedRun, turns } from './searches.ts';

const moves = ['next', 'stepIn', 'stepOut', 'stepBack', 'reverseContinue', 'continue'] as const;

type Order =
  /** A move that is waited for, unless the models never answer it. */
  | { readonly kind: 'move'; readonly move: (typeof moves)[number]; readonly patience: number }
  /** A move that is left to itself. */
  | { readonly kind: 'start'; readonly move: (typeof moves)[number] }
  | { readonly kind: 'pause' | 'abort' | 'stop' | 'breakpoints' }
  | { readonly kind: 'wait'; readonly turns: number }
  /** Somebody else has the search's own controls in hand. */
  | { readonly kind: 'view'; readonly action: 'pause' | 'resume' | 'step' | 'stop' };

const move = fc.constantFrom(...moves);
const order: fc.Arbitrary<Order> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('move'), move, patience: fc.nat(300) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('start'), move }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait'), turns: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.constant<Order>({ kind: 'pause' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Order>({ kind: 'abort' }, { kind: 'stop' }, { kind: 'breakpoints' }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('view'),
      action: fc.constantFrom('pause' as const, 'resume' as const, 'step' as const, 'stop' as const),
    }),
  },
);

/** Takes its time, sometimes fails, and sometimes never answers, whether or not it listens to the signal. */
function trouble(seed: number): (signal: AbortSignal) => Promise<void> {
  let asked = 0;
  return async (signal) => {
    asked += 1;
    const drawn = textNumber(`${seed} ${asked}`);
    await turns(Math.floor(drawn * 5));
    if (drawn > 0.97) throw new ModelError('overloaded', 'The server is busy.', 'Try again later.');
    if (drawn > 0.94) await new Promise(() => undefined);
    if (drawn > 0.9) {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
  };
}

async function sequence(seed: number, orders: readonly Order[]): Promise<void> {
  const hold = trouble(seed);
  const { run } = scriptedRun({
    changes: { seed, beams: 2, candidates: 2 },
    policy: { before: (_, signal) => hold(signal), piece: 7 },
    reward: { before: (_, signal) => hold(signal) },
  });
  const timeline = liveTimeline(run);
  const breakpoints = createBreakpoints();
  const player = createPlayer(timeline, { breakpoints });
  const settled: Promise<void>[] = [];
  let stopped = false;
  let moving = 0;
  let controller = new AbortController();

  function start(name: (typeof moves)[number]): Promise<Stop | undefined> {
    const isFree = moving === 0;
    moving += 1;
    const going = player[name](controller.signal).then(
      (stop) => {
        // By now the next move may have begun.
        expect(stop.at).toBeLessThanOrEqual(timeline.length);
        return stop;
      },
      (error: unknown) => {
        const expected = controller.signal.aborted || isFree ? /gone/ : /moving already|gone/;
        expect(String(error)).toMatch(expected);
        return undefined;
      },
    );
    const counted = going.finally(() => {
      moving -= 1;
    });
    settled.push(counted.then(() => undefined));
    return counted;
  }

  for (const one of orders) {
    switch (one.kind) {
      case 'move':
        await Promise.race([start(one.move), turns(one.patience)]);
        break;
      case 'start':
        void start(one.move);
        break;
      case 'wait':
        await turns(one.turns);
        break;
      case 'pause':
        player.pause();
        break;
      case 'abort':
        controller.abort(new Error('The client has gone.'));
        controller = new AbortController();
        break;
      case 'stop':
        timeline.stop();
        stopped = true;
        break;
      case 'breakpoints':
        breakpoints.setFunctions([{ name: 'get_*', hitCondition: '% 2' }]);
        breakpoints.setExceptions(['invalid', 'failed']);
        break;
      case 'view':
        run.control[one.action]('view');
    }
  }
  timeline.stop();
  await timeline.done;
  await Promise.all(settled);
  const events = Array.from({ length: timeline.length }, (_, index) => timeline.event(index)).filter(
    (event) => event !== undefined,
  );
  checkWhole(events, stopped);
  expect((await player.continue(new AbortController().signal)).at).toBeGreaterThan(0);
  while ((await player.continue(new AbortController().signal)).reason !== 'end');
  expect(player.at).toBe(events.length);
}

/** Numbered without gaps, begun and ended, every candidate judged once. */
function checkWhole(events: readonly SearchEvent[], stopped: boolean): void {
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
  expect(events[0]?.type).toBe('search-started');
  expect(events.filter(({ type }) => type === 'search-finished').length).toBe(1);
  expect(events.at(-1)?.type).toBe('search-finished');
  const tree = treeOf(events);
  expect(tree.problems).toEqual([]);
  expect(tree.nodes.filter(({ verdict }) => verdict === undefined)).toEqual([]);
  if (stopped) expect(['stopped', 'failed', 'done', 'empty']).toContain(tree.outcome?.outcome);
}

test('1,000 random sequences of controls', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(100_000), fc.array(order, { minLength: 3, maxLength: 14 }), sequence),
    { numRuns: 1000 },
  );
});
