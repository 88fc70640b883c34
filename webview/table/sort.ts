// Sorts candidates by a column. What was sorted before is nearly in order, which the engine's sort uses.
import type { TreeNode } from '../../src/log/tree.ts';
import type { Column, RowFacts } from './columns.ts';

/** Places in the list of nodes. */
export type Order = readonly number[];

/** Absent values last; equal ones in the order in which they were proposed. */
export function sortNodes(
  nodes: readonly TreeNode[],
  column: Column,
  direction: 1 | -1,
  facts: RowFacts,
  before: Order = [],
): Order {
  const keys = nodes.map((node) => column.key(node, facts));
  const places = before.length > nodes.length ? [] : before.slice();
  for (let place = places.length; place < nodes.length; place += 1) places.push(place);
  return places.sort((a, b) => {
    const [keyA, keyB] = [keys[a], keys[b]];
    if (keyA === keyB) return a - b;
    if (keyA === undefined) return 1;
    if (keyB === undefined) return -1;
    const order = keyA < keyB ? -1 : 1;
    return order * direction;
  });
}
