// Short tools for the examples of rules, in the formats that examples need.
import type { JsonObject, JsonValue } from '../tools/tool.ts';

export interface ExampleTool {
  readonly name: string;
  readonly description?: string;
  readonly properties?: JsonObject;
  readonly required?: readonly string[];
  /** Members beside the name. */
  readonly also?: JsonObject;
}

/** A list of tools without a provider: no profile applies. */
export function bareTools(...tools: readonly ExampleTool[]): JsonValue {
  return tools.map((tool) => ({ ...head(tool), parameters: schemaOf(tool) }));
}

export function openaiTools(...tools: readonly ExampleTool[]): JsonValue {
  return tools.map((tool) => ({ type: 'function', function: { ...head(tool), parameters: schemaOf(tool) } }));
}

export function mcpTools(...tools: readonly ExampleTool[]): JsonValue {
  return { tools: tools.map((tool) => ({ ...head(tool), inputSchema: schemaOf(tool) })) };
}

function head({ name, description, also }: ExampleTool): JsonObject {
  return { name, ...(description === undefined ? {} : { description }), ...also };
}

function schemaOf({ properties = {}, required = [] }: ExampleTool): JsonObject {
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}
