// Rule: keywords speak about the type that they stand beside.
import { appendPointer } from '../../tools/json-pointer.ts';
import { mcpParameter } from '../example-schemas.ts';
import { atKeyword, listed, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { schemasOf, typesIn } from '../schemas.ts';

export const misplacedKeyword: Rule = {
  id: 'misplaced-keyword',
  title: 'A keyword speaks about the type that it stands beside',
  category: 'structure',
  severity: 'warning',
  source: {
    title: 'JSON Schema 2020-12, scope of validation keywords',
    url: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6',
    verified: '2026-11-22',
  },
  why: '`minLength` on a number or `items` on a text has no effect: JSON Schema passes over keywords of other types. It mostly belongs to the items of a list, or the type is wrong.',
  examples: {
    fails: [
      mcpParameter({ type: 'integer', minLength: 1 }),
      mcpParameter({ type: 'string', items: { type: 'string' } }),
    ],
    passes: [
      mcpParameter({ type: 'string', minLength: 1 }),
      mcpParameter({ type: ['string', 'integer'], minimum: 1 }),
    ],
  },
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const types = typesIn(node.schema);
      if (types.length === 0) continue;
      for (const { key } of node.tree.entries) {
        const meant = typesOf.get(key);
        if (meant === undefined || meant.some((type) => types.includes(type))) continue;
        yield atKeyword(linted, node, key, {
          message: `"${key}" has no effect in ${nameOf(node)}, which is a value of type ${listed(types, 'or')}.`,
          remedy: 'Remove it, or write the type that it belongs to.',
          fixes: [
            {
              title: `Remove "${key}"`,
              edits: [{ kind: 'remove', pointer: appendPointer(node.pointer, key) }],
              mechanical: false,
            },
          ],
        });
      }
    }
  },
};

const ofNumbers = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
const ofLists = ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains'];
const ofObjects = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
];

const typesOf = new Map<string, readonly string[]>([
  ...['minLength', 'maxLength', 'pattern'].map((key) => [key, ['string']] as const),
  ...ofNumbers.map((key) => [key, ['number', 'integer']] as const),
  ...ofLists.map((key) => [key, ['array']] as const),
  ...ofObjects.map((key) => [key, ['object']] as const),
]);
