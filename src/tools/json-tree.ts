// JSON text as a tree in which every part knows its place in the source file.
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { flattenDepth } from './depth.ts';
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

/** One thing that could not be read: `code` is `jsonc-parser`'s or `yaml`'s name for it, or `NestedTooDeep`. */
export interface SyntaxFault {
  readonly code: string;
  /** What is wrong, where the code does not tell: a sentence without its full stop. */
  readonly message?: string;
  readonly range: TextRange;
}

export interface ParsedJson {
  /** What could be recovered; absent if the text holds no value. */
  readonly root?: JsonTree;
  readonly faults: readonly SyntaxFault[];
}

/**
 * Parses JSON with comments and trailing commas, recovering from errors where it can. All ranges are moved by
 * `base`, for a text that was cut out of a file. What is nested too deep is a fault, and reads as 0. Faults come in
 * source order.
 */
export function parseJson(text: string, base = 0): ParsedJson {
  const shallow = flattenDepth(text);
  const errors: ParseError[] = [];
  const node = parseTree(shallow.text, errors, { allowTrailingComma: true });
  const faults = [
    ...errors.map(({ error, offset, length }) => ({ code: printParseErrorCode(error), offset, length })),
    ...shallow.blanked.map(({ offset, length }) => ({ code: tooDeep, offset, length })),
  ]
    .toSorted((one, other) => one.offset - other.offset)
    .map(({ code, offset, length }) => ({ code, range: { offset: offset + base, length } }));
  if (node === undefined) return { faults };
  return { root: treeOf(node, { base, end: base + text.trimEnd().length }), faults };
}

/** `parseJson`, or something that remembers what it parsed before. */
export type ParseJson = (text: string, base?: number) => ParsedJson;

const tooDeep = 'NestedTooDeep';

export function isTooDeep(fault: SyntaxFault): boolean {
  return fault.code === tooDeep;
}

/** The part of the file that was parsed. */
interface Extent {
  readonly base: number;
  readonly end: number;
}

function treeOf(node: Node, extent: Extent): JsonTree {
  const range = rangeOf(node, extent);
  if (node.type === 'object') {
    const entries = (node.children ?? []).flatMap((property) => entryOf(property, extent));
    return { kind: 'object', range, entries };
  }
  if (node.type === 'array') {
    return { kind: 'array', range, items: (node.children ?? []).map((item) => treeOf(item, extent)) };
  }
  const value: unknown = node.value;
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'scalar', range, value: known ? value : null };
}

/** A property whose value is missing in the text is no entry. */
function entryOf(property: Node, extent: Extent): Entry[] {
  const [key, value] = property.children ?? [];
  if (key === undefined || value === undefined) return [];
  return [{ key: String(key.value), keyRange: rangeOf(key, extent), value: treeOf(value, extent) }];
}

/** `jsonc-parser` gives what was never closed the length -1; it lasts to the end of the text. */
function rangeOf(node: Node, { base, end }: Extent): TextRange {
  const offset = node.offset + base;
  return { offset, length: node.length >= 0 ? node.length : Math.max(1, end - offset) };
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
