// Tells whether a tool's schema is in normal form already, so that data files are read as they are, and fast.
import { isObject } from '../../tools/json-tree.ts';
import type { JsonValue } from '../../tools/tool.ts';
import { isJsonType } from '../../tools/type-words.ts';

/** Keywords and what their value must be; a schema with any other is looked at closely. */
const keywords: ReadonlyMap<string, (value: JsonValue) => boolean> = new Map([
  ['type', (value: JsonValue) => typeof value === 'string' && isJsonType(value)],
  ...each(['description', 'title', 'pattern', 'format'], (value) => typeof value === 'string'),
  ...each(['default', 'const'], () => true),
  ...each(['enum', 'examples'], (value) => Array.isArray(value) && value.length > 0),
  ...each(
    ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
    (value) => typeof value === 'number',
  ),
  ['multipleOf', (value: JsonValue) => typeof value === 'number' && value > 0],
  ...each(
    ['minLength', 'maxLength', 'minItems', 'maxItems'],
    (value) => Number.isInteger(value) && Number(value) >= 0,
  ),
  ['uniqueItems', (value: JsonValue) => typeof value === 'boolean'],
  ['required', isNames],
  ['items', isPlainSchema],
  ['additionalProperties', (value: JsonValue) => typeof value === 'boolean' || isPlainSchema(value)],
  ['properties', (value: JsonValue) => isObject(value) && Object.values(value).every(isPlainSchema)],
]);

function each(
  names: readonly string[],
  check: (value: JsonValue) => boolean,
): [string, (value: JsonValue) => boolean][] {
  return names.map((name) => [name, check]);
}

/** A JSON Schema of usual keywords only, each with a value of the right kind. */
export function isPlainSchema(schema: JsonValue): boolean {
  return (
    isObject(schema) &&
    Object.entries(schema).every(([keyword, value]) => keywords.get(keyword)?.(value) === true)
  );
}

/** As {@link isPlainSchema}, for what all arguments of a tool must satisfy: an object whose required members are described. */
export function isPlainParameters(schema: JsonValue | undefined): boolean {
  if (!isObject(schema) || schema.type !== 'object' || !isObject(schema.properties)) return false;
  const { properties, required } = schema;
  const known =
    !Array.isArray(required) || required.every((name: JsonValue) => Object.hasOwn(properties, String(name)));
  return known && isPlainSchema(schema);
}

function isNames(value: JsonValue): boolean {
  return (
    Array.isArray(value) &&
    value.every((name) => typeof name === 'string') &&
    new Set(value).size === value.length
  );
}
