// Values against a tool's schema: one plain sentence for everything that does not fit.
import { describe, expect, it } from 'vitest';
import { readTools } from '../../../src/tools/read.ts';
import type { JsonValue, Tool } from '../../../src/tools/tool.ts';
import {
  checkArguments,
  checkValue,
  prepareChecks,
  schemaFaults,
  uncheckable,
} from '../../../src/tools/validate.ts';

function tool(inputSchema: unknown): Tool {
  const [first] = readTools(JSON.stringify([{ name: 'f', inputSchema }])).tools;
  if (first === undefined) throw new Error('no tool');
  return first;
}

const one = (schema: unknown, extra = {}) => tool({ type: 'object', properties: { p: schema }, ...extra });
const messages = (schema: unknown, value: JsonValue) =>
  checkValue(one(schema), 'p', value).map(({ message }) => message);

describe('a value that fits', () => {
  it.each<[unknown, JsonValue]>([
    [{ type: 'string' }, 'x'],
    [{ type: 'integer' }, 5],
    [{ type: ['string', 'null'] }, null],
    [{ enum: ['a', 1] }, 1],
    [{ type: 'string', format: 'date' }, '2026-02-28'],
    [{ type: 'string', format: 'no-such-format' }, 'x'],
    [{ type: 'string', pattern: '^[\\w\\_]+$' }, 'a_b'],
    [{}, { any: ['thing'] }],
  ])('%j leaves nothing to say about %j', (schema, value) => {
    expect(messages(schema, value)).toEqual([]);
  });
});

describe('a value that does not fit', () => {
  it.each<[unknown, JsonValue, string]>([
    [{ type: 'integer' }, 'three', 'p must be an integer, not "three"'],
    [{ type: 'boolean' }, 'yes', 'p must be true or false, not "yes"'],
    [{ type: ['string', 'null'] }, 5, 'p must be a string or null, not 5'],
    [{ enum: ['celsius', 'fahrenheit'] }, 'kelvin', 'p must be one of "celsius", "fahrenheit", not "kelvin"'],
    [{ const: 1 }, 2, 'p must be 1, not 2'],
    [{ minimum: 1 }, 0, 'p must be at least 1, not 0'],
    [{ exclusiveMaximum: 9 }, 9, 'p must be less than 9, not 9'],
    [{ multipleOf: 5 }, 7, 'p must be a multiple of 5, not 7'],
    [{ minLength: 1 }, '', 'p must have at least 1 character, not ""'],
    [{ maxItems: 2 }, [1, 2, 3], 'p must have at most 2 items, not 3'],
    [{ uniqueItems: true }, [1, 1], 'p must not repeat items, but items 0 and 1 are equal'],
    [{ pattern: '^[A-Z]{3}$' }, 'Oslo', 'p must match the pattern ^[A-Z]{3}$, not "Oslo"'],
    [{ type: 'string', format: 'date' }, 'today', 'p must be in the format "date", not "today"'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 5, 'p must be a string or null, not 5'],
    [{ anyOf: [{ minimum: 5 }, { enum: [1] }] }, 3, 'p fits none of the allowed forms: 3'],
    [
      { oneOf: [{ type: 'number' }, { minimum: 1 }] },
      3,
      'p must fit exactly one of the allowed forms, but 3 fits several',
    ],
    [{ not: { type: 'string' } }, 'x', 'p must not be "x"'],
    [{ items: { type: 'integer' } }, [1, 'x'], 'p[1] must be an integer, not "x"'],
    [{ properties: { city: { type: 'string' } } }, { city: 5 }, 'p.city must be a string, not 5'],
    [{ required: ['city'] }, {}, 'p.city is required, but missing'],
    [{ properties: {}, additionalProperties: false }, { x: 1 }, 'p.x is not among the names allowed here'],
    [false, 1, 'p may not be given'],
  ])('%j says of %j: %s', (schema, value, message) => {
    expect(messages(schema, value)).toEqual([message]);
  });

  it('is named by keyword and by its pointer into the arguments', () => {
    const stops = one({
      type: 'array',
      items: { type: 'object', properties: { 'a/b': { type: 'integer' } } },
    });
    expect(checkValue(stops, 'p', [{ 'a/b': 'x' }])).toEqual([
      { keyword: 'type', pointer: '/p/0/a~1b', message: 'p[0].a/b must be an integer, not "x"' },
    ]);
  });

  it('is shown cut short if it is long', () => {
    const [message = ''] = messages({ type: 'integer' }, 'x'.repeat(5000));
    expect(message.length).toBeLessThan(120);
  });
});

describe('one argument', () => {
  const weather = tool({
    type: 'object',
    properties: {
      city: { type: 'string' },
      unit: { $ref: '#/$defs/unit' },
      same: { $ref: '#/properties/city' },
    },
    required: ['city', 'unit'],
    minProperties: 2,
    $defs: { unit: { enum: ['c', 'f'] } },
  });

  it('is checked by itself: what else is missing does not matter yet', () => {
    expect(checkValue(weather, 'city', 'Oslo')).toEqual([]);
  });

  it('is checked through the references of the tool’s schema', () => {
    expect(checkValue(weather, 'unit', 'k')).toMatchObject([{ keyword: 'enum', pointer: '/unit' }]);
    expect(checkValue(weather, 'same', 5)).toMatchObject([{ keyword: 'type', pointer: '/same' }]);
  });

  it('that the tool does not name is not judged, unless the schema does', () => {
    expect(checkValue(weather, 'colour', 'red')).toEqual([]);
    const closed = one({}, { additionalProperties: { type: 'integer' } });
    expect(checkValue(closed, 'other', 'x')).toMatchObject([{ keyword: 'type', pointer: '/other' }]);
    const shut = one({}, { additionalProperties: false });
    expect(checkValue(shut, 'other', 'x')).toMatchObject([
      { keyword: 'additionalProperties', pointer: '/other' },
    ]);
  });

  it('may be called anything', () => {
    const odd = tool({
      properties: {
        constructor: { type: 'string' },
        'a b/c~%': { type: 'integer' },
        天気: { type: 'integer' },
      },
    });
    expect(checkValue(odd, '天気', 'x')).toMatchObject([{ pointer: '/天気' }]);
    expect(checkValue(odd, 'a b/c~%', 'x')).toMatchObject([{ pointer: '/a b~1c~0%' }]);
    expect(checkArguments(odd, {})).toEqual([]);
    expect(() => checkValue(odd, '__proto__', 1)).not.toThrow();
  });
});

describe('all arguments of a call', () => {
  const flight = tool({
    type: 'object',
    properties: { from: { type: 'string' }, to: { type: 'string' } },
    required: ['from', 'to'],
    additionalProperties: false,
  });

  it('may be right', () => {
    expect(checkArguments(flight, { from: 'OSL', to: 'CDG' })).toEqual([]);
  });

  it('may lack one, have one too many and a wrong one', () => {
    expect(checkArguments(flight, { from: 5, via: 'AMS' }).map(({ message }) => message)).toEqual([
      'to is required, but missing',
      'via is not among the names allowed here',
      'from must be a string, not 5',
    ]);
  });

  it('must be an object', () => {
    expect(checkArguments(flight, ['OSL'])).toMatchObject([
      { pointer: '', message: 'the arguments must be an object, not ["OSL"]' },
    ]);
  });
});

describe('drafts', () => {
  it('default to 2020-12', () => {
    const pair = one({ prefixItems: [{ type: 'integer' }], items: false });
    expect(checkValue(pair, 'p', [1, 2])).toHaveLength(1);
  });

  it('are taken from $schema', () => {
    const properties = { p: { items: [{ type: 'integer' }], additionalItems: false } };
    const old = tool({ $schema: 'http://json-schema.org/draft-07/schema#', properties });
    expect(checkValue(old, 'p', [1, 2])).toHaveLength(1);
    expect(checkValue(old, 'p', [1])).toEqual([]);
  });

  it('are draft-07 where items is a list, as it is only there', () => {
    const old = one({ items: [{ type: 'integer' }], additionalItems: false });
    expect(checkValue(old, 'p', [1, 2])).toHaveLength(1);
  });

  it('that ajv does not know do no harm, nor do two tools with the same $id', () => {
    const odd = {
      $schema: 'https://example.com/mine',
      $id: 'https://example.com/same',
      properties: { p: { type: 'string' } },
    };
    for (const each of [tool(odd), tool(odd)]) expect(checkArguments(each, { p: 1 })).toHaveLength(1);
  });
});

describe('a schema that cannot be compiled', () => {
  const broken = tool({
    properties: { bad: { $ref: 'https://example.com/x.json' }, good: { type: 'integer' } },
  });

  it('says why, and fetches nothing', () => {
    expect(uncheckable(broken)).toMatch(/cannot be compiled: .*example\.com/);
    expect(uncheckable(one({ type: 'string' }))).toBeUndefined();
  });

  it('accuses no value, and leaves the other parameters checkable', () => {
    expect(checkArguments(broken, { bad: 1 })).toEqual([]);
    expect(checkValue(broken, 'bad', 1)).toEqual([]);
    expect(checkValue(broken, 'good', 'x')).toMatchObject([{ keyword: 'type' }]);
  });

  it('that runs in circles does not throw', () => {
    expect(checkArguments(tool({ $ref: '#' }), {})).toEqual([]);
  });
});

describe('prepareChecks', () => {
  it('leaves the event loop its turns, and finds what is found without it', async () => {
    const fault = { type: 'object', properties: { a: { type: 'sting', minLength: -1 } } } as const;
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await prepareChecks();
    isOver = true;
    expect(turns).toBeGreaterThan(4);
    const pointers = schemaFaults(fault).map(({ pointer }) => pointer);
    expect(pointers.toSorted()).toEqual(['/properties/a/minLength', '/properties/a/type']);
    await prepareChecks();
    expect(schemaFaults({ type: 'object' })).toEqual([]);
  });
});

describe('schemaFaults', () => {
  it('names each place that the meta-schema refuses once', () => {
    expect(schemaFaults({ type: 'object', properties: { a: { type: 'text', minimum: 'x' } } })).toEqual([
      {
        pointer: '/properties/a/type',
        message: expect.stringContaining('must be equal to one of the allowed values'),
      },
      { pointer: '/properties/a/minimum', message: 'must be number' },
    ]);
  });
});
