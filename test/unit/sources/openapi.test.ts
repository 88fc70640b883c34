// Tools from OpenAPI documents: one an operation, with nothing lost in silence.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeLeftOut } from '../../../src/sources/imported-tools.ts';
import { toolsFromOpenApi } from '../../../src/sources/openapi.ts';
import { readTools } from '../../../src/tools/read.ts';
import type { JsonObject } from '../../../src/tools/tool.ts';

const library = readFileSync(
  path.resolve(import.meta.dirname, '../../fixtures/openapi/library.yaml'),
  'utf8',
);
const { tools, leftOut, title } = toolsFromOpenApi(library);
const tool = (name: string) => tools.find((one) => one.name === name);
const paths = (operation: JsonObject, more: JsonObject = {}) =>
  toolsFromOpenApi(JSON.stringify({ openapi: '3.1.0', paths: { '/a': { post: operation } }, ...more }));

describe('an OpenAPI document', () => {
  it('gives a tool for each operation, under names that are legal and differ', () => {
    expect(title).toBe('Library');
    expect(tools.map(({ name }) => name)).toEqual([
      'getBook',
      'get_book',
      'delete_books_isbn',
      'search_books',
      'lend',
      'lost',
    ]);
    expect(
      leftOut.filter(({ message }) => message.includes('is called')).map(({ message }) => message),
    ).toEqual([
      'The operation "get book" is called get_book: names must be legal and differ.',
      'The operation "search.books" is called search_books: names must be legal and differ.',
    ]);
  });

  it('reads as a tool file without a problem', () => {
    const read = readTools(JSON.stringify({ tools }));
    expect(read.problems).toEqual([]);
    expect(read.tools).toHaveLength(tools.length);
  });

  it('takes parameters of path, query and header; an operation overrides its path', () => {
    expect(tool('getBook')).toMatchObject({
      description: 'Get a book by its number.',
      annotations: { title: 'Get a book', readOnlyHint: true },
      _meta: { operation: 'GET /books/{isbn}' },
      inputSchema: {
        type: 'object',
        properties: {
          isbn: { type: 'string', description: 'The book.' },
          lang: { type: 'string', enum: ['en', 'de'] },
          'X-Trace': { type: 'string' },
        },
        required: ['isbn'],
      },
    });
    expect(
      Object.keys(readTools(JSON.stringify({ tools })).tools[0]?.parametersSchema.properties ?? {}),
    ).toEqual(['isbn', 'lang', 'X-Trace']);
    expect(leftOut.map(({ message }) => message)).toContain(
      'The parameter "session": Cookies are nothing that a model could fill in.',
    );
  });

  it('takes the members of a body each by itself, and renames those that clash', () => {
    expect(tool('get_book')?.inputSchema).toEqual({
      type: 'object',
      properties: {
        isbn: { type: 'string', description: 'The book.' },
        lang: { type: 'string', default: 'en' },
        query_isbn: { type: ['boolean', 'null'], description: 'Only check.' },
        title: { type: 'string', minLength: 1, examples: ['Emma'] },
        pages: { type: 'integer', exclusiveMinimum: 0 },
        body_isbn: { type: ['string', 'null'], enum: ['a', 'b', null] },
        author: { $ref: '#/$defs/Author' },
        cover: { anyOf: [{ allOf: [{ $ref: '#/$defs/Period' }] }, { type: 'null' }] },
      },
      required: ['isbn', 'title', 'pages'],
      $defs: {
        Author: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            friends: { type: 'array', items: { $ref: '#/$defs/Author' } },
          },
        },
        Period: { type: 'object', properties: { days: { type: 'integer' } } },
      },
    });
    expect(tool('lend')?.inputSchema).toEqual({
      type: 'object',
      properties: { isbn: { type: 'string' }, days: { type: 'integer' } },
    });
  });

  it('takes any other body as one parameter, and tells of references that lead out', () => {
    expect(tool('search_books')?.inputSchema).toEqual({
      type: 'object',
      properties: { body: { oneOf: [{ $ref: '#/$defs/Shelf' }, {}] } },
      $defs: { Shelf: { type: 'object', additionalProperties: { type: 'string' } } },
    });
    const told = leftOut.map(({ where, message }) => `${where} ${message}`).join('\n');
    expect(told).toContain(
      '/oneOf/1/$ref It refers to another document, "other.yaml#/Query", which is not opened.',
    );
    expect(told).toContain('It refers to "#/components/requestBodies/Gone", which is not in the document.');
  });

  it('says in words and hints what the method means', () => {
    expect(tool('delete_books_isbn')).toMatchObject({
      description: 'This operation is deprecated.',
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true },
    });
  });

  it('takes the schemas of 3.1 as the JSON Schema that they are', () => {
    const schema = {
      type: 'object',
      properties: {
        a: { type: ['string', 'null'], exclusiveMinimum: 1, $ref: '#/components/schemas/A', title: 'T' },
      },
    };
    const found = paths(
      { requestBody: { content: { 'application/json': { schema } } } },
      { components: { schemas: { A: true } }, webhooks: { w: {} } },
    );
    expect(found.tools[0]?.inputSchema).toEqual({
      type: 'object',
      properties: { a: { type: ['string', 'null'], exclusiveMinimum: 1, $ref: '#/$defs/A', title: 'T' } },
      $defs: { A: true },
    });
    expect(found.leftOut).toEqual([
      { where: '/webhooks', message: 'Webhooks are calls that a server makes; they are no tools.' },
    ]);
  });

  it('survives references in circles, hostile names and what is not there', () => {
    const found = paths(
      {
        operationId: `${'é'.repeat(80)}💥`,
        parameters: [
          { $ref: '#/components/parameters/loop' },
          { name: '__proto__', in: 'query', schema: { type: 'string' } },
          { in: 'query' },
          7,
        ],
        requestBody: { content: {} },
      },
      { components: { parameters: { loop: { $ref: '#/components/parameters/loop' } } } },
    );
    const [only] = found.tools;
    expect(only?.name).toBe('e'.repeat(64));
    expect(JSON.stringify(only?.inputSchema)).toBe(
      '{"type":"object","properties":{"__proto__":{"type":"string"}}}',
    );
    expect(found.leftOut.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'The references here lead in a circle.',
        'The parameter has no name.',
        'There is no object here.',
        'The body has no content that is described.',
      ]),
    );
  });

  it.each([
    ['swagger: "2.0"\npaths: {}', /Swagger 2\.0; only OpenAPI 3 is read/],
    ['{"tools": []}', /no OpenAPI document/],
    ['{"openapi": "3.0.0", "paths": {', /not well-formed JSON: see line 1/],
    ['openapi: 3.0.0\npaths: [', /not well-formed YAML: see line/],
    ['', /no OpenAPI document/],
  ])('is refused with a reason: %j', (text, reason) => {
    expect(() => toolsFromOpenApi(text)).toThrow(reason);
  });
});

it('tells what is left out in several places once, with their number', () => {
  const session = { name: 'session', in: 'cookie', schema: { type: 'string' } };
  const operation = { parameters: [session] };
  const paths = { '/a': { get: operation, post: operation }, '/b': { get: operation } };
  const { leftOut } = toolsFromOpenApi(JSON.stringify({ openapi: '3.1.0', paths, webhooks: {} }));
  expect(leftOut.map(describeLeftOut)).toEqual([
    '/paths/~1a/get/parameters/0 and 2 more places: The parameter "session": Cookies are nothing that a model could fill in.',
    '/webhooks: Webhooks are calls that a server makes; they are no tools.',
  ]);
});
