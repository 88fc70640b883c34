// Where breakpoints stop a search: at what is decided, and under which terms.
import { describe, expect, test } from 'vitest';
import { type BreakpointSet, createBreakpoints } from '../../../src/debug/breakpoints/breakpoint-set.ts';
import { readHitCondition } from '../../../src/debug/breakpoints/hit-condition.ts';
import { createPlayer } from '../../../src/debug/create-player.ts';
import { liveTimeline } from '../../../src/debug/live-timeline.ts';
import { recordedTimeline } from '../../../src/debug/recorded-timeline.ts';
import type { SearchEvent } from '../../../src/log/events.ts';
import { drawn, patient, recordedEvents, scriptedRun } from './searches.ts';
import { about, celsius, fahrenheit, stopsOf, time, twice, units, weighed } from './weighed-searches.ts';

/** The tool file as it is now: the search's own is made by `tasks.ts`, so lines are of this one. */
const file = `[
  {
    "name": "get_weather",
    "parameters": {
      "type": "object",
      "properties": {
        "city": { "type": "string" },
        "unit": {
          "enum": [
            "celsius",
            "fahrenheit"
          ]
        },
        "days": { "type": "integer" }
      }
    }
  },
  { "name": "get_time", "parameters": { "type": "object", "properties": { "city": { "type": "string" } } } }
]`;
const line = (part: string): number => file.slice(0, file.indexOf(part)).split('\n').length;

const onLine = (part: string, terms: object = {}): BreakpointSet => {
  const set = createBreakpoints();
  set.setSource('tools.json', [{ line: line(part), ...terms }], file);
  return set;
};

describe('breakpoints on lines', () => {
  const search = weighed({ texts: [celsius, fahrenheit, units, time], scores: { fahrenheit: 0.5 } });

  test('a tool stops where it is proposed, a parameter where it is decided, a value where it is given', async () => {
    const events = await recordedEvents(search);
    const stopped = async (part: string) => about(events, await stopsOf(events, onLine(part)));
    expect(await stopped('"get_weather"')).toEqual(['[{"name": "get_weather']);
    expect(await stopped('"get_time"')).toEqual(['[{"name": "get_time']);
    expect(await stopped('"unit"')).toEqual([', "unit": "celsius"']);
    expect(await stopped('"fahrenheit"')).toEqual([', "unit": "fahrenheit"']);
    expect(await stopped('"days"')).toEqual([]);
  });

  test('a parameter of another tool with the same name is another parameter', async () => {
    const events = await recordedEvents(weighed({ texts: [time] }));
    expect(await stopsOf(events, onLine('"city": { "type": "string" },'))).toEqual([]);
  });

  test('the stop says its reason, the breakpoint, its candidate and why', async () => {
    const events = await recordedEvents(search);
    const set = createBreakpoints();
    const [unit, fahr] = set.setSource(
      't.json',
      [{ line: line('"unit"') }, { line: line('"fahrenheit"') }],
      file,
    );
    set.setExceptions(['invalid']);
    const [stop] = await stopsOf(events, set);
    expect(stop?.reason).toBe('breakpoint');
    expect(stop?.hits.map(({ breakpoint }) => breakpoint).slice(0, 2)).toEqual([unit?.id, fahr?.id]);
    expect(stop?.hits[0]?.why).toMatch(/^unit = "celsius" — retained: ranked 2nd .*\.$/);
    expect(stop?.hits.at(-1)?.why).toMatch(/^Invalid candidate: units = "C" — pruned:/);
    expect(events[stop?.at ?? 0]?.type).toBe('step-finished');
  });

  test('tools are found by name in whatever else the file has become', async () => {
    const events = await recordedEvents(search);
    const set = createBreakpoints();
    const edited = `# moved\n- name: other\n  parameters: {}\n- name: get_weather\n  parameters:\n    type: object\n    properties:\n      unit:\n        enum: [kelvin]\n`;
    set.setSource('tools.yaml', [{ line: 8 }], edited);
    expect(about(events, await stopsOf(events, set))).toEqual([', "unit": "celsius"']);
  });

  test('a search that goes on in the middle of a call knows its function', async () => {
    const run = scriptedRun(search);
    const events: SearchEvent[] = [];
    for await (const event of run.run.events) events.push(event);
    const city = events.find((event) => event.type === 'candidate' && event.decision.text.includes('Oslo'));
    const fork = run.run.control.fork(city?.type === 'candidate' ? city.id : '');
    const own: SearchEvent[] = [];
    for await (const event of fork.events) own.push(event);
    expect((await stopsOf(own, onLine('"unit"'))).length).toBe(1);
  });

  test('what is deep inside a value', async () => {
    const events = await recordedEvents(weighed({ texts: [celsius] }));
    const nested = events.map((event) =>
      event.type === 'candidate' && event.decision.kind === 'argument' && event.decision.name === 'unit'
        ? {
            ...event,
            decision: { ...event.decision, value: { of: [{ scale: 'kelvin' }, { scale: 'celsius' }] } },
          }
        : event,
    );
    const text = JSON.stringify(
      [
        {
          name: 'get_weather',
          parameters: {
            type: 'object',
            properties: {
              unit: {
                properties: {
                  of: { items: { properties: { scale: { enum: ['celsius', 'rankine'] }, since: {} } } },
                },
              },
            },
          },
        },
      ],
      undefined,
      1,
    );
    const at = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;
    const stopped = async (part: string) => {
      const set = createBreakpoints();
      set.setSource('t.json', [{ line: at(part) }], text);
      return (await stopsOf(nested, set)).length;
    };
    expect(await stopped('"scale"')).toBe(1);
    expect(await stopped('"celsius"')).toBe(1);
    expect(await stopped('"rankine"')).toBe(0);
    expect(await stopped('"since"')).toBe(0);
  });
});

describe('conditions', () => {
  const search = weighed({ texts: [celsius, fahrenheit, time], scores: { fahrenheit: 0.5 } });

  test('are asked of each candidate in turn, the best first', async () => {
    const events = await recordedEvents(search);
    const stopped = async (condition: string) =>
      about(events, await stopsOf(events, onLine('"unit"', { condition })));
    expect(await stopped('candidate.score > 0.1')).toEqual([', "unit": "celsius"']);
    expect(await stopped('candidate.value == "fahrenheit"')).toEqual([', "unit": "fahrenheit"']);
    expect(await stopped('score < 0.6')).toEqual([', "unit": "fahrenheit"']);
    expect(await stopped('score < 0.1')).toEqual([]);
    expect(await stopped('step > 100')).toEqual([]);
    expect((await stopped('   ')).length).toBe(1);
  });

  test('that have no value do not stop, and say so once', async () => {
    const events = await recordedEvents(search);
    const output: string[] = [];
    const set = onLine('"get_weather"', { condition: 'candidates.sum(verdict.kind) > 1' });
    const player = createPlayer(recordedTimeline(events), {
      breakpoints: set,
      onOutput: (text) => output.push(text),
    });
    await player.continue(patient());
    await player.reverseContinue(patient());
    await player.continue(patient());
    expect(output.length).toBe(1);
    expect(output[0]).toMatch(/^The condition of the breakpoint on get_weather has no value: /);
  });
});

describe('hit counts', () => {
  test.each([
    ['3', [3]],
    ['= 3', [3]],
    ['== 3', [3]],
    ['>= 3', [3, 4, 5, 6]],
    ['>4', [5, 6]],
    ['<= 2', [1, 2]],
    ['< 2', [1]],
    ['% 2', [2, 4, 6]],
  ])('%s', (text, hits) => {
    const condition = readHitCondition(text);
    if (typeof condition === 'string') throw new Error(condition);
    expect([1, 2, 3, 4, 5, 6].filter(condition)).toEqual(hits);
  });

  test('count steps at which it holds, the same however often they are passed', async () => {
    const events = await recordedEvents(weighed({ texts: [twice], changes: { beams: 1, candidates: 1 } }));
    const set = onLine('"city": { "type": "string" },', { hitCondition: '2' });
    expect(about(events, await stopsOf(events, set))).toEqual([expect.stringContaining('Rome')]);
    const player = createPlayer(recordedTimeline(events), { breakpoints: set });
    const first = await player.continue(patient());
    await player.stepBack(patient());
    await player.stepBack(patient());
    expect(await player.continue(patient())).toEqual(first);
    await player.continue(patient());
    expect((await player.reverseContinue(patient())).at).toBe(first.at);
    expect((await player.reverseContinue(patient())).reason).toBe('entry');
  });

  test('count what was before, also where the breakpoint is set later, and begin anew in another search', async () => {
    const events = await recordedEvents(weighed({ texts: [twice], changes: { beams: 1, candidates: 1 } }));
    const set = createBreakpoints();
    const player = createPlayer(recordedTimeline(events), { breakpoints: set });
    await player.goTo(3, patient());
    set.setSource('t.json', [{ line: line('"city"'), hitCondition: '2' }], file);
    const stop = await player.continue(patient());
    expect(about(events, [stop])).toEqual([expect.stringContaining('Rome')]);
    const other = events.map((event) =>
      event.type === 'search-started' ? { ...event, search: 'other' } : event,
    );
    expect(about(other, await stopsOf(other, set))).toEqual([expect.stringContaining('Rome')]);
  });
});

describe('logpoints', () => {
  const search = weighed({ texts: [twice], changes: { beams: 1, candidates: 1 } });

  test('say their message once for each place on the way forward, and stop nothing', async () => {
    const events = await recordedEvents(search);
    const output: string[] = [];
    const set = onLine('"city": { "type": "string" },', { logMessage: '\\{{candidate.value}\\} of {"}"}' });
    expect(await stopsOf(events, set, output)).toEqual([]);
    expect(output).toEqual(['{Oslo} of }', '{Rome} of }']);
  });

  test('say nothing on the way back, nor again after it', async () => {
    const events = await recordedEvents(search);
    const output: string[] = [];
    const set = onLine('"city": { "type": "string" },', { logMessage: '{candidate.value}' });
    const player = createPlayer(recordedTimeline(events), {
      breakpoints: set,
      onOutput: (text) => output.push(text),
    });
    await player.next(patient());
    await player.next(patient());
    expect(output).toEqual(['Oslo']);
    await player.continue(patient());
    await player.reverseContinue(patient());
    await player.continue(patient());
    expect(output).toEqual(['Oslo', 'Rome']);
  });

  test('say nothing of what is skipped', async () => {
    const events = await recordedEvents(search);
    const output: string[] = [];
    const set = onLine('"city": { "type": "string" },', { logMessage: '{candidate.value}' });
    const player = createPlayer(recordedTimeline(events), {
      breakpoints: set,
      onOutput: (text) => output.push(text),
    });
    await player.goTo(5, patient());
    await player.reverseContinue(patient());
    await player.continue(patient());
    expect(output).toEqual(['Rome']);
  });

  test('show long and hostile values as one short line', async () => {
    const long = `[{"name": "get_weather", "arguments": {"city": "${'\\n\\u202e'.repeat(2000)}"}}]`;
    const events = await recordedEvents(weighed({ texts: [long], changes: { maxTokens: 20_000 } }));
    const output: string[] = [];
    await stopsOf(
      events,
      onLine('"city": { "type": "string" },', { logMessage: '{candidate.value}' }),
      output,
    );
    expect(output.length).toBe(1);
    expect(output[0]?.length).toBeLessThanOrEqual(1000);
    expect(output[0]).not.toMatch(/[\n\u202e]/);
  });
});

describe('breakpoints on names', () => {
  test.each([
    ['get_time', 1],
    ['get_*', 1],
    ['*', 1],
    ['*e*t*', 1],
    ['get_time*get_time', 0],
    ['get', 0],
    ['GET_TIME', 0],
  ])('%s', async (name, count) => {
    const set = createBreakpoints();
    set.setFunctions([{ name }]);
    const stops = await stopsOf(await recordedEvents(weighed({ texts: [time] })), set);
    expect(stops.map(({ reason }) => reason)).toEqual(Array<string>(count).fill('function breakpoint'));
  });
});

test('breakpoints that change while the search moves hold from the next step on', async () => {
  let answer: () => void = () => undefined;
  const asked: (() => void)[] = [];
  const { run } = scriptedRun({
    ...weighed({ texts: [celsius], changes: { beams: 1, candidates: 1, maxTokens: 1 } }),
    policy: {
      write: drawn([celsius]),
      before: () =>
        new Promise<void>((resolve) => {
          answer = resolve;
          for (const wake of asked.splice(0)) wake();
        }),
    },
  });
  const set = createBreakpoints();
  const timeline = liveTimeline(run);
  const player = createPlayer(timeline, { breakpoints: set });
  const begun = new Promise<void>((resolve) => asked.push(resolve));
  const moving = player.continue(patient());
  await begun;
  set.setFunctions([{ name: 'get_weather' }]);
  answer();
  expect((await moving).reason).toBe('function breakpoint');
  timeline.stop();
  await timeline.done;
});
