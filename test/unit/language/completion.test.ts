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
    expect(taken('properties')).toBe(around('{ "properties": {} }'));
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

  describe('between brackets', () => {
    const flow = (schema: string) => text(`      ${schema}`);

    it('a schema is offered its keywords, on one line and on several', () => {
      const { labels, taken } = offers(text('      properties: {city: {type: string, |}}\n'), 'yaml');
      expect(labels).toContain('minLength');
      expect(labels).not.toContain('type');
      expect(taken('description')).toContain('{city: {type: string, description: "$1"}}');
      expect(taken('enum')).toContain('enum: ["$1"]');
      const lines = text('      properties: {\n        city: {\n          ty|\n        }\n      }\n');
      expect(offers(lines, 'yaml').taken('type')).toContain(
        `          type: ${choice(1, 'string,integer,number,boolean,array,object,null')}\n`,
      );
      const whole = 'tools: [{name: f, description: F, inputSchema: {type: object, |}}]\n';
      expect(offers(whole, 'yaml').labels).toContain('required');
    });

    it('a type, a required name and a reference are offered theirs', () => {
      expect(offers(flow('properties: {a: {type: |, description: x}}\n'), 'yaml').taken('integer')).toContain(
        '{a: {type: integer, description: x}}',
      );
      const required = text('      properties: {a: {}, b: {}, c: {}}\n      required: [a, |]\n');
      expect(offers(required, 'yaml').labels).toEqual(['b', 'c']);
      expect(offers(required, 'yaml').taken('c')).toContain('required: [a, c]');
      const first = text('      properties: {a: {}, b: {}}\n      required: [| b]\n');
      expect(offers(first, 'yaml').taken('a')).toContain('required: [a, b]');
      const reference = text('      $defs: {Unit: {}}\n      properties: {a: {$ref: "|"}}\n');
      expect(offers(reference, 'yaml').taken('#/$defs/Unit')).toContain('{$ref: "#/\\$defs/Unit"}');
    });

    it('a bracket need not be closed yet', () => {
      expect(offers(flow('properties: {a: {type: |\n'), 'yaml').labels).toContain('integer');
      expect(offers(flow('properties: {a: {|\n      required: [a]\n'), 'yaml').taken('type')).not.toContain(
        '|},',
      );
    });

    it('a name that is half typed is replaced, its value kept', () => {
      expect(offers(flow('properties: {a: {ty|pe: string}}\n'), 'yaml').taken('title')).toContain(
        '{a: {title: string}}',
      );
      const { items, taken } = offers(flow('properties: {a: {"ty|": string}}\n'), 'yaml');
      expect(taken('type')).toContain('{a: {type: string}}');
      expect(items.find(({ label }) => label === 'type')?.filterText).toBe('"type"');
    });

    it('parameters and tools are offered on one line', () => {
      expect(offers(flow('properties: {|}\n'), 'yaml').taken('New parameter')).toContain(
        `properties: {"${stop(1, 'name')}": { "type": "${choice(2, 'string,integer,number,boolean,array,object')}", "description": "$3" }}`,
      );
      const { taken } = offers('tools: [{name: f, description: F, inputSchema: {}}, |]\n', 'yaml', {
        snippets: false,
        profiles: [],
      });
      const [, made] = readToolDocument(taken('New tool'), 'yaml').file.tools;
      expect(made).toMatchObject({ name: 'get_something', format: 'mcp' });
      expect(taken('New tool')).not.toContain('\t');
    });

    it.each([
      'description: Use [x] or {y|',
      'description: "{|"',
      'properties: {a: {type: string}} # {|',
      'properties: {a: {type:|}}',
      'properties: {a: {"type"|: string}}',
      'properties: {a: {type: string # in {|',
    ])('nothing is offered in %s', (schema) => {
      expect(offers(flow(`${schema}\n`), 'yaml').labels).toEqual([]);
    });

    it('each offer of a keyword leaves YAML that reads', () => {
      const { labels, taken } = offers(flow('properties: {a: {|}, b: {}}\n'), 'yaml', {
        snippets: false,
        profiles: [],
      });
      expect(labels.length).toBeGreaterThan(10);
      for (const label of labels) {
        const { documents } = readToolDocument(taken(label), 'yaml');
        expect(
          documents.flatMap(({ faults }) => faults),
          taken(label),
        ).toEqual([]);
      }
    });
  });
});
