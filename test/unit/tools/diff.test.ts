// The semantic diff: what changed between two versions of a tool file for those who call its tools.
import { describe, expect, it } from 'vitest';
import { diffTools } from '../../../src/tools/diff.ts';
import { describeChange, describeChanges, summarizeChanges } from '../../../src/tools/diff-text.ts';
import { readTools } from '../../../src/tools/read.ts';
import type { JsonObject, JsonValue } from '../../../src/tools/tool.ts';

const mcp = (...tools: JsonObject[]) => JSON.stringify({ tools }, undefined, 2);
const weather = (properties: JsonObject, more: JsonObject = {}): string =>
  mcp({ name: 'get_weather', description: 'Weather.', inputSchema: { type: 'object', properties, ...more } });

function changes(before: string, after: string) {
  return diffTools(readTools(before).tools, readTools(after).tools);
}
/** Effect and sentence of each change between two versions of one parameter. */
const between = (before: JsonValue, after: JsonValue, more: JsonObject = {}) =>
  changes(weather({ x: before }, more), weather({ x: after }, more)).map(
    ({ effect, message }) => `${effect}: ${message}`,
  );

describe('a semantic diff of tools', () => {
  it('names tools that are new and gone', () => {
    const two = mcp({ name: 'a', description: 'A.' }, { name: 'b', description: 'B.' });
    expect(changes(mcp({ name: 'a', description: 'A.' }), two)).toMatchObject([
      { kind: 'tool-added', effect: 'wider', tool: 'b', message: 'The tool "b" is new.' },
    ]);
    expect(changes(two, mcp({ name: 'b', description: 'B.' }))).toMatchObject([
      { kind: 'tool-removed', effect: 'narrower', tool: 'a' },
    ]);
  });

  it('takes an equal tool, or one whose name is only written in another style, for renamed', () => {
    const [renamed] = changes(
      mcp({ name: 'lookup', description: 'Looks up.' }),
      mcp({ name: 'find', description: 'Looks up.' }),
    );
    expect(renamed).toMatchObject({ kind: 'tool-renamed', tool: 'find', effect: 'otherwise' });
    const styled = changes(
      mcp({ name: 'getWeather', description: 'Weather.' }),
      mcp({ name: 'get_weather', description: 'The weather.' }),
    );
    expect(styled.map(({ kind }) => kind)).toEqual(['tool-renamed', 'described']);
    const strangers = changes(mcp({ name: 'a', inputSchema: {} }), mcp({ name: 'b', inputSchema: {} }));
    expect(strangers.map(({ kind }) => kind)).toEqual(['tool-added', 'tool-removed']);
  });

  it('does not care in which format or order the tools are written', () => {
    const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
    const chat = JSON.stringify([
      { type: 'function', function: { name: 'f', description: 'F.', parameters: schema } },
    ]);
    const anthropic = JSON.stringify([{ name: 'f', description: 'F.', input_schema: schema }]);
    expect(changes(chat, anthropic)).toEqual([]);
    const tools = ['a', 'b', 'c'].map((name) => ({ name, inputSchema: schema }));
    expect(changes(mcp(...tools), mcp(...tools.toReversed()))).toEqual([]);
  });

  it('compares records of data sets that repeat names one by one', () => {
    const record = (limit: number) => ({ name: 'f', parameters: { n: { type: 'integer', maximum: limit } } });
    const lines = (...limits: number[]) => limits.map((limit) => JSON.stringify([record(limit)])).join('\n');
    const found = changes(lines(1, 2), lines(1, 3));
    expect(found.map(({ message }) => message)).toEqual(['"n" must be at most 3 now; before, at most 2.']);
  });
});

describe('a semantic diff of parameters', () => {
  const kinds = (before: string, after: string) =>
    changes(before, after).map(({ kind, effect, parameter }) => [kind, effect, parameter]);

  it('tells required from optional ones, and counts only declared names as allowed', () => {
    const bare = weather({});
    const optional = weather({ unit: { type: 'string' } });
    const required = weather({ unit: { type: 'string' } }, { required: ['unit'] });
    expect(kinds(bare, optional)).toEqual([['parameter-added', 'wider', 'unit']]);
    expect(kinds(bare, required)).toEqual([['parameter-added', 'otherwise', 'unit']]);
    expect(kinds(optional, bare)).toEqual([['parameter-removed', 'narrower', 'unit']]);
    expect(kinds(optional, required)).toEqual([['required', 'narrower', 'unit']]);
    expect(kinds(required, optional)).toEqual([['optional', 'wider', 'unit']]);
  });

  it('tells of required names that are no property, since calls need them', () => {
    const city = { city: { type: 'string' } };
    const both = weather(city, { required: ['city', 'country'] });
    const one = weather(city, { required: ['city'] });
    expect(changes(both, one)).toMatchObject([
      { kind: 'optional', effect: 'wider', message: '"country" is no longer required.' },
    ]);
    expect(changes(one, both)).toMatchObject([{ kind: 'required', effect: 'narrower' }]);
    expect(changes(both, both)).toEqual([]);
    const inner = (required: string[]) => ({ type: 'object', properties: city, required });
    expect(between(inner(['city', 'country']), inner(['city']))).toEqual([
      'wider: "x.country" is no longer required.',
    ]);
  });

  it('takes a listed value that may be null for one, whether its list has a type or not', () => {
    for (const type of [{ type: 'string' }, {}]) {
      const more = { $defs: { Sort: { ...type, enum: ['up', 'down'] } } };
      const sort = { $ref: '#/$defs/Sort' };
      expect(between(sort, { anyOf: [sort, { type: 'null' }] }, more)).toEqual([
        'wider: "x" now also takes null.',
      ]);
    }
  });

  it('takes a parameter with an equal schema, style of name or description for renamed', () => {
    const date = { type: 'string', format: 'date', description: 'Day of departure.' };
    expect(kinds(weather({ date }), weather({ departure: date }))).toEqual([
      ['parameter-renamed', 'otherwise', 'departure'],
    ]);
    expect(
      changes(weather({ startDate: { type: 'string' } }), weather({ start_date: { type: 'integer' } })).map(
        ({ message }) => message,
      ),
    ).toEqual([
      '"startDate" is called "start_date" now.',
      '"start_date" takes an integer now; before, a string.',
    ]);
    expect(
      kinds(weather({ when: date }), weather({ day: { type: 'string', description: date.description } })),
    ).toEqual([
      ['parameter-renamed', 'otherwise', 'day'],
      ['constraint', 'wider', 'day'],
    ]);
    expect(kinds(weather({ a: { type: 'string' } }), weather({ b: { type: 'integer' } }))).toEqual([
      ['parameter-added', 'wider', 'b'],
      ['parameter-removed', 'narrower', 'a'],
    ]);
  });

  it('says where: pointers and ranges in both versions', () => {
    const before = weather({ unit: { type: 'string', enum: ['c', 'k'], description: 'Unit.' } });
    const after = weather({ city: {}, unit: { type: 'string', enum: ['c'], description: 'The unit.' } });
    const [, described, narrowed] = changes(before, after);
    const textOf = (text: string, range?: { offset: number; length: number }) =>
      range && text.slice(range.offset, range.offset + range.length);
    expect(textOf(after, described?.after?.range)).toBe('"The unit."');
    expect(described?.before?.pointer).toBe('/tools/0/inputSchema/properties/unit/description');
    expect(narrowed).toMatchObject({
      kind: 'values',
      keyword: 'enum',
      effect: 'narrower',
      parameter: 'unit',
    });
    expect(narrowed?.after?.pointer).toBe('/tools/0/inputSchema/properties/unit/enum');
    expect(textOf(before, narrowed?.before?.range)).toMatch(/^"unit": \{/);
  });

  it('finds changes inside objects, lists, maps and references, and names the way', () => {
    const schema = (city: JsonObject, tag: JsonObject) => ({
      properties: {
        stops: { type: 'array', items: { $ref: '#/$defs/Stop' } },
        tags: { type: 'object', additionalProperties: tag },
      },
      $defs: { Stop: { type: 'object', properties: { city }, required: ['city'] } },
    });
    const before = mcp({
      name: 'f',
      inputSchema: { type: 'object', ...schema({ minLength: 1 }, { type: 'number' }) },
    });
    const after = mcp({
      name: 'f',
      inputSchema: { type: 'object', ...schema({ minLength: 2 }, { type: 'integer' }) },
    });
    expect(changes(before, after).map(({ path, parameter, message }) => [path, parameter, message])).toEqual([
      [
        'stops[].city',
        'stops',
        '"stops[].city" must have at least 2 characters now; before, at least 1 character.',
      ],
      ['tags.*', 'tags', '"tags.*" takes an integer now; before, a number.'],
    ]);
  });

  it('follows a recursive schema once, and says so where it gives up', () => {
    const tree = (leaf: JsonObject): string =>
      mcp({
        name: 'f',
        inputSchema: {
          type: 'object',
          properties: { node: { $ref: '#/$defs/Node' } },
          $defs: {
            Node: {
              type: 'object',
              properties: { leaf, left: { $ref: '#/$defs/Node' }, right: { $ref: '#/$defs/Node' } },
            },
          },
        },
      });
    const messages = changes(tree({ type: 'string' }), tree({ type: 'number' })).map(
      ({ message }) => message,
    );
    expect(messages[0]).toBe('"node.leaf" takes a number now; before, a string.');
    expect(messages.length).toBeLessThan(10);
    const doubling = (last: JsonObject): string =>
      mcp({
        name: 'f',
        inputSchema: {
          type: 'object',
          properties: { a: { $ref: '#/$defs/d0' } },
          $defs: Object.fromEntries(
            Array.from({ length: 40 }, (_, index) => [
              `d${index}`,
              index === 39
                ? last
                : {
                    properties: {
                      x: { $ref: `#/$defs/d${index + 1}` },
                      y: { $ref: `#/$defs/d${index + 1}` },
                    },
                  },
            ]),
          ),
        },
      });
    const found = changes(doubling({ type: 'string' }), doubling({ type: 'null' }));
    expect(found.some(({ message }) => message.includes('too large to be compared'))).toBe(true);
  });
});

describe('a semantic diff of a schema', () => {
  it.each<[string, JsonValue, JsonValue, readonly string[]]>([
    [
      'types',
      { type: 'integer' },
      { type: 'number' },
      ['wider: "x" takes a number now; before, an integer.'],
    ],
    [
      'null',
      { type: ['string', 'null'] },
      { type: 'string' },
      ['narrower: "x" takes a string now; before, a string or null.'],
    ],
    ['no type', {}, { type: 'string' }, ['narrower: "x" takes a string now; before, any value.']],
    [
      'enum',
      { enum: ['a', 'b'] },
      { enum: ['b', 'c'] },
      ['otherwise: "x" no longer takes "a", and now also takes "c".'],
    ],
    [
      'a new enum',
      { type: 'string' },
      { type: 'string', enum: ['a'] },
      ['narrower: "x" now takes only "a".'],
    ],
    ['const', { const: 'a' }, { enum: ['a', 'b'] }, ['wider: "x" now also takes "b".']],
    [
      'bounds',
      { minimum: 1 },
      { exclusiveMinimum: 1 },
      ['narrower: "x" must be above 1 now; before, at least 1.'],
    ],
    [
      'a bound that goes',
      { maximum: 1 },
      {},
      ['wider: "x" must be as large as one likes now; before, at most 1.'],
    ],
    [
      'lengths',
      { maxLength: 5 },
      { maxLength: 9 },
      ['wider: "x" must have at most 9 characters now; before, at most 5 characters.'],
    ],
    [
      'pattern',
      { pattern: '^a' },
      { pattern: '^b' },
      ['otherwise: "x" has the pattern "^b" now; before, the pattern "^a".'],
    ],
    ['format', {}, { format: 'date' }, ['narrower: "x" has the format "date" now.']],
    [
      'multiples',
      { multipleOf: 2 },
      { multipleOf: 4 },
      ['narrower: "x" has the multipleOf 4 now; before, the multipleOf 2.'],
    ],
    ['default', { default: 1 }, { default: 2 }, ['words: "x" has the default 2 now; before, 1.']],
    [
      'words',
      { description: 'A.' },
      { description: 'B.', title: 'X' },
      ['words: "x" has another description now.', 'words: "x" has a "title" now.'],
    ],
    ['unknown keywords', {}, { 'x-unit': 'm' }, ['words: "x" has a "x-unit" now.']],
    [
      'closed objects',
      { type: 'object' },
      { type: 'object', additionalProperties: false },
      ['narrower: "x" allows no other names now.'],
    ],
    [
      'branches',
      {
        anyOf: [
          { type: 'string', minLength: 1 },
          { type: 'object', properties: {} },
        ],
      },
      { anyOf: [{ type: 'string', minLength: 1 }] },
      ['narrower: "x" loses a branch of anyOf.'],
    ],
    [
      'conditions',
      { if: {} },
      { if: { minLength: 1 } },
      ['otherwise: "x" has another if now; before, another if.'],
    ],
  ])('judges %s', (_name, before, after, expected) => {
    expect(between(before, after)).toEqual(expected);
  });

  it.each<[string, JsonValue, JsonValue]>([
    ['const and an enum of one', { const: 1 }, { enum: [1] }],
    [
      'a type of null and a branch of null',
      { type: ['string', 'null'] },
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
    ],
    ['a reference and its target', { $ref: '#/$defs/City' }, { type: 'string', minLength: 1 }],
    ['the order of an enum', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }],
    ['at least nothing', { type: 'string', minLength: 0 }, { type: 'string' }],
    [
      'additional properties that are anything',
      { additionalProperties: true },
      { type: ['string', 'number', 'boolean', 'object', 'array', 'null'] },
    ],
  ])('finds nothing between %s', (_name, before, after) => {
    expect(between(before, after, { $defs: { City: { type: 'string', minLength: 1 } } })).toEqual([]);
  });

  it('sees what changed in one branch', () => {
    const list = (type: string): JsonObject => ({ type: 'array', items: { type } });
    expect(
      between(
        { anyOf: [list('string'), { type: 'object' }] },
        { anyOf: [list('number'), { type: 'object' }] },
      ),
    ).toEqual(['otherwise: "x[]" takes a number now; before, a string.']);
    expect(
      between(
        { minLength: 1, type: 'string' },
        { anyOf: [{ type: 'string', minLength: 1 }, list('string')] },
      ),
    ).toEqual(['wider: "x" gains a branch of anyOf.']);
  });
});

describe('a diff as text', () => {
  it('is one line a change, grouped by tool, and lets no name forge a line', () => {
    const found = changes(
      weather({ 'a\n- b': { type: 'string' } }),
      weather({ 'a\n- b': { type: 'string' }, unit: {} }, { required: ['a\n- b'] }),
    );
    expect(found.map(describeChange)).toEqual([
      '- get_weather: "a\\n- b" is required now.',
      '+ get_weather: "unit" is new and optional.',
    ]);
    expect(describeChanges(found).split('\n')).toEqual([
      'get_weather',
      '  - "a\\n- b" is required now.',
      '  + "unit" is new and optional.',
      '',
    ]);
    expect(summarizeChanges(found)).toBe('2 changes: 1 wider, 1 narrower');
    expect(summarizeChanges([])).toBe('no change');
  });
});
