// Value patterns: every text they allow satisfies the schema, and what the schema allows simply they allow too.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctItems } from '../../../src/calls/constraint/distinct-list.ts';
import { integerPattern, numberPattern } from '../../../src/calls/constraint/number-pattern.ts';
import { regexPattern } from '../../../src/calls/constraint/regex-pattern.ts';
import { valuePattern } from '../../../src/calls/constraint/value-pattern.ts';
import { jsonSyntax, pythonSyntax } from '../../../src/calls/constraint/value-syntax.ts';
import type { Pattern } from '../../../src/calls/pattern.ts';
import { text } from '../../../src/calls/pattern-build.ts';
import { enumerateChoices } from '../../../src/calls/pattern-choices.ts';
import { matches } from '../../../src/calls/pattern-matcher.ts';
import { readTools } from '../../../src/tools/read.ts';
import type { JsonObject, JsonValue } from '../../../src/tools/tool.ts';
import { checkValue } from '../../../src/tools/validate.ts';
import { randomNumbers, sampleText } from './pattern-samples.ts';

const limits = { maxString: 16, maxItems: 4 };
const patternOf = (schema: JsonValue, root: JsonObject = {}) =>
  valuePattern(schema, root, jsonSyntax, limits);
const allows = (schema: JsonValue, text: string): boolean => {
  const pattern = patternOf(schema);
  return pattern !== undefined && matches(pattern, text);
};

const definitions = {
  unit: { type: 'string', enum: ['km', 'mi'] },
  tree: {
    type: 'object',
    properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/tree' } } },
    required: ['name'],
  },
};

const schemas: Readonly<Record<string, JsonValue>> = {
  text: { type: 'string' },
  'text of some length': { type: 'string', minLength: 3, maxLength: 5 },
  'text longer than the cap': { type: 'string', minLength: 30 },
  date: { type: 'string', format: 'date' },
  time: { type: 'string', format: 'time' },
  'date and time': { type: 'string', format: 'date-time' },
  email: { type: 'string', format: 'email' },
  uri: { type: 'string', format: 'uri' },
  uuid: { type: 'string', format: 'uuid' },
  ipv4: { type: 'string', format: 'ipv4' },
  hostname: { type: 'string', format: 'hostname' },
  'airport code': { type: 'string', pattern: '^[A-Z]{3}$' },
  'quoted expression': { type: 'string', pattern: '^["\'\\\\]{1,3}x$' },
  integer: { type: 'integer' },
  'integer in bounds': { type: 'integer', minimum: -7, maximum: 1234 },
  'integer without its bounds': { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 10 },
  multiple: { type: 'integer', minimum: 0, maximum: 100, multipleOf: 5 },
  number: { type: 'number' },
  probability: { type: 'number', minimum: 0, maximum: 1 },
  'number above zero': { type: 'number', exclusiveMinimum: 0 },
  'narrow number': { type: 'number', minimum: -0.75, maximum: 0.35 },
  boolean: { type: 'boolean' },
  null: { type: 'null' },
  enumeration: { enum: ['a "b"', "it's", 5, 0.5, true, null, { k: [1] }] },
  'enumeration with a type': { type: 'string', enum: ['x', 5] },
  constant: { const: { a: [1, 'é'] } },
  list: { type: 'array', items: { type: 'integer', minimum: 0 } },
  'list of some length': { type: 'array', items: { type: 'boolean' }, minItems: 2, maxItems: 3 },
  'list of lists': { type: 'array', items: { type: 'array', items: { type: 'number' } } },
  'list of different values': {
    type: 'array',
    items: { enum: ['a', 'b', 'c'] },
    uniqueItems: true,
    minItems: 1,
  },
  tuple: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], minItems: 2 },
  object: {
    type: 'object',
    properties: { a: { type: 'integer' }, b: { type: 'string' }, c: { type: 'boolean' } },
    required: ['b'],
    additionalProperties: false,
  },
  'object of optional things': {
    type: 'object',
    properties: { a: {}, 'b"c': { type: 'null' }, c: { const: 1 } },
  },
  'object that requires more than it tells': { type: 'object', properties: { a: {} }, required: ['z'] },
  'free object': { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 1 },
  'closed object': { type: 'object', additionalProperties: false },
  'any of': { anyOf: [{ type: 'integer', minimum: 3 }, { type: 'string', maxLength: 2 }, { type: 'null' }] },
  'one of': { oneOf: [{ type: 'boolean' }, { type: 'array', items: { type: 'string' } }] },
  'all of': { allOf: [{ type: 'integer', minimum: 3 }, { maximum: 9 }] },
  'several types': { type: ['integer', 'null'] },
  nullable: { type: 'string', nullable: true },
  untyped: {},
  reference: { $ref: '#/$defs/unit' },
  recursion: { $ref: '#/$defs/tree' },
};

const { tools } = readTools(
  JSON.stringify([
    {
      name: 'f',
      description: 'd',
      parameters: { type: 'object', properties: schemas, $defs: definitions },
    },
  ]),
);
const [tool] = tools;

describe('every text of a value pattern satisfies its schema', () => {
  for (const name of Object.keys(schemas))
    it(name, () => {
      const parameter = tool?.parameters.find((each) => each.name === name);
      if (!tool || !parameter) throw new Error('The tool was not read.');
      const pattern = valuePattern(parameter.schema, tool.parametersSchema, jsonSyntax, limits);
      if (!pattern) throw new Error('No pattern.');
      const random = randomNumbers(name.length);
      for (let count = 0; count < 200; count++) {
        const sample = sampleText(pattern, random);
        expect(checkValue(tool, name, JSON.parse(sample)), sample).toEqual([]);
      }
    });
});

describe('a value pattern', () => {
  it('allows what a schema allows in canonical spelling', () => {
    expect(allows({ type: 'string' }, '"Åsgård \\"x\\" 😀"')).toBe(true);
    expect(allows({ type: 'string' }, '"tab\there"')).toBe(false);
    expect(allows({ type: 'string', minLength: 2 }, '"😀"')).toBe(false);
    expect(allows({ type: 'array', items: { type: 'integer' } }, '[1, -20, 0]')).toBe(true);
    expect(allows({ type: 'array', items: { type: 'integer' } }, '[1,2]')).toBe(false);
    expect(allows({ type: 'array', items: { type: 'integer' } }, '[1, 2, 3, 4, 5]')).toBe(false);
    expect(allows({ type: 'string', format: 'date' }, '"2024-02-29"')).toBe(true);
    expect(allows({ type: 'string', format: 'date' }, '"2023-02-29"')).toBe(false);
    expect(allows({ type: 'string', format: 'date' }, '"1900-02-29"')).toBe(false);
  });

  it('writes properties in the schema’s order and leaves optional ones away', () => {
    const properties = { a: { type: 'integer' }, b: { const: 'x' }, c: { type: 'boolean' } };
    const schema = { type: 'object', properties, required: ['b'] };
    for (const text of [
      '{"b": "x"}',
      '{"a": 1, "b": "x"}',
      '{"b": "x", "c": true}',
      '{"a": 1, "b": "x", "c": true}',
    ])
      expect(allows(schema, text), text).toBe(true);
    for (const text of ['{}', '{"a": 1}', '{"c": true, "b": "x"}', '{"b": "x", }', '{, "b": "x"}'])
      expect(allows(schema, text), text).toBe(false);
    expect(allows({ ...schema, required: [] }, '{}')).toBe(true);
  });

  it('ends references that would go on for ever', () => {
    const recursive = { $ref: '#/$defs/tree' };
    const pattern = patternOf(recursive, { $defs: definitions });
    expect(pattern && matches(pattern, '{"name": "a", "children": [{"name": "b"}]}')).toBe(true);
    const endless = {
      $defs: { a: { type: 'object', properties: { a: { $ref: '#/$defs/a' } }, required: ['a'] } },
    };
    expect(patternOf({ $ref: '#/$defs/a' }, endless)).toBeUndefined();
    expect(patternOf({ $ref: '#' }, { $ref: '#' })).toBeUndefined();
    expect(patternOf(false)).toBeUndefined();
  });

  it('writes Python literals where the format wants them', () => {
    const python = (schema: JsonValue) => {
      const pattern = valuePattern(schema, {}, pythonSyntax, limits);
      return pattern && enumerateChoices(pattern, 20);
    };
    expect(python({ enum: [true, null, "it's", ['a', { b: false }]] })).toEqual([
      'True',
      'None',
      "'it\\'s'",
      '"it\'s"',
      "['a', {'b': False}]",
    ]);
    expect(python({ type: 'boolean' })).toEqual(['True', 'False']);
  });

  it('puts what must follow a number only behind numbers that stand by themselves', () => {
    const schema = {
      anyOf: [{ const: 1 }, { const: 'x' }, { type: 'array', items: { const: 2 }, maxItems: 1 }],
    };
    const pattern = valuePattern(schema, {}, jsonSyntax, limits, { kind: 'text', text: ',' });
    expect(pattern && enumerateChoices(pattern, 9)).toEqual(['1,', '"x"', '[]', '[2]']);
  });
});

describe('numbers', () => {
  const bound = fc.oneof(
    fc.integer({ min: -1200, max: 1200 }),
    fc.integer({ min: -5000, max: 5000 }).map((n) => n / 100),
  );
  const bounds = fc.record(
    { minimum: bound, maximum: bound, exclusiveMinimum: bound, exclusiveMaximum: bound },
    { requiredKeys: [] },
  );
  const within = (
    value: number,
    b: { minimum?: number; maximum?: number; exclusiveMinimum?: number; exclusiveMaximum?: number },
  ) =>
    value >= (b.minimum ?? -Infinity) &&
    value <= (b.maximum ?? Infinity) &&
    value > (b.exclusiveMinimum ?? -Infinity) &&
    value < (b.exclusiveMaximum ?? Infinity);

  it('that are whole are allowed exactly within the bounds', () => {
    fc.assert(
      fc.property(bounds, fc.array(fc.integer({ min: -1300, max: 1300 }), { maxLength: 20 }), (b, values) => {
        const pattern = integerPattern(b);
        for (const value of values)
          expect(pattern !== undefined && matches(pattern, String(value)), String(value)).toBe(
            within(value, b),
          );
      }),
      { numRuns: 300 },
    );
  });

  it('with hundredths are allowed exactly within the bounds', () => {
    fc.assert(
      fc.property(bounds, fc.array(fc.integer({ min: -6000, max: 6000 }), { maxLength: 20 }), (b, values) => {
        const pattern = numberPattern(b);
        for (const value of values.map((hundredths) => hundredths / 100))
          expect(pattern !== undefined && matches(pattern, String(value)), String(value)).toBe(
            within(value, b),
          );
      }),
      { numRuns: 300 },
    );
  });

  it('of any text that is allowed lie within the bounds', () => {
    fc.assert(
      fc.property(bounds, fc.nat(), (b, seed) => {
        for (const pattern of [integerPattern(b), numberPattern(b)]) {
          if (!pattern) continue;
          const sample = sampleText(pattern, randomNumbers(seed));
          expect(within(Number(sample), b), sample).toBe(true);
          expect(JSON.parse(sample)).toBe(Number(sample));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('regular expressions of schemas', () => {
  it.each([
    '^[A-Z]{3}$',
    '^\\d{4}-\\d{2}$',
    '^(?:EUR|USD)$',
    '^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$',
    '^\\+?[0-9 ()-]*$',
    'v\\d+',
    '^#(?<hex>[0-9a-fA-F]{3}){1,2}$',
    '^[\\w.-]+?/\\u0041\\x42\\/$',
    '^a.c$',
    '^[\\u{1F600}-\\u{1F64F}]+$',
  ])('%s gives only texts that match', (source) => {
    const pattern = regexPattern(source, 6);
    if (!pattern) throw new Error('It was not read.');
    const regex = new RegExp(source, 'u');
    const random = randomNumbers(source.length);
    for (let count = 0; count < 100; count++) expect(sampleText(pattern, random)).toMatch(regex);
  });

  it.each(['^(?=a)b$', '(a)\\1', '\\bword\\b', '^a|b$', '\\p{L}+', 'a^b', '(a', '[a', 'a{3,1}'])(
    '%s is left to the validator',
    (source) => {
      expect(regexPattern(source, 6)).toBeUndefined();
    },
  );
});

describe('lists of different values', () => {
  const texts = (...values: readonly string[]): Pattern[] => values.map((value) => text(value));

  it('come in every order', () => {
    const pattern = distinctItems(texts('1', '2', '3'), 2, 3);
    expect(pattern && enumerateChoices(pattern, 20)).toHaveLength(6 + 6);
    expect(pattern && matches(pattern, '3, 1')).toBe(true);
    expect(pattern && matches(pattern, '3, 3')).toBe(false);
  });

  it('are not told where there are too many', () => {
    const values = Array.from({ length: 30 }, (_, index) => String(index));
    expect(distinctItems(texts(...values), 0, 8)).toBeUndefined();
    expect(distinctItems(texts('1', '2'), 3, 8)).toBeUndefined();
  });
});
