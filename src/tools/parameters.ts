// A tool's parameters: found in its schema, through a root `$ref` or `allOf`, or in a plain map or list.
import { appendPointer, pointerSegments } from './json-pointer.ts';
import {
  type ArrayTree,
  type Entry,
  isObject,
  type JsonTree,
  member,
  type ObjectTree,
  own,
  textOf,
} from './json-tree.ts';
import { type ParameterSite, reportRepeated, sitesOf } from './parameter-sites.ts';
import { readRootSchema } from './root-schema.ts';
import { flagged, isFlag, readSchema, type SchemaContext } from './schema-reader.ts';
import type { ParametersPart } from './shapes.ts';
import type { JsonSchema, JsonValue, Parameter } from './tool.ts';

export interface ParametersReading {
  readonly schema: JsonSchema;
  readonly parameters: readonly Parameter[];
}

/** Reads a tool's parameters; nothing if they are no object at all, which is then reported. */
export function readParameters(part: ParametersPart, context: SchemaContext): ParametersReading | undefined {
  const { tree, pointer, kind } = part;
  if (kind === 'list' && tree.kind === 'array') return fromList(tree, pointer, context);
  if (tree.kind === 'scalar' && tree.value === null) return noParameters;
  if (tree.kind !== 'object') {
    reportNoObject(tree, pointer, context);
    return undefined;
  }
  if (kind === 'map') return fromMap(tree, pointer, context);
  const root = readRootSchema(tree, pointer, context);
  if (root !== undefined) return assemble(root.schema, root.sites);
  reportNoObject(member(tree, 'type') ?? tree, pointer, context);
  return undefined;
}

/** What a tool that names no parameters takes. */
export const noParameters: ParametersReading = { schema: { type: 'object', properties: {} }, parameters: [] };

function reportNoObject(tree: JsonTree, pointer: string, context: SchemaContext): void {
  context.report({
    code: 'no-object',
    severity: 'error',
    message: 'The parameters must be an object schema; the tool is left out.',
    remedy: 'Write {"type": "object", "properties": {…}, "required": […]}.',
    pointer,
    range: tree.range,
  });
}

/** `{p: {type, description, required?}}`, as Hammer and xLAM write parameters. */
function fromMap(tree: ObjectTree, pointer: string, context: SchemaContext): ParametersReading {
  const sites = sitesOf(tree, pointer, context);
  const read = readSchema(wrapped(tree), pointer, wrappedContext(pointer, sites, context));
  return assemble({ type: 'object', ...read }, [...sites.values()]);
}

/** `[{name, type, desc, optional?}]`, as some MCP registries write parameters. */
function fromList(tree: ArrayTree, pointer: string, context: SchemaContext): ParametersReading {
  const entries: Entry[] = [];
  const sites = new Map<string, ParameterSite>();
  const required: string[] = [];
  for (const [index, item] of tree.items.entries()) {
    const at = appendPointer(pointer, index);
    const nameTree = member(item, 'name');
    const name = textOf(nameTree);
    if (item.kind !== 'object' || nameTree === undefined || name === undefined) {
      context.report({
        severity: 'error',
        message: 'A parameter has no name; it is left out.',
        remedy: 'Write it as {"name": …, "type": …, "desc": …}.',
        pointer: at,
        range: item.range,
      });
      continue;
    }
    if (sites.has(name)) reportRepeated(name, at, nameTree.range, context);
    entries.push({ key: name, keyRange: nameTree.range, value: listedSchema(item) });
    sites.set(name, {
      name,
      nameRange: nameTree.range,
      range: item.range,
      tree: listedSchema(item),
      pointer: at,
    });
    if (isRequiredItem(item) && !required.includes(name)) required.push(name);
  }
  const map: ObjectTree = { kind: 'object', range: tree.range, entries };
  const read = readSchema(wrapped(map), pointer, wrappedContext(pointer, sites, context));
  const flags = required.length === 0 ? {} : { required };
  return assemble({ type: 'object', ...read, ...flags }, [...sites.values()]);
}

/** Without a flag a listed parameter is required. */
function isRequiredItem(item: ObjectTree): boolean {
  const flag = member(item, 'required');
  return flag !== undefined && isFlag(flag) ? flagged(item, 'required') : !flagged(item, 'optional');
}

/** A listed parameter without its name and flags, its `desc` spelled out. */
export function listedSchema(item: ObjectTree): ObjectTree {
  const entries = item.entries
    .filter(
      ({ key, value }) => key !== 'name' && !(isFlag(value) && (key === 'optional' || key === 'required')),
    )
    .map((field) => (field.key === 'desc' ? { ...field, key: 'description' } : field));
  return { ...item, entries };
}

function wrapped(properties: ObjectTree): ObjectTree {
  return {
    kind: 'object',
    range: properties.range,
    entries: [{ key: 'properties', keyRange: properties.range, value: properties }],
  };
}

/** The file has no `properties` where a map was wrapped into one: reports name the place as the file has it. */
function wrappedContext(
  pointer: string,
  sites: ReadonlyMap<string, ParameterSite>,
  context: SchemaContext,
): SchemaContext {
  const prefix = `${pointer}/properties`;
  return {
    ...context,
    report: (problem) => {
      const inside = problem.pointer.startsWith(prefix) ? problem.pointer.slice(prefix.length) : '';
      const [name = '', ...rest] = pointerSegments(inside);
      const site = sites.get(name);
      context.report(
        site === undefined ? problem : { ...problem, pointer: appendPointer(site.pointer, ...rest) },
      );
    },
  };
}

function assemble(schema: JsonSchema, sites: readonly ParameterSite[]): ParametersReading {
  const names = own(schema, 'required');
  const required = new Set<JsonValue>(Array.isArray(names) ? names : []);
  const properties = own(schema, 'properties');
  return {
    schema,
    parameters: sites.map(({ name, nameRange, range, tree, pointer }) => {
      const description = member(tree, 'description');
      const text = textOf(description);
      return {
        name,
        schema: asSchemaObject(own(properties, name)),
        required: required.has(name),
        range,
        nameRange,
        pointer,
        ...(text === undefined ? {} : { description: text }),
        ...(text === undefined || description === undefined ? {} : { descriptionRange: description.range }),
      };
    }),
  };
}

/** The schemas `true` and `false` as objects. */
function asSchemaObject(schema: JsonValue | undefined): JsonSchema {
  if (isObject(schema)) return schema;
  return schema === false ? { not: {} } : {};
}
