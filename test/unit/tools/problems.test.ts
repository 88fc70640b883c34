// What is wrong with a tool file is told, with its place; it never hides what is well formed.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTools } from '../../../src/tools/read.ts';

const good = (name: string) => ({
  name,
  inputSchema: { type: 'object', properties: { a: { type: 'string' } } },
});
const names = (text: string) => readTools(text).tools.map(({ name }) => name);
const between = (broken: unknown) => JSON.stringify([good('before'), broken, good('after')]);
const schema = { type: 'object', properties: {} };

describe('a malformed tool between two good ones', () => {
  it.each([
    ['no name', { inputSchema: schema }, 'error', /has no name/, '/1'],
    ['an empty name', { name: ' ', inputSchema: schema }, 'error', /name of a tool is empty/, '/1/name'],
    ['a name that is no text', { name: 5, inputSchema: schema }, 'error', /must be a text/, '/1/name'],
    [
      'a text for parameters',
      { name: 'x', inputSchema: 'none' },
      'error',
      /must be an object schema/,
      '/1/inputSchema',
    ],
    [
      'a list for parameters',
      { name: 'x', input_schema: [] },
      'error',
      /must be an object schema/,
      '/1/input_schema',
    ],
    [
      'parameters of type string',
      { name: 'x', inputSchema: { type: 'string' } },
      'error',
      /object schema/,
      '/1/inputSchema',
    ],
    ['a number', 7, 'error', /must be an object, not 7/, '/1'],
    ['nothing known', { hello: 'world' }, 'error', /not a tool in any known shape/, '/1'],
    ['a tool of the provider', { type: 'web_search' }, 'warning', /"web_search" names no parameters/, '/1'],
    ['tools as a text', { tools: '[{"name":"x"}]' }, 'error', /text that holds JSON/, '/1'],
  ] as const)('is left out for %s', (_, broken, severity, message, pointer) => {
    const { tools, problems } = readTools(between(broken));
    expect(tools.map(({ name }) => name)).toEqual(['before', 'after']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity, pointer, message: expect.stringMatching(message) });
    expect(problems[0]?.remedy).not.toBe('');
  });

  it.each([
    ['a second name', good('before'), 'error', /used by an earlier tool/, '/1'],
    [
      'a required name without parameter',
      { name: 'x', inputSchema: { ...schema, required: ['q'] } },
      'warning',
      /"q" is required, but no parameter/,
      '/1/inputSchema/required/0',
    ],
    [
      'a keyword that JSON Schema refuses',
      { name: 'x', inputSchema: { type: 'object', properties: { a: { minimum: 'one' } } } },
      'error',
      /minimum must be number/,
      '/1/inputSchema/properties/a/minimum',
    ],
    [
      'a flag in place of a list',
      { name: 'x', inputSchema: { type: 'object', properties: { a: { type: 'string', required: true } } } },
      'error',
      /wants a list of names/,
      '/1/inputSchema/properties/a/required',
    ],
    [
      'a parameter that is no schema',
      { name: 'x', inputSchema: { type: 'object', properties: { a: 'string' } } },
      'error',
      /must be an object here/,
      '/1/inputSchema/properties/a',
    ],
    [
      'a list of properties',
      { name: 'x', inputSchema: { type: 'object', properties: ['a'] } },
      'error',
      /"properties" must be an object/,
      '/1/inputSchema/properties',
    ],
    [
      'a reference to nothing',
      { name: 'x', inputSchema: { type: 'object', properties: { a: { $ref: '#/$defs/A' } } } },
      'error',
      /leads to nothing/,
      '/1/inputSchema/properties/a/$ref',
    ],
    [
      'a reference to elsewhere',
      {
        name: 'x',
        inputSchema: { type: 'object', properties: { a: { $ref: 'https://example.com/a.json' } } },
      },
      'error',
      /nothing is fetched/,
      '/1/inputSchema/properties/a/$ref',
    ],
    [
      'a pattern that is none',
      { name: 'x', inputSchema: { properties: { a: { pattern: '(' } } } },
      'error',
      /not a regular expression/,
      '/1/inputSchema/properties/a/pattern',
    ],
    [
      'a description that is no text',
      { ...good('x'), description: 5 },
      'warning',
      /description is not a text/,
      '/1/description',
    ],
  ] as const)('is read and told of for %s', (_, broken, severity, message, pointer) => {
    const text = between(broken);
    const { tools, problems } = readTools(text);
    expect(tools.map(({ name }) => name)).toEqual(['before', broken.name, 'after']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      severity,
      pointer,
      message: expect.stringMatching(message),
      tool: broken.name,
    });
  });

  it('points at the very place', () => {
    const text = between({
      name: 'x',
      inputSchema: { type: 'object', properties: { a: { minimum: 'one' } } },
    });
    const { problems } = readTools(text);
    expect(problems[0]?.range).toEqual({ offset: text.indexOf('"one"'), length: 5 });
  });

  it('is told with the place that a plain map has in the file', () => {
    const text = '[{"name":"f","parameters":{"a":{"type":"str","minimum":"one"}}}]';
    expect(readTools(text).problems).toMatchObject([
      { pointer: '/0/parameters/a/minimum', range: { offset: text.indexOf('"one"'), length: 5 } },
    ]);
  });
});

describe('names', () => {
  it('may come again in another record, whose tools are shown by themselves', () => {
    const record = (id: string) => ({
      id,
      question: [],
      function: [{ name: 'f', parameters: { type: 'dict' } }],
    });
    expect(readTools(JSON.stringify([record('a'), record('b')])).problems).toEqual([]);
  });

  it('are keys in a map of tools', () => {
    const { tools, problems } = readTools('{"a": {"type": "object"}, "b": 5, "c": {"description": "d"}}');
    expect(tools.map(({ name, pointer }) => [name, pointer])).toEqual([
      ['a', '/a'],
      ['c', '/c'],
    ]);
    expect(problems).toMatchObject([{ pointer: '/b', tool: 'b' }]);
  });
});

describe('a syntax error', () => {
  it('is told with its line and column, and keeps the tools around it', () => {
    const text = '[\n  {"name": "a"},\n  {"name": "b" "description": "d"},\n  {"name": "c"}\n]';
    const { tools, problems } = readTools(text);
    expect(tools.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(problems).toEqual([
      {
        severity: 'error',
        message: 'A comma is expected.',
        remedy: 'Put a comma between the two, or close the bracket before.',
        pointer: '/1',
        range: { offset: text.indexOf('"description"'), length: 13 },
        position: { line: 3, character: 16 },
        tool: 'b',
      },
    ]);
  });

  it.each([
    [
      'a brace too few',
      '[{"name":"a","parameters":{"x":{"type":"str"}},{"name":"b","parameters":{}},{"name":"c","parameters":{}}]',
    ],
    ['a bracket too few', '[{"name":"a","parameters":{"x":{"enum":[1,2}}},{"name":"b"},{"name":"c"}]'],
    ['a quote too few', '[{"name":"a","description":"oops},\n{"name":"b"},\n{"name":"c"}]'],
    ['a bracket too many', '[{"name":"a"}],{"name":"b"},{"name":"c"}]'],
    ['single quotes', `[{"name":"a"},{'name':'x'},{"name":"b"},{"name":"c"}]`],
    ['an element that ends at once', '[{"name":"a"},{}"name":"x","enum":[1]},{"name":"b"},{"name":"c"}]'],
    [
      'a brace too few in a file of many lines',
      '[\n  {\n    "name": "a",\n    "parameters": {\n      "x": {"type": "str"}\n  },\n  {\n    "name": "b"\n  },\n  {\n    "name": "c"\n  }\n]\n',
    ],
    [
      'a brace too few in a request',
      '{"tools": [{"name":"a","parameters":{"x":{}},{"name":"b"},{"name":"c"}], "messages": [{"name":"d"}]}',
    ],
  ])('of %s does not swallow the tools that follow', (_, text) => {
    const read = readTools(text);
    expect(read.tools.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(read.problems.length).toBeGreaterThan(0);
    const [first] = read.problems;
    if (first?.position === undefined) expect(first?.message).toMatch(/not a tool|no name/);
  });
});

describe('a file without tools', () => {
  it.each(['', ' \n', '\uFEFF'])('is empty: %j', (text) => {
    expect(readTools(text).problems).toMatchObject([{ severity: 'error', message: 'The file is empty.' }]);
  });

  it.each([
    ['[]', /list of tools is empty/],
    ['{"tools": []}', /list of tools is empty/],
    ['{}', /not a tool in any known shape/],
    ['null', /must be an object, not null/],
    ['{"type": "object", "properties": {"a": {"type": "string"}}}', /not a tool in any known shape/],
    ['{"name": "my-package", "version": "1.0.0", "description": "d"}', /not a tool in any known shape/],
    ['// nothing yet', /^The file ends here/],
  ])('says so: %s', (text, message) => {
    const { tools, problems } = readTools(text);
    expect(tools).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
  });
});

describe('what is nested too deep', () => {
  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  it('is one tool’s problem', () => {
    const text = `[{"name":"a"},{"name":"deep","inputSchema":${deep(5000)}},{"name":"b"}]`;
    const { tools, problems } = readTools(text);
    expect(tools.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(problems).toMatchObject([
      { severity: 'error', message: expect.stringMatching(/nested too deep/) },
    ]);
  });

  it('counts anew on every line, so that broken lines do not add up', () => {
    const line = (index: number) => `{"name":"t${index}","inputSchema":{"properties":{"a":{}}}}`;
    const lines = Array.from({ length: 1500 }, (_, index) =>
      index % 3 === 1 ? line(index).slice(0, -3) : line(index),
    );
    expect(readTools(lines.join('\n')).tools).toHaveLength(1500);
  });

  it('is the type word’s problem as well', () => {
    for (const word of ['List['.repeat(5000), ', optional'.repeat(5000), 'Optional['.repeat(20)]) {
      expect(names(JSON.stringify([{ name: 'f', parameters: { a: { type: word } } }]))).toEqual(['f']);
    }
  });

  it.each(['[', '{"a":', '[}', '{"a":[', '/*[', '"[\\"', '[{"type":"List['])(
    'never overflows the stack, not even as %j many times over',
    (part) => {
      expect(() => readTools(part.repeat(20_000))).not.toThrow();
    },
  );
});

describe('any text at all', () => {
  const fixtures = path.resolve(import.meta.dirname, '../../fixtures/tools');
  const files = [
    'weather.mcp.json',
    'weather.bfcl.jsonl',
    'weather.schema-map.jsonc',
    'weather.arguments.jsonl',
  ];
  const inside = (text: string) => {
    const { tools, problems } = readTools(text);
    for (const { range } of [...tools, ...problems]) {
      expect(range.offset).toBeGreaterThanOrEqual(0);
      expect(range.length).toBeGreaterThanOrEqual(0);
      expect(range.offset + range.length).toBeLessThanOrEqual(text.length);
    }
    return { tools, problems };
  };

  it.each(files)('reads, %s cut at every place', (name) => {
    const text = readFileSync(path.join(fixtures, name), 'utf8');
    const whole = readTools(text).tools.length;
    for (let end = 0; end < text.trimEnd().length; end += 1) {
      const { tools, problems } = inside(text.slice(0, end));
      expect(tools.length).toBeLessThanOrEqual(whole);
      if (tools.length < whole && !name.endsWith('jsonl')) expect(problems).not.toEqual([]);
    }
  });

  it('reads, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void inside(text)));
  });

  it('reads, whatever JSON it is', () => {
    fc.assert(fc.property(fc.json({ noUnicodeString: false }), (text) => void inside(text)));
  });

  it('reads, made of the words of tool files in any order', () => {
    const keys = [
      'name',
      'type',
      'tools',
      'function',
      'parameters',
      'inputSchema',
      'properties',
      'required',
      'items',
    ];
    const more = [
      '$ref',
      '$defs',
      'allOf',
      'nullable',
      'enum',
      'arguments',
      'functionDeclarations',
      '__proto__',
      'x',
    ];
    const leaf = fc.constantFrom(
      'object',
      'str',
      'OBJECT',
      '#/$defs/x',
      '#',
      true,
      null,
      5,
      '',
      'List[int], optional',
    );
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        leaf,
        fc.dictionary(fc.constantFrom(...keys, ...more), tie('node'), { maxKeys: 5 }),
        fc.array(tie('node'), { maxLength: 4 }),
      ),
    }));
    fc.assert(
      fc.property(node, fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        inside(text);
        inside(text.slice(0, cut % (text.length + 1)));
      }),
      { numRuns: 500 },
    );
  });

  it('loses nothing when a good tool stands beside any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const found = names(JSON.stringify([value, good('the_good_one')]));
        expect(found).toContain('the_good_one');
      }),
    );
  });
});
