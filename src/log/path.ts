// The way from the root to a candidate: its decisions and the text that a fork continues.
import type { LoggedDecision } from './events.ts';
import type { SearchTree, TreeNode } from './tree.ts';

export interface CandidatePath {
  /** From the root's child to the candidate itself. */
  readonly nodes: readonly TreeNode[];
  readonly decisions: readonly LoggedDecision[];
  /** The response up to and with the candidate, the search's own prefix first. */
  readonly text: string;
  /** False where the log lost a part of the way (see `TreeNode.lostParent`): then the text lacks it, and is no prefix. */
  readonly whole: boolean;
}

/** `undefined` where there is no such candidate. */
export function pathTo(tree: SearchTree, id: string): CandidatePath | undefined {
  const nodes: TreeNode[] = [];
  let node = tree.node(id);
  if (node === undefined) return undefined;
  while (node !== undefined) {
    nodes.push(node);
    node = node.parent === null ? undefined : tree.node(node.parent);
  }
  nodes.reverse();
  const decisions = nodes.map(({ decision }) => decision);
  const prefix = tree.header?.prefix ?? '';
  return {
    nodes,
    decisions,
    text: prefix + decisions.map(({ text }) => text).join(''),
    whole: tree.header !== undefined && nodes[0]?.lostParent === undefined,
  };
}
