// YAML as the same tree as JSON, every part with its place in the YAML text.
import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
  type YAMLError,
} from 'yaml';
import { depthLimit } from './depth.ts';
import type { SourceDocument } from './documents.ts';
import type { Entry, JsonTree, SyntaxFault } from './json-tree.ts';
import { atOnce, type Steps } from './slices.ts';
import type { TextRange } from './tool.ts';

/** Aliases make a short text large: a file may hold this many values altogether. */
const nodeLimit = 1_000_000;

/**
 * The documents of a YAML text; the pointer of an only one is `''`, of several `/<index>`. An alias has the value of
 * its anchor and its own range; `<<` brings the entries of a mapping in, as YAML 1.1 has it. Never throws.
 */
export function parseYaml(text: string): readonly SourceDocument[] {
  return atOnce(parsingYaml(text));
}

/** As `parseYaml`, in steps; only the trees, a quarter of the work, are made in one step for each document. */
export function* parsingYaml(text: string): Steps<readonly SourceDocument[]> {
  const documents = yield* composing(text);
  if (documents === undefined) {
    return [{ pointer: '', faults: [{ code: 'NestedTooDeep', range: { offset: 0, length: text.length } }] }];
  }
  return documents.map((document, index) => ({
    ...treeOfDocument(document, text),
    pointer: documents.length === 1 ? '' : `/${index}`,
  }));
}

/** The composer calls itself for each level, and so does what it reads with: thousands of levels end the stack. */
function* composing(text: string): Steps<readonly Document.Parsed[] | undefined> {
  try {
    const tokens: CST.Token[] = [];
    const parser = new Parser();
    for (const lexeme of new Lexer().lex(text)) {
      for (const token of parser.next(lexeme)) tokens.push(token);
      yield;
    }
    for (const token of parser.end()) tokens.push(token);
    const composer = new Composer({ prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
    return [...composer.compose(tokens)];
  } catch {
    return undefined;
  }
}

function treeOfDocument(document: Document.Parsed, text: string): Omit<SourceDocument, 'pointer'> {
  const reading: Reading = {
    text,
    faults: document.errors.map((error) => syntaxFault(error, text)),
    anchors: new Map(),
    nodes: 0,
  };
  const { contents } = document;
  const isEmpty =
    contents === null || (isScalar(contents) && contents.value === null && spanOf(contents) === 0);
  const root = isEmpty ? undefined : treeOf(contents, reading, 0);
  const faults = reading.faults.toSorted((one, other) => one.range.offset - other.range.offset);
  return root === undefined ? { faults } : { root, faults };
}

function syntaxFault({ code, message, pos }: YAMLError, text: string): SyntaxFault {
  const offset = Math.min(pos[0], Math.max(0, text.length - 1));
  // The library's sentences end here and there with an example behind a line break, or with a place.
  const [what = ''] = message.split('\n');
  return { code, message: withoutPlace(what), range: { offset, length: Math.max(1, pos[1] - offset) } };
}

function withoutPlace(words: string): string {
  return words.replace(/ at line \d+, column \d+:?$/, '').replace(/[.:]$/, '');
}

interface Reading {
  readonly text: string;
  readonly faults: SyntaxFault[];
  readonly anchors: Map<string, { readonly tree: JsonTree; readonly nodes: number }>;
  nodes: number;
}

function spanOf(node: Node): number {
  return node.range === null || node.range === undefined ? 0 : node.range[1] - node.range[0];
}

function treeOf(node: Node, reading: Reading, depth: number): JsonTree {
  const range = rangeOf(node, reading.text);
  if (isAlias(node)) return aliased(node.source, range, reading);
  const before = reading.nodes;
  reading.nodes += 1;
  const tree = ownTree(node, range, reading, depth);
  const anchor = 'anchor' in node ? node.anchor : undefined;
  if (anchor !== undefined) reading.anchors.set(anchor, { tree, nodes: reading.nodes - before });
  return tree;
}

function ownTree(node: Node, range: TextRange, reading: Reading, depth: number): JsonTree {
  if (isScalar(node)) return { kind: 'scalar', range, value: plainScalar(node.value, range, reading) };
  if (depth >= depthLimit) return unusable('NestedTooDeep', undefined, range, reading);
  if (isSeq(node)) {
    const items = node.items.map((item) =>
      isNode(item)
        ? treeOf(item, reading, depth + 1)
        : unusable('NotJson', 'An entry of a mapping stands here', range, reading),
    );
    return { kind: 'array', range, items };
  }
  if (isMap(node)) {
    const found = node.items.map((pair) => entriesOf(pair, range, reading, depth));
    // What stands beside `<<` counts more than what it brings in, and readers take the last entry of a name.
    const entries = [...found.flatMap(({ merged }) => merged), ...found.flatMap(({ own }) => own)];
    return { kind: 'object', range, entries };
  }
  return unusable('NotJson', 'JSON has no such value', range, reading);
}

function plainScalar(value: unknown, range: TextRange, reading: Reading): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return reading.text.slice(range.offset, range.offset + range.length);
}

interface PairEntries {
  readonly merged: readonly Entry[];
  readonly own: readonly Entry[];
}

function entriesOf(pair: Pair, around: TextRange, reading: Reading, depth: number): PairEntries {
  const { key, value } = pair;
  if (!isScalar(key)) {
    const range = isNode(key) ? rangeOf(key, reading.text) : around;
    reading.faults.push({ code: 'NotJson', message: 'A name in JSON is one text', range: nonEmpty(range) });
    return { merged: [], own: [] };
  }
  const keyRange = rangeOf(key, reading.text);
  const end = keyRange.offset + keyRange.length;
  const tree: JsonTree = isNode(value)
    ? treeOf(value, reading, depth + 1)
    : { kind: 'scalar', range: { offset: end, length: 0 }, value: null };
  if (key.value === '<<' && isMerge(tree)) return { merged: mergedEntries(tree), own: [] };
  return { merged: [], own: [{ key: String(key.value), keyRange, value: tree }] };
}

function isMerge(tree: JsonTree): boolean {
  if (tree.kind === 'object') return true;
  return tree.kind === 'array' && tree.items.every(({ kind }) => kind === 'object');
}

/** Of several mappings, earlier ones count more. */
function mergedEntries(tree: JsonTree): readonly Entry[] {
  if (tree.kind === 'object') return tree.entries;
  return tree.kind === 'array' ? tree.items.toReversed().flatMap(mergedEntries) : [];
}

function aliased(source: string, range: TextRange, reading: Reading): JsonTree {
  const anchor = reading.anchors.get(source);
  if (anchor === undefined) {
    return unusable('UnknownAlias', `No anchor &${source} stands before this alias`, range, reading);
  }
  reading.nodes += anchor.nodes;
  if (reading.nodes > nodeLimit) {
    return unusable('TooManyValues', 'The aliases of this file make it too large', range, reading);
  }
  return { ...anchor.tree, range };
}

function unusable(code: string, message: string | undefined, range: TextRange, reading: Reading): JsonTree {
  reading.faults.push({ code, range: nonEmpty(range), ...(message === undefined ? {} : { message }) });
  return { kind: 'scalar', range, value: 0 };
}

function nonEmpty({ offset, length }: TextRange): TextRange {
  return { offset, length: Math.max(1, length) };
}

/** Without the line break that ends a block scalar and the white space behind a block. */
function rangeOf(node: Node, text: string): TextRange {
  const [start, valueEnd] = node.range ?? [0, 0];
  let end = valueEnd;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { offset: start, length: end - start };
}
