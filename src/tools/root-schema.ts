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
  const lifted: Lifted = { properties: new Map(), required: new Set(), sites: new Map(), seen: new Set() };
  const { rest } = lift(root, root, lifted, context);
  if (!takesObjects(rest)) return undefined;
  const schema = {
    ...rest,
    type: 'object',
    properties: Object.fromEntries(lifted.properties),
    ...(lifted.required.size === 0 ? {} : { required: [...lifted.required] }),
  };
  return { schema, sites: [...lifted.sites.values()] };
}

/** What the parts of the root bring together. Of two properties with one name the first counts. */
interface Lifted {
  readonly properties: Map<string, JsonValue>;
  readonly required: Set<JsonValue>;
  readonly sites: Map<string, ParameterSite>;
  readonly seen: Set<ObjectTree>;
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

/**
 * Lifts a part's properties and required names, and those of its `$ref` and `allOf`. `rest` is what the part says
 * besides; `whole` is false if a property was left behind because another part had its name.
 */
function lift(
  part: SchemaPart,
  root: SchemaPart,
  lifted: Lifted,
  context: SchemaContext,
): { readonly rest: JsonObject; readonly whole: boolean } {
  lifted.seen.add(part.tree);
  let whole = liftProperties(part, lifted, context);
  let rest = part.schema;
  const target = targetOf(part, root);
  if (target !== undefined && !lifted.seen.has(target.tree)) {
    const inner = lift(target, root, lifted, context);
    const { $ref: reference = '', ...others } = rest;
    rest = { ...inner.rest, ...others, ...(inner.whole ? {} : { $ref: reference }) };
    whole &&= inner.whole;
  }
  const branches = member(part.tree, 'allOf');
  if (branches?.kind !== 'array') return { rest, whole };

  const kept: JsonValue[] = [];
  let description = own(rest, 'description');
  for (const [index, tree] of branches.items.entries()) {
    const branch = readBranch(part, tree, index);
    if (branch === undefined) continue;
    const inner = lift(branch, root, lifted, context);
    if (!inner.whole || !isSimple(inner.rest) || !takesObjects(inner.rest)) kept.push(branch.schema);
    description ??= own(inner.rest, 'description');
  }
  const { allOf: _, ...others } = rest;
  rest = { ...others, ...(description === undefined ? {} : { description }) };
  return { rest: kept.length === 0 ? rest : { ...rest, allOf: kept }, whole };
}

function liftProperties(
  part: SchemaPart,
  { properties, required, sites }: Lifted,
  context: SchemaContext,
): boolean {
  const names = own(part.schema, 'required');
  if (Array.isArray(names)) for (const name of names) required.add(name);
  const tree = member(part.tree, 'properties');
  if (tree === undefined) return true;
  const pointer = appendPointer(part.pointer, 'properties');
  if (tree.kind !== 'object') {
    reportNoMap(tree, pointer, context);
    return true;
  }
  let whole = true;
  const schemas = own(part.schema, 'properties');
  for (const [name, site] of sitesOf(tree, pointer, context)) {
    if (sites.has(name)) {
      whole = false;
      continue;
    }
    sites.set(name, site);
    properties.set(name, own(schemas, name) ?? true);
  }
  return whole;
}

function reportNoMap(tree: JsonTree, pointer: string, context: SchemaContext): void {
  context.report({
    code: 'invalid-schema',
    severity: 'error',
    message: '"properties" must be an object; the tool is read without parameters.',
    remedy: 'Write {"parameterName": {"type": …, "description": …}, …}.',
    pointer,
    range: tree.range,
  });
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

const simpleKeys = new Set(['type', 'title', 'description', 'properties', 'required']);

/** Whether nothing is lost when only what was lifted is kept. */
function isSimple(schema: JsonObject): boolean {
  return Object.keys(schema).every((key) => simpleKeys.has(key));
}
