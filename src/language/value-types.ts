// What a schema's values are in a word or two, for outlines and hovers.
import { resolved, typesIn } from '../lint/schemas.ts';
import { isObject, own } from '../tools/json-tree.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';

/** Branches within branches are looked into this far. */
const deepest = 4;

/**
 * The types of the values: those that the schema names, or what it refers to, or the types of what it lists, or those of all
 * its branches. None where it says none.
 * @param root The tool's schema, which references are looked up in.
 */
export function valueTypes(schema: JsonObject, root: JsonObject, depth = 0): readonly string[] {
  const at = resolved(schema, root);
  const named = typesIn(at);
  if (named.length > 0) return named;
  const constant = own(at, 'const');
  const values = own(at, 'enum') ?? (constant === undefined ? [] : [constant]);
  if (Array.isArray(values) && values.length > 0) return [...new Set(values.map(typeOf))];
  const branches = own(at, 'anyOf') ?? own(at, 'oneOf');
  if (!Array.isArray(branches) || depth > deepest) return [];
  const types = branches.map((branch) => (isObject(branch) ? valueTypes(branch, root, depth + 1) : []));
  return types.some(({ length }) => length === 0) ? [] : [...new Set(types.flat())];
}

/** `string`, `string or null`; `any` where nothing is said. */
export function typeWords(types: readonly string[]): string {
  return types.length === 0 ? 'any' : types.join(' or ');
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
