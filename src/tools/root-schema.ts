// The root of a tool's schema made flat: what `$ref` and `allOf` bring is lifted into one object schema.
import { appendPointer, localReference } from './json-pointer.ts';
import { follow, isObject, type JsonTree, member, type ObjectTree, own } from './json-tree.ts';
import { type ParameterSite, sitesOf } from './parameter-sites.ts';
import { readSchema, type SchemaContext } from './schema-reader.ts';
import type { JsonObject, JsonSchema, JsonValue } from './tool.ts';

export interface RootSchema {
  readonly schema: JsonSchema;
  readonly sites: readonly ParameterSite[];
}

/** Reads a root schema; nothing if it does not describe an object. */
export function readRootSchema(
  tree: ObjectTree,
  pointer: string,
  context: SchemaContext,
): RootSchema | undefined {
  const root = { tree, schema: readSchema(tree, pointer, context), pointer };
  const sites = new Map<string, ParameterSite>();
  const flat = flatten(root, root, sites, new Set(), context);
  if (!takesObjects(flat)) return undefined;
  const properties = own(flat, 'properties');
  const schema = { ...flat, type: 'object', properties: isObject(properties) ? properties : {} };
  return { schema, sites: [...sites.values()] };
}

/** A part of the schema: as the file has it, and as it was read. */
interface SchemaPart {
  readonly tree: ObjectTree;
  readonly schema: JsonObject;
  readonly pointer: string;
}

function takesObjects(schema: JsonObject): boolean {
  const type = own(schema, 'type');
  return type === undefined || type === 'object' || (Array.isArray(type) && type.includes('object'));
}

/** A part's schema with what its `$ref` and `allOf` bring lifted into it, and the places of its properties. */
function flatten(
  part: SchemaPart,
  root: SchemaPart,
  sites: Map<string, ParameterSite>,
  seen: Set<ObjectTree>,
  context: SchemaContext,
): JsonObject {
  seen.add(part.tree);
  collectSites(part, sites, context);
  let schema = part.schema;
  const target = targetOf(part, root);
  if (target !== undefined && !seen.has(target.tree)) {
    const { $ref: _, ...rest } = schema;
    schema = joined(flatten(target, root, sites, seen, context), rest);
  }
  const all = member(part.tree, 'allOf');
  if (all?.kind !== 'array') return schema;
  const kept: JsonValue[] = [];
  for (const [index, branch] of all.items.entries()) {
    const read = readBranch(part, branch, index);
    const inner = read === undefined ? undefined : flatten(read, root, sites, seen, context);
    if (inner === undefined || !takesObjects(inner)) {
      if (read !== undefined) kept.push(read.schema);
      continue;
    }
    if (!isSimple(inner) || overlaps(inner, schema)) kept.push(inner);
    schema = joined(pick(inner, ['properties', 'required', 'description']), schema);
  }
  const { allOf: _, ...rest } = schema;
  return kept.length === 0 ? rest : { ...rest, allOf: kept };
}

function readBranch(part: SchemaPart, branch: JsonTree, index: number): SchemaPart | undefined {
  const list = own(part.schema, 'allOf');
  const schema = Array.isArray(list) ? list[index] : undefined;
  if (branch.kind !== 'object' || !isObject(schema)) return undefined;
  return { tree: branch, schema, pointer: appendPointer(part.pointer, 'allOf', index) };
}

function targetOf(part: SchemaPart, root: SchemaPart): SchemaPart | undefined {
  const reference = own(part.schema, '$ref');
  const segments = typeof reference === 'string' ? localReference(reference) : undefined;
  if (segments === undefined) return undefined;
  const { tree, complete } = follow(root.tree, segments);
  const schema = segments.reduce<JsonValue | undefined>(
    (value, segment) => (Array.isArray(value) ? value[Number(segment)] : own(value, segment)),
    root.schema,
  );
  if (!complete || tree.kind !== 'object' || !isObject(schema)) return undefined;
  return { tree, schema, pointer: appendPointer(root.pointer, ...segments) };
}

/** Two object schemas as one: what `over` says wins, their properties and required names come together. */
function joined(under: JsonObject, over: JsonObject): JsonObject {
  const properties = [under, over].map((schema) => own(schema, 'properties')).filter(isObject);
  const required = [over, under].flatMap((schema) => {
    const names = own(schema, 'required');
    return Array.isArray(names) ? names : [];
  });
  return {
    ...under,
    ...over,
    ...(properties.length === 0
      ? {}
      : { properties: Object.fromEntries(properties.flatMap(Object.entries)) }),
    ...(required.length === 0 ? {} : { required: [...new Set(required)] }),
  };
}

const simpleKeys = new Set(['type', 'title', 'description', 'properties', 'required']);

/** Whether nothing is lost when only the properties and required names of a schema are kept. */
function isSimple(schema: JsonObject): boolean {
  return Object.keys(schema).every((key) => simpleKeys.has(key));
}

function overlaps(one: JsonObject, other: JsonObject): boolean {
  const properties = own(other, 'properties');
  return Object.keys(own(one, 'properties') ?? {}).some((name) => own(properties, name) !== undefined);
}

function pick(schema: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => keys.includes(key)));
}

function collectSites(part: SchemaPart, sites: Map<string, ParameterSite>, context: SchemaContext): void {
  const properties = member(part.tree, 'properties');
  if (properties?.kind !== 'object') return;
  const found = sitesOf(properties, appendPointer(part.pointer, 'properties'), context);
  for (const [name, site] of found) if (!sites.has(name)) sites.set(name, site);
}
