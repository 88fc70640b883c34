// The values that a tool's schema lists for what a candidate decides.
import { calledTool } from '../../log/called-tool.ts';
import type { SearchTree, TreeNode } from '../../log/tree.ts';
import type { JsonValue } from '../../tools/tool.ts';

/** As JSON, and for a function the names of the tools; without the candidate's own, and empty where the schema lists none. */
export function schemaValues(tree: SearchTree, node: TreeNode): readonly string[] {
  const tools = tree.header?.tools ?? [];
  const { decision } = node;
  if (decision.kind === 'function-name') {
    return tools.map(({ name }) => name).filter((name) => name !== decision.name);
  }
  if (decision.kind !== 'argument' || decision.name === undefined) return [];
  const tool = tools.find(({ name }) => name === calledTool(tree, node));
  if (tool === undefined) return [];
  const own = JSON.stringify(decision.value);
  const property = memberOf(memberOf(tool.parametersSchema, 'properties'), decision.name);
  return listed(property)
    .map((value) => JSON.stringify(value))
    .filter((value) => value !== own);
}

function listed(schema: JsonValue | undefined): readonly JsonValue[] {
  const values = memberOf(schema, 'enum');
  if (Array.isArray(values)) return values;
  return memberOf(schema, 'type') === 'boolean' ? [true, false] : [];
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map<string, JsonValue>(Object.entries(value)).get(name);
}
