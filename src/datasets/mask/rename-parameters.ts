// Renames the parameters of an arguments schema, wherever the schema speaks of them by name.
import { appendPointer, localReference } from '../../tools/json-pointer.ts';
import { isObject } from '../../tools/json-tree.ts';
import type { JsonObject, JsonSchema, JsonValue } from '../../tools/tool.ts';

/** From the old name to the new one. */
export type Renaming = ReadonlyMap<string, string>;

/** Keywords whose schemas speak about the same object, so that the names in them are the same names. */
const inPlaceLists = new Set(['allOf', 'anyOf', 'oneOf']);
const inPlaceSchemas = new Set(['not', 'if', 'then', 'else']);
const keyedByName = new Set(['properties', 'dependentSchemas', 'dependentRequired', 'dependencies']);

/**
 * The schema with the root's properties renamed and in their order: in `properties`, `required`, what depends on a
 * property, the branches of `allOf`, `if` and their like, and references to `#/properties/…`. Properties of nested
 * objects keep their names, as in Hammer's data.
 */
export function renameParameters(schema: JsonSchema, names: Renaming): JsonSchema {
  return renamed(schema, names, true);
}

/** The arguments of a call with the same names; what the schema does not name stays. */
export function renameArguments(
  args: Readonly<Record<string, JsonValue>>,
  names: Renaming,
): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [names.get(name) ?? name, value]));
}

function renamed(schema: JsonObject, names: Renaming, sameObject: boolean): JsonObject {
  const entries = Object.entries(schema).map(([keyword, value]): [string, JsonValue] => [
    keyword,
    sameObject ? keywordRenamed(keyword, value, names) : referencesRenamed(keyword, value, names),
  ]);
  return Object.fromEntries(entries);
}

function keywordRenamed(keyword: string, value: JsonValue, names: Renaming): JsonValue {
  if (keyword === 'required') return renamedList(value, names);
  if (keyedByName.has(keyword) && isObject(value)) {
    const properties = keyword === 'properties';
    const entries = Object.entries(value).map(([name, inner]): [string, JsonValue] => [
      names.get(name) ?? name,
      isObject(inner) ? renamed(inner, names, !properties) : renamedList(inner, names),
    ]);
    return Object.fromEntries(entries);
  }
  if (inPlaceLists.has(keyword) && Array.isArray(value)) {
    return value.map((inner: JsonValue) => (isObject(inner) ? renamed(inner, names, true) : inner));
  }
  if (inPlaceSchemas.has(keyword) && isObject(value)) return renamed(value, names, true);
  return referencesRenamed(keyword, value, names);
}

function renamedList(value: JsonValue, names: Renaming): JsonValue {
  if (!Array.isArray(value)) return value;
  return value.map((name: JsonValue) => (typeof name === 'string' ? (names.get(name) ?? name) : name));
}

/** Nothing else that is nested is about the root's names, except by a reference; values are data and stay. */
function referencesRenamed(keyword: string, value: JsonValue, names: Renaming): JsonValue {
  if (keyword === '$ref' && typeof value === 'string') return referenceRenamed(value, names);
  if (keyword === 'enum' || keyword === 'const' || keyword === 'default' || keyword === 'examples')
    return value;
  if (Array.isArray(value)) {
    return value.map((inner: JsonValue) => (isObject(inner) ? renamed(inner, names, false) : inner));
  }
  return isObject(value) ? renamed(value, names, false) : value;
}

function referenceRenamed(reference: string, names: Renaming): string {
  const [properties, name, ...rest] = localReference(reference) ?? [];
  const given = name === undefined ? undefined : names.get(name);
  return properties === 'properties' && given !== undefined
    ? `#${appendPointer('/properties', given, ...rest)}`
    : reference;
}
