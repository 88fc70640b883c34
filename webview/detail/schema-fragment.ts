// What a candidate was judged against: the part of the tools that says what may stand where it stands.

import type { LoggedTool } from '../../src/log/events.ts';
import { pathTo } from '../../src/log/path.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import type { JsonObject, JsonSchema, JsonValue } from '../../src/tools/tool.ts';

export type SchemaFragment =
  /** A function's name: one of these. */
  | {
      readonly kind: 'functions';
      readonly names: readonly string[];
      readonly chosen: string;
      readonly known: boolean;
    }
  /** An argument: its parameter's schema. */
  | {
      readonly kind: 'parameter';
      readonly tool: string;
      readonly parameter: string;
      readonly schema: JsonSchema;
      readonly required: boolean;
      readonly missing: readonly string[];
    }
  /** An argument that the function does not have. */
  | {
      readonly kind: 'unknown-parameter';
      readonly tool: string;
      readonly parameter: string;
      readonly parameters: readonly string[];
    }
  /** The end of the arguments or of a call: nothing required may be missing. */
  | {
      readonly kind: 'end';
      readonly tool: string;
      readonly required: readonly string[];
      readonly optional: readonly string[];
      readonly missing: readonly string[];
    }
  | { readonly kind: 'none'; readonly reason: string };

export function schemaFragment(tree: SearchTree, node: TreeNode): SchemaFragment {
  const tools = tree.header?.tools;
  if (tools === undefined) return none('The log has lost its first line, with the tools.');
  const { decision } = node;
  switch (decision.kind) {
    case 'function-name': {
      const chosen = decision.name ?? decision.text.trim();
      const names = tools.map(({ name }) => name);
      return { kind: 'functions', names, chosen, known: names.includes(chosen) };
    }
    case 'argument':
    case 'arguments-finished':
    case 'call-finished':
      return inCall(tree, node, tools);
    case 'response-finished':
      return none('The end of the response is judged as a whole; no schema says when it is right.');
    case 'token':
      return none('A single token is judged against no schema.');
    case 'fragment':
      return none('The text never became a decision, so no schema was asked.');
  }
}

function inCall(tree: SearchTree, node: TreeNode, tools: readonly LoggedTool[]): SchemaFragment {
  const { nodes } = pathTo(tree, node.id) ?? { nodes: [node] };
  const start = nodes.findLastIndex(({ decision }) => decision.kind === 'function-name');
  const named = nodes[start]?.decision;
  if (named === undefined || named.kind !== 'function-name') {
    return none('The function was chosen before this search began.');
  }
  const tool = tools.find(({ name }) => name === named.name);
  if (tool === undefined) return none('The function is not one of the tools.');
  const given = new Set<string>();
  for (const { decision } of nodes.slice(start)) {
    if (decision.kind === 'argument' && decision.name !== undefined) given.add(decision.name);
  }
  const properties = objectOf(tool.parametersSchema.properties);
  const required = textsOf(tool.parametersSchema.required);
  const missing = required.filter((name) => !given.has(name));
  const { decision } = node;
  if (decision.kind !== 'argument') {
    const optional = Object.keys(properties).filter((name) => !required.includes(name));
    return { kind: 'end', tool: tool.name, required, optional, missing };
  }
  const parameter = decision.name ?? '';
  const schema = Object.hasOwn(properties, parameter) ? properties[parameter] : undefined;
  if (schema === undefined) {
    return { kind: 'unknown-parameter', tool: tool.name, parameter, parameters: Object.keys(properties) };
  }
  return {
    kind: 'parameter',
    tool: tool.name,
    parameter,
    schema: objectOf(schema),
    required: required.includes(parameter),
    missing,
  };
}

const none = (reason: string): SchemaFragment => ({ kind: 'none', reason });

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null || !isList(value)) return [];
  return value.filter((item) => typeof item === 'string');
}

const isList = (value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] =>
  Array.isArray(value);

/** The place in the tool file that it stands at. */
export function sourceOf(
  fragment: SchemaFragment,
): { readonly tool: string; readonly parameter?: string } | undefined {
  switch (fragment.kind) {
    case 'functions':
      return fragment.known ? { tool: fragment.chosen } : undefined;
    case 'parameter':
      return { tool: fragment.tool, parameter: fragment.parameter };
    case 'unknown-parameter':
    case 'end':
      return { tool: fragment.tool };
    case 'none':
      return undefined;
  }
}
