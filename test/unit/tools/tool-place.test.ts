// Where a tool stands in its file's tree, and what kind of problem a problem is, for the linter.
import { describe, expect, it } from 'vitest';
import { plainValue } from '../../../src/tools/json-tree.ts';
import { readTools } from '../../../src/tools/read.ts';
import { placeOf } from '../../../src/tools/tool-place.ts';

const schema = { type: 'object', properties: { a: { type: 'string' } } };

describe('the place of a tool', () => {
  it.each([
    [
      'a chat tool',
      [{ type: 'function', function: { name: 'f', parameters: schema } }],
      '/0/function/parameters',
      'schema',
    ],
    ['an MCP tool', { tools: [{ name: 'f', inputSchema: schema }] }, '/tools/0/inputSchema', 'schema'],
    ['a map of parameters', [{ name: 'f', parameters: { a: { type: 'str' } } }], '/0/parameters', 'map'],
    [
      'a list of parameters',
      [{ name: 'f', arguments: [{ name: 'a', type: 'string' }] }],
      '/0/arguments',
      'list',
    ],
    ['a map of schemas', { f: schema }, '/f', 'schema'],
  ])('of %s has its schema', (_, file, pointer, kind) => {
    const [tool] = readTools(JSON.stringify(file)).tools;
    const place = tool && placeOf(tool);
    expect(place?.parameters).toMatchObject({ pointer, kind });
    expect(place && plainValue(place.tree)).toEqual(tool?.source);
  });

  it('of a tool without parameters has none', () => {
    const [tool] = readTools('[{"name": "f", "description": "x"}]').tools;
    expect(tool && placeOf(tool)).not.toHaveProperty('parameters');
  });

  it('is unknown for a tool that was read from no file', () => {
    const [tool] = readTools('[{"name": "f"}]').tools;
    expect(tool && placeOf({ ...tool })).toBeUndefined();
  });
});

describe('the kind of a problem', () => {
  it.each([
    ['no-object', [{ name: 'f', inputSchema: { type: 'string' } }]],
    ['unknown-type', [{ name: 'f', inputSchema: { type: 'object', properties: { a: { type: 'str' } } } }]],
    ['required-unknown', [{ name: 'f', inputSchema: { ...schema, required: ['b'] } }]],
    [
      'required-flag',
      [{ name: 'f', inputSchema: { type: 'object', properties: { a: { type: 'string', required: true } } } }],
    ],
    [
      'unresolved-ref',
      [{ name: 'f', inputSchema: { type: 'object', properties: { a: { $ref: '#/$defs/a' } } } }],
    ],
    [
      'external-ref',
      [{ name: 'f', inputSchema: { type: 'object', properties: { a: { $ref: 'https://example.com/a' } } } }],
    ],
    ['invalid-schema', [{ name: 'f', inputSchema: { type: 'object', properties: { a: { minimum: 'x' } } } }]],
    [
      'repeated-name',
      [
        { name: 'f', inputSchema: schema },
        { name: 'f', inputSchema: schema },
      ],
    ],
  ])('is %s', (code, file) => {
    expect(readTools(JSON.stringify(file)).problems.map((problem) => problem.code)).toEqual([code]);
  });
});
