// The states of a pattern: partial derivatives (Antimirov 1996), shared by identity and found only when asked for.
// A repetition is a counter in its continuation, so `{0,2000}` costs as many states as characters are read, not copies.
import type { Pattern } from './pattern.ts';
import { type CodePointRange, inRanges, normalRanges } from './pattern-ranges.ts';

/** A set of places in the pattern after some text. States with the same places are the same object. */
export interface PatternState {
  /** Whether the text may end here. */
  readonly complete: boolean;
  /** Whether nothing may follow. */
  readonly ended: boolean;
  /** The only code point that may come next, where there is exactly one. */
  readonly single: number | undefined;
  /** The state after one more code point; undefined when no text of the pattern goes on so. */
  step(point: number): PatternState | undefined;
}

/** Nodes are the pattern without its dead branches; a repetition of what can be empty counts from 0. */
type Node =
  | { readonly kind: 'point'; readonly id: number; readonly points: readonly number[] }
  | { readonly kind: 'class'; readonly id: number; readonly ranges: readonly CodePointRange[] }
  | { readonly kind: 'sequence'; readonly id: number; readonly items: readonly Node[] }
  | { readonly kind: 'choice'; readonly id: number; readonly items: readonly Node[] }
  | {
      readonly kind: 'repeat';
      readonly id: number;
      readonly item: Node;
      readonly min: number;
      readonly max: number;
    };

/** What is still to come: `node` (a text from its `at`-th code point, a repetition within its bounds), then `next`. */
interface Rest {
  readonly id: number;
  readonly node: Node;
  readonly at: number;
  readonly min: number;
  readonly max: number;
  readonly next: Rest | undefined;
}

/** The start state, or undefined for a pattern that no text matches. */
export function automaton(pattern: Pattern): PatternState | undefined {
  let nodes = 0;
  const rests = new Map<string, Rest>();
  const states = new Map<string, PatternState>();

  // A pattern may hold the same part many times; it is compiled once.
  const compiled = new Map<Pattern, Node | undefined>();

  function compile(source: Pattern): Node | undefined {
    if (!compiled.has(source)) compiled.set(source, compileOnce(source));
    return compiled.get(source);
  }

  function compileOnce(source: Pattern): Node | undefined {
    switch (source.kind) {
      case 'text':
        return { kind: 'point', id: nodes++, points: Array.from(source.text, (c) => c.codePointAt(0) ?? 0) };
      case 'chars': {
        const ranges = normalRanges(source.ranges);
        return ranges.length === 0 ? undefined : { kind: 'class', id: nodes++, ranges };
      }
      case 'sequence': {
        const items = source.items.map(compile).filter((item) => item !== undefined);
        return items.length < source.items.length ? undefined : { kind: 'sequence', id: nodes++, items };
      }
      case 'choice': {
        const items = source.items.map(compile).filter((item) => item !== undefined);
        return items.length === 0 ? undefined : { kind: 'choice', id: nodes++, items };
      }
      case 'repeat': {
        const item = compile(source.item);
        if (item && source.max > 0) {
          const min = canBeEmpty(item) ? 0 : source.min;
          return { kind: 'repeat', id: nodes++, item, min, max: source.max };
        }
        return source.min === 0 || source.max === 0 ? { kind: 'point', id: nodes++, points: [] } : undefined;
      }
    }
  }

  function rest(node: Node, next: Rest | undefined, at: number, min: number, max: number): Rest {
    const key = `${node.id},${at},${min},${max},${next?.id ?? ''}`;
    const known = rests.get(key);
    if (known) return known;
    const made: Rest = { id: rests.size, node, at, min, max, next };
    rests.set(key, made);
    return made;
  }

  const before = (node: Node, next: Rest | undefined): Rest =>
    rest(node, next, 0, node.kind === 'repeat' ? node.min : 0, node.kind === 'repeat' ? node.max : 0);

  /** Adds the places of `from` where a character is read to `leaves`; returns whether the end can be reached. */
  function open(from: Rest | undefined, leaves: Map<number, Rest>, seen: Set<number>): boolean {
    if (!from) return true;
    if (seen.has(from.id)) return false;
    seen.add(from.id);
    const { node, next } = from;
    switch (node.kind) {
      case 'class':
        leaves.set(from.id, from);
        return false;
      case 'point':
        if (from.at >= node.points.length) return open(next, leaves, seen);
        leaves.set(from.id, from);
        return false;
      case 'sequence': {
        let chain = next;
        for (const item of node.items.toReversed()) chain = before(item, chain);
        return open(chain, leaves, seen);
      }
      case 'choice':
        // Every branch must be visited, so no short circuit.
        return node.items.map((item) => open(before(item, next), leaves, seen)).some((ended) => ended);
      case 'repeat': {
        const skipped = from.min === 0 && open(next, leaves, seen);
        if (from.max === 0) return skipped;
        const again = rest(node, next, 0, Math.max(from.min - 1, 0), from.max - 1);
        // An empty round leads to fewer rounds, whose texts this place already has.
        if (canBeEmpty(node.item)) seen.add(again.id);
        return open(before(node.item, again), leaves, seen) || skipped;
      }
    }
  }

  function stateOf(places: readonly (Rest | undefined)[]): PatternState {
    const leaves = new Map<number, Rest>();
    const seen = new Set<number>();
    const complete = places.map((place) => open(place, leaves, seen)).some((ended) => ended);
    const key = `${complete}:${[...leaves.keys()].sort((a, b) => a - b).join(',')}`;
    const known = states.get(key);
    if (known) return known;
    const state = makeState(complete, [...leaves.values()]);
    states.set(key, state);
    return state;
  }

  function makeState(complete: boolean, leaves: readonly Rest[]): PatternState {
    const points = new Map<number, Rest[]>();
    const classes: { readonly ranges: readonly CodePointRange[]; readonly leaf: Rest }[] = [];
    for (const leaf of leaves) {
      if (leaf.node.kind === 'class') classes.push({ ranges: leaf.node.ranges, leaf });
      const point = leaf.node.kind === 'point' ? leaf.node.points[leaf.at] : undefined;
      if (point === undefined) continue;
      const same = points.get(point);
      if (same) same.push(leaf);
      else points.set(point, [leaf]);
    }
    const steps = new Map<number, PatternState | undefined>();
    const after = (leaf: Rest): Rest | undefined =>
      leaf.node.kind === 'point' && leaf.at + 1 < leaf.node.points.length
        ? rest(leaf.node, leaf.next, leaf.at + 1, 0, 0)
        : leaf.next;
    return {
      complete,
      ended: leaves.length === 0,
      single: singlePoint(
        [...points.keys()],
        classes.map(({ ranges }) => ranges),
      ),
      step(point) {
        if (steps.has(point)) return steps.get(point);
        const hits = [...(points.get(point) ?? [])];
        for (const { ranges, leaf } of classes) if (inRanges(ranges, point)) hits.push(leaf);
        const next = hits.length === 0 ? undefined : stateOf(hits.map(after));
        steps.set(point, next);
        return next;
      },
    };
  }

  const root = compile(pattern);
  return root && stateOf([before(root, undefined)]);
}

const emptiness = new WeakMap<Node, boolean>();

function canBeEmpty(node: Node): boolean {
  const known = emptiness.get(node);
  if (known !== undefined) return known;
  const empty = computeEmptiness(node);
  emptiness.set(node, empty);
  return empty;
}

function computeEmptiness(node: Node): boolean {
  switch (node.kind) {
    case 'point':
      return node.points.length === 0;
    case 'class':
      return false;
    case 'sequence':
      return node.items.every(canBeEmpty);
    case 'choice':
      return node.items.some(canBeEmpty);
    case 'repeat':
      return node.min === 0;
  }
}

function singlePoint(
  points: readonly number[],
  classes: readonly (readonly CodePointRange[])[],
): number | undefined {
  const all = new Set(points);
  for (const ranges of classes)
    for (const [from, to] of ranges) {
      if (from !== to) return undefined;
      all.add(from);
    }
  const [only] = all;
  return all.size === 1 ? only : undefined;
}
