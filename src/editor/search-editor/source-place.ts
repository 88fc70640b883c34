// Which candidate of a search is about the tool or parameter at a place in a tool file.
import { calledTool } from '../../log/called-tool.ts';
import type { SearchTree, TreeNode } from '../../log/tree.ts';
import type { Tool } from '../../tools/tool.ts';

export interface SourcePlace {
  readonly tool: string;
  readonly parameter?: string;
}

/** The tool at an offset, and its parameter where the offset lies in one. */
export function placeAt(tools: readonly Tool[], offset: number): SourcePlace | undefined {
  const covers = ({ range }: { readonly range: Tool['range'] }) =>
    range.offset <= offset && offset <= range.offset + range.length;
  const tool = tools.findLast(covers);
  const parameter = tool?.parameters.findLast(covers);
  return tool && { tool: tool.name, ...(parameter === undefined ? {} : { parameter: parameter.name }) };
}

/** A retained candidate goes before a pruned one, an early one before a late one. */
export function bestMatch(tree: SearchTree, place: SourcePlace): TreeNode | undefined {
  const matching = tree.nodes.filter((node) => isAbout(tree, node, place));
  const spine = new Set(tree.spine);
  return (
    matching.find(({ id }) => spine.has(id)) ??
    matching.find(({ verdict }) => verdict?.kind === 'retained') ??
    matching[0]
  );
}

function isAbout(tree: SearchTree, node: TreeNode, { tool, parameter }: SourcePlace): boolean {
  const { decision } = node;
  if (parameter === undefined) return decision.kind === 'function-name' && decision.name === tool;
  return decision.kind === 'argument' && decision.name === parameter && calledTool(tree, node) === tool;
}
