// Where a debugger stops without a place in a file: the search lost the expected call, is unsure, or failed.
import { describe, expect, test } from 'vitest';
import type { Call } from '../../../src/calls/decision.ts';
import { createBreakpoints } from '../../../src/debug/breakpoints/breakpoint-set.ts';
import { createPlayer } from '../../../src/debug/create-player.ts';
import { liveTimeline } from '../../../src/debug/live-timeline.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import { drawn, patient, recordedEvents, scriptedRun } from './searches.ts';
import {
  about,
  celsius,
  fahrenheit,
  stopsOf,
  time,
  units,
  type Weighed,
  weighed,
} from './weighed-searches.ts';

const right: readonly Call[] = [{ name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius' } }];

describe('exceptions', () => {
  const stopped = async (
    search: Weighed,
    filter: string,
    { condition, expected }: { readonly condition?: string; readonly expected?: readonly Call[] } = {},
  ) => {
    const events = await recordedEvents(weighed(search));
    const set = createBreakpoints({ expected });
    set.setExceptions([], [{ filterId: filter, condition }]);
    const stops = await stopsOf(events, set);
    return { stops, texts: about(events, stops), why: stops.map(({ hits }) => hits[0]?.why ?? '') };
  };

  test('the expected call was pruned: at the step that loses it', async () => {
    const search = { texts: [celsius, fahrenheit, time], scores: { celsius: 0.1, fahrenheit: 0.9 } };
    const { stops, texts, why } = await stopped(search, 'expected-pruned', { expected: right });
    expect(stops.map(({ reason }) => reason)).toEqual(['exception']);
    expect(texts).toEqual([', "unit": "celsius"']);
    expect(why[0]).toMatch(/^The expected call was pruned: unit = "celsius" — pruned: /);
  });

  test('but not where it lives on in another order, or is the answer', async () => {
    const swapped = '[{"name": "get_weather", "arguments": {"unit": "celsius", "city": "Oslo"}}]';
    const search = { texts: [celsius, swapped], scores: { '{"city"': 0.2 }, changes: { beams: 1 } };
    expect((await stopped(search, 'expected-pruned', { expected: right })).stops).toEqual([]);
    const won = { texts: [celsius, fahrenheit, time], scores: { celsius: 0.9 } };
    expect((await stopped(won, 'expected-pruned', { expected: right })).stops).toEqual([]);
  });

  test('nor where it was never proposed', async () => {
    const search = { texts: [fahrenheit, time] };
    expect((await stopped(search, 'expected-pruned', { expected: right })).stops).toEqual([]);
  });

  test('nor where the search was stopped before it judged', async () => {
    const { run } = scriptedRun(weighed({ texts: [celsius] }));
    const events: SearchEvent[] = [];
    for await (const event of run.events) {
      events.push(event);
      if (event.type === 'score') run.control.stop();
    }
    const set = createBreakpoints({ expected: right });
    set.setExceptions(['expected-pruned']);
    expect(await stopsOf(events, set)).toEqual([]);
  });

  test('no call may be what is expected', async () => {
    const search = { texts: ['[]', time], scores: { '[]': 0.1 }, changes: { beams: 1 } };
    expect((await stopped(search, 'expected-pruned', { expected: [] })).texts).toEqual(['[]']);
  });

  test.each(['coarse', 'best-of-n'] as const)(
    'under the strategy %s candidates of earlier steps are pruned when they are judged',
    async (strategy) => {
      const search = {
        texts: [celsius, fahrenheit, time],
        scores: { celsius: 0.1, fahrenheit: 0.9 },
        changes: { strategy, beams: strategy === 'coarse' ? 1 : 3 },
      };
      const { texts } = await stopped(search, 'expected-pruned', { expected: right });
      expect(texts.length).toBe(1);
    },
  );

  test('a score is under the threshold, of a candidate that is retained', async () => {
    const search = { texts: [celsius, fahrenheit], scores: { fahrenheit: 0.2, celsius: 0.45 } };
    const { texts, why } = await stopped({ ...search, changes: { beams: 1 } }, 'score-below');
    expect(texts[0]).toBe(', "unit": "celsius"');
    expect(why[0]).toBe('unit = "celsius" was retained with a score of 0.45, under 0.5.');
    const lower = await stopped({ ...search, changes: { beams: 1 } }, 'score-below', { condition: '0.4' });
    expect(lower.stops).toEqual([]);
  });

  test('a candidate is invalid, under a condition', async () => {
    const search = { texts: [celsius, units] };
    expect((await stopped(search, 'invalid')).texts).toEqual([', "units": "C"']);
    expect((await stopped(search, 'invalid', { condition: 'candidate.name == "units"' })).texts.length).toBe(
      1,
    );
    expect((await stopped(search, 'invalid', { condition: 'candidate.name == "unit"' })).texts).toEqual([]);
  });

  test('policy and reward model disagree', async () => {
    const search = {
      texts: [celsius, celsius, fahrenheit],
      scores: { fahrenheit: 0.9, celsius: 0.3 },
      changes: { beams: 1, candidates: 3 },
    };
    const { texts, why } = await stopped(search, 'disagree');
    expect(texts).toEqual([', "unit": "celsius"']);
    expect(why[0]).toContain('the likeliest unit = "celsius" was pruned, unit = "fahrenheit" was retained');
    const agreed = { ...search, scores: { fahrenheit: 0.3, celsius: 0.9 } };
    expect((await stopped(agreed, 'disagree')).stops).toEqual([]);
  });

  test('the search failed: at its end, with what to do', async () => {
    const timeline = liveTimeline(
      scriptedRun({
        reward: {
          before: async () => {
            throw new Error('The reward model has gone.');
          },
        },
      }).run,
    );
    const set = createBreakpoints();
    set.setExceptions(['failed']);
    const player = createPlayer(timeline, { breakpoints: set });
    const stop = await player.continue(patient());
    expect(stop).toMatchObject({ reason: 'exception', at: timeline.length, hits: [{ candidate: null }] });
    expect(stop.hits[0]?.why).toMatch(/^The search failed: The reward model has gone\. Please report/);
    expect((await player.continue(patient())).reason).toBe('end');
    const fine = createPlayer(liveTimeline(scriptedRun({ policy: { write: drawn([celsius]) } }).run), {
      breakpoints: set,
    });
    expect((await fine.continue(patient())).reason).toBe('end');
  });
});
