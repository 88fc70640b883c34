// Whether the expected calls can still come of a candidate, and the step that lost them.
import type { Call, Decision } from '../../calls/decision.ts';
import { resume } from '../../calls/resume.ts';
import { labelResponse } from '../../datasets/label/label-response.ts';
import type { LoggedDecision } from '../../log/events.ts';
import { toolFromLog } from '../../log/logged-tools.ts';
import { pathTo } from '../../log/path.ts';
import type { SearchTree, TreeNode } from '../../log/tree.ts';
import { isPruned, type StepView } from './step-view.ts';

/**
 * The candidate with which the expected calls went: it was right so far, it was pruned in this step, and nothing that is
 * right lives on. Nothing where the policy never proposed what is right: then nothing right was pruned.
 */
export type LostExpected = (view: StepView) => TreeNode | undefined;

/** Right is a path whose decisions all equal the expected calls' exactly, in any order (`labelResponse`). */
export function lostExpected(expected: readonly Call[]): LostExpected {
  let search: string | undefined;
  let begun: readonly Decision[] = [];
  const known = new Map<string, boolean>();

  function isRight(tree: SearchTree, node: TreeNode): boolean {
    const before = known.get(node.id);
    if (before !== undefined) return before;
    const parent = node.parent === null ? undefined : tree.node(node.parent);
    const right = (parent === undefined || isRight(tree, parent)) && isRightPath(tree, node);
    known.set(node.id, right);
    return right;
  }

  function isRightPath(tree: SearchTree, node: TreeNode): boolean {
    const path = pathTo(tree, node.id);
    if (path?.whole !== true) return false;
    const decisions = path.decisions.filter(isDecision);
    if (decisions.length < path.decisions.length) return false;
    const labelled = labelResponse([...begun, ...decisions], expected, { reach: 'response' });
    return labelled.decisions.at(-1)?.label === '+';
  }

  function follow({ header }: SearchTree): void {
    if (header === undefined || header.search === search) return;
    search = header.search;
    known.clear();
    const { prefix, settings, tools } = header;
    begun = resume(settings.format, tools.map(toolFromLog), prefix)?.path ?? [];
  }

  return ({ tree, judged }) => {
    follow(tree);
    const lost = judged.filter((node) => isPruned(node) && isRight(tree, node));
    if (lost.length === 0) return undefined;
    const isAlive = (node: TreeNode): boolean => {
      const { verdict } = node;
      if (verdict === undefined) return isRight(tree, node);
      if (verdict.kind !== 'retained') return false;
      // One that was retained before lives on only where it ended its response; else it is expanded by now.
      return (verdict.finished || judged.includes(node)) && isRight(tree, node);
    };
    if (tree.nodes.some(isAlive)) return undefined;
    return lost.reduce((best, next) => (next.depth > best.depth ? next : best));
  };
}

function isDecision(decision: LoggedDecision): decision is Decision {
  return decision.kind !== 'token' && decision.kind !== 'fragment';
}
