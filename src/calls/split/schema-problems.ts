// What the tools' schemas say about decisions: unknown names, repeated parameters, wrong values, missing parameters.

import { appendPointer } from '../../tools/json-pointer.ts';
import type { JsonSchema, Tool } from '../../tools/tool.ts';
import { checkValue } from '../../tools/validate.ts';
import type { DecisionProblem } from '../decision.ts';
import { type Argument, type Given, isGiven } from './given.ts';
import { nearNames } from './near.ts';

export type ToolIndex = ReadonlyMap<string, Tool>;

/** Where two tools share a name, the first one counts. */
export function indexTools(tools: readonly Tool[]): ToolIndex {
  const index = new Map<string, Tool>();
  for (const tool of tools) if (!index.has(tool.name)) index.set(tool.name, tool);
  return index;
}

/** An empty name is wrong whatever the tools are. */
export function nameProblems(tools: ToolIndex | undefined, name: string): readonly DecisionProblem[] {
  if (name !== '' && (tools === undefined || tools.has(name))) return [];
  const message =
    name === ''
      ? 'The function name is empty.'
      : `There is no function ${quoted(name)}.${suggestion(nearNames(name, tools?.keys() ?? []))}`;
  return [{ rule: 'unknown-function', message }];
}

export function argumentProblems(tool: Tool, argument: Argument): readonly DecisionProblem[] {
  const { name, value } = argument;
  const pointer = appendPointer('', name);
  const problems: DecisionProblem[] = [];
  if (argument.repeated) {
    const message = `The parameter ${quoted(name)} is given more than once.`;
    problems.push({ rule: 'repeated-parameter', message, pointer });
  }
  const known = tool.parameters.some((parameter) => parameter.name === name);
  if (!known && !takesOthers(tool.parametersSchema, name)) {
    const near = nearNames(
      name,
      tool.parameters.map((parameter) => parameter.name),
    );
    const message = `The function ${quoted(tool.name)} has no parameter ${quoted(name)}.${suggestion(near)}`;
    problems.push({ rule: 'unknown-parameter', message, pointer });
    return problems;
  }
  for (const finding of checkValue(tool, name, value)) {
    problems.push({ rule: 'value', message: finding.message, pointer: finding.pointer });
  }
  return problems;
}

/** One problem for each required parameter that the finished arguments lack. */
export function missingProblems(tool: Tool, given: Given): readonly DecisionProblem[] {
  const missing = requiredNames(tool).filter((name) => !isGiven(given, name));
  return missing.map((name) => ({
    rule: 'missing-required',
    message: `The required parameter ${quoted(name)} of ${quoted(tool.name)} is missing.`,
    pointer: '',
  }));
}

/** A schema may require a name that it does not describe, so both places count. */
function requiredNames(tool: Tool): readonly string[] {
  const names = new Set<string>();
  for (const parameter of tool.parameters) if (parameter.required) names.add(parameter.name);
  const required = tool.parametersSchema.required;
  if (Array.isArray(required)) for (const name of required) if (typeof name === 'string') names.add(name);
  return [...names];
}

/**
 * Whether the schema says by itself that it takes parameters beyond its properties. JSON Schema would allow them where
 * it says nothing, but then a name that the tool does not list is nearly always a mistake of the model.
 */
function takesOthers(schema: JsonSchema, name: string): boolean {
  const additional = schema.additionalProperties;
  if (additional === true || (typeof additional === 'object' && additional !== null)) return true;
  const patterns = schema.patternProperties;
  if (typeof patterns !== 'object' || patterns === null) return false;
  return Object.keys(patterns).some((pattern) => matches(pattern, name));
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    // A pattern that is no regular expression is reported where the tool file is read.
    return false;
  }
}

function quoted(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
}

function suggestion(near: readonly string[]): string {
  return near.length === 0 ? '' : ` Did you mean ${near.map(quoted).join(' or ')}?`;
}
