// Parses the versions of one JSON text one after the other: pieces that are as before keep their trees.
import { type JsonTree, type ParsedJson, parseJson, type SyntaxFault } from './json-tree.ts';
import { segmentsOf } from './segments.ts';
import type { TextRange } from './tool.ts';

export interface CachedParser {
  /** As `parseJson`. A tree whose text and place are as before is the same object. */
  readonly parse: (text: string, base?: number) => ParsedJson;
  /** Pieces that `parse` would have to parse; each is parsed by `warm`. */
  readonly missing: (text: string) => readonly TextRange[];
  readonly warm: (text: string, piece: TextRange) => void;
  /** The same object for all trees that a piece had while only its place changed; nothing for any other tree. */
  readonly identityOf: (tree: JsonTree) => object | undefined;
  /** A new version is parsed from now on: what no version since the last call used is forgotten. */
  readonly startVersion: () => void;
}

interface Piece {
  readonly text: string;
  parsed: ParsedJson;
  base: number;
  /** The version in which it was last used. */
  used: number;
}

/** Below this, parsing is faster than looking for what is known. */
const smallText = 2048;

export function createCachedParser(): CachedParser {
  let pieces = new Map<string, Piece[]>();
  const identities = new WeakMap<JsonTree, Piece>();
  let version = 0;
  let cut: { readonly text: string; readonly segments: readonly TextRange[] } | undefined;

  function leaf(source: string, base: number): ParsedJson {
    const known = pieces.get(source);
    // Among equal pieces the one that stands here already, else one that no part of this version is yet.
    const piece = known?.find((one) => one.base === base) ?? known?.find(({ used }) => used < version);
    if (piece === undefined) {
      // A slice would keep the whole text alive.
      const text = unshared(source);
      const made = identified({ text, parsed: parseJson(source, base), base, used: version });
      if (known === undefined) pieces.set(text, [made]);
      else known.push(made);
      return made.parsed;
    }
    piece.used = version;
    if (piece.base !== base) {
      piece.parsed = movedParse(piece.parsed, base - piece.base);
      piece.base = base;
      identified(piece);
    }
    return piece.parsed;
  }

  function identified(piece: Piece): Piece {
    if (piece.parsed.root !== undefined) identities.set(piece.parsed.root, piece);
    return piece;
  }

  function parse(text: string, base = 0): ParsedJson {
    if (text.length <= smallText) return parseJson(text, base);
    const segments = cut?.text === text ? cut.segments : segmentsOf(text);
    const [only] = segments;
    if (only === undefined) return parseJson(text, base);
    const skeleton = skeletonOf(text, segments);
    const outer = parseJson(skeleton.text);
    const faults: SyntaxFault[] = outer.faults.map((fault) => ({
      ...fault,
      range: skeleton.rangeOf(fault.range, base),
    }));
    const insert = (tree: JsonTree): JsonTree => {
      const range = skeleton.rangeOf(tree.range, base);
      if (tree.kind === 'array') return { kind: 'array', range, items: tree.items.map(insert) };
      if (tree.kind === 'object') {
        const entries = tree.entries.map(({ key, keyRange, value }) => ({
          key,
          keyRange: skeleton.rangeOf(keyRange, base),
          value: insert(value),
        }));
        return { kind: 'object', range, entries };
      }
      const segment = tree.value === 0 ? skeleton.segmentAt(tree.range.offset) : undefined;
      if (segment === undefined) return { ...tree, range };
      const inner = leaf(text.slice(segment.offset, segment.offset + segment.length), base + segment.offset);
      faults.push(...inner.faults);
      return inner.root ?? { ...tree, range };
    };
    const root = outer.root === undefined ? undefined : insert(outer.root);
    const sorted = faults.toSorted((one, other) => one.range.offset - other.range.offset);
    return root === undefined ? { faults: sorted } : { root, faults: sorted };
  }

  return {
    parse,
    missing: (text) => {
      cut = { text, segments: segmentsOf(text) };
      return cut.segments.filter(({ offset, length }) => !pieces.has(text.slice(offset, offset + length)));
    },
    warm: (text, { offset, length }) => {
      leaf(text.slice(offset, offset + length), offset);
    },
    identityOf: (tree) => identities.get(tree),
    startVersion: () => {
      const kept = new Map<string, Piece[]>();
      for (const [text, known] of pieces) {
        const used = known.filter((piece) => piece.used === version);
        if (used.length > 0) kept.set(text, used);
      }
      pieces = kept;
      version += 1;
    },
  };
}

function unshared(slice: string): string {
  return Buffer.from(slice, 'utf16le').toString('utf16le');
}

interface Skeleton {
  /** The text with `0` in place of each segment. */
  readonly text: string;
  readonly segmentAt: (offset: number) => TextRange | undefined;
  /** A range of the skeleton in the whole text, moved by `base`. */
  readonly rangeOf: (range: TextRange, base: number) => TextRange;
}

function skeletonOf(text: string, segments: readonly TextRange[]): Skeleton {
  const parts: string[] = [];
  const byOffset = new Map<number, TextRange>();
  const starts: number[] = [];
  const cuts: number[] = [];
  let done = 0;
  let cut = 0;
  for (const segment of segments) {
    parts.push(text.slice(done, segment.offset), '0');
    const at = segment.offset - cut;
    byOffset.set(at, segment);
    cut += segment.length - 1;
    starts.push(at);
    cuts.push(cut);
    done = segment.offset + segment.length;
  }
  parts.push(text.slice(done));
  /** What was cut out before an offset. */
  const cutBefore = (offset: number) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (cuts[low - 1] ?? 0);
  };
  return {
    text: parts.join(''),
    segmentAt: (offset) => byOffset.get(offset),
    rangeOf: ({ offset, length }, base) => {
      const start = offset + cutBefore(offset);
      const end = offset + length + cutBefore(offset + length);
      return { offset: start + base, length: end - start };
    },
  };
}

function movedParse({ root, faults }: ParsedJson, by: number): ParsedJson {
  const moved = faults.map((fault) => ({ ...fault, range: movedRange(fault.range, by) }));
  return root === undefined ? { faults: moved } : { root: movedTree(root, by), faults: moved };
}

export function movedRange({ offset, length }: TextRange, by: number): TextRange {
  return { offset: offset + by, length };
}

function movedTree(tree: JsonTree, by: number): JsonTree {
  const range = movedRange(tree.range, by);
  if (tree.kind === 'scalar') return { kind: 'scalar', range, value: tree.value };
  if (tree.kind === 'array')
    return { kind: 'array', range, items: tree.items.map((item) => movedTree(item, by)) };
  const entries = tree.entries.map(({ key, keyRange, value }) => ({
    key,
    keyRange: movedRange(keyRange, by),
    value: movedTree(value, by),
  }));
  return { kind: 'object', range, entries };
}
