// The parameters of a tool whose schema is in normal form already, as logs and datasets keep it: without a source file.
import type { JsonObject, JsonSchema, JsonValue, Parameter, TextRange } from './tool.ts';

/** Parameters have no place of their own in such a tool: they take the tool's. */
export function schemaParameters(
  schema: JsonSchema,
  place: { readonly pointer: string; readonly range: TextRange },
): readonly Parameter[] {
  const { pointer, range } = place;
  const { properties, required } = schema;
  const names = new Set(isList(required) ? required : []);
  if (!isObject(properties)) return [];
  return Object.entries(properties).map(([name, value]) => {
    const own = isObject(value) ? value : {};
    const { description } = own;
    return {
      name,
      schema: own,
      required: names.has(name),
      ...(typeof description === 'string' ? { description } : {}),
      range,
      nameRange: range,
      pointer,
    };
  });
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
