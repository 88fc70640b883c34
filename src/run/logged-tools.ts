// Tools as a log keeps them, made whole again: a search that continues another needs no tool file.
import type { LoggedTool } from '../log/events.ts';
import type { JsonObject, JsonValue, Parameter, Tool } from '../tools/tool.ts';

/** The log's ranges are those of the tool file at that time; parameters have none of their own and take their tool's. */
export function toolFromLog(logged: LoggedTool): Tool {
  const { name, description, parametersSchema, format, pointer, range } = logged;
  const about = description === undefined ? {} : { description };
  return {
    name,
    ...about,
    parametersSchema,
    parameters: parametersOf(logged),
    format,
    range,
    nameRange: range,
    pointer,
    source: { name, ...about, parameters: parametersSchema },
  };
}

function parametersOf({ parametersSchema, pointer, range }: LoggedTool): readonly Parameter[] {
  const { properties, required } = parametersSchema;
  const names = new Set(isList(required) ? required : []);
  if (!isObject(properties)) return [];
  return Object.entries(properties).map(([name, value]) => {
    const schema = isObject(value) ? value : {};
    const { description } = schema;
    return {
      name,
      schema,
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
