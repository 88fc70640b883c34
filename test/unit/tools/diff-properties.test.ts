// What holds for every semantic diff: nothing differs from itself, and back is the mirror of forth.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTools } from '../../../src/tools/diff.ts';
import { readTools } from '../../../src/tools/read.ts';
import type { JsonObject, JsonValue, Tool } from '../../../src/tools/tool.ts';
import type { ToolChange } from '../../../src/tools/tool-change.ts';

const root = path.resolve(import.meta.dirname, '../../..');

const words = fc.constantFrom('a', 'b', 'start_date', 'startDate', 'city');
/** Most schemas have few of the keywords. */
const keyword = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const types = fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'object', 'array');

function schemaOf(inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc
    .record({
      type: keyword(fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 }))),
      description: keyword(words),
      default: keyword(fc.integer({ min: 0, max: 2 })),
      enum: keyword(fc.uniqueArray(fc.constantFrom('x', 'y', 'z', 1, null), { minLength: 1, maxLength: 3 })),
      const: keyword(fc.constantFrom('x', 1)),
      minimum: keyword(fc.integer({ min: 0, max: 3 })),
      exclusiveMinimum: keyword(fc.integer({ min: 0, max: 3 })),
      maxLength: keyword(fc.integer({ min: 0, max: 3 })),
      multipleOf: keyword(fc.integer({ min: 1, max: 4 })),
      pattern: keyword(fc.constantFrom('^a', '^b')),
      format: keyword(fc.constantFrom('date', 'email')),
      $ref: keyword(fc.constantFrom('#/$defs/one', '#/$defs/two', '#')),
      items: keyword(inner),
      prefixItems: keyword(fc.array(inner, { minLength: 1, maxLength: 2 })),
      additionalProperties: keyword(fc.oneof(fc.boolean(), inner)),
      anyOf: keyword(fc.array(inner, { minLength: 1, maxLength: 3 })),
      allOf: keyword(fc.array(inner, { minLength: 1, maxLength: 2 })),
      properties: keyword(fc.dictionary(words, inner, { maxKeys: 3 })),
      required: keyword(fc.uniqueArray(words, { maxLength: 2 })),
    })
    .map((record) => JSON.parse(JSON.stringify(record)));
}
const leaf = fc.record({ type: types }).map(({ type }): JsonObject => ({ type }));
const schema = schemaOf(schemaOf(leaf));

const tool = fc.record({
  name: fc.constantFrom('f', 'get_f', 'getF'),
  description: fc.constantFrom('', 'F.', 'G.'),
  inputSchema: fc
    .record({
      properties: fc.dictionary(words, schema, { maxKeys: 3 }),
      required: fc.uniqueArray(words, { maxLength: 2 }),
      one: schema,
      two: schema,
    })
    .map(({ properties, required, one, two }) => ({
      type: 'object',
      properties,
      required,
      $defs: { one, two },
    })),
});
const file = fc.uniqueArray(tool, { maxLength: 3, selector: ({ name }) => name });

const read = (tools: JsonValue): readonly Tool[] => readTools(JSON.stringify({ tools })).tools;

const mirrored: Partial<Record<string, string>> = {
  narrower: 'wider',
  wider: 'narrower',
  'tool-added': 'tool-removed',
  'tool-removed': 'tool-added',
  'parameter-added': 'parameter-removed',
  'parameter-removed': 'parameter-added',
  required: 'optional',
  optional: 'required',
};
const mirror = (word: string) => mirrored[word] ?? word;
const facts = (changes: readonly ToolChange[]) =>
  changes.map(({ kind, effect }) => `${kind} ${effect}`).sort();
const mirroredFacts = (changes: readonly ToolChange[]) =>
  changes.map(({ kind, effect }) => `${mirror(kind)} ${mirror(effect)}`).sort();

/** The same JSON with the members of every object the other way round. */
function turned(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

describe('every semantic diff', () => {
  it('finds nothing between a file and itself, in whatever order its members stand', () => {
    fc.assert(
      fc.property(file, (tools) => {
        expect(diffTools(read(tools), read(tools))).toEqual([]);
        expect(diffTools(read(tools), read(turned(tools)))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is the mirror of the diff from the new version back to the old one', () => {
    fc.assert(
      fc.property(file, file, (one, other) => {
        const there = diffTools(read(one), read(other));
        const back = diffTools(read(other), read(one));
        expect(mirroredFacts(there)).toEqual(facts(back));
      }),
      { numRuns: 100 },
    );
  });

  it('names places that exist', () => {
    fc.assert(
      fc.property(file, file, (one, other) => {
        for (const { before, after, message } of diffTools(read(one), read(other))) {
          expect(message).not.toMatch(/undefined|\[object/);
          if (before !== undefined)
            expect(at({ tools: one }, before.pointer), `${message} ${before.pointer}`).toBeDefined();
          if (after !== undefined)
            expect(at({ tools: other }, after.pointer), `${message} ${after.pointer}`).toBeDefined();
        }
      }),
      { numRuns: 100 },
    );
  });

  it('takes a parameter with an equal schema under a new name for renamed, and nothing else', () => {
    fc.assert(
      fc.property(
        schema.filter((one) => !refersToRoot(one)),
        (parameter) => {
          const named = (name: string) => [
            {
              name: 'f',
              description: 'F.',
              inputSchema: { type: 'object', properties: { [name]: parameter } },
            },
          ];
          const changes = diffTools(read(named('before')), read(named('later')));
          expect(changes).toMatchObject([{ kind: 'parameter-renamed', parameter: 'later' }]);
        },
      ),
    );
  });
});

/** The whole has other names then: such a parameter did change inside. */
const refersToRoot = (value: JsonObject) => JSON.stringify(value).includes('"#"');

function at(value: JsonValue, pointer: string): JsonValue | undefined {
  let here: JsonValue | undefined = value;
  for (const segment of pointer.split('/').slice(1)) {
    if (Array.isArray(here)) here = here[Number(segment)];
    else
      here =
        typeof here === 'object' && here !== null
          ? (here as JsonObject)[segment.replaceAll('~1', '/')]
          : undefined;
  }
  return here;
}

const data = path.resolve(root, '../shared/data');
const files = (() => {
  try {
    return readdirSync(data, { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.jsonl?$/.test(name) && !name.includes('JSONTestSuite'),
    );
  } catch {
    return [];
  }
})();

describe('real tool files', () => {
  it.skipIf(files.length === 0)('do not differ from themselves, nor crash beside each other', () => {
    let last: readonly Tool[] = [];
    for (const name of files) {
      const { tools } = readTools(readFileSync(path.join(data, name), 'utf8').slice(0, 300_000));
      expect(diffTools(tools, tools), name).toEqual([]);
      diffTools(last, tools);
      last = tools;
    }
  });
});
