// Rule: what a schema demands can be satisfied.
import { isObject, own } from '../../tools/json-tree.ts';
import type { JsonObject } from '../../tools/tool.ts';
import { mcpParameter } from '../example-schemas.ts';
import { fitsType } from '../fits.ts';
import { atKeyword, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { schemasOf, typesIn } from '../schemas.ts';

export const contradictory: Rule = {
  id: 'contradictory',
  title: 'Some value satisfies the schema',
  category: 'structure',
  severity: 'error',
  source: {
    title: 'JSON Schema 2020-12, validation',
    url: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6',
    verified: '2026-11-22',
  },
  why: 'Each keyword is valid by itself, but no value satisfies all of them: a minimum above the maximum, a `const` that its `enum` lacks, a required property that may never be given. Every call is then refused, and a search that follows the schema ends at this parameter.',
  examples: {
    fails: [
      mcpParameter({ type: 'integer', minimum: 9, maximum: 1 }),
      mcpParameter({ type: 'string', enum: ['ground'], const: 'first' }),
      mcpParameter({ type: 'string', minLength: 5, maxLength: 2 }),
    ],
    passes: [mcpParameter({ type: 'integer', minimum: 1, maximum: 9 })],
  },
  *check(subject) {
    for (const [linted, node] of schemasOf(subject)) {
      const found = contradictionIn(node.schema);
      if (found === undefined) continue;
      yield atKeyword(linted, node, found.keyword, {
        message: `No value satisfies ${nameOf(node)}: ${found.reason}.`,
        remedy: 'Change one of the two.',
      });
    }
  },
};

interface Contradiction {
  readonly keyword: string;
  readonly reason: string;
}

/** Two bounds, and whether a value may lie at both. */
const bounds: readonly (readonly [low: string, high: string, strict: boolean])[] = [
  ['minimum', 'maximum', false],
  ['minimum', 'exclusiveMaximum', true],
  ['exclusiveMinimum', 'maximum', true],
  ['exclusiveMinimum', 'exclusiveMaximum', true],
  ['minLength', 'maxLength', false],
  ['minItems', 'maxItems', false],
  ['minProperties', 'maxProperties', false],
  ['minContains', 'maxContains', false],
];

function contradictionIn(schema: JsonObject): Contradiction | undefined {
  for (const [low, high, strict] of bounds) {
    const least = own(schema, low);
    const most = own(schema, high);
    if (typeof least !== 'number' || typeof most !== 'number') continue;
    if (least > most || (strict && least === most)) {
      return { keyword: low, reason: `${low} ${least} and ${high} ${most}` };
    }
  }
  return constContradiction(schema) ?? forbiddenProperty(schema);
}

function constContradiction(schema: JsonObject): Contradiction | undefined {
  const constant = own(schema, 'const');
  if (constant === undefined) return undefined;
  const types = typesIn(schema);
  if (types.length > 0 && !types.some((type) => fitsType(constant, type))) {
    return { keyword: 'const', reason: `its const is no ${types.join(' or ')}` };
  }
  const choices = own(schema, 'enum');
  const text = JSON.stringify(constant);
  if (!Array.isArray(choices) || choices.some((choice) => JSON.stringify(choice) === text)) return undefined;
  return { keyword: 'const', reason: 'its enum does not have its const' };
}

function forbiddenProperty(schema: JsonObject): Contradiction | undefined {
  const names = own(schema, 'required');
  const properties = own(schema, 'properties');
  if (!Array.isArray(names)) return undefined;
  const most = own(schema, 'maxProperties');
  if (typeof most === 'number' && names.length > most) {
    return { keyword: 'required', reason: `${names.length} properties are required, and ${most} allowed` };
  }
  const forbidden = isObject(properties)
    ? names.find((name) => typeof name === 'string' && own(properties, name) === false)
    : undefined;
  if (forbidden === undefined) return undefined;
  return { keyword: 'required', reason: `${JSON.stringify(forbidden)} is required and may not be given` };
}
