// What a tool file may hold beyond the plain cases: comments, references, Gemini's and data sets' type words.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTools } from '../../../src/tools/read.ts';
import { checkValue } from '../../../src/tools/validate.ts';

const only = (text: string) => {
  const { tools, problems } = readTools(text);
  expect(problems).toEqual([]);
  expect(tools).toHaveLength(1);
  const [tool] = tools;
  if (tool === undefined) throw new Error('no tool');
  return tool;
};
const bare = (parameters: unknown) => only(JSON.stringify([{ name: 'f', parameters }]));
const strict = (schema: unknown) => only(JSON.stringify([{ name: 'f', inputSchema: schema }]));

describe('the examples', () => {
  const example = (name: string) =>
    readTools(readFileSync(path.resolve(import.meta.dirname, '../../../examples', name), 'utf8'));

  it('for the weather read without a problem', () => {
    const { tools, problems } = example('weather.tools.json');
    expect(problems).toEqual([]);
    expect(tools.map(({ name }) => name)).toEqual([
      'get_current_weather',
      'get_forecast',
      'convert_temperature',
    ]);
  });

  it('for travel read without a problem, comments and all', () => {
    const { tools, problems } = example('travel.tools.jsonc');
    expect(problems).toEqual([]);
    expect(tools.map(({ name, format }) => [name, format])).toEqual([
      ['search_flights', 'mcp'],
      ['search_hotels', 'mcp'],
      ['convert_currency', 'mcp'],
      ['find_restaurants', 'mcp'],
      ['create_reminder', 'mcp'],
    ]);
  });
});

describe('JSON with comments', () => {
  it('may hold comments, trailing commas and a byte order mark', () => {
    const text =
      '\uFEFF/* tools */ [\n  {"name": "f", "parameters": {"type": "object",},}, // the only one\n]';
    const tool = only(text);
    expect(text.slice(tool.nameRange.offset, tool.nameRange.offset + tool.nameRange.length)).toBe('"f"');
  });
});

describe('JSON Lines', () => {
  it('may hold blank lines, comment lines and Windows line ends; pointers count every line', () => {
    const { tools, problems } = readTools('{"name":"a"}\r\n\r\n// b follows\r\n{"name":"b"}\r\n');
    expect(problems).toEqual([]);
    expect(tools.map(({ name, pointer }) => [name, pointer])).toEqual([
      ['a', '/0'],
      ['b', '/3'],
    ]);
  });

  it('lose only the line that is broken', () => {
    const text = '{"name":"a"}\n{"name":"b", \n{"name":"c"}\n{"name":"d"}';
    const { tools, problems } = readTools(text);
    expect(tools.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'error', tool: 'b', pointer: '/1', position: { line: 2 } });
  });
});

describe('parameters', () => {
  it('keep their source order, numbers first or not', () => {
    const tool = only('[{"name":"f","parameters":{"properties":{"b":{},"2":{},"a":{},"1":{}}}}]');
    expect(tool.parameters.map(({ name }) => name)).toEqual(['b', '2', 'a', '1']);
  });

  it('may be named like what every JavaScript object inherits', () => {
    const text =
      '[{"name":"f","inputSchema":{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"},"toString":{}},"required":["__proto__"]}}]';
    const tool = only(text);
    expect(tool.parameters.map(({ name, required }) => [name, required])).toEqual([
      ['__proto__', true],
      ['constructor', false],
      ['toString', false],
    ]);
    expect(tool.parameters[0]?.schema).toEqual({ type: 'string' });
    expect(({} as Record<string, unknown>).type).toBeUndefined();
  });

  it('may be absent, null or empty', () => {
    for (const text of [
      '[{"type":"function","function":{"name":"f"}}]',
      '[{"type":"function","name":"f","parameters":null}]',
      '[{"name":"f","inputSchema":{}}]',
      '[{"name":"f","parameters":{}}]',
    ]) {
      const tool = only(text);
      expect(tool.parametersSchema).toEqual({ type: 'object', properties: {} });
      expect(tool.parameters).toEqual([]);
    }
  });

  it('are found through a root reference', () => {
    const text = JSON.stringify([
      {
        name: 'f',
        inputSchema: {
          $ref: '#/$defs/Args',
          $defs: {
            Args: {
              type: 'object',
              properties: { unit: { $ref: '#/$defs/Unit' }, n: { type: 'integer' } },
              required: ['unit'],
            },
            Unit: { enum: ['c', 'f'] },
          },
        },
      },
    ]);
    const tool = only(text);
    expect(tool.parameters.map(({ name, required, pointer }) => [name, required, pointer])).toEqual([
      ['unit', true, '/0/inputSchema/$defs/Args/properties/unit'],
      ['n', false, '/0/inputSchema/$defs/Args/properties/n'],
    ]);
    expect(tool.parametersSchema).toMatchObject({ type: 'object', required: ['unit'] });
    expect(checkValue(tool, 'unit', 'k')).toMatchObject([{ keyword: 'enum', pointer: '/unit' }]);
  });

  it('are found in every branch of a root allOf', () => {
    const tool = strict({
      allOf: [
        { $ref: '#/$defs/Base' },
        { properties: { b: { type: 'integer' } }, required: ['b'] },
        { minProperties: 1 },
      ],
      properties: { c: { type: 'boolean' } },
      $defs: { Base: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] } },
    });
    expect(tool.parameters.map(({ name, required }) => [name, required])).toEqual([
      ['c', false],
      ['a', true],
      ['b', true],
    ]);
    expect(tool.parametersSchema).toMatchObject({
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'integer' }, c: { type: 'boolean' } },
      allOf: [{ minProperties: 1 }],
    });
  });

  it('keep the branches of allOf whose properties another branch has as well', () => {
    const branches = [{ properties: { a: { type: 'string' } } }, { properties: { a: { minLength: 2 } } }];
    const tool = strict({ allOf: branches });
    expect(tool.parameters.map(({ schema }) => schema)).toEqual([{ type: 'string' }]);
    expect(tool.parametersSchema).toEqual({
      type: 'object',
      properties: { a: { type: 'string' } },
      allOf: [{ properties: { a: { minLength: 2 } } }],
    });
  });

  it('survive references that run in circles', () => {
    expect(strict({ $ref: '#' }).parameters).toEqual([]);
    const loop = { $ref: '#/$defs/A', $defs: { A: { $ref: '#/$defs/B' }, B: { $ref: '#/$defs/A' } } };
    expect(strict(loop).parameters).toEqual([]);
  });
});

describe('type words', () => {
  it.each([
    ['dict', { type: 'object' }],
    ['float', { type: 'number' }],
    ['tuple', { type: 'array' }],
    ['ArrayList', { type: 'array' }],
    ['Queue', { type: 'array' }],
    ['HashMap', { type: 'object' }],
    ['Hashtable', { type: 'object' }],
    ['any', { type: 'string' }],
    ['char', { type: 'string' }],
    ['String', { type: 'string' }],
    ['long', { type: 'integer' }],
    ['Bigint', { type: 'integer' }],
    ['double', { type: 'number' }],
    ['Boolean', { type: 'boolean' }],
    ['', {}],
    ['List[int]', { type: 'array', items: { type: 'integer' } }],
    ['List[List[str]], optional', { type: 'array', items: { type: 'array', items: { type: 'string' } } }],
    ['Optional[float]', { type: 'number' }],
    ['Dict[str, int]', { type: 'object' }],
    ['Tuple[int, str]', { type: 'array' }],
    ['Union[int, str]', {}],
    ['int[]', { type: 'array', items: { type: 'integer' } }],
  ])('%j of data sets becomes %j', (word, schema) => {
    expect(bare({ p: { type: word } }).parameters[0]?.schema).toEqual(schema);
  });

  it('are mapped at every depth, but not in values', () => {
    const tool = bare({
      type: 'dict',
      properties: {
        type: { type: 'dict', properties: { x: { type: 'float' } }, default: { type: 'float' } },
        list: { type: 'array', items: { type: 'tuple', items: { type: 'float' } } },
      },
    });
    expect(tool.format).toBe('bfcl');
    expect(tool.parametersSchema).toEqual({
      type: 'object',
      properties: {
        type: { type: 'object', properties: { x: { type: 'number' } }, default: { type: 'float' } },
        list: { type: 'array', items: { type: 'array', items: { type: 'number' } } },
      },
    });
    expect(tool.source).toMatchObject({ parameters: { type: 'dict' } });
  });

  it('of Gemini lose their capitals; nullable becomes a type', () => {
    const declaration = {
      name: 'f',
      parameters: {
        type: 'OBJECT',
        properties: {
          unit: { type: 'STRING', enum: ['c', 'f'], nullable: true },
          tags: { type: 'ARRAY', items: { type: 'STRING' }, minItems: '1' },
        },
      },
    };
    const tool = only(JSON.stringify({ tools: [{ functionDeclarations: [declaration] }] }));
    expect(tool.parametersSchema).toEqual({
      type: 'object',
      properties: {
        unit: { type: ['string', 'null'], enum: ['c', 'f', null] },
        tags: { type: 'array', items: { type: 'string' }, minItems: 1 },
      },
    });
  });

  it('that JSON Schema does not have are errors where JSON Schema is asked for, and read all the same', () => {
    const text = '[{"name":"f","input_schema":{"type":"object","properties":{"x":{"type":"float"}}}}]';
    const { tools, problems } = readTools(text);
    expect(tools[0]?.parameters[0]?.schema).toEqual({ type: 'number' });
    expect(problems).toEqual([
      {
        code: 'unknown-type',
        severity: 'error',
        message: '"float" is not a JSON Schema type.',
        remedy: 'Write "number"; until then it is read as number.',
        pointer: '/0/input_schema/properties/x/type',
        range: { offset: text.indexOf('"float"'), length: 7 },
        tool: 'f',
      },
    ]);
  });

  it('that nobody knows allow any value, with a warning', () => {
    const { tools, problems } = readTools('[{"name":"f","parameters":{"x":{"type":"Frobnicator"}}}]');
    expect(tools[0]?.parameters[0]?.schema).toEqual({});
    expect(problems).toMatchObject([{ severity: 'warning', pointer: '/0/parameters/x/type' }]);
  });
});

describe('plain maps of parameters', () => {
  it('may have parameters called type, required and properties', () => {
    const tool = bare({
      type: { type: 'str', required: true },
      required: { type: 'bool' },
      properties: { type: 'str', description: 'd' },
    });
    expect(tool.parameters.map(({ name, required }) => [name, required])).toEqual([
      ['type', true],
      ['required', false],
      ['properties', false],
    ]);
  });

  it('keep default and required flags apart, and leave required lists alone', () => {
    const tool = bare({
      type: 'object',
      properties: { a: { type: 'string', required: true }, b: { type: 'string' } },
      required: ['b'],
    });
    expect(tool.parametersSchema).toEqual({
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      required: ['b'],
    });
  });
});

describe('large files', () => {
  it('of 5,000 tools read whole, as a list and as lines', () => {
    const tools = Array.from({ length: 5000 }, (_, index) => ({
      name: `tool_${index}`,
      description: `Tool number ${index}`,
      inputSchema: {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'integer' } },
        required: ['a'],
      },
    }));
    for (const text of [
      JSON.stringify(tools, null, 2),
      JSON.stringify({ tools }),
      tools.map((tool) => JSON.stringify(tool)).join('\n'),
    ]) {
      const read = readTools(text);
      expect(read.problems).toEqual([]);
      expect(read.tools).toHaveLength(5000);
      expect(
        read.tools.every(({ name, parameters }, i) => name === `tool_${i}` && parameters.length === 2),
      ).toBe(true);
    }
  });
});
