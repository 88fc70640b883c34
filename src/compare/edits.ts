// Which edit of a schema a step of a search is about.
import type { ToolChange } from '../tools/tool-change.ts';
import type { ComparedNode, Naming } from './winning-path.ts';

const sameNames: Naming = { tool: (name) => name, parameter: (_, name) => name };

/** What the old search's names are called in the new one. */
export function namingAfter(changes: readonly ToolChange[]): Naming {
  const tools = new Map<string, string>();
  const parameters = new Map<string, string>();
  for (const { kind, tool, parameter, path, formerly } of changes) {
    if (formerly === undefined) continue;
    if (kind === 'tool-renamed') tools.set(formerly, tool);
    // Of a nested property there is no decision.
    const isParameter = kind === 'parameter-renamed' && path === undefined;
    if (isParameter && parameter !== undefined) parameters.set(JSON.stringify([tool, formerly]), parameter);
  }
  if (tools.size + parameters.size === 0) return sameNames;
  const tool = (name: string): string => tools.get(name) ?? name;
  return {
    tool,
    parameter: (owner, name) => parameters.get(JSON.stringify([tool(owner), name])) ?? name,
  };
}

/**
 * The changes that a step may be about: of a function's name those of the tools that stood for it; of an argument those of
 * the parameters; of the end of the arguments, those that say which parameters there are and must be.
 * @param nodes The step's candidates that differ, of both searches.
 */
export function changesAt(
  changes: readonly ToolChange[],
  left: readonly ComparedNode[],
  right: readonly ComparedNode[],
  naming: Naming,
): ReadonlySet<number> {
  const found = new Set<number>();
  const look = (node: ComparedNode, names: Naming): void => {
    for (const [index, change] of changes.entries()) if (isAbout(change, node, names)) found.add(index);
  };
  for (const node of left) look(node, naming);
  for (const node of right) look(node, sameNames);
  return found;
}

function isAbout(change: ToolChange, { node, tool }: ComparedNode, names: Naming): boolean {
  const { decision } = node;
  if (tool === undefined || names.tool(tool) !== change.tool) return false;
  if (decision.kind === 'function-name') return change.parameter === undefined;
  if (decision.kind === 'arguments-finished') return aboutWhatThereIs.has(change.kind);
  if (decision.kind !== 'argument' || decision.name === undefined) return false;
  return names.parameter(tool, decision.name) === change.parameter;
}

const aboutWhatThereIs: ReadonlySet<ToolChange['kind']> = new Set([
  'parameter-added',
  'parameter-removed',
  'required',
  'optional',
]);
