// All schemas of a tool in source order, with their places: what most rules look at.
import { appendPointer } from '../tools/json-pointer.ts';
import { type Entry, isObject, type JsonTree, type ObjectTree, own, textOf } from '../tools/json-tree.ts';
import { listedSchema } from '../tools/parameters.ts';
import { schemaLists, schemaMaps, subschemas } from '../tools/schema-keywords.ts';
import { readSchema } from '../tools/schema-reader.ts';
import type { JsonValue, TextRange, Tool } from '../tools/tool.ts';
import { placeOf, type ToolPlace } from '../tools/tool-place.ts';
import type { SchemaNode } from './rule.ts';

/**
 * The schemas of a tool, the root first; none for a tool without parameters, and none that is `true` or `false`. A node's
 * `schema` is the normal form (type words mapped, flags on parameters moved into `required`); its `tree` is what the file
 * has. What `$ref` leads to is a node where it stands, not once more where it is referred to.
 */
export function nodesOf(tool: Tool): readonly SchemaNode[] {
  const known = walked.get(tool);
  if (known !== undefined) return known;
  const nodes = walk(tool);
  walked.set(tool, nodes);
  return nodes;
}

/** Linter, hovers and outlines ask for the same tool's schemas again and again. */
const walked = new WeakMap<Tool, readonly SchemaNode[]>();

function walk(tool: Tool): readonly SchemaNode[] {
  const place = placeOf(tool);
  if (place?.parameters === undefined) return [];
  const { tree, pointer, kind } = place.parameters;
  if (kind === 'schema' && tree.kind === 'object') {
    const schema = readSchema(tree, pointer, { dialect: place.dialect, root: tree, report: () => {} });
    const root = { schema, tree, pointer, path: '', depth: 0, labelRange: labelOf(place, tool) };
    const nodes = [root];
    visitInside(root, { nodes, seen: new Set([tree]), inDefinition: false });
    return nodes;
  }
  return looseNodes(tool, place, tree, pointer);
}

/** Parameters as a map or a list, without the object schema around them. */
function looseNodes(tool: Tool, place: ToolPlace, tree: JsonTree, pointer: string): readonly SchemaNode[] {
  const empty: ObjectTree = { kind: 'object', range: tree.range, entries: [] };
  const root: SchemaNode = {
    schema: tool.parametersSchema,
    tree: empty,
    pointer,
    path: '',
    depth: 0,
    labelRange: labelOf(place, tool),
    unwritten: true,
  };
  const nodes = [root];
  const walk: Walk = { nodes, seen: new Set(), inDefinition: false };
  const properties = own(root.schema, 'properties');
  for (const { name, nameRange, value, at } of looseParameters(tree, pointer)) {
    visit(value, own(properties, name), walk, {
      ...asProperty(root, name, nameRange, false),
      pointer: at,
    });
  }
  return nodes;
}

interface LooseParameter {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly value: JsonTree;
  readonly at: string;
}

function looseParameters(tree: JsonTree, pointer: string): readonly LooseParameter[] {
  if (tree.kind === 'object') {
    return lastEntries(tree).map(({ key, keyRange, value }) => ({
      name: key,
      nameRange: keyRange,
      value,
      at: appendPointer(pointer, key),
    }));
  }
  if (tree.kind !== 'array') return [];
  return tree.items.flatMap((item, index) => {
    const name =
      item.kind === 'object' ? item.entries.findLast(({ key }) => key === 'name')?.value : undefined;
    const text = textOf(name);
    if (item.kind !== 'object' || name === undefined || text === undefined) return [];
    const at = appendPointer(pointer, index);
    return [{ name: text, nameRange: name.range, value: listedSchema(item), at }];
  });
}

interface Walk {
  readonly nodes: SchemaNode[];
  /** Aliases of YAML may bring the same tree in many times over. */
  readonly seen: Set<JsonTree>;
  readonly inDefinition: boolean;
}

/** Where a schema hangs: all of a node but its own tree and schema. */
type Hook = Omit<SchemaNode, 'schema' | 'tree'>;

function visit(tree: JsonTree, schema: JsonValue | undefined, walk: Walk, hook: Hook): void {
  if (tree.kind !== 'object' || !isObject(schema) || walk.seen.has(tree)) return;
  walk.seen.add(tree);
  const node: SchemaNode = { ...hook, schema, tree };
  walk.nodes.push(node);
  visitInside(node, walk);
}

function visitInside(node: SchemaNode, walk: Walk): void {
  for (const { key, keyRange, value } of lastEntries(node.tree)) {
    const schema = own(node.schema, key);
    if (schema === undefined) continue;
    if (schemaMaps.has(key) && value.kind === 'object') visitMap(node, key, value, schema, walk);
    else if (value.kind === 'array' && (schemaLists.has(key) || key === 'items')) {
      for (const [index, item] of value.items.entries()) {
        const inside = Array.isArray(schema) ? schema[index] : undefined;
        visit(item, inside, walk, asBranch(node, key, firstCharacter(item.range), [key, index]));
      }
    } else if (subschemas.has(key)) visit(value, schema, walk, asBranch(node, key, keyRange, [key]));
  }
}

function visitMap(node: SchemaNode, key: string, map: ObjectTree, schemas: JsonValue, walk: Walk): void {
  const isDefinitions = key === '$defs' || key === 'definitions';
  for (const { key: name, keyRange, value } of lastEntries(map)) {
    const schema = own(schemas, name);
    if (key === 'properties') {
      visit(value, schema, walk, asProperty(node, name, keyRange, walk.inDefinition));
    } else if (isDefinitions) {
      const hook = { ...asBranch(node, key, keyRange, [key, name]), depth: 0 };
      visit(value, schema, { ...walk, inDefinition: true }, withoutParameter(hook));
    } else visit(value, schema, walk, asBranch(node, key, keyRange, [key, name]));
  }
}

function asProperty(parent: SchemaNode, name: string, nameRange: TextRange, inDefinition: boolean): Hook {
  const names = own(parent.schema, 'required');
  const required = Array.isArray(names) && names.includes(name);
  const parameter = parent.parameter ?? (parent.depth === 0 && !inDefinition ? name : undefined);
  return {
    pointer: appendPointer(parent.pointer, 'properties', name),
    path: appendPointer(parent.path, 'properties', name),
    depth: parent.depth + 1,
    property: { name, nameRange, required, parent },
    keyword: 'properties',
    labelRange: nameRange,
    ...(parameter === undefined ? {} : { parameter }),
  };
}

/** Under these, a schema describes a part of the value; under others, the same value once more. */
const inward = new Set([
  ...['items', 'prefixItems', 'additionalItems', 'unevaluatedItems', 'contains'],
  ...['patternProperties', 'additionalProperties', 'unevaluatedProperties'],
]);

function asBranch(
  parent: SchemaNode,
  keyword: string,
  labelRange: TextRange,
  segments: readonly (string | number)[],
): Hook {
  return {
    pointer: appendPointer(parent.pointer, ...segments),
    path: appendPointer(parent.path, ...segments),
    depth: parent.depth + (inward.has(keyword) ? 1 : 0),
    keyword,
    labelRange,
    ...(parent.parameter === undefined ? {} : { parameter: parent.parameter }),
  };
}

function withoutParameter({ parameter: _, ...hook }: Hook): Hook {
  return hook;
}

/** The key that a tool's schema stands under; in a map of tools, the tool's name. */
function labelOf({ body, parameters }: ToolPlace, tool: Tool): TextRange {
  return body.entries.find(({ value }) => value === parameters?.tree)?.keyRange ?? tool.nameRange;
}

function firstCharacter({ offset, length }: TextRange): TextRange {
  return { offset, length: Math.min(1, length) };
}

/** Of a repeated key the last entry counts, as in `JSON.parse`. */
function lastEntries({ entries }: ObjectTree): readonly Entry[] {
  const last = new Map(entries.map((each) => [each.key, each]));
  return last.size === entries.length ? entries : entries.filter((each) => last.get(each.key) === each);
}
