// Where the tools of a document lie: every wrapping that providers and data sets put around them.
import { appendPointer } from './json-pointer.ts';
import {
  type ArrayTree,
  type Entry,
  entry,
  type JsonTree,
  member,
  type ObjectTree,
  textOf,
} from './json-tree.ts';
import { isOwnKey } from './own-key.ts';

/** Something that stands where a tool should stand. */
export interface Candidate {
  readonly tree: JsonTree;
  readonly pointer: string;
  /** The wrapping it lay in, where that says in which shape to read it. */
  readonly home: Home;
  /** Pointer of the list or record whose tools a model is shown together: within it, names must differ. */
  readonly scope: string;
  /** Set if the tool's name is its key in a map. */
  readonly key?: Entry;
}

export type Home = 'gemini' | 'bfcl' | 'vscode' | 'any';

export interface Found {
  readonly candidates: readonly Candidate[];
  /** Whether a wrapping for tools was there, perhaps an empty one. */
  readonly wrapped: boolean;
}

/** A list's items; lets a reader put back what syntax errors tore out of the list. */
export type ListItems = (list: ArrayTree) => readonly JsonTree[];

export function findCandidates(root: JsonTree, pointer: string, itemsOf: ListItems): Found {
  const candidates: Candidate[] = [];
  let wrapped = false;

  function visit(tree: JsonTree, at: string, home: Home, scope: string, inList: boolean): void {
    if (tree.kind === 'array') {
      wrapped = true;
      for (const [index, item] of itemsOf(tree).entries()) {
        visit(item, appendPointer(at, index), home, scope, true);
      }
      return;
    }
    const inner = tree.kind === 'object' ? wrappingOf(tree) : undefined;
    if (inner !== undefined) {
      wrapped = true;
      const innerHome = inner.home === 'any' ? home : inner.home;
      const path = appendPointer(at, ...inner.path);
      const innerScope = inner.shared ? scope : at;
      if (inner.tree.kind === 'object' && inner.map) visitMap(inner.tree, path, innerHome, innerScope);
      else visit(inner.tree, path, innerHome, innerScope, inner.tree.kind === 'array');
      return;
    }
    if (tree.kind === 'object' && !inList && isToolMap(tree)) visitMap(tree, at, home, scope);
    else candidates.push({ tree, pointer: at, home, scope });
  }

  function visitMap(tree: ObjectTree, at: string, home: Home, scope: string): void {
    for (const key of tree.entries) {
      if (isOwnKey(key.key)) continue;
      candidates.push({ tree: key.value, pointer: appendPointer(at, key.key), home, scope, key });
    }
  }

  visit(root, pointer, 'any', '', false);
  return { candidates, wrapped };
}

interface Wrapping {
  readonly tree: JsonTree;
  readonly path: readonly string[];
  readonly home: Home;
  /** Its tools stand beside those around it, rather than in a record of their own. */
  readonly shared: boolean;
  /** An object here maps names to tools. */
  readonly map: boolean;
}

function wrappingOf(tree: ObjectTree): Wrapping | undefined {
  const vscodeTools = member(member(tree, 'contributes'), 'languageModelTools');
  if (vscodeTools !== undefined) {
    return {
      tree: vscodeTools,
      path: ['contributes', 'languageModelTools'],
      home: 'vscode',
      shared: false,
      map: false,
    };
  }
  for (const key of ['functionDeclarations', 'function_declarations']) {
    const declarations = member(tree, key);
    if (declarations !== undefined) {
      return { tree: declarations, path: [key], home: 'gemini', shared: true, map: false };
    }
  }
  if (member(member(tree, 'result'), 'tools') !== undefined) {
    const result = member(tree, 'result');
    if (result !== undefined)
      return { tree: result, path: ['result'], home: 'any', shared: true, map: false };
  }
  for (const key of ['tools', 'functions']) {
    const tools = member(tree, key);
    const holds = tools?.kind === 'array' || (tools?.kind === 'object' && isToolMap(tools));
    if (tools !== undefined && holds && !hasSchema(tree)) {
      return { tree: tools, path: [key], home: 'any', shared: false, map: true };
    }
  }
  return bfclRecord(tree);
}

/** A BFCL question: `{id, question, function: [...]}`. One function may stand without its list. */
function bfclRecord(tree: ObjectTree): Wrapping | undefined {
  const functions = member(tree, 'function');
  if (functions === undefined || functions.kind === 'scalar') return undefined;
  const isRecord = member(tree, 'question') !== undefined || member(tree, 'id') !== undefined;
  if (functions.kind === 'object' && (!isRecord || member(tree, 'type') !== undefined)) return undefined;
  return { tree: functions, path: ['function'], home: 'bfcl', shared: false, map: false };
}

const schemaKeys = ['parameters', 'input_schema', 'inputSchema', 'parametersJsonSchema'] as const;

function hasSchema(tree: ObjectTree): boolean {
  return schemaKeys.some((key) => member(tree, key)?.kind === 'object');
}

/**
 * Whether an object maps names to tools (`{toolName: schema}`), rather than being one tool: no key says what a
 * tool's own keys say, and at least one value could be a tool or a schema.
 */
function isToolMap(tree: ObjectTree): boolean {
  if (textOf(member(tree, 'name')) !== undefined || member(tree, 'function') !== undefined) return false;
  if (hasSchema(tree) || textOf(member(tree, 'type')) !== undefined) return false;
  return tree.entries.some(({ value }) => couldBeTool(value));
}

function couldBeTool(tree: JsonTree): boolean {
  if (tree.kind !== 'object') return false;
  if (hasSchema(tree) || member(tree, 'properties')?.kind === 'object') return true;
  const words = ['type', 'description', '$ref'];
  return words.some((word) => textOf(entry(tree, word)?.value) !== undefined);
}
