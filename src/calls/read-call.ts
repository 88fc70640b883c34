// Reads one finished call as providers and agents write it, in any of the shapes that are in use.
import { isObject, own } from '../tools/json-tree.ts';
import type { JsonObject, JsonValue } from '../tools/tool.ts';

export interface ReadCall {
  readonly name: string;
  /** As they stand, an object or a text that holds one; undefined where the call has none and its shape asks for them. */
  readonly arguments: JsonValue | undefined;
}

/** The members that hold a call, by the provider that writes it so. */
const wrappers = ['function', 'functionCall', 'function_call', 'toolUse'] as const;

/** What the arguments are called: OpenAI and MCP, Anthropic, Gemini, Llama 3.1. */
const argumentKeys = ['arguments', 'input', 'args', 'parameters'] as const;

/**
 * `{name, arguments}` (bare, or an item of OpenAI's Responses), OpenAI's `{type: "function", function: {…}}`, Anthropic's
 * `{type: "tool_use", name, input}`, Gemini's `{functionCall: {name, args}}` or what is in it, Bedrock's `{toolUse: {…}}`, MCP's
 * request `tools/call` or its `params`, and Llama's `{name, parameters}`. Undefined where it is none of them.
 */
export function readCall(value: JsonValue | undefined): ReadCall | undefined {
  if (!isObject(value)) return undefined;
  const params = own(value, 'params');
  // In MCP and Gemini a call without arguments may leave them out (MCP, `CallToolRequestParams`; Gemini, `FunctionCall`).
  if (own(value, 'method') === 'tools/call') return called(params, {});
  for (const key of wrappers) {
    const inner = own(value, key);
    if (isObject(inner)) return called(inner, key === 'functionCall' ? {} : undefined);
  }
  return called(value, undefined);
}

function called(value: JsonValue | undefined, without: JsonObject | undefined): ReadCall | undefined {
  if (!isObject(value)) return undefined;
  const name = own(value, 'name');
  if (typeof name !== 'string') return undefined;
  const key = argumentKeys.find((one) => own(value, one) !== undefined && !isDefinition(value, one));
  return { name, arguments: key === undefined ? without : own(value, key) };
}

/** A tool's definition has `parameters` too, but says what it does as well. */
function isDefinition(value: JsonObject, key: string): boolean {
  return key === 'parameters' && own(value, 'description') !== undefined;
}
