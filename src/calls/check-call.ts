// A finished call against the tools that it is meant for: what is wrong with it, by keyword and place.
import { pointerSegments } from '../tools/json-pointer.ts';
import type { JsonObject, Tool } from '../tools/tool.ts';
import { checkArguments, checkValue, uncheckable } from '../tools/validate.ts';
import { nothingGiven, withArgument } from './split/given.ts';
import { argumentProblems, missingProblems, nameProblems, type ToolIndex } from './split/schema-problems.ts';

export interface CallFinding {
  readonly verdict: 'unknown-function' | 'unknown-parameter' | 'missing-required' | 'value';
  /** The keyword of JSON Schema that is not satisfied; null for an unknown function, which no schema speaks of. */
  readonly keyword: string | null;
  /** JSON Pointer into the call's arguments; `''` is all of them. */
  readonly pointer: string;
  /** One plain sentence. */
  readonly message: string;
}

/**
 * What is wrong with a call; nothing if it is as the schemas ask. As in a search, a parameter that a tool does not list is
 * unknown unless its schema says that it takes others. Never throws.
 */
export function checkCall(tools: ToolIndex, name: string, args: JsonObject): readonly CallFinding[] {
  const tool = tools.get(name);
  if (tool === undefined) {
    return nameProblems(tools, name).map(({ message }) => finding('unknown-function', null, '', message));
  }
  const found = uncheckable(tool) === undefined ? wholeFindings(tool, args) : partFindings(tool, args);
  const told = new Set(found.map(({ pointer }) => pointer));
  return [...found, ...unknownParameters(tool, args).filter(({ pointer }) => !told.has(pointer))];
}

function wholeFindings(tool: Tool, args: JsonObject): readonly CallFinding[] {
  return checkArguments(tool, args).map(({ keyword, pointer, message }) => {
    const depth = pointerSegments(pointer).length;
    if (keyword === 'required' && depth === 0) return finding('missing-required', keyword, pointer, message);
    const isExtra = keyword === 'additionalProperties' || keyword === 'unevaluatedProperties';
    return finding(isExtra && depth === 1 ? 'unknown-parameter' : 'value', keyword, pointer, message);
  });
}

/** Where the schema as a whole cannot be compiled, each argument by itself, as far as its own schema can. */
function partFindings(tool: Tool, args: JsonObject): readonly CallFinding[] {
  const entries = Object.entries(args);
  const given = entries.reduce((before, [name, value]) => withArgument(before, name, value), nothingGiven);
  return [
    ...missingProblems(tool, given).map(({ message }) =>
      finding('missing-required', 'required', '', message),
    ),
    ...entries.flatMap(([name, value]) =>
      checkValue(tool, name, value).map(({ keyword, pointer, message }) =>
        finding('value', keyword, pointer, message),
      ),
    ),
  ];
}

function unknownParameters(tool: Tool, args: JsonObject): readonly CallFinding[] {
  const known = new Set(tool.parameters.map(({ name }) => name));
  return Object.entries(args)
    .filter(([name]) => !known.has(name))
    .flatMap(([name, value]) => argumentProblems(tool, { name, value, repeated: false }))
    .filter(({ rule }) => rule === 'unknown-parameter')
    .map(({ pointer = '', message }) => finding('unknown-parameter', 'properties', pointer, message));
}

function finding(
  verdict: CallFinding['verdict'],
  keyword: string | null,
  pointer: string,
  message: string,
): CallFinding {
  return { verdict, keyword, pointer, message: /[.!?]$/.test(message) ? message : `${message}.` };
}
