// The function of the call that a candidate's decision belongs to.
import { createSplitter } from '../calls/split.ts';
import type { SearchTree, TreeNode } from './tree.ts';

/** Nothing where no function is decided yet, the call is over, or the log has lost the way there. */
export function calledTool(tree: SearchTree, node: TreeNode): string | undefined {
  const { call } = node.decision;
  for (let at: TreeNode | undefined = node; at !== undefined; ) {
    const { decision, parent, lostParent }: TreeNode = at;
    if (decision.kind === 'function-name' && decision.call === call) return decision.name;
    if (lostParent !== undefined) return undefined;
    if (parent === null) return toolOfPrefix(tree, call);
    at = tree.node(parent);
  }
  return undefined;
}

/** A search that continues another may begin within a call, whose function stands in the text before. */
function toolOfPrefix({ header }: SearchTree, call: number): string | undefined {
  if (header === undefined || header.prefix === '') return undefined;
  const name = createSplitter(header.settings.format).feed(header.prefix).next.calls[call]?.name;
  return name === '' ? undefined : name;
}
