// What can be changed at a candidate in the debugger, as far as the log alone tells: the engine has the last word.
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import type { ViewSettings, WhatIfKind } from '../../src/protocol/messages.ts';

/** Strategies whose steps are decisions that can be judged by hand. */
const byDecision: ReadonlySet<string> = new Set(['toolprm', 'coarse', 'greedy']);

/** Whether the settings can be changed from one of its steps on, or a step be expanded again. */
export function canChange({ header }: SearchTree, settings: ViewSettings): boolean {
  return settings.canSearch && header !== undefined && byDecision.has(header.settings.strategy);
}

/** In the order in which they are offered. With `hidden`, nothing may tell whether the candidate was pruned. */
export function whatIfs(
  tree: SearchTree,
  node: TreeNode,
  settings: ViewSettings,
  hidden: boolean,
): readonly WhatIfKind[] {
  if (!canChange(tree, settings)) return [];
  const { decision, verdict } = node;
  if (decision.kind === 'token') return [];
  const isValue = decision.kind === 'argument' || decision.kind === 'function-name';
  const tries: readonly WhatIfKind[] = isValue ? ['try'] : [];
  if (hidden || verdict === undefined || decision.kind === 'fragment') return tries;
  if (verdict.kind === 'retained') return ['drop', ...tries];
  const isText = verdict.kind === 'invalid' && (verdict.rule === 'syntax' || verdict.rule === 'boundary');
  return isText ? tries : ['keep', ...tries];
}
