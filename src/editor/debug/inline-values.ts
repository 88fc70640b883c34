// What is written beside the schema while a search stands: of each tool and parameter, what the path or the best candidate decides.
import { bestFirst } from '../../log/best-first.ts';
import { calledTool } from '../../log/called-tool.ts';
import { decisionLabel } from '../../log/decision-label.ts';
import { pathTo } from '../../log/path.ts';
import type { SearchTree, TreeNode } from '../../log/tree.ts';
import type { StoppedPlace } from '../../protocol/messages.ts';
import type { TextRange, Tool } from '../../tools/tool.ts';

export interface InlineValue {
  /** Where it belongs: the name of the tool or parameter. */
  readonly range: TextRange;
  /** `unit = "celsius" 0.83`. */
  readonly text: string;
}

/** Of a value, in UTF-16 code units. */
const longestLabel = 60;

/**
 * @param tools Of the file as it is now; they are matched by name.
 * @param tree As of where the debugger stands: a log tells more, of scores and verdicts that are still to come.
 */
export function inlineValues(
  tools: readonly Tool[],
  tree: SearchTree,
  place: StoppedPlace,
): readonly InlineValue[] {
  const found = new Map<string, TreeNode>();
  const note = (node: TreeNode): void => {
    const key = keyOf(tree, node);
    if (key !== undefined && !found.has(key)) found.set(key, node);
  };
  // The path first: it is the call stack, and what it decides holds.
  const path = place.candidate === null ? [] : (pathTo(tree, place.candidate)?.nodes ?? []);
  for (const node of path.toReversed()) note(node);
  for (const node of candidatesOf(tree, place.step)) note(node);
  return tools.flatMap((tool) => [
    ...valueAt(found.get(tool.name), tool.nameRange),
    ...tool.parameters.flatMap(({ name, nameRange }) =>
      valueAt(found.get(parameterKey(tool.name, name)), nameRange),
    ),
  ]);
}

function valueAt(node: TreeNode | undefined, range: TextRange): readonly InlineValue[] {
  if (node === undefined) return [];
  const score = node.score === undefined ? '' : ` ${node.score.score.toFixed(2)}`;
  const pruned = node.verdict === undefined || node.verdict.kind === 'retained' ? '' : ' pruned';
  return [{ range, text: `${decisionLabel(node.decision, longestLabel)}${score}${pruned}` }];
}

function candidatesOf(tree: SearchTree, step: number | undefined): readonly TreeNode[] {
  const ids = tree.steps.find(({ index }) => index === step)?.candidates ?? [];
  const nodes = ids.map((id) => tree.node(id)).filter((node) => node !== undefined);
  return nodes.toSorted(bestFirst);
}

const parameterKey = (tool: string, parameter: string): string => `${tool}\n${parameter}`;

/** Names the tool or the parameter that a candidate decides. */
function keyOf(tree: SearchTree, node: TreeNode): string | undefined {
  const { decision } = node;
  if (decision.kind === 'function-name') return decision.name;
  if (decision.kind !== 'argument' || decision.name === undefined) return undefined;
  const tool = calledTool(tree, node);
  return tool === undefined ? undefined : parameterKey(tool, decision.name);
}
