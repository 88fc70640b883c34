// The step of masking that changes values: defaults that the gold calls restate are replaced everywhere at once.
import type { Call } from '../../calls/decision.ts';
import { isObject, own } from '../../tools/json-tree.ts';
import type { JsonSchema, JsonValue } from '../../tools/tool.ts';
import type { ExampleTool } from '../example.ts';
import {
  hasWord,
  isScalar,
  publishedDefault,
  publishedQuery,
  pythonText,
  type Scalar,
  scalarDefault,
  soundDefault,
  soundText,
  withDefault,
} from './default-value.ts';
import type { Random } from './random-name.ts';

export interface MaskableParts {
  readonly query: string;
  readonly tools: readonly ExampleTool[];
  readonly calls: readonly Call[];
}

export interface ReplacedDefault {
  readonly masked: JsonValue;
  readonly value: JsonValue;
  /** The parameter's schema before. */
  readonly schema: JsonSchema;
}

/** `replaced` is by parameter name; names must be distinct over all tools, as masked names are. */
export function replaceDefaults(
  parts: MaskableParts,
  random: Random,
  mode: 'published' | 'sound',
): MaskableParts & { readonly replaced: ReadonlyMap<string, ReplacedDefault> } {
  const replaced = new Map<string, ReplacedDefault>();
  let { query, calls } = parts;
  const tools = parts.tools.map((tool) => {
    const properties = own(tool.parametersSchema, 'properties');
    if (!isObject(properties)) return tool;
    const changed = new Map<string, JsonSchema>();
    for (const [parameter, schema] of Object.entries(properties)) {
      const before = scalarDefault(schema);
      if (before === undefined || !isObject(schema)) continue;
      const given = argumentsOf(calls, tool.name, parameter);
      if (!given.some((value) => isScalar(value) && pythonText(value) === pythonText(before))) continue;
      if (mode === 'sound' && isSaidElsewhere(calls, tool.name, parameter, before)) continue;
      const after = newDefault(before, schema, given, random, mode);
      if (after === undefined) continue;

      replaced.set(parameter, { masked: after, value: before, schema });
      changed.set(parameter, withDefault(schema, before, after, mode === 'sound'));
      // The query changes only where a call's value did: a default "72" beside the argument 72 leaves both alone.
      for (const _ of given.filter((value) => value === before)) {
        query = mode === 'sound' ? query : publishedQuery(query, before, after);
      }
      if (mode === 'sound' && given.includes(before)) query = soundText(query, before, after);
      calls = calls.map((call) =>
        call.name === tool.name && own(call.arguments, parameter) === before
          ? { ...call, arguments: { ...call.arguments, [parameter]: after } }
          : call,
      );
    }
    return changed.size === 0 ? tool : withProperties(tool, properties, changed);
  });
  return { query, tools, calls, replaced };
}

function argumentsOf(calls: readonly Call[], tool: string, parameter: string): readonly JsonValue[] {
  return calls.flatMap((call) => {
    const value = call.name === tool ? own(call.arguments, parameter) : undefined;
    return value === undefined ? [] : [value];
  });
}

/** A few draws, as a new value that another call gives already could not be told from it any more. */
function newDefault(
  before: Scalar,
  schema: JsonSchema,
  given: readonly JsonValue[],
  random: Random,
  mode: 'published' | 'sound',
): Scalar | undefined {
  for (let draw = 0; draw < 8; draw += 1) {
    const after = mode === 'sound' ? soundDefault(before, schema, random) : publishedDefault(before, random);
    if (after === undefined) return undefined;
    if (after !== before && !given.includes(after)) return after;
  }
  return undefined;
}

/** Whether the text of a value is part of another argument: what changes in the query would be wrong for that one. */
function isSaidElsewhere(calls: readonly Call[], tool: string, parameter: string, value: Scalar): boolean {
  return calls.some((call) =>
    Object.entries(call.arguments).some(([name, given]) => {
      const itself = call.name === tool && name === parameter && given === value;
      return !itself && leaves(given).some((leaf) => hasWord(leaf, value));
    }),
  );
}

function leaves(value: JsonValue): readonly string[] {
  if (isScalar(value)) return [String(value)];
  return value === null ? [] : Object.values(value).flatMap(leaves);
}

function withProperties(
  tool: ExampleTool,
  properties: JsonSchema,
  changed: ReadonlyMap<string, JsonSchema>,
): ExampleTool {
  const entries = Object.entries(properties).map(([name, schema]) => [name, changed.get(name) ?? schema]);
  return { ...tool, parametersSchema: { ...tool.parametersSchema, properties: Object.fromEntries(entries) } };
}
