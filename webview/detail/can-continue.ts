// Whether a search can be continued from a candidate, and in plain words why not.
import { pathTo } from '../../src/log/path.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import type { ViewSettings } from '../../src/protocol/messages.ts';

/** `undefined` where it can. With `blind`, the reason says nothing of the verdict. */
export function whyNotContinue(
  tree: SearchTree,
  node: TreeNode,
  settings: ViewSettings,
  blind = false,
): string | undefined {
  if (!settings.canSearch) return settings.whyNot ?? 'Searching is not possible here.';
  if (pathTo(tree, node.id)?.whole !== true) return 'The log has lost a part of the path to this candidate.';
  switch (node.decision.kind) {
    case 'response-finished':
      return 'The response is finished; nothing can follow. Continue from an earlier step.';
    case 'fragment':
      return 'Its text never became a decision. Continue from the step before it.';
    case 'token':
      return 'Its text ends at a token, which need not be where a decision ends.';
  }
  const { verdict } = node;
  if (!blind && verdict?.kind === 'invalid' && (verdict.rule === 'syntax' || verdict.rule === 'boundary')) {
    return 'Its text is not in the format. Continue from the step before it.';
  }
  return undefined;
}
