// Rule: the values of an enum are of the schema's own type.
import { appendPointer } from '../../tools/json-pointer.ts';
import { isObject, member, plainValue, textOf } from '../../tools/json-tree.ts';
import type { JsonValue } from '../../tools/tool.ts';
import { mcpParameter } from '../example-schemas.ts';
import { fitsType } from '../fits.ts';
import { atValue, listed, nameOf } from '../place.ts';
import type { Fix, LintedTool, Rule, RuleFinding, SchemaNode } from '../rule.ts';
import { schemasOf, typesIn } from '../schemas.ts';

export const enumMatchesType: Rule = {
  id: 'enum-matches-type',
  title: 'The values of an enum are of the type that stands beside it',
  category: 'structure',
  severity: 'error',
  source: {
    title: 'JSON Schema 2020-12, enum and type',
    url: 'https://json-schema.org/draft/2020-12/json-schema-validation#name-enum',
    verified: '2026-11-22',
  },
  why: 'A value must satisfy both, so that a value of another type can never be given. Numbers written as texts (`"type": "integer", "enum": ["1", "2"]`) leave no value at all: a grammar made of the schema allows nothing, and a search ends there.',
  examples: {
    fails: [
      mcpParameter({ type: 'integer', enum: ['1', '2'] }),
      mcpParameter({ type: 'string', enum: ['a', 2] }),
    ],
    passes: [
      mcpParameter({ type: 'integer', enum: [1, 2] }),
      mcpParameter({ type: ['string', 'null'], enum: ['a', null] }),
    ],
  },
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) yield* mismatches(linted, node);
  },
};

function* mismatches(linted: LintedTool, node: SchemaNode): Generator<RuleFinding> {
  const list = member(node.tree, 'enum');
  const types = typesIn(node.schema);
  // The type word "any" of data sets reads as a string, and allows any value.
  if (list?.kind !== 'array' || types.length === 0 || /^any$/i.test(textOf(member(node.tree, 'type')) ?? ''))
    return;
  const values = list.items.map(plainValue);
  const wrong = values.flatMap((value, index) =>
    types.some((type) => fitsType(value, type)) ? [] : [index],
  );
  if (wrong.length === 0) return;
  const fixes = fixesFor(node, values, types);
  for (const index of wrong) {
    yield atValue(linted, node, ['enum', index], {
      message: `The enum of ${nameOf(node)} has ${JSON.stringify(values[index]).slice(0, 60)}, which is no ${listed(types, 'or')}.`,
      remedy: 'Write values of the type, or another type.',
      ...(fixes.length === 0 ? {} : { fixes }),
    });
  }
}

function fixesFor(node: SchemaNode, values: readonly JsonValue[], types: readonly string[]): readonly Fix[] {
  const fixes: Fix[] = [];
  const converted = values.map((value) => convert(value, types));
  if (converted.every((value) => value !== undefined)) {
    fixes.push({
      title: `Write the values as ${types[0]}`,
      edits: [{ kind: 'set', pointer: appendPointer(node.pointer, 'enum'), value: converted }],
      mechanical: false,
    });
  }
  const actual = [...new Set(values.map(typeOf))];
  fixes.push({
    title: `Write "type": ${JSON.stringify(actual.length === 1 ? actual[0] : actual)}`,
    edits: [
      {
        kind: 'set',
        pointer: appendPointer(node.pointer, 'type'),
        value: actual.length === 1 ? (actual[0] ?? 'string') : actual,
      },
    ],
    mechanical: false,
  });
  return fixes;
}

function convert(value: JsonValue, types: readonly string[]): JsonValue | undefined {
  if (types.some((type) => fitsType(value, type))) return value;
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean'))
    return String(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return types.some((type) => fitsType(number, type)) ? number : undefined;
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  return typeof value;
}
