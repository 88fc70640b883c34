// What is offered while somebody types: the text is rarely whole then.
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../src/language/completion/completion.ts';
import { choice, stop } from '../../../src/language/completion/stops.ts';
import { linesOf } from '../../../src/language/lines.ts';
import { readToolDocument, type ToolSyntax } from '../../../src/tools/read-document.ts';

/** `|` is the cursor. */
function offers(
  marked: string,
  syntax: ToolSyntax = 'json',
  options = { snippets: true, profiles: [] as string[] },
) {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const document = linesOf(text, syntax);
  const read = readToolDocument(text, syntax);
  const items = completionsAt(
    { document, uri: 'file:///tools', version: 1, text, syntax, read },
    offset,
    options,
  );
  const taken = (label: string) => {
    const item = items.find((one) => one.label === label);
    if (item?.textEdit === undefined || !('range' in item.textEdit))
      throw new Error(`${label} is not offered`);
    const { range, newText } = item.textEdit;
    return text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end));
  };
  return { items, labels: items.map(({ label }) => label), taken };
}

const around = (schema: string) =>
  `{ "tools": [{ "name": "f", "description": "F", "inputSchema": ${schema} }] }`;

describe('in JSON', () => {
  it('a schema is offered its keywords, those that fit its type first, without those that it has', () => {
    const { items, labels, taken } = offers(around('{ "type": "object", | }'));
    expect(labels).toContain('properties');
    expect(labels).not.toContain('type');
    const sorted = items.toSorted((one, other) => ((one.sortText ?? '') < (other.sortText ?? '') ? -1 : 1));
    expect(sorted.findIndex(({ label }) => label === 'required')).toBeLessThan(
      sorted.findIndex(({ label }) => label === 'minLength'),
    );
    expect(taken('additionalProperties')).toContain(
      `"type": "object", "additionalProperties": ${choice(1, 'false,true')} }`,
    );
  });

  it('a name that is half typed is replaced, its value kept', () => {
    expect(offers(around('{ "ty|": "string" }')).taken('type')).toBe(around('{ "type": "string" }'));
    expect(offers(around('{ "pro|')).labels).toContain('properties');
  });

  it('a comma is added where another member follows', () => {
    expect(offers(around('{ "tit|" "type": "object" }')).taken('title')).toContain('"title": "$1", "type"');
  });

  it('a type is offered its words, a format those that the provider takes first', () => {
    expect(offers(around('{ "type": "|" }')).labels).toContain('integer');
    expect(offers(around('{ "properties": { "a": { "type": ["|"] } } }')).labels).toContain('null');
    const strict =
      '[{ "type": "function", "name": "f", "strict": true, "parameters": { "properties": { "a": { "type": "string", "format": | } } } }]';
    const { items } = offers(strict, 'json', { snippets: true, profiles: ['openai-strict'] });
    expect(items.find(({ label }) => label === 'uri')?.detail).toMatch(/not accepted by OpenAI/);
    expect(items.find(({ label }) => label === 'date')?.detail).toBeUndefined();
  });

  it('required is offered the names that it lacks', () => {
    const { labels, taken } = offers(
      around('{ "properties": { "a": {}, "b": {}, "c": {} }, "required": ["a", "|"] }'),
    );
    expect(labels).toEqual(['b', 'c']);
    expect(taken('c')).toContain('"required": ["a", "c"]');
  });

  it('a reference is offered the definitions of its tool', () => {
    const schema = '{ "$defs": { "A/B": {} }, "properties": { "x": { "$ref": "|" } } }';
    expect(offers(around(schema)).labels).toEqual(['#/$defs/A~1B', '#']);
    expect(offers(around(schema)).taken('#/$defs/A~1B')).toContain('"$ref": "#/\\$defs/A~1B"');
  });

  it('a list of tools is offered a tool in its format, and a tool its members', () => {
    expect(offers('{ "tools": [{ "name": "f", "inputSchema": {} }, |] }').taken('New tool')).toContain(
      '"inputSchema": {',
    );
    expect(offers('[{ "name": "f", "input_schema": {} }, |]').taken('New tool')).toContain(
      '"input_schema": {',
    );
    expect(offers('[{ "name": "f", "input_schema": {}, | }]').labels).toEqual([
      'description',
      'input_examples',
      'strict',
    ]);
  });

  it('properties are offered a parameter', () => {
    expect(offers(around('{ "properties": { | } }')).taken('New parameter')).toContain(
      `"${stop(1, 'name')}": { "type": "$`,
    );
  });

  it('a value that repeats what the schema lists is offered', () => {
    expect(offers(around('{ "properties": { "a": { "enum": ["x", "y"], "default": | } } }')).labels).toEqual([
      'x',
      'y',
    ]);
  });

  it('a line of JSON Lines is offered what its tool lacks', () => {
    expect(
      offers('{"name":"a","parameters":{"type":"object"}}\n{"name":"b","parameters":{"type":"|"}}').labels,
    ).toContain('array');
  });

  it('comments, descriptions and what is no tool are offered nothing', () => {
    expect(offers(around('{ // |\n "type": "object" }')).labels).toEqual([]);
    expect(offers(around('{ "description": "|" }')).labels).toEqual([]);
    expect(offers('{ "scripts": { "|" } }').labels).toEqual([]);
  });

  it('a client without snippets gets plain text', () => {
    const { taken } = offers(around('{ | }'), 'json', { snippets: false, profiles: [] });
    expect(taken('type')).toContain('{ "type": "string" }');
    expect(taken('$ref')).toContain('{ "$ref": "" }');
  });
});

describe('in YAML', () => {
  const text = (schema: string) => `tools:\n  - name: f\n    description: F\n    inputSchema:\n${schema}`;

  it('a schema is offered its keywords', () => {
    const { labels, taken } = offers(text('      type: object\n      re|\n'), 'yaml');
    expect(labels).toContain('required');
    expect(labels).not.toContain('type');
    expect(taken('required')).toContain('\n      required: [$1]\n');
  });

  it('a type, a required name and a reference are offered theirs', () => {
    expect(offers(text('      properties:\n        a:\n          type: |\n'), 'yaml').labels).toContain(
      'integer',
    );
    const required = text(
      '      properties:\n        a: {}\n        b: {}\n      required:\n        - a\n        - |\n',
    );
    expect(offers(required, 'yaml').labels).toEqual(['b']);
    const unindented = text(
      '      properties:\n        a: {}\n        b: {}\n      required:\n      - a\n      - |\n',
    );
    expect(offers(unindented, 'yaml').labels).toEqual(['b']);
    const reference = text(
      '      $defs:\n        Unit: {}\n      properties:\n        a:\n          $ref: |\n',
    );
    expect(offers(reference, 'yaml').taken('#/$defs/Unit')).toContain('$ref: "#/\\$defs/Unit"');
  });

  it('properties and tools are offered a new one', () => {
    expect(offers(text('      properties:\n        |\n'), 'yaml').labels).toEqual(['New parameter']);
    expect(offers(`${text('      type: object\n')}  - |\n`, 'yaml').taken('New tool')).toContain(
      `  - name: ${stop(1, 'get_something')}\n`,
    );
  });
});
