// Where a name of a tool file is said: a parameter in `required`, a definition in `$ref`, and where each is defined.
import type { SchemaNode } from '../lint/rule.ts';
import { nodesOf } from '../lint/walk.ts';
import { appendPointer, escapeSegment, localReference } from '../tools/json-pointer.ts';
import { type Entry, entry, type JsonTree, member, textOf } from '../tools/json-tree.ts';
import type { TextRange, Tool } from '../tools/tool.ts';
import { placeOf } from '../tools/tool-place.ts';
import type { ToolDocument } from './open-documents.ts';
import { contains } from './ranges.ts';
import { type Spot, spotAt } from './spot.ts';

/** A place that says the name: a whole string or key, or the part of a `$ref` that a rename replaces. */
export interface Mention {
  readonly range: TextRange;
  /** What the place must read when the name is another. Quoted as the place is. */
  readonly renamed: (name: string) => string;
}

export interface Named {
  readonly kind: 'tool' | 'property' | 'definition';
  readonly name: string;
  readonly tool: Tool;
  /** Where it is defined; absent for a name that is required and not there. */
  readonly definition?: Mention;
  readonly mentions: readonly Mention[];
  /** Names that it must not get. */
  readonly taken: readonly string[];
}

/** What is named at a place of the document: the definition, or any of its mentions. */
export function namedAt(document: ToolDocument, offset: number): Named | undefined {
  const spot = spotAt(document, offset);
  const { tool } = spot;
  if (tool === undefined) return undefined;
  if (contains(tool.nameRange, offset)) return toolName(document, tool);
  return propertyAt(document, spot, tool) ?? referredAt(document, spot, tool);
}

function toolName(document: ToolDocument, tool: Tool): Named {
  const definition = quoted(document, tool.nameRange);
  const taken = document.read.file.tools.filter((other) => other !== tool).map(({ name }) => name);
  return { kind: 'tool', name: tool.name, tool, definition, mentions: [], taken };
}

function propertyAt(document: ToolDocument, { offset }: Spot, tool: Tool): Named | undefined {
  const nodes = nodesOf(tool);
  const direct = nodes.find(({ property }) => property !== undefined && contains(property.nameRange, offset));
  if (direct?.property !== undefined) {
    return property(document, tool, nodes, direct.property.parent, direct.property.name);
  }
  for (const node of nodes) {
    const name = spokenNames(node).find(({ range }) => contains(range, offset))?.name;
    if (name === undefined) continue;
    return property(document, tool, nodes, ownerOf(node, name, nodes), name);
  }
  return undefined;
}

/** A branch of `anyOf` may require a property that the object around it has. */
function ownerOf(node: SchemaNode, name: string, nodes: readonly SchemaNode[]): SchemaNode {
  for (let at: SchemaNode | undefined = node; at !== undefined; at = sameValueAround(at, nodes)) {
    if (entry(member(at.tree, 'properties'), name) !== undefined) return at;
  }
  return node;
}

const branchKeywords = new Set(['anyOf', 'oneOf', 'allOf', 'if', 'then', 'else', 'not', 'dependentSchemas']);

/** The schema around one that speaks of the same value. */
function sameValueAround(node: SchemaNode, nodes: readonly SchemaNode[]): SchemaNode | undefined {
  if (node.keyword === undefined || !branchKeywords.has(node.keyword)) return undefined;
  return nodes.findLast(
    (other) => other !== node && node.pointer.startsWith(`${other.pointer}/`) && other.depth === node.depth,
  );
}

function property(
  document: ToolDocument,
  tool: Tool,
  nodes: readonly SchemaNode[],
  owner: SchemaNode,
  name: string,
): Named {
  const sameValue = nodes.filter((node) => {
    for (let at: SchemaNode | undefined = node; at !== undefined; at = sameValueAround(at, nodes)) {
      if (at === owner) return true;
      if (entry(member(at.tree, 'properties'), name) !== undefined) return false;
    }
    return false;
  });
  const siblings = nodes.filter((node) => node.property?.parent === owner);
  const own = siblings.find((node) => node.property?.name === name)?.property;
  const said = sameValue.flatMap(spokenNames).filter((mention) => mention.name === name);
  const path = own === undefined ? undefined : `${relative(owner, tool)}/properties/${escapeSegment(name)}`;
  return {
    kind: 'property',
    name,
    tool,
    ...(own === undefined ? {} : { definition: quoted(document, own.nameRange) }),
    mentions: [
      ...said.map(({ range }) => quoted(document, range)),
      ...(path === undefined ? [] : references(document, tool, nodes, path)),
    ],
    taken: siblings.flatMap((node) =>
      node.property === undefined || node.property.name === name ? [] : [node.property.name],
    ),
  };
}

interface Spoken {
  readonly name: string;
  readonly range: TextRange;
}

/** The properties that a schema names outside of `properties`. */
function spokenNames({ tree }: SchemaNode): readonly Spoken[] {
  const inList = (list: JsonTree | undefined): readonly Spoken[] =>
    list?.kind === 'array' ? list.items.flatMap((item) => spoken(textOf(item), item.range)) : [];
  const inKeys = (map: JsonTree | undefined): readonly Spoken[] =>
    map?.kind === 'object' ? map.entries.flatMap(({ key, keyRange }) => spoken(key, keyRange)) : [];
  const dependent = member(tree, 'dependentRequired');
  const lists = dependent?.kind === 'object' ? dependent.entries.flatMap(({ value }) => inList(value)) : [];
  return [
    ...inList(member(tree, 'required')),
    ...inList(member(tree, 'propertyOrdering')),
    ...inKeys(dependent),
    ...lists,
    ...inKeys(member(tree, 'dependentSchemas')),
  ];
}

function spoken(name: string | undefined, range: TextRange): readonly Spoken[] {
  return name === undefined ? [] : [{ name, range }];
}

/** The definition that a `$ref` leads to, from the reference or from the definition's own name. */
function referredAt(document: ToolDocument, spot: Spot, tool: Tool): Named | undefined {
  const last = spot.steps.at(-1);
  if (last?.entry?.key === '$ref' && !spot.onName) {
    const target = referredTree(textOf(last.tree), tool);
    return target && definition(document, tool, target.entry, target.path);
  }
  const around = spot.steps.at(-2)?.entry?.key;
  const isDefinition = around === '$defs' || around === 'definitions';
  if (last?.entry === undefined || !isDefinition || !spot.onName) return undefined;
  return definition(document, tool, last.entry, last.pointer.slice(schemaPointer(tool).length));
}

interface Target {
  readonly entry?: Entry;
  readonly tree: JsonTree;
  /** JSON Pointer in the tool's schema. */
  readonly path: string;
}

/** What a local reference leads to in the tool's schema. */
export function referredTree(reference: string | undefined, tool: Tool): Target | undefined {
  const segments = reference === undefined ? undefined : localReference(reference);
  let tree = placeOf(tool)?.parameters?.tree;
  let last: Entry | undefined;
  for (const segment of segments ?? []) {
    last = entry(tree, segment);
    tree = tree?.kind === 'array' ? tree.items[Number(segment)] : last?.value;
  }
  if (tree === undefined || segments === undefined) return undefined;
  return { tree, path: appendPointer('', ...segments), ...(last === undefined ? {} : { entry: last }) };
}

function definition(
  document: ToolDocument,
  tool: Tool,
  at: Entry | undefined,
  path: string,
): Named | undefined {
  const inDefinitions = /^\/(?:\$defs|definitions)\/[^/]+$/.test(path);
  if (at === undefined) return undefined;
  const around = placeOf(tool)?.parameters?.tree;
  const siblings = inDefinitions ? member(around, path.split('/')[1] ?? '') : undefined;
  return {
    kind: 'definition',
    name: at.key,
    tool,
    definition: quoted(document, at.keyRange),
    mentions: references(document, tool, nodesOf(tool), path),
    taken:
      siblings?.kind === 'object'
        ? siblings.entries.map(({ key }) => key).filter((key) => key !== at.key)
        : [],
  };
}

/** All `$ref`s that lead to a place or through it. */
function references(
  document: ToolDocument,
  tool: Tool,
  nodes: readonly SchemaNode[],
  path: string,
): readonly Mention[] {
  return nodes.flatMap(({ tree }) => {
    const reference = member(tree, '$ref');
    const target = referredTree(textOf(reference), tool);
    if (reference === undefined || target === undefined) return [];
    if (target.path !== path && !target.path.startsWith(`${path}/`)) return [];
    const rest = target.path.slice(path.length);
    const start = path.slice(0, path.lastIndexOf('/'));
    const mention = quoted(document, reference.range);
    return [
      {
        range: mention.range,
        renamed: (name: string) => mention.renamed(`#${encodeURI(`${appendPointer(start, name)}${rest}`)}`),
      },
    ];
  });
}

function schemaPointer(tool: Tool): string {
  return placeOf(tool)?.parameters?.pointer ?? tool.pointer;
}

function relative(node: SchemaNode, tool: Tool): string {
  return node.pointer.slice(schemaPointer(tool).length);
}

/** A string or key, written anew in the quotes that it has. In YAML it may have none. */
function quoted({ text }: ToolDocument, range: TextRange): Mention {
  const isPlain = text[range.offset] !== '"' && text[range.offset] !== "'";
  const isSafe = (name: string) =>
    /^[A-Za-z_][\w.-]*$/.test(name) && !/^(?:null|true|false|yes|no|on|off|y|n|~)$/i.test(name);
  return { range, renamed: (name) => (isPlain && isSafe(name) ? name : JSON.stringify(name)) };
}
