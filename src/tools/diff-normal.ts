// A schema as a semantic diff compares it: without references, and with one way to write what can be written in several.
import { localReference } from './json-pointer.ts';
import { isObject, own } from './json-tree.ts';
import type { JsonSchema, JsonValue } from './tool.ts';

/** A chain of references is followed this far; a longer one is taken as it stands. */
const longestChain = 16;

/**
 * The schema with its own `$ref` resolved (siblings hold beside the target), `const` as an `enum` of one value, and
 * branches that only name types as one `type`; so optional values in the manner of `anyOf: […, {type: "null"}]` and of
 * `type: […, "null"]` are the same. What lies inside is left as it is. Schemas that are `true` or `false` become objects.
 */
export function normalSchema(value: JsonValue | undefined, root: JsonSchema): JsonSchema {
  return unitedTypes(enumerated(resolved(schemaObject(value), root)), root);
}

export function schemaObject(value: JsonValue | undefined): JsonSchema {
  if (isObject(value)) return value;
  return value === false ? { not: {} } : {};
}

function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  let at = schema;
  for (let links = 0; links < longestChain; links += 1) {
    const reference = own(at, '$ref');
    const segments = typeof reference === 'string' ? localReference(reference) : undefined;
    const target = segments?.reduce<JsonValue | undefined>(childOf, root);
    if (!isObject(target) || target === at) return at;
    const { $ref: _, ...siblings } = at;
    at = { ...target, ...siblings };
  }
  return at;
}

function childOf(value: JsonValue | undefined, segment: string): JsonValue | undefined {
  return Array.isArray(value) ? value[Number(segment)] : own(value, segment);
}

function enumerated(schema: JsonSchema): JsonSchema {
  const constant = own(schema, 'const');
  if (constant === undefined || own(schema, 'enum') !== undefined) return schema;
  const { const: _, ...rest } = schema;
  return { ...rest, enum: [constant] };
}

function unitedTypes(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (own(schema, 'type') !== undefined) return schema;
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const branches = own(schema, keyword);
    if (!Array.isArray(branches) || branches.length === 0) continue;
    const rest = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== keyword));
    const types = branches.filter(namesOnlyTypes).flatMap(typeNames);
    const [other, another] = branches.filter((branch) => !namesOnlyTypes(branch));
    if (other === undefined) return { ...rest, type: [...new Set(types)] };
    const only = enumerated(resolved(schemaObject(other), root));
    const isOptional = another === undefined && types.length > 0 && types.every((type) => type === 'null');
    const isListed = typeNames(only).length > 0 || Array.isArray(own(only, 'enum'));
    if (isOptional && isListed) return { ...orNull(only), ...rest };
  }
  return schema;
}

function orNull(schema: JsonSchema): JsonSchema {
  const values = own(schema, 'enum');
  const types = typeNames(schema);
  // A list of values without a type allows what it lists.
  const type = types.length === 0 ? {} : { type: [...new Set([...types, 'null'])] };
  const lacksNull = Array.isArray(values) && !values.includes(null);
  return { ...schema, ...type, ...(lacksNull ? { enum: [...values, null] } : {}) };
}

function namesOnlyTypes(branch: JsonValue): boolean {
  return isObject(branch) && Object.keys(branch).length === 1 && typeNames(branch).length > 0;
}

function typeNames(schema: JsonValue): readonly string[] {
  const type = own(schema, 'type');
  const names = Array.isArray(type) ? type : type === undefined ? [] : [type];
  return names.filter((name): name is string => typeof name === 'string');
}
