// Tool files with one schema in them, for the examples of rules about schemas.
import type { JsonObject, JsonValue } from '../tools/tool.ts';

const name = 'find_rooms';
const description = 'Find free meeting rooms in a building.';

/** An MCP tool with this schema. */
export function mcpTool(inputSchema: JsonObject): JsonValue {
  return { tools: [{ name, description, inputSchema }] };
}

/** An MCP tool with one parameter, `floor`, that has this schema. */
export function mcpParameter(schema: JsonObject): JsonValue {
  return mcpTool({ type: 'object', properties: { floor: { description: 'Floor', ...schema } } });
}

/** A tool of a data set, which has parameters without an object schema around them. */
export const looseTool: JsonValue = [
  { name, description, parameters: { floor: { type: 'integer', description: 'Floor' } } },
];

/** An OpenAI tool in strict mode. */
export function strictTool(parameters: JsonObject): JsonValue {
  return [{ type: 'function', function: { name, description, strict: true, parameters } }];
}

/** An OpenAI tool in strict mode with one required parameter, `floor`. */
export function strictParameter(schema: JsonObject, besides: JsonObject = {}): JsonValue {
  const properties = { floor: { description: 'Floor', ...schema } };
  return strictTool({
    type: 'object',
    properties,
    required: ['floor'],
    additionalProperties: false,
    ...besides,
  });
}

/** An Anthropic tool in strict mode with one required parameter, `floor`. */
export function anthropicParameter(schema: JsonObject): JsonValue {
  const properties = { floor: { description: 'Floor', ...schema } };
  const inputSchema = { type: 'object', properties, required: ['floor'], additionalProperties: false };
  return [{ name, description, strict: true, input_schema: inputSchema }];
}

/** A Gemini declaration whose `parameters` have one parameter, `floor`. */
export function geminiParameter(schema: JsonObject): JsonValue {
  const parameters = { type: 'OBJECT', properties: { floor: { description: 'Floor', ...schema } } };
  return { functionDeclarations: [{ name, description, parameters }] };
}
