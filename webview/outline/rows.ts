// Flattens the tree into the rows of the outline: the retained path first, pruned siblings in groups that say what they hide.
import { byVerdict } from '../../src/log/best-first.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import { spineOf } from '../filter/fields.ts';
import { prunedWords } from '../pruned-words.ts';
import type { Settled } from '../settled.ts';

interface RowPlace {
  readonly key: string;
  /** From 1, as `aria-level` counts. */
  readonly level: number;
  readonly setSize: number;
  readonly position: number;
  /** Absent where there is nothing to open. */
  readonly expanded?: boolean;
}

export type OutlineRow = RowPlace &
  (
    | {
        readonly kind: 'node';
        readonly node: TreeNode /** Shown for the sake of what it leads to. */;
        readonly dim: boolean;
      }
    | { readonly kind: 'group'; readonly parent: string | null; readonly says: string }
  );

export interface OutlineOptions {
  readonly tree: SearchTree;
  readonly matches: ReadonlySet<string> | undefined;
  /** What somebody opened (true) or closed (false), by row key. */
  readonly opened: ReadonlyMap<string, boolean>;
  /** Rows that somebody saw open, and groups whose members were seen before their verdicts: they stay open. */
  readonly watched?: ReadonlySet<string>;
  /** Blind mode: nothing may tell which candidates were pruned, neither order nor groups. */
  readonly blind: boolean;
  /** Other steps show their candidates as they were proposed. */
  readonly settled: Settled;
}

/** So many pruned siblings are shown as they are; more become a group. */
const mostLoose = 3;

export const groupKey = (parent: string | null): string => `pruned:${parent ?? ''}`;

/** The row's key of a candidate is its id. */
export function outlineRows(options: OutlineOptions): readonly OutlineRow[] {
  const { tree, matches, opened, watched, blind, settled } = options;
  const spine = spineOf(tree);
  const kept = matches === undefined ? undefined : withAncestors(matches, tree);
  const rows: OutlineRow[] = [];
  /** Siblings that are still to be listed; the last one is listed next. */
  const waiting: (() => void)[] = [];

  function nodesOf(ids: readonly string[]): readonly TreeNode[] {
    const nodes: TreeNode[] = [];
    for (const id of ids) {
      const node = kept?.has(id) === false ? undefined : tree.node(id);
      if (node !== undefined) nodes.push(node);
    }
    return nodes;
  }

  function list(parent: string | null, ids: readonly string[], level: number): void {
    const nodes = nodesOf(ids);
    const asProposed = blind || nodes.some(({ step }) => !settled.steps.has(step));
    const alive = asProposed ? nodes : nodes.filter((node) => !isPruned(node));
    const pruned = asProposed ? [] : nodes.filter(isPruned).sort(byVerdict);
    const first = asProposed ? alive : alive.toSorted((a, b) => onSpine(b) - onSpine(a) || byVerdict(a, b));
    const isGrouped = pruned.length > mostLoose;
    const setSize = first.length + (isGrouped ? 1 : pruned.length);
    const items = [...first, ...(isGrouped ? [] : pruned)];
    if (isGrouped) {
      waiting.push(() => addGroup(parent, pruned, { level, setSize, position: setSize }, first.length > 0));
    }
    for (let place = items.length - 1; place >= 0; place -= 1) {
      const node = items[place];
      if (node !== undefined) waiting.push(() => addNode(node, { level, setSize, position: place + 1 }));
    }
  }

  const onSpine = ({ id }: TreeNode): number => (settled.chosenFirst && spine.has(id) ? 1 : 0);

  function addNode(node: TreeNode, place: Omit<RowPlace, 'key' | 'expanded'>): void {
    const isParent = node.children.some((id) => kept?.has(id) !== false);
    const expanded =
      opened.get(node.id) ??
      (kept !== undefined || spine.has(node.id) || blind || watched?.has(node.id) === true);
    rows.push({
      kind: 'node',
      key: node.id,
      node,
      dim: matches?.has(node.id) === false,
      ...place,
      ...(isParent ? { expanded } : {}),
    });
    if (isParent && expanded) list(node.id, node.children, place.level + 1);
  }

  function addGroup(
    parent: string | null,
    pruned: readonly TreeNode[],
    place: Omit<RowPlace, 'key' | 'expanded'>,
    hasOthers: boolean,
  ): void {
    const key = groupKey(parent);
    const expanded = opened.get(key) ?? (kept !== undefined || watched?.has(key) === true);
    const says = prunedWords(pruned, hasOthers);
    rows.push({ kind: 'group', key, parent, says, ...place, expanded });
    if (!expanded) return;
    for (let index = pruned.length - 1; index >= 0; index -= 1) {
      const node = pruned[index];
      if (node === undefined) continue;
      waiting.push(() =>
        addNode(node, { level: place.level + 1, setSize: pruned.length, position: index + 1 }),
      );
    }
  }

  list(null, tree.roots, 1);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) next();
  return rows;
}

const isPruned = ({ verdict }: TreeNode): boolean => verdict !== undefined && verdict.kind !== 'retained';

function withAncestors(matches: ReadonlySet<string>, tree: SearchTree): ReadonlySet<string> {
  const kept = new Set<string>();
  for (const match of matches) {
    for (let id: string | null = match; id !== null && !kept.has(id); id = tree.node(id)?.parent ?? null) {
      kept.add(id);
    }
  }
  return kept;
}

/** Keys to open so that a candidate's row is shown. */
export function keysAbove(id: string, { tree }: Pick<OutlineOptions, 'tree'>): readonly string[] {
  const keys: string[] = [];
  for (let node = tree.node(id); node !== undefined; ) {
    if (isPruned(node)) keys.push(groupKey(node.parent));
    if (node.parent === null) break;
    keys.push(node.parent);
    node = tree.node(node.parent);
  }
  return keys;
}
