// Short names for schemas, by which a tool of a log is found again in a file, and a change since is noticed.
import { canonicalValue } from '../calls/canonical.ts';
import { sha256 } from '../labels/digest.ts';
import type { JsonObject, JsonSchema, JsonValue } from '../tools/tool.ts';
import type { ToolDigest } from './summary.ts';

export interface DescribedTool {
  readonly name: string;
  readonly description?: string;
  readonly parametersSchema: JsonSchema;
}

/** Everything that a policy reads of a tool counts: description, schema, and for a parameter whether it is required. */
export function toolDigest({ name, description, parametersSchema }: DescribedTool): ToolDigest {
  const { properties, required } = parametersSchema;
  const names: ReadonlySet<JsonValue> = new Set(isList(required) ? required : []);
  return {
    name,
    digest: digest([description ?? null, parametersSchema]),
    parameters: Object.entries(isObject(properties) ? properties : {}).map(([parameter, schema]) => ({
      name: parameter,
      digest: digest([schema, names.has(parameter)]),
    })),
  };
}

function digest(value: JsonValue): string {
  try {
    return sha256(canonicalValue(value)).slice(0, 16);
  } catch {
    // Nested deeper than the engine's stack, as only a foreign log can be: equal to nothing but its like.
    return 'too deep';
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
