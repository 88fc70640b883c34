// All schemas of a tool, with their places, whatever the format.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/lint/lint.ts';
import { pathWords } from '../../../src/lint/place.ts';
import { nodesOf } from '../../../src/lint/walk.ts';
import { readTools } from '../../../src/tools/read.ts';
import { locate, readToolDocument } from '../../../src/tools/read-document.ts';

const nodes = (file: unknown) => readTools(JSON.stringify(file)).tools.flatMap(nodesOf);
const schema = {
  type: 'object',
  properties: {
    stops: { type: 'array', items: { type: 'object', properties: { city: { $ref: '#/$defs/City' } } } },
    when: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
  required: ['when'],
  $defs: { City: { type: 'string' } },
};

describe('the schemas of a tool', () => {
  const found = nodes({ tools: [{ name: 'f', inputSchema: schema }] });

  it('are all found, in source order', () => {
    expect(found.map(({ path }) => path)).toEqual([
      '',
      '/properties/stops',
      '/properties/stops/items',
      '/properties/stops/items/properties/city',
      '/properties/when',
      '/properties/when/anyOf/0',
      '/properties/when/anyOf/1',
      '/$defs/City',
    ]);
  });

  it('know how deep they lie, and in which parameter', () => {
    expect(found.map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 1, 1, 1, 0]);
    expect(found.map(({ parameter }) => parameter)).toEqual([
      ...[undefined, 'stops', 'stops', 'stops', 'when', 'when', 'when', undefined],
    ]);
  });

  it('know whether they are required', () => {
    const required = found.flatMap(({ property }) =>
      property === undefined ? [] : [[property.name, property.required]],
    );
    expect(required).toEqual([
      ['stops', false],
      ['city', false],
      ['when', true],
    ]);
  });

  it('are named as people write them', () => {
    expect(found.map(({ path }) => pathWords(path))).toEqual([
      ...['', 'stops', 'stops[]', 'stops[].city', 'when', 'when (anyOf 1)', 'when (anyOf 2)', 'City'],
    ]);
  });
});

describe('loose formats', () => {
  it('have the schemas of a map, in normal form', () => {
    const [root, city, days] = nodes([
      { name: 'f', parameters: { city: { type: 'str', required: true }, days: { type: 'int' } } },
    ]);
    expect(root?.unwritten).toBe(true);
    expect(city).toMatchObject({
      pointer: '/0/parameters/city',
      schema: { type: 'string' },
      property: { required: true },
    });
    expect(days).toMatchObject({
      schema: { type: 'integer' },
      property: { required: false },
      parameter: 'days',
    });
  });

  it('have the schemas of a list', () => {
    const [, city] = nodes([{ name: 'f', arguments: [{ name: 'city', type: 'string', desc: 'City' }] }]);
    expect(city).toMatchObject({
      pointer: '/0/arguments/0',
      schema: { type: 'string', description: 'City' },
    });
  });

  it('have the schemas of BFCL', () => {
    const file = {
      id: 'x',
      question: [],
      function: [{ name: 'f', parameters: { type: 'dict', properties: { a: { type: 'float' } } } }],
    };
    expect(nodes(file).map(({ schema: one }) => one.type)).toEqual(['object', 'number']);
  });
});

describe('places', () => {
  const nested = fc.letrec<{ schema: object }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<object>({ type: 'string' }, { enum: [1] }, {}),
      fc.record({ type: fc.constant('array'), items: tie('schema') }),
      fc.record({ anyOf: fc.array(tie('schema'), { maxLength: 3 }) }),
      fc.record({
        type: fc.constant('object'),
        properties: fc.dictionary(fc.constantFrom('a', 'b/c', '~d', 'ü', '0', '__proto__'), tie('schema'), {
          maxKeys: 3,
        }),
      }),
    ),
  })).schema;

  it('of every schema lead to it in the file', () => {
    fc.assert(
      fc.property(nested, (inner) => {
        const text = JSON.stringify({
          tools: [{ name: 'f', inputSchema: { type: 'object', properties: { inner } } }],
        });
        const read = readToolDocument(text);
        for (const linted of lintText(text, { rules: [] }).subject.tools) {
          for (const node of linted.nodes) {
            const at = locate(read.documents, node.pointer);
            expect(at?.tree.range).toEqual(node.tree.range);
            const label = text.slice(node.labelRange.offset, node.labelRange.offset + node.labelRange.length);
            expect(
              label === '{' || label === at?.entry?.key || label === JSON.stringify(at?.entry?.key),
            ).toBe(true);
          }
        }
      }),
    );
  });
});
