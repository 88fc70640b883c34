// A tool in another format is the same tool.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { conversionEdits, convertFile, convertTool, targetFormats } from '../../../src/tools/convert.ts';
import { applyEdits, editedText } from '../../../src/tools/edit.ts';
import { readTools } from '../../../src/tools/read.ts';
import { readToolDocument } from '../../../src/tools/read-document.ts';
import type { JsonValue, Tool } from '../../../src/tools/tool.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/tools');
const names = readdirSync(fixtures);
const read = (name: string) => readTools(readFileSync(path.join(fixtures, name), 'utf8'));

const meaning = (tool: Tool) => ({
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

const target = fc.constantFrom(...targetFormats.map(({ format }) => format));

describe('a converted file', () => {
  it.each(names)('of %s holds the same tools', (name) => {
    for (const { format } of targetFormats) {
      for (const text of [
        JSON.stringify(convertFile(read(name).tools, format)),
        stringify(convertFile(read(name).tools, format)),
      ]) {
        const { file } = readToolDocument(
          text,
          text.startsWith('[') || text.startsWith('{') ? 'json' : 'yaml',
        );
        expect(file.problems).toEqual([]);
        expect(file.tools.map((tool) => tool.format)).toEqual(file.tools.map(() => format));
        expect(file.tools.map(meaning)).toEqual(read(name).tools.map(meaning));
      }
    }
  });

  it('is the same after any chain of conversions', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(target, { minLength: 1, maxLength: 5 }),
        (name, chain) => {
          let { tools } = read(name);
          for (const format of chain) tools = readTools(JSON.stringify(convertFile(tools, format))).tools;
          expect(tools.map(meaning)).toEqual(read(name).tools.map(meaning));
        },
      ),
      { numRuns: 60 },
    );
  });
});

const schema: fc.Arbitrary<JsonValue> = fc.letrec<{ schema: JsonValue }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.record(
      {
        type: fc.constantFrom('string', 'integer', 'boolean', 'null'),
        description: fc.string(),
        default: fc.jsonValue(),
      },
      { requiredKeys: ['type'], noNullPrototype: true },
    ) as fc.Arbitrary<JsonValue>,
    fc.record({ type: fc.constant('array'), items: tie('schema') }, { noNullPrototype: true }),
    fc
      .dictionary(fc.constantFrom('a', 'type', 'name', 'properties', 'x y'), tie('schema'), {
        noNullPrototype: true,
      })
      .map((properties) => ({ type: 'object', properties, required: Object.keys(properties).slice(0, 1) })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map((anyOf) => ({ anyOf })),
  ),
})).schema;

describe('any tool', () => {
  it('means the same in any format, converted alone where it stands', () => {
    const tool = fc.record({
      name: fc.stringMatching(/^[a-z]\w{0,8}$/),
      description: fc.string(),
      inputSchema: fc
        .dictionary(fc.constantFrom('city', 'type', 'b'), schema, { noNullPrototype: true })
        .map((properties): JsonValue => ({ type: 'object', properties })),
    });
    fc.assert(
      fc.property(
        tool,
        target,
        target,
        fc.constantFrom<'json' | 'yaml'>('json', 'yaml'),
        (one, first, second, syntax) => {
          const json = JSON.stringify([one]);
          const [begin] = readTools(json).tools;
          if (begin === undefined) return;
          // As JSON has it: YAML would keep a negative zero, which JSON writes as 0.
          const written: JsonValue =
            first === 'gemini' || first === 'vscode' ? JSON.parse(json) : [convertTool(begin, first).value];
          const text = syntax === 'yaml' ? stringify(written) : JSON.stringify(written, null, 2);
          const [before] = readToolDocument(text, syntax).file.tools;
          if (before === undefined) throw new Error('not read');
          const after = editedText(text, applyEdits(text, syntax, conversionEdits(before, second)));
          const { file } = readToolDocument(after, syntax);
          expect(file.tools.map(meaning)).toEqual([meaning(begin)]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a conversion', () => {
  it('keeps comments where only the names of members differ', () => {
    const text =
      '[\n  {\n    "name": "f", // short\n    "description": "F",\n    "inputSchema": { "type": "object", "properties": {} }\n  }\n]';
    const [tool] = readTools(text).tools;
    if (tool === undefined) throw new Error('not read');
    expect(editedText(text, applyEdits(text, 'json', conversionEdits(tool, 'anthropic')))).toBe(
      text.replace('inputSchema', 'input_schema'),
    );
  });

  it('says what it leaves out, and keeps what both formats have', () => {
    const [tool] = readTools(
      '[{"name": "get_x", "title": "Get X", "annotations": {"readOnlyHint": true}, "x-y": 1, "inputSchema": {"type": "object", "properties": {}}}]',
    ).tools;
    if (tool === undefined) throw new Error('not read');
    expect(convertTool(tool, 'vscode')).toEqual({
      value: {
        name: 'get_x',
        displayName: 'Get X',
        inputSchema: { type: 'object', properties: {} },
        'x-y': 1,
      },
      leftOut: ['annotations'],
    });
  });
});
