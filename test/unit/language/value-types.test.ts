// The type that hovers and the outline show of a schema.
import { expect, it } from 'vitest';
import { typeWords, valueTypes } from '../../../src/language/value-types.ts';
import type { JsonObject } from '../../../src/tools/tool.ts';

const root: JsonObject = {
  $defs: {
    Unit: { enum: ['celsius', null] },
    Tree: { anyOf: [{ $ref: '#/$defs/Tree' }, { type: 'string' }] },
  },
};

it.each([
  [{ type: ['integer', 'null'] }, 'integer or null'],
  [{ $ref: '#/$defs/Unit' }, 'string or null'],
  [{ const: [1] }, 'array'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string or null'],
  [{ oneOf: [{ $ref: '#/$defs/Unit' }, { type: 'integer' }] }, 'string or null or integer'],
  [{ anyOf: [{ type: 'string' }, {}] }, 'any'],
  [{ $ref: '#/$defs/Tree' }, 'any'],
  [{ $ref: '#/$defs/Gone' }, 'any'],
  [{}, 'any'],
])('of %j: %s', (schema: JsonObject, words) => {
  expect(typeWords(valueTypes(schema, root))).toBe(words);
});
