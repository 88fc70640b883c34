// Where in a tool file the things stand that a search decides: tools, parameters at any depth, values of enums.
import { localReference } from '../../tools/json-pointer.ts';
import { follow, type JsonTree, plainValue, rangeThrough, textOf } from '../../tools/json-tree.ts';
import { locate, type ReadToolDocument } from '../../tools/read-document.ts';
import type { TextRange, Tool } from '../../tools/tool.ts';
import { placeOf } from '../../tools/tool-place.ts';
import type { Inward, Target } from './target.ts';

export interface Site {
  /** All of it: from the name to the end of the schema. */
  readonly range: TextRange;
  /** What is shown of it: its name, or the value. */
  readonly shown: TextRange;
  /** More than one where several parameters refer to the same definition. */
  readonly targets: readonly Target[];
}

/** Definitions that refer to each other make more paths than anybody can look at. */
const mostOfTool = 4000;

/** In source order, the outer before the inner. Of two tools with one name the first counts, as in a search. */
export function sitesOf(read: ReadToolDocument): readonly Site[] {
  const names = new Set<string>();
  const sites = read.file.tools.flatMap((tool) => {
    if (names.has(tool.name)) return [];
    names.add(tool.name);
    return toolSites(read, tool);
  });
  return sites.toSorted(
    (one, other) => one.range.offset - other.range.offset || other.range.length - one.range.length,
  );
}

interface Draft {
  readonly range: TextRange;
  readonly shown: TextRange;
  readonly targets: Target[];
}

interface Walk {
  readonly root: JsonTree | undefined;
  readonly tool: string;
  readonly parameter: string;
  readonly add: (range: TextRange, shown: TextRange, target: Target) => boolean;
  /** Definitions that the way here leads through. */
  readonly within: ReadonlySet<JsonTree>;
}

function toolSites(read: ReadToolDocument, tool: Tool): readonly Site[] {
  const drafts = new Map<string, Draft>();
  let left = mostOfTool;
  const add: Walk['add'] = (range, shown, target) => {
    left -= 1;
    if (left < 0) return false;
    const key = `${shown.offset} ${shown.length}`;
    const known = drafts.get(key);
    if (known === undefined) drafts.set(key, { range, shown, targets: [target] });
    else known.targets.push(target);
    return true;
  };
  add(tool.range, tool.nameRange, { kind: 'tool', tool: tool.name });
  const root = placeOf(tool)?.parameters?.tree;
  for (const { name: parameter, range, nameRange, pointer } of tool.parameters) {
    add(range, nameRange, { kind: 'parameter', tool: tool.name, parameter, path: [] });
    const schema = locate(read.documents, pointer)?.tree;
    if (schema !== undefined) {
      schemaSites(schema, [], { root, tool: tool.name, parameter, add, within: new Set() });
    }
  }
  return [...drafts.values()];
}

function schemaSites(schema: JsonTree, path: readonly Inward[], walk: Walk): void {
  if (schema.kind !== 'object' || walk.within.has(schema)) return;
  const inner = { ...walk, within: new Set(walk.within).add(schema) };
  for (const { key, value } of schema.entries) keyword(key, value, path, inner);
}

function keyword(key: string, value: JsonTree, path: readonly Inward[], walk: Walk): void {
  switch (key) {
    case 'enum':
      if (value.kind === 'array') for (const item of value.items) valueSite(item, path, walk);
      return;
    case 'const':
      valueSite(value, path, walk);
      return;
    case 'properties':
      propertySites(value, path, walk);
      return;
    case 'items':
    case 'prefixItems':
      if (value.kind !== 'array') schemaSites(value, [...path, null], walk);
      else for (const [index, item] of value.items.entries()) schemaSites(item, [...path, index], walk);
      return;
    case 'additionalProperties':
      schemaSites(value, [...path, null], walk);
      return;
    case 'anyOf':
    case 'oneOf':
    case 'allOf':
      if (value.kind === 'array') for (const branch of value.items) schemaSites(branch, path, walk);
      return;
    case 'then':
    case 'else':
      schemaSites(value, path, walk);
      return;
    case '$ref': {
      const segments = localReference(textOf(value) ?? '');
      if (segments === undefined || walk.root === undefined) return;
      const target = follow(walk.root, segments);
      if (target.complete) schemaSites(target.tree, path, walk);
    }
  }
}

function propertySites(map: JsonTree, path: readonly Inward[], walk: Walk): void {
  if (map.kind !== 'object') return;
  const { tool, parameter, add } = walk;
  for (const { key, keyRange, value } of map.entries) {
    const inside = [...path, key];
    const range = rangeThrough(keyRange, value.range);
    if (!add(range, keyRange, { kind: 'parameter', tool, parameter, path: inside })) return;
    schemaSites(value, inside, walk);
  }
}

function valueSite(tree: JsonTree, path: readonly Inward[], { tool, parameter, add }: Walk): void {
  add(tree.range, tree.range, { kind: 'value', tool, parameter, path, value: plainValue(tree) });
}
