// Changes by JSON Pointer keep all that they do not mean: comments, indentation, line ends, the way lists are written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { applyEdits, compatibleEdits, editedText, type SchemaEdit } from '../../../src/tools/edit.ts';
import { plainValue } from '../../../src/tools/json-tree.ts';
import { locate, readToolDocument, type ToolSyntax } from '../../../src/tools/read-document.ts';
import type { JsonValue } from '../../../src/tools/tool.ts';

const edited = (text: string, edits: readonly SchemaEdit[], syntax: ToolSyntax = 'json') =>
  editedText(text, applyEdits(text, syntax, edits));
const set = (pointer: string, value: JsonValue): SchemaEdit => ({ kind: 'set', pointer, value });
const remove = (pointer: string): SchemaEdit => ({ kind: 'remove', pointer });
const rename = (pointer: string, name: string): SchemaEdit => ({ kind: 'rename', pointer, name });

describe('JSON', () => {
  const text = `{
    "name": "f", // its name
    "parameters": {
        "type": "object",
        // the place
        "properties": { "city": {"type": "string"}, "day": {"type": "integer"} },
        "required": ["city", "day"]
    }
}
`;

  it("gets a member where the others of its object stand, with the file's own indentation", () => {
    expect(edited(text, [set('/parameters/additionalProperties', false)])).toBe(
      text.replace('["city", "day"]\n', '["city", "day"],\n        "additionalProperties": false\n'),
    );
  });

  it('gets it on the same line where an object has one line', () => {
    expect(edited(text, [set('/parameters/properties/city/description', 'Where')])).toBe(
      text.replace('{"type": "string"}', '{"type": "string", "description": "Where"}'),
    );
  });

  it('gets it without a space where the file has none', () => {
    expect(edited('{"a":1,"b":[1,2]}', [set('/c', { d: [1] }), set('/b/-', 3)])).toBe(
      '{"a":1,"b":[1,2,3],"c":{"d":[1]}}',
    );
  });

  it('loses a member with its comma', () => {
    expect(edited(text, [remove('/parameters/required/0')])).toBe(text.replace('"city", "day"]', '"day"]'));
    expect(edited(text, [remove('/parameters/required/1')])).toBe(text.replace('"city", "day"]', '"city"]'));
    expect(edited(text, [remove('/parameters/required')])).toBe(
      text.replace(',\n        "required": ["city", "day"]', ''),
    );
    expect(edited(text, [remove('/name')])).toBe(text.replace('\n    "name": "f", // its name', ''));
  });

  it('keeps Windows line ends', () => {
    const windows = '{\r\n\t"a": 1\r\n}';
    expect(edited(windows, [set('/b', { c: true })])).toBe(
      '{\r\n\t"a": 1,\r\n\t"b": {\r\n\t\t"c": true\r\n\t}\r\n}',
    );
  });

  it('is renamed in its place', () => {
    expect(
      edited(text, [rename('/parameters/properties/city', 'town'), set('/parameters/required/0', 'town')]),
    ).toBe(text.replace('{ "city"', '{ "town"').replace('["city"', '["town"'));
  });

  it('takes several changes of one object or list, by the indices of the old text', () => {
    const list = '[\n  "a",\n  "b", // second\n  "c"\n]\n';
    expect(edited(list, [remove('/0'), remove('/2'), set('/-', 'd')])).toBe(
      '[\n  "b", // second\n  "d"\n]\n',
    );
    expect(edited(list, [remove('/0'), remove('/1'), remove('/2')])).toBe('[]\n');
    expect(edited('{"a": {}}', [set('/a/$defs/X', 1), set('/a/$defs/Y', 2)])).toBe(
      '{"a": {"$defs": {"X": 1, "Y": 2}}}',
    );
    expect(edited('{"a": 1}', [set('/a', { b: 1 }), set('/a/c', 2)])).toBe('{"a": {"b": 1, "c": 2}}');
  });

  it('leaves a file alone where a change leads nowhere, or where its text is broken', () => {
    expect(applyEdits(text, 'json', [rename('/nothing', 'x')])).toEqual([]);
    expect(applyEdits(text, 'json', [remove('/nothing/at/all')])).toEqual([]);
    expect(applyEdits('{"a": ', 'json', [set('/b', 1)])).toEqual([]);
  });
});

describe('JSON Lines', () => {
  it('stay one value a line', () => {
    const text = '{"name":"a"}\n\n{"name":"b","parameters":{}}\n';
    expect(edited(text, [set('/2/parameters/type', 'object'), set('/0/description', 'A')])).toBe(
      '{"name":"a","description":"A"}\n\n{"name":"b","parameters":{"type":"object"}}\n',
    );
  });
});

describe('YAML', () => {
  const text = `# tools
tools:
  - name: f # its name
    parameters:
      type: object
      properties:
        city: {type: string}
        day:
          type: integer
      required:
        - city
        - day
  - &b
    name: g
`;

  it('gets an entry below the others', () => {
    expect(edited(text, [set('/tools/0/parameters/additionalProperties', false)], 'yaml')).toBe(
      text.replace('        - day\n', '        - day\n      additionalProperties: false\n'),
    );
    expect(edited(text, [set('/tools/0/parameters/properties/city/description', 'Where')], 'yaml')).toBe(
      text.replace('{type: string}', '{type: string, "description": "Where"}'),
    );
    expect(edited(text, [set('/tools/0/parameters/required/-', 'hour')], 'yaml')).toBe(
      text.replace('        - day\n', '        - day\n        - hour\n'),
    );
  });

  it('loses an entry with its lines; the next one moves up to a dash', () => {
    expect(edited(text, [remove('/tools/0/name')], 'yaml')).toBe(
      text.replace('name: f # its name\n    parameters', 'parameters'),
    );
    expect(edited(text, [remove('/tools/0/parameters/properties/day')], 'yaml')).toBe(
      text.replace('\n        day:\n          type: integer', ''),
    );
    expect(
      edited(
        text,
        [remove('/tools/0/parameters/required/0'), remove('/tools/0/parameters/required/1')],
        'yaml',
      ),
    ).toBe(text.replace('required:\n        - city\n        - day', 'required: []'));
  });

  it('is not changed through an alias', () => {
    const aliased = 'a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 2\n';
    expect(applyEdits(aliased, 'yaml', [set('/c/b', 2)])).toEqual([]);
    expect(applyEdits(aliased, 'yaml', [set('/d/b', 2)])).toEqual([]);
    expect(edited(aliased, [set('/c', 2)], 'yaml')).toBe(aliased.replace('c: *x', 'c: 2'));
  });

  it('has new values below their key where they are long', () => {
    expect(edited('a: 1\nb:\n', [set('/a', { description: 'x'.repeat(60), type: 'string' })], 'yaml')).toBe(
      `a:\n  description: ${'x'.repeat(60)}\n  type: string\nb:\n`,
    );
    expect(edited('a: 1\n', [set('/b', 'two\nlines')], 'yaml')).toBe('a: 1\nb: |-\n  two\n  lines\n');
  });
});

describe('fixes that are made at once', () => {
  it('are all but those that change what an earlier one changes', () => {
    const { edits, taken } = compatibleEdits([
      [set('/0/a', 1)],
      [set('/0/a', 2)],
      [set('/0/a', 1), remove('/0/b')],
      [remove('/0')],
      [set('/0/b/c', 1)],
      [rename('/1/a', 'b')],
      [set('/1/a/type', 'string')],
    ]);
    expect(taken).toEqual([0, 2, 5, 6]);
    expect(edits).toHaveLength(4);
  });
});

// ---- any change of any value ----

const key = fc.constantFrom('type', 'a b', 'x', 'properties', 'ü"', 'null', '1');
const scalar = fc.oneof(
  fc.constantFrom<JsonValue>(
    null,
    true,
    1,
    -2.5,
    '',
    'text',
    'a: b',
    '# no comment',
    '- item',
    'two\nlines',
    ' two\nlines\n',
    '{',
    '007',
    'yes',
    '// x',
  ),
  fc.string({ maxLength: 8 }),
);
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'json' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const container = fc.oneof(
  fc.array(value, { maxLength: 4 }),
  fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true }),
);

const isContainer = (tree: JsonValue): tree is readonly JsonValue[] | { readonly [key: string]: JsonValue } =>
  typeof tree === 'object' && tree !== null;

/** Pointers of all that a value holds. */
function pointersIn(tree: JsonValue, at = ''): string[] {
  if (!isContainer(tree)) return [];
  return Object.entries(tree).flatMap(([name, inner]) => {
    const pointer = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [pointer, ...pointersIn(inner, pointer)];
  });
}

/** Plainly: the changed value, by marking what goes and dropping it in the end. */
function expected(tree: JsonValue, edits: readonly SchemaEdit[], at = ''): JsonValue | undefined {
  const own = edits.findLast(({ pointer, kind }) => pointer === at && kind !== 'rename');
  if (own?.kind === 'remove') return undefined;
  if (own?.kind === 'set') return own.value;
  if (!isContainer(tree)) return tree;
  const inner = Object.entries(tree).flatMap(([name, child]): [string, JsonValue][] => {
    const pointer = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const changed = expected(child, edits, pointer);
    const renamed = edits.findLast((edit) => edit.pointer === pointer && edit.kind === 'rename');
    return changed === undefined ? [] : [[renamed?.kind === 'rename' ? renamed.name : name, changed]];
  });
  const added = edits.filter(({ pointer }) => pointer === `${at}/-` || pointer === `${at}/new`);
  if (Array.isArray(tree)) return [...inner.map(([, child]) => child), ...added.flatMap(newValue)];
  return Object.fromEntries([
    ...inner,
    ...added.flatMap((edit) => newValue(edit).map((one) => ['new', one] as const)),
  ]);
}
const newValue = (edit: SchemaEdit): JsonValue[] => (edit.kind === 'set' ? [edit.value] : []);

const spread = (json: string) => json.replaceAll(/([{[,])\n/g, '$1 // why\n');
const writings: Readonly<Record<string, readonly [ToolSyntax, (tree: JsonValue) => string]>> = {
  'indented JSON': ['json', (tree) => JSON.stringify(tree, null, 2)],
  'JSON on one line': ['json', (tree) => JSON.stringify(tree)],
  'JSON with tabs and comments': ['json', (tree) => spread(JSON.stringify(tree, null, '\t'))],
  'block YAML': ['yaml', (tree) => stringify(tree)],
  'flow YAML': ['yaml', (tree) => stringify(tree, { collectionStyle: 'flow' })],
  'YAML with comments': ['yaml', (tree) => `# top\n${stringify(tree, { lineWidth: 40 })}# end\n`],
};

const scenario = fc
  .record({
    tree: container,
    seeds: fc.array(fc.tuple(fc.nat(), fc.nat(3), value), { minLength: 1, maxLength: 4 }),
  })
  .map(({ tree, seeds }) => {
    const pointers = pointersIn(tree);
    const all = seeds.map(([at, kind, to], index): SchemaEdit => {
      const pointer = pointers[at % Math.max(1, pointers.length)];
      if (pointer === undefined || kind === 0) return set(Array.isArray(tree) ? '/-' : '/new', to);
      if (kind === 1) return remove(pointer);
      const parent = pointer.slice(0, pointer.lastIndexOf('/'));
      const isEntry = !Array.isArray(parent === '' ? tree : at2(tree, parent));
      return kind === 2 && isEntry ? rename(pointer, `other${index}`) : set(pointer, to);
    });
    const { edits } = compatibleEdits(all.map((edit) => [edit]));
    return { tree, edits };
  });

function at2(tree: JsonValue, pointer: string): JsonValue | undefined {
  const located = locate(readToolDocument(JSON.stringify(tree)).documents, pointer);
  return located === undefined ? undefined : plainValue(located.tree);
}

describe('any changes of any value', () => {
  it.each(Object.entries(writings))('come out as they were meant in %s', (_, [syntax, write]) => {
    fc.assert(
      fc.property(scenario, ({ tree, edits }) => {
        const text = write(tree);
        const before = readToolDocument(text, syntax).documents;
        fc.pre(before.length === 1 && before[0]?.pointer === '');
        const result = edited(text, edits, syntax);
        const after = readToolDocument(result, syntax).documents;
        expect(after.flatMap(({ faults }) => faults)).toEqual([]);
        const [document] = after;
        expect(document?.root === undefined ? undefined : plainValue(document.root)).toEqual(
          expected(tree, edits),
        );
      }),
      { numRuns: 400 },
    );
  });
});
