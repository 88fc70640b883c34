// Lines of tool files, and what a search decides there.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/calls/decision.ts';
import { createBreakpoints } from '../../../src/debug/breakpoints/breakpoint-set.ts';
import { targetWords } from '../../../src/debug/breakpoints/target.ts';
import { breakpointLocations, placeOf, toolPlaces } from '../../../src/debug/breakpoints/tool-places.ts';
import type { ToolSyntax } from '../../../src/tools/read-document.ts';

const json = `[
  {
    "name": "get_weather",
    "description": "The weather now.",
    "parameters": {
      "type": "object",
      "properties": {
        "city": { "type": "string", "enum": ["Oslo", "Lima"] },
        "unit": {
          "type": "string",
          "enum": [
            "celsius",
            "fahrenheit"
          ],
          "description": "The unit."
        },
        "days": {
          "enum": [1, 2]
        }
      },
      "required": ["city"]
    }
  },

  { "name": "get_time", "parameters": { "type": "object", "properties": { "zone": { "type": "string" } } } },
  {
    "name": "plan_trip",
    "parameters": {
      "type": "object",
      "$defs": {
        "Place": {
          "type": "object",
          "properties": {
            "town": { "type": "string" }
          }
        }
      },
      "properties": {
        "from": { "$ref": "#/$defs/Place" },
        "stops": {
          "type": "array",
          "items": { "$ref": "#/$defs/Place" }
        },
        "fare": {
          "anyOf": [
            { "type": "number" },
            {
              "type": "object",
              "properties": {
                "class": {
                  "const": "first"
                }
              }
            }
          ]
        }
      }
    }
  }
]
`;

const yaml = `- name: get_weather
  description: >
    The weather
    now.
  parameters:
    type: object
    properties:
      city:
        type: string
      unit:
        type: string
        enum:
          - celsius
          - fahrenheit
`;

/** What each line stands for, in words. */
function words(text: string, syntax: ToolSyntax, line: number, column?: number): string | undefined {
  const targets = toolPlaces(text, syntax).at(line, column)?.targets;
  return targets?.map(targetWords).join(' | ');
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('what a line stands for', () => {
  test.each([
    ['"get_weather"', 'get_weather'],
    ['"The weather now."', 'get_weather'],
    ['"properties": {\n        "city"', 'get_weather'],
    ['"city": {', 'city of get_weather'],
    ['"unit": {', 'unit of get_weather'],
    ['"enum": [\n', 'unit of get_weather'],
    ['"celsius"', 'unit = "celsius" of get_weather'],
    ['"The unit."', 'unit of get_weather'],
    ['"enum": [1, 2]', 'days of get_weather'],
    ['"required"', 'get_weather'],
    ['"get_time"', 'get_time'],
    ['"Place": {', 'plan_trip'],
    ['"town"', 'from.town of plan_trip | stops[].town of plan_trip'],
    ['"stops"', 'stops of plan_trip'],
    ['"items"', 'stops of plan_trip'],
    ['"class"', 'fare.class of plan_trip'],
    ['"const"', 'fare.class = "first" of plan_trip'],
  ])('%s is %s', (part, expected) => {
    expect(words(json, 'json', lineOf(json, part))).toBe(expected);
  });

  test.each([
    ['name:', 'get_weather'],
    ['now.', 'get_weather'],
    ['city:', 'city of get_weather'],
    ['unit:', 'unit of get_weather'],
    ['enum:', 'unit of get_weather'],
    ['- celsius', 'unit = "celsius" of get_weather'],
    ['- fahrenheit', 'unit = "fahrenheit" of get_weather'],
  ])('in YAML %s is %s', (part, expected) => {
    expect(words(yaml, 'yaml', lineOf(yaml, part))).toBe(expected);
  });

  test('lines outside all tools are nothing', () => {
    const lines = json.split('\n').length;
    for (const line of [
      1,
      lineOf(json, '\n\n  { "name": "get_time"') + 1,
      lines - 1,
      lines,
      lines + 5,
      0,
      -1,
    ]) {
      expect(words(json, 'json', line)).toBeUndefined();
    }
    expect(toolPlaces('', 'json').at(1)).toBeUndefined();
    expect(toolPlaces('{"not": "tools"}', 'json').at(1)).toBeUndefined();
  });

  test('a column tells things on one line apart', () => {
    const line = lineOf(json, '"city": {');
    const text = json.split('\n')[line - 1] ?? '';
    const at = (part: string) => words(json, 'json', line, text.indexOf(part) + 1);
    expect(at('"city"')).toBe('city of get_weather');
    expect(at('"Oslo"')).toBe('city = "Oslo" of get_weather');
    expect(at('"Lima"')).toBe('city = "Lima" of get_weather');
    const one = lineOf(json, '"get_time"');
    const column = (json.split('\n')[one - 1] ?? '').indexOf('"zone"') + 1;
    expect(words(json, 'json', one, column)).toBe('zone of get_time');
  });

  test('a file that is torn by syntax errors still has its whole tools', () => {
    const torn = json.replace('"The weather now.",', '"The weather now.');
    expect(words(torn, 'json', lineOf(torn, '"zone"'))).toBe('get_time');
  });
});

describe('where breakpoints can be', () => {
  test('every place that is offered stands for something that begins there', () => {
    const spans = breakpointLocations(json, 'json', 1, 1000);
    const shown = spans.map(({ line, column, endColumn }) =>
      json.split('\n')[line - 1]?.slice(column - 1, endColumn - 1),
    );
    expect(shown).toContain('"get_weather"');
    expect(shown).toContain('"Lima"');
    expect(shown).toContain('2');
    for (const { line, column } of spans) {
      expect(toolPlaces(json, 'json').at(line, column)?.span).toMatchObject({ line, column });
    }
    const [unit] = breakpointLocations(json, 'json', 9, 9);
    expect(unit).toMatchObject({ line: 9, column: 9 });
    expect(breakpointLocations(json, 'json', 1, 1)).toEqual([]);
  });

  test.each(
    readdirSync('test/fixtures/tools').filter(
      (name) => name.startsWith('weather.') && !name.includes('arguments'),
    ),
  )('in %s every tool and parameter has one', (name) => {
    const text = readFileSync(`test/fixtures/tools/${name}`, 'utf8');
    const places = toolPlaces(text, 'json');
    const found = breakpointLocations(text, 'json', 1, 10_000).flatMap(({ line, column }) =>
      (places.at(line, column)?.targets ?? []).map(targetWords),
    );
    expect(found.some((each) => / = /.test(each))).toBe(true);
    expect(found.some((each) => each.startsWith('unit of '))).toBe(true);
    expect(found.some((each) => !each.includes(' '))).toBe(true);
  });

  test('nothing throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.nat(json.length),
        fc.nat(40),
        fc.string({ maxLength: 5 }),
        fc.nat(70),
        (from, cut, put, line) => {
          const text = json.slice(0, from) + put + json.slice(from + cut);
          for (const syntax of ['json', 'yaml'] as const) {
            toolPlaces(text, syntax).at(line);
            toolPlaces(text, syntax).at(line, cut);
            breakpointLocations(text, syntax, 0, line);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('definitions that refer to themselves and to each other come to an end', () => {
    const levels = Array.from({ length: 30 }, (_, index) => [
      `L${index}`,
      {
        properties: {
          self: { $ref: `#/$defs/L${index}` },
          left: { $ref: `#/$defs/L${index + 1}` },
          right: { $ref: `#/$defs/L${index + 1}` },
        },
      },
    ]);
    const text = JSON.stringify([
      {
        name: 'deep',
        parameters: {
          type: 'object',
          properties: { root: { $ref: '#/$defs/L0' } },
          $defs: Object.fromEntries([...levels, ['L30', { enum: ['end'] }]]),
        },
      },
    ]);
    expect(breakpointLocations(text, 'json', 1, 1).length).toBeGreaterThan(2);
  });
});

describe('where a decision stands', () => {
  const decision = (own: Partial<Decision>): Decision => ({
    kind: 'argument',
    text: '',
    start: 0,
    end: 0,
    call: 0,
    problems: [],
    ...own,
  });
  const shown = (own: Partial<Decision>, tool: string | undefined = 'get_weather') => {
    const span = placeOf(json, 'json', { decision: decision(own), tool });
    return span && json.split('\n')[span.line - 1]?.slice(span.column - 1, span.endColumn - 1);
  };

  test('a value of an enum, else the parameter, else the tool', () => {
    expect(shown({ name: 'unit', value: 'celsius' })).toBe('"celsius"');
    expect(shown({ name: 'unit', value: 'kelvin' })).toBe('"unit"');
    expect(shown({ name: 'days', value: 2 })).toBe('2');
    expect(shown({ name: 'units', value: 'C' })).toBe('"get_weather"');
    expect(shown({ kind: 'function-name', name: 'get_weather' })).toBe('"get_weather"');
    expect(shown({ kind: 'arguments-finished' })).toBe('"get_weather"');
    expect(shown({ name: 'from', value: { town: 'Oslo' } }, 'plan_trip')).toBe('"from"');
    expect(shown({ name: 'unit' }, 'no_such_tool')).toBeUndefined();
    expect(
      placeOf(json, 'json', { decision: decision({ kind: 'response-finished' }), tool: undefined }),
    ).toBeUndefined();
  });
});

describe('what is said of a breakpoint', () => {
  const set = (lines: readonly number[], text = json, path = 'tools.json') =>
    createBreakpoints().setSource(
      path,
      lines.map((line) => ({ line })),
      text,
    );

  test('it is moved to what it is on', () => {
    const [unit, nothing] = set([lineOf(json, '"The unit."'), 1]);
    expect(unit).toMatchObject({ verified: true, line: lineOf(json, '"unit"'), column: 9 });
    expect(nothing).toMatchObject({ verified: false });
    expect(nothing?.message).toContain('No tool is on this line');
    expect(set([10], yaml, 'tools.yaml')[0]).toMatchObject({ verified: true, line: 10, column: 7 });
  });

  test('it keeps its id while it stays the same', () => {
    const breakpoints = createBreakpoints();
    const ids = (lines: readonly { line: number; condition?: string }[]) =>
      breakpoints.setSource('a.json', lines, json).map(({ id }) => id);
    const [one, two] = ids([{ line: 3 }, { line: 9 }]);
    expect(ids([{ line: 9 }, { line: 3 }])).toEqual([two, one]);
    const [other] = ids([{ line: 9, condition: 'score > 0.5' }]);
    expect([one, two]).not.toContain(other);
    expect(new Set(ids([{ line: 9 }, { line: 9 }])).size).toBe(2);
  });

  test.each([
    [{ condition: 'score <' }, /In the condition score </],
    [{ hitCondition: 'often' }, /no hit condition/],
    [{ hitCondition: '% 0' }, /0th/],
    [{ logMessage: 'score {score' }, /not closed/],
    [{ logMessage: 'score {1 +}' }, /In \{1 \+\}/],
  ])('%j cannot be read', (terms, message) => {
    const [placed] = createBreakpoints().setSource('a.json', [{ line: 9, ...terms }], json);
    expect(placed?.verified).toBe(false);
    expect(placed?.message).toMatch(message);
  });

  test('a tool that the search was not given, and a file that it does not read', () => {
    const breakpoints = createBreakpoints();
    breakpoints.setSource('a.json', [{ line: 3 }, { line: lineOf(json, '"get_time"') }], json);
    breakpoints.setSource('b.json', [{ line: 3 }], json);
    breakpoints.setFunctions([
      { name: 'get_*' },
      { name: 'get_weather' },
      { name: 'get_wether' },
      { name: ' ' },
    ]);
    const changed = breakpoints.give({ tools: ['get_weather'], isToolFile: (path) => path === 'a.json' });
    expect(changed.map(({ verified, message }) => [verified, message])).toEqual([
      [false, expect.stringContaining('not given the tool "get_time"')],
      [false, expect.stringContaining('"tools" in launch.json')],
      [false, 'The search has no tool of the name get_wether. Did you mean get_weather?'],
    ]);
    expect(
      breakpoints
        .give({ tools: ['get_weather', 'get_time', 'get_wether'] })
        .every(({ verified }) => verified),
    ).toBe(true);
  });

  test('exceptions that are not known, miss what they need, or have no number', () => {
    const breakpoints = createBreakpoints();
    const placed = breakpoints.setExceptions(
      ['failed', 'expected-pruned', 'nonsense'],
      [
        { filterId: 'score-below', condition: '0.3' },
        { filterId: 'score-below', condition: 'low' },
        { filterId: 'score-below', condition: '1.5' },
        { filterId: 'invalid', condition: 'step >' },
      ],
    );
    expect(placed.map(({ verified }) => verified)).toEqual([true, false, false, true, false, false, false]);
    expect(placed[1]?.message).toContain('launch.json');
    expect(placed[4]?.message).toContain('between 0 and 1');
    const knowing = createBreakpoints({ expected: [] });
    expect(knowing.setExceptions(['expected-pruned'])[0]?.verified).toBe(true);
  });
});
