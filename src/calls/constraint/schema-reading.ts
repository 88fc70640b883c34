// Reading a JSON Schema for patterns: references, combinations and types, each brought to plain keywords.
import type { JsonObject, JsonValue } from '../../tools/tool.ts';

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** A keyword's number, where it is one. */
export function numberOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A keyword's count, where it is a whole number of at least 0. */
export function countOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** The schema that a local reference (`#/$defs/unit`) points at, or undefined. */
export function resolveReference(root: JsonObject, reference: string): JsonValue | undefined {
  if (!reference.startsWith('#')) return undefined;
  let here: JsonValue | undefined = root;
  for (const part of reference.slice(1).split('/').slice(1)) {
    const key = decode(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (isList(here)) here = here[Number(key)];
    else if (isObject(here) && Object.hasOwn(here, key)) here = here[key];
    else return undefined;
  }
  return here;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Both schemas at once, as far as keywords can be joined: properties and required are united, the rest overrides. */
export function joinSchemas(base: JsonObject, more: JsonObject): JsonObject {
  const joined: Record<string, JsonValue> = { ...base, ...more };
  if (isObject(base.properties) && isObject(more.properties))
    joined.properties = { ...base.properties, ...more.properties };
  if (isList(base.required) && isList(more.required))
    joined.required = [...new Set([...base.required, ...more.required])];
  if (isList(base.enum) && isList(more.enum)) {
    const kept = new Set(more.enum.map((value) => JSON.stringify(value)));
    joined.enum = base.enum.filter((value) => kept.has(JSON.stringify(value)));
  }
  return joined;
}

export function withoutKeys(schema: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}

/** Whether a value has one of JSON Schema's types. */
export function hasType(value: JsonValue, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** The types that a schema names or implies; undefined where it says nothing about them. */
export function typesOf(schema: JsonObject): readonly string[] | undefined {
  const named = isList(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type];
  const types = named.filter((type) => typeof type === 'string');
  if (types.length > 0) return schema.nullable === true ? [...new Set([...types, 'null'])] : types;
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) return ['object'];
  if (schema.items !== undefined || schema.prefixItems !== undefined) return ['array'];
  const textual = [schema.minLength, schema.maxLength, schema.pattern, schema.format];
  if (textual.some((keyword) => keyword !== undefined)) return ['string'];
  const numeric = [schema.minimum, schema.maximum, schema.exclusiveMinimum, schema.exclusiveMaximum];
  return numeric.some((keyword) => keyword !== undefined) ? ['number'] : undefined;
}
