// The way back from a masked example, and from calls that a model made of masked tools.
import type { Call } from '../../calls/decision.ts';
import { isObject, own } from '../../tools/json-tree.ts';
import type { JsonSchema, JsonValue } from '../../tools/tool.ts';
import type { Example, ExampleTool } from '../example.ts';
import type { MaskedTool, MaskInverse } from './mask.ts';
import { renameArguments, renameParameters } from './rename-parameters.ts';

/**
 * The example before masking. Unmasking what masking made of an example gives the
 * example back: its tools in their order (those that repeated a name included), every default,
 * description and argument, and the query as it was.
 */
export function unmaskExample(example: Example, inverse: MaskInverse): Example {
  const masked = new Map(example.tools.map((tool) => [tool.name, tool]));
  const tools = inverse.tools.flatMap((entry) => {
    if ('dropped' in entry) return [entry.dropped];
    const tool = masked.get(entry.masked);
    return tool === undefined ? [] : [unmaskedTool(tool, entry)];
  });
  const { tags: _, ...rest } = example;
  const before = inverse.tags === undefined ? rest : { ...example, tags: inverse.tags };
  const query = inverse.query ?? example.query;
  return { ...before, query, tools, calls: unmaskCalls(example.calls, inverse) };
}

/** Calls under their true names. A value that is a replaced default becomes the true default; unknown names stay. */
export function unmaskCalls(calls: readonly Call[], inverse: MaskInverse): readonly Call[] {
  const tools = new Map<string, MaskedTool>();
  for (const tool of inverse.tools) if (!('dropped' in tool)) tools.set(tool.masked, tool);
  return calls.map((call) => {
    const tool = tools.get(call.name);
    if (tool === undefined) return call;
    const args = Object.entries(call.arguments).map(([name, value]): [string, JsonValue] => {
      const change = tool.parameters.find(({ masked }) => masked === name)?.default;
      return [name, change !== undefined && value === change.masked ? change.value : value];
    });
    return { name: tool.name, arguments: renameArguments(Object.fromEntries(args), trueNames(tool)) };
  });
}

function unmaskedTool(tool: ExampleTool, masked: MaskedTool): ExampleTool {
  const changed = masked.parameters.filter((parameter) => parameter.default !== undefined);
  const properties = own(tool.parametersSchema, 'properties');
  const restored: JsonSchema =
    changed.length === 0 || !isObject(properties)
      ? tool.parametersSchema
      : { ...tool.parametersSchema, properties: { ...properties, ...schemasBefore(masked) } };
  return { ...tool, name: masked.name, parametersSchema: renameParameters(restored, trueNames(masked)) };
}

function schemasBefore({ parameters }: MaskedTool): JsonSchema {
  const entries = parameters.flatMap((parameter): [string, JsonValue][] =>
    parameter.default === undefined ? [] : [[parameter.masked, parameter.default.schema]],
  );
  return Object.fromEntries(entries);
}

function trueNames({ parameters }: MaskedTool): ReadonlyMap<string, string> {
  return new Map(parameters.map(({ name, masked }) => [masked, name]));
}
