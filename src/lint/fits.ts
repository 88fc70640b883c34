// Whether a value fits a schema, for the values that schemas themselves contain: quick, and silent where it cannot tell.
import { isObject, own } from '../tools/json-tree.ts';
import { isRegularExpression, tolerantRegExp } from '../tools/regular-expression.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';
import { resolved, typesIn } from './schemas.ts';

export function fitsType(value: JsonValue, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return true;
  }
}

/**
 * Why a value does not fit, as the end of a sentence ("is no integer"); nothing if it fits or if the keywords that this
 * looks at do not tell. It compiles nothing: a file has thousands of defaults.
 */
export function misfit(
  value: JsonValue,
  schema: JsonObject,
  root: JsonObject,
  depth = 0,
): string | undefined {
  const at = resolved(schema, root);
  const types = typesIn(at);
  if (types.length > 0 && !types.some((type) => fitsType(value, type))) return `is no ${types.join(' or ')}`;
  return choiceMisfit(value, at) ?? sizeMisfit(value, at) ?? innerMisfit(value, at, root, depth);
}

function choiceMisfit(value: JsonValue, schema: JsonObject): string | undefined {
  const choices = own(schema, 'enum');
  const text = JSON.stringify(value);
  if (Array.isArray(choices) && !choices.some((choice) => JSON.stringify(choice) === text)) {
    return 'is none of the values of its enum';
  }
  const constant = own(schema, 'const');
  return constant !== undefined && JSON.stringify(constant) !== text ? 'is not its const' : undefined;
}

type Bound = readonly [keyword: string, holds: (size: number, limit: number) => boolean];

const numberBounds: readonly Bound[] = [
  ['minimum', (size, limit) => size >= limit],
  ['maximum', (size, limit) => size <= limit],
  ['exclusiveMinimum', (size, limit) => size > limit],
  ['exclusiveMaximum', (size, limit) => size < limit],
];
const lengthBounds: readonly Bound[] = [
  ['minLength', (size, limit) => size >= limit],
  ['maxLength', (size, limit) => size <= limit],
];
const listBounds: readonly Bound[] = [
  ['minItems', (size, limit) => size >= limit],
  ['maxItems', (size, limit) => size <= limit],
];

function sizeMisfit(value: JsonValue, schema: JsonObject): string | undefined {
  if (typeof value === 'number') return boundMisfit(value, schema, numberBounds);
  if (Array.isArray(value)) return boundMisfit(value.length, schema, listBounds);
  if (typeof value !== 'string') return undefined;
  const pattern = own(schema, 'pattern');
  if (typeof pattern === 'string' && isShort(value) && isRegularExpression(pattern)) {
    if (!tolerantRegExp(pattern, 'u').test(value)) return 'does not match its pattern';
  }
  return boundMisfit([...value].length, schema, lengthBounds);
}

/** A pattern of somebody else may need exponential time: it is tried on short texts only. */
function isShort(value: string): boolean {
  return value.length <= 24;
}

function boundMisfit(size: number, schema: JsonObject, bounds: readonly Bound[]): string | undefined {
  for (const [keyword, holds] of bounds) {
    const limit = own(schema, keyword);
    if (typeof limit === 'number' && !holds(size, limit)) return `does not satisfy ${keyword} ${limit}`;
  }
  return undefined;
}

/** Deeper values than these nobody gives as a default. */
const depthLimit = 12;

function innerMisfit(
  value: JsonValue,
  schema: JsonObject,
  root: JsonObject,
  depth: number,
): string | undefined {
  if (depth >= depthLimit) return undefined;
  for (const key of ['anyOf', 'oneOf']) {
    const branches = own(schema, key);
    if (!Array.isArray(branches) || branches.length === 0) continue;
    const fits = branches.some((one) => !isObject(one) || misfit(value, one, root, depth + 1) === undefined);
    if (!fits) return `fits no schema of its ${key}`;
  }
  if (Array.isArray(value)) return itemMisfit(value, schema, root, depth);
  return isObject(value) ? propertyMisfit(value, schema, root, depth) : undefined;
}

function itemMisfit(value: readonly JsonValue[], schema: JsonObject, root: JsonObject, depth: number) {
  const items = own(schema, 'items');
  if (!isObject(items) || own(schema, 'prefixItems') !== undefined) return undefined;
  for (const item of value) {
    const reason = misfit(item, items, root, depth + 1);
    if (reason !== undefined) return `has an item that ${reason}`;
  }
  return undefined;
}

function propertyMisfit(value: JsonObject, schema: JsonObject, root: JsonObject, depth: number) {
  const properties = own(schema, 'properties');
  for (const [name, inner] of Object.entries(value)) {
    const property = own(properties, name);
    const reason = isObject(property) ? misfit(inner, property, root, depth + 1) : undefined;
    if (reason !== undefined) return `has a "${name.slice(0, 40)}" that ${reason}`;
  }
  return undefined;
}
