// JSON text as a tree in which every part knows its place in the source file.
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { JsonObject, JsonValue, TextRange } from './tool.ts';

export type JsonTree = ObjectTree | ArrayTree | ScalarTree;

export interface ObjectTree {
  readonly kind: 'object';
  readonly range: TextRange;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  /** With its quotes. */
  readonly keyRange: TextRange;
  readonly value: JsonTree;
}

export interface ArrayTree {
  readonly kind: 'array';
  readonly range: TextRange;
  readonly items: readonly JsonTree[];
}

export interface ScalarTree {
  readonly kind: 'scalar';
  readonly range: TextRange;
  readonly value: string | number | boolean | null;
}

/** One thing the parser could not accept. `code` is `jsonc-parser`'s name for it. */
export interface SyntaxFault {
  readonly code: string;
  readonly range: TextRange;
}

export interface ParsedJson {
  /** What could be recovered; absent if the text holds no value. */
  readonly root?: JsonTree;
  readonly faults: readonly SyntaxFault[];
}

/**
 * Parses JSON with comments and trailing commas, recovering from errors where it can. All ranges are moved by
 * `base`, for a text that was cut out of a file. The text must not be nested deeper than the call stack allows:
 * see `depth.ts`.
 */
export function parseJson(text: string, base = 0): ParsedJson {
  const errors: ParseError[] = [];
  const node = parseTree(text, errors, { allowTrailingComma: true });
  const faults = errors.map(({ error, offset, length }) => ({
    code: printParseErrorCode(error),
    range: { offset: offset + base, length },
  }));
  const root = node === undefined ? undefined : treeOf(node, base);
  return root === undefined ? { faults } : { root, faults };
}

function treeOf(node: Node, base: number): JsonTree {
  const offset = node.offset + base;
  if (node.type === 'object') {
    const entries = (node.children ?? []).flatMap((property) => entryOf(property, base));
    return { kind: 'object', range: span(offset, node.length, entries.at(-1)?.value.range), entries };
  }
  if (node.type === 'array') {
    const items = (node.children ?? []).map((item) => treeOf(item, base));
    return { kind: 'array', range: span(offset, node.length, items.at(-1)?.range), items };
  }
  const value: unknown = node.value;
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'scalar', range: { offset, length: node.length }, value: known ? value : null };
}

/** A property whose value is missing in the text is no entry. */
function entryOf(property: Node, base: number): Entry[] {
  const [key, value] = property.children ?? [];
  if (key === undefined || value === undefined) return [];
  const keyRange = { offset: key.offset + base, length: key.length };
  return [{ key: String(key.value), keyRange, value: treeOf(value, base) }];
}

/** `jsonc-parser` gives what was never closed the length -1; it then ends where its last part ends. */
function span(offset: number, length: number, last: TextRange | undefined): TextRange {
  if (length >= 0) return { offset, length };
  return { offset, length: last === undefined ? 1 : last.offset + last.length - offset };
}

/** From the start of one range to the end of another. */
export function rangeThrough(first: TextRange, last: TextRange): TextRange {
  return { offset: first.offset, length: last.offset + last.length - first.offset };
}

/** The entry of a key; of a repeated key, the last one, as `JSON.parse` has it. */
export function entry(tree: JsonTree | undefined, key: string): Entry | undefined {
  if (tree?.kind !== 'object') return undefined;
  return tree.entries.findLast((candidate) => candidate.key === key);
}

export function member(tree: JsonTree | undefined, key: string): JsonTree | undefined {
  return entry(tree, key)?.value;
}

/** The text of a string; nothing for any other value. */
export function textOf(tree: JsonTree | undefined): string | undefined {
  return tree?.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : undefined;
}

/** The deepest part that exists on the way along the segments, and whether it is the very end of the way. */
export function follow(tree: JsonTree, segments: readonly string[]): { tree: JsonTree; complete: boolean } {
  let at = tree;
  for (const segment of segments) {
    const next = at.kind === 'array' ? at.items[Number(segment)] : member(at, segment);
    if (next === undefined) return { tree: at, complete: false };
    at = next;
  }
  return { tree: at, complete: true };
}

/** The plain value. Keys such as `__proto__` become ordinary properties, as in `JSON.parse`. */
export function plainValue(tree: JsonTree): JsonValue {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'array') return tree.items.map(plainValue);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plainValue(value)]));
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object's own property; never one that it inherits. */
export function own(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
