// A schema of an OpenAPI document as JSON Schema 2020-12: nullable, examples, exclusive bounds and references rewritten.

import { depthLimit } from '../tools/depth.ts';
import { appendPointer } from '../tools/json-pointer.ts';
import { isObject, own } from '../tools/json-tree.ts';
import { schemaLists, subschemas } from '../tools/schema-keywords.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';

export interface Conversion {
  readonly isOld: boolean;
  readonly leaveOut: (where: string, message: string) => void;
  /** The name that a reference's target has under `$defs`; nothing where it has no target. */
  readonly refer: (reference: string, pointer: string) => string | undefined;
}

const maps = new Set(['properties', 'patternProperties', 'dependentSchemas']);
/** They speak of XML, documentation or code generation, or are taken into account otherwise. */
const dropped = new Set([
  'xml',
  'externalDocs',
  'discriminator',
  'nullable',
  'example',
  'readOnly',
  'writeOnly',
  '$schema',
  '$id',
]);

/** Whatever is no schema takes any value. */
export function convertSchema(
  schema: JsonValue | undefined,
  pointer: string,
  context: Conversion,
  depth = 0,
): JsonValue {
  if (typeof schema === 'boolean') return schema;
  if (!isObject(schema)) return {};
  if (depth > depthLimit) {
    context.leaveOut(pointer, 'The schema is nested too deep; any value is taken here.');
    return {};
  }
  const entries: [string, JsonValue][] = [];
  for (const [key, value] of Object.entries(schema)) {
    if (dropped.has(key) || key.startsWith('x-')) continue;
    entries.push(...convertKeyword(key, value, appendPointer(pointer, key), context, depth));
  }
  const converted = withExamples(withBounds(Object.fromEntries(entries)), schema);
  const sent = withoutReadOnly(converted, schema);
  return own(schema, 'nullable') === true ? orNull(sent) : sent;
}

function convertKeyword(
  key: string,
  value: JsonValue,
  at: string,
  context: Conversion,
  depth: number,
): [string, JsonValue][] {
  if (key === '$ref') {
    const name = typeof value === 'string' ? context.refer(value, at) : undefined;
    return name === undefined ? [] : [[key, `#/$defs/${name}`]];
  }
  if (maps.has(key) && isObject(value)) {
    const members = Object.entries(value).map(([name, part]): [string, JsonValue] => [
      name,
      convertSchema(part, appendPointer(at, name), context, depth + 1),
    ]);
    return [[key, Object.fromEntries(members)]];
  }
  if (schemaLists.has(key) && Array.isArray(value)) {
    const parts: readonly JsonValue[] = value;
    return [
      [key, parts.map((part, index) => convertSchema(part, appendPointer(at, index), context, depth + 1))],
    ];
  }
  if (subschemas.has(key)) return [[key, convertSchema(value, at, context, depth + 1)]];
  return [[key, value]];
}

/** `minimum: 1, exclusiveMinimum: true` (3.0) is `exclusiveMinimum: 1`. */
function withBounds(schema: JsonObject): JsonObject {
  let at = schema;
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const flag = own(at, exclusive);
    if (typeof flag !== 'boolean') continue;
    const { [bound]: value, [exclusive]: _, ...rest } = at;
    if (value === undefined) at = rest;
    else at = { ...rest, [flag ? exclusive : bound]: value };
  }
  return at;
}

function withExamples(schema: JsonObject, source: JsonObject): JsonObject {
  const example = own(source, 'example');
  if (example === undefined || own(schema, 'examples') !== undefined) return schema;
  return { ...schema, examples: [example] };
}

/** What only the server sends is no argument of a call. */
function withoutReadOnly(schema: JsonObject, source: JsonObject): JsonObject {
  const properties = own(schema, 'properties');
  const written = own(source, 'properties');
  if (!isObject(properties) || !isObject(written)) return schema;
  const isKept = (name: string) => !isReadOnly(own(written, name));
  if (Object.keys(properties).every(isKept)) return schema;
  const kept = Object.fromEntries(Object.entries(properties).filter(([name]) => isKept(name)));
  const required = own(schema, 'required');
  const names = Array.isArray(required)
    ? required.filter((name) => typeof name !== 'string' || own(written, name) === undefined || isKept(name))
    : undefined;
  const { required: _, ...rest } = schema;
  return {
    ...rest,
    properties: kept,
    ...(names === undefined || names.length === 0 ? {} : { required: names }),
  };
}

function orNull(schema: JsonObject): JsonObject {
  const type = own(schema, 'type');
  const values = own(schema, 'enum');
  const hasBranches = ['$ref', 'allOf', 'anyOf', 'oneOf', 'const'].some(
    (key) => own(schema, key) !== undefined,
  );
  if (typeof type !== 'string' || hasBranches) {
    // Nothing at all takes null already.
    if (Object.keys(schema).every((key) => key === 'description' || key === 'title')) return schema;
    const { description, ...rest } = schema;
    const either = { anyOf: [rest, { type: 'null' }] };
    return description === undefined ? either : { description, ...either };
  }
  const lacksNull = Array.isArray(values) && !values.includes(null);
  return { ...schema, type: [type, 'null'], ...(lacksNull ? { enum: [...values, null] } : {}) };
}

function isReadOnly(schema: JsonValue | undefined): boolean {
  return isObject(schema) && schema.readOnly === true;
}
