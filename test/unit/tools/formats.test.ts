// Every shape in which people write tools down reads to the same normal form.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTools } from '../../../src/tools/read.ts';
import type { Tool, ToolFormat } from '../../../src/tools/tool.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/tools');
const read = (name: string) => readTools(readFileSync(path.join(fixtures, name), 'utf8'));

/** What must not depend on the shape. */
const normal = (tool: Tool) => ({
  name: tool.name,
  description: tool.description,
  schema: tool.parametersSchema,
  parameters: tool.parameters.map(({ name, schema, required, description }) => ({
    name,
    schema,
    required,
    description,
  })),
});

const expected = read('weather.openai-chat.json');

const formats: Readonly<Record<string, readonly ToolFormat[]>> = {
  'weather.openai-chat.json': ['openai-chat', 'openai-chat'],
  'weather.openai-request.json': ['openai-chat', 'openai-chat'],
  'weather.openai-responses.json': ['openai-responses', 'openai-responses'],
  'weather.mcp.json': ['mcp', 'mcp'],
  'weather.mcp-json-rpc.json': ['mcp', 'mcp'],
  'weather.anthropic.json': ['anthropic', 'anthropic'],
  'weather.gemini.json': ['gemini', 'gemini'],
  'weather.gemini-request.json': ['gemini', 'gemini'],
  'weather.vscode.package.json': ['vscode', 'vscode'],
  'weather.bfcl.jsonl': ['bfcl', 'bfcl'],
  'weather.bfcl-list.json': ['bfcl', 'bfcl'],
  'weather.bfcl-single.json': ['bfcl', 'bfcl'],
  'weather.bare.json': ['bare', 'bare'],
  'weather.bare.jsonl': ['bare', 'bare'],
  'weather.hammer.json': ['bare', 'bare'],
  'weather.xlam.json': ['bare', 'bare'],
  'weather.arguments.jsonl': ['bare', 'bare'],
  'weather.map.json': ['bare', 'bare'],
  'weather.schema-map.jsonc': ['bare', 'bare'],
  'weather.mixed.json': ['openai-chat', 'anthropic'],
};

/** A map's values are schemas, so that the description is the schema's as well. */
const withoutRootDescription = ({ schema, ...rest }: ReturnType<typeof normal>) => {
  const { description: _, ...own } = schema;
  return { ...rest, schema: own };
};

describe('the weather tools', () => {
  it('read as two tools with all their parameters', () => {
    expect(expected.problems).toEqual([]);
    expect(expected.tools.map(normal)).toEqual([
      {
        name: 'get_current_weather',
        description: 'Get the weather in a city right now.',
        schema: {
          type: 'object',
          properties: {
            city: { type: 'string', description: 'City and country' },
            unit: { type: 'string', enum: ['celsius', 'fahrenheit'], description: 'Unit of the temperature' },
            days: { type: 'integer', description: 'Days to look ahead' },
          },
          required: ['city'],
        },
        parameters: [
          {
            name: 'city',
            schema: { type: 'string', description: 'City and country' },
            required: true,
            description: 'City and country',
          },
          {
            name: 'unit',
            schema: {
              type: 'string',
              enum: ['celsius', 'fahrenheit'],
              description: 'Unit of the temperature',
            },
            required: false,
            description: 'Unit of the temperature',
          },
          {
            name: 'days',
            schema: { type: 'integer', description: 'Days to look ahead' },
            required: false,
            description: 'Days to look ahead',
          },
        ],
      },
      expect.objectContaining({ name: 'convert_temperature' }),
    ]);
  });

  it.each(Object.entries(formats))('read the same from %s', (name, toolFormats) => {
    const { tools, problems } = read(name);
    expect(problems).toEqual([]);
    expect(tools.map(({ format }) => format)).toEqual(toolFormats);
    expect(tools.map(normal).map(withoutRootDescription)).toEqual(
      expected.tools.map(normal).map(withoutRootDescription),
    );
  });

  it('leave no fixture unread', () => {
    expect(Object.keys(formats).toSorted()).toEqual(readdirSync(fixtures).toSorted());
  });

  it.each(Object.keys(formats))('know where each part of %s stands', (name) => {
    const text = readFileSync(path.join(fixtures, name), 'utf8');
    const documents = name.endsWith('.jsonl') ? text.split('\n') : undefined;
    const slice = ({ offset, length }: { offset: number; length: number }) =>
      text.slice(offset, offset + length);
    for (const tool of readTools(text).tools) {
      expect(slice(tool.nameRange)).toBe(JSON.stringify(tool.name));
      if (tool.descriptionRange) expect(slice(tool.descriptionRange)).toBe(JSON.stringify(tool.description));
      expect(slice(tool.range).endsWith('}')).toBe(true);
      expect(lookUp(documents, text, tool.pointer)).toEqual(tool.source);
      for (const parameter of tool.parameters) {
        expect(slice(parameter.nameRange)).toBe(JSON.stringify(parameter.name));
        expect(slice(parameter.range)).toContain(JSON.stringify(parameter.name));
        if (parameter.descriptionRange) {
          expect(slice(parameter.descriptionRange)).toBe(JSON.stringify(parameter.description));
        }
        expect(lookUp(documents, text, parameter.pointer)).toBeTypeOf('object');
      }
    }
  });
});

/** An independent JSON Pointer reader; of JSON Lines, the first segment is the line. */
function lookUp(lines: readonly string[] | undefined, text: string, pointer: string): unknown {
  const segments = pointer.split('/').slice(1);
  const line = lines === undefined ? undefined : lines[Number(segments.shift())];
  const json = line ?? text.replace(/^\/\/.*$/m, '');
  return segments.reduce<unknown>((value, segment) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([key]) => key === segment)?.[1];
  }, JSON.parse(json));
}
