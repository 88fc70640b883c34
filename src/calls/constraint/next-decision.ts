// The step constraint: what the text of the next decision may be, under the tools' schemas.
//
// The pattern covers exactly one decision, and one character more where a decision does not end by itself: the quote or
// bracket after a function's name, the comma or bracket after a number. The splitter must see that character to decide;
// it belongs to the decision after, whose pattern begins with it again. Only canonical spacing is offered.
import type { JsonObject, JsonValue, Tool } from '../../tools/tool.ts';
import type { CallFormat } from '../format.ts';
import type { Pattern } from '../pattern.ts';
import { choice, sequence, text } from '../pattern-build.ts';
import { onlyText } from '../pattern-matcher.ts';
import type { Splitter } from '../splitter.ts';
import { type Layout, layouts } from './layout.ts';
import { isList } from './schema-reading.ts';
import { type ValueLimits, valuePattern } from './value-pattern.ts';

export interface ConstraintOptions {
  /** Most calls in a response (8). */
  readonly maxCalls?: number;
  /** Most characters of a string whose schema does not demand more (64). */
  readonly maxString?: number;
  /** Most items of a list, or entries of an object without properties (8). */
  readonly maxItems?: number;
}

type ConstrainedTool = Pick<Tool, 'name' | 'parametersSchema' | 'parameters'>;

interface Step {
  readonly tools: readonly ConstrainedTool[];
  readonly splitter: Splitter;
  readonly limits: ValueLimits & { readonly maxCalls: number };
}

/**
 * The pattern of the next decision's text after `splitter`, which must stand exactly after a decision or at the start.
 * The empty text in it means that the response may end here: then nothing is to be fed, but `finish()` called.
 *
 * Undefined where there is no next decision, where no text can satisfy the schemas, or where the response so far is
 * laid out in a way that the constraint does not speak (arguments inside a JSON string): go on without a constraint.
 */
export function nextDecision(
  format: CallFormat,
  tools: readonly ConstrainedTool[],
  splitter: Splitter,
  options: ConstraintOptions = {},
): Pattern | undefined {
  const limits = {
    maxCalls: options.maxCalls ?? 8,
    maxString: options.maxString ?? 64,
    maxItems: options.maxItems ?? 8,
  };
  const step: Step = { tools, splitter, limits };
  const { expected } = splitter;
  for (const layout of layouts[format]) {
    let pattern: Pattern | undefined;
    if (expected.includes('function-name')) pattern = callOrEnd(step, layout);
    else if (expected.includes('arguments-finished')) pattern = argumentOrEnd(step, layout);
    else if (expected.includes('call-finished')) pattern = callEnd(step, layout);
    else if (expected.includes('response-finished')) pattern = responseEnd(step, layout.end);
    if (pattern) return pattern;
  }
  return undefined;
}

/** The text of the next decision where only one is possible, so that no model need be asked. */
export function forcedDecision(pattern: Pattern): string | undefined {
  return onlyText(pattern);
}

/** Whether the response can go on with `lead`. */
function accepts(splitter: Splitter, lead: string): boolean {
  return splitter.feed(lead).next.failure === undefined;
}

function responseEnd(step: Step, end: string): Pattern | undefined {
  const finished = step.splitter.feed(end).next.finish();
  return finished.decisions.at(-1)?.kind === 'response-finished' ? text(end) : undefined;
}

function callEnd({ splitter }: Step, layout: Layout): Pattern | undefined {
  const end = layout.callEnds.find((each) => splitter.feed(each).decisions[0]?.kind === 'call-finished');
  return end === undefined ? undefined : text(end);
}

function callOrEnd(step: Step, layout: Layout): Pattern | undefined {
  const { splitter, tools, limits } = step;
  const calls = splitter.calls.length;
  const isStart = splitter.decided === 0;
  // Where only a name may come, the arguments came before it, in an object whose key "name" is missing yet.
  const isLate = !splitter.expected.includes('response-finished') && !isStart;
  const lead = isLate ? ', "name": "' : isStart ? layout.first : layout.next;
  const end = isLate ? undefined : isStart ? layout.empty : layout.end;
  const ending = end === undefined ? undefined : responseEnd(step, end);
  // A layout whose end does not fit is not the one in which this response began.
  if (!isStart && !isLate && !ending) return undefined;
  const mayCall = (isLate || calls < limits.maxCalls) && lead !== '' && accepts(splitter, lead);
  // After a name, the character that ends it.
  const edge = isLate ? '"' : layout.opening.slice(0, 1);
  const key = JSON.stringify([lead, edge, mayCall, ending ?? null]);
  const pattern = remembered(tools, key, () => {
    const written = mayCall ? tools.map((tool) => layout.name(tool.name)) : [];
    const names = new Set(written.filter((name) => name !== undefined));
    const calling = names.size === 0 ? [] : [sequence(lead, choice(...names), edge)];
    const ways = ending ? [ending, ...calling] : calling;
    return ways.length === 0 ? undefined : choice(...ways);
  });
  return pattern ?? (isStart ? responseEnd(step, '') : undefined);
}

function argumentOrEnd(step: Step, layout: Layout): Pattern | undefined {
  const { splitter, tools } = step;
  const call = splitter.calls.at(-1);
  const tool = tools.find(({ name }) => name === call?.name);
  if (!call || !tool) return undefined;
  const given = new Set(Object.keys(call.arguments));
  const isFirst = given.size === 0;
  const lead = isFirst ? layout.opening : layout.comma;
  const finish = isFirst ? layout.opening + layout.close : layout.close;
  if (!splitter.feed(finish).decisions.some(({ kind }) => kind === 'arguments-finished')) return undefined;
  const [someKey] = writable(tool, layout);
  if (someKey && !accepts(splitter, lead + someKey.key)) return undefined;
  const key = JSON.stringify([
    layout.opening,
    layout.comma,
    tool.name,
    isFirst,
    [...given].sort(),
    step.limits,
  ]);
  return remembered(tools, key, () => argumentWays(step, layout, tool, given, lead, finish));
}

function argumentWays(
  step: Step,
  layout: Layout,
  tool: ConstrainedTool,
  given: ReadonlySet<string>,
  lead: string,
  finish: string,
): Pattern | undefined {
  const open = writable(tool, layout).filter(({ name }) => !given.has(name));
  const missing = open.filter(({ required }) => required);
  const ways = open.flatMap(({ name, key, schema }) => {
    const othersMissing = missing.some((parameter) => parameter.name !== name);
    const ends: string[] = [];
    if (open.length > 1) ends.push(layout.comma.slice(0, 1));
    if (!othersMissing) ends.push(layout.close);
    const value = valuePattern(schema, tool.parametersSchema, layout.syntax, step.limits, choice(...ends));
    return value ? [sequence(key, value)] : [];
  });
  if (ways.length === 0) return missing.length === 0 ? text(finish) : undefined;
  const more = sequence(lead, choice(...ways));
  return missing.length === 0 ? choice(more, finish) : more;
}

/**
 * Patterns by tool list and situation: beams that stand alike share one, and with it all that the matcher has found out
 * about it.
 */
const memory = new WeakMap<readonly ConstrainedTool[], Map<string, Pattern | undefined>>();
const mostRemembered = 512;

function remembered(
  tools: readonly ConstrainedTool[],
  key: string,
  make: () => Pattern | undefined,
): Pattern | undefined {
  const known = memory.get(tools) ?? new Map<string, Pattern | undefined>();
  memory.set(tools, known);
  if (known.has(key)) return known.get(key);
  const made = make();
  if (known.size >= mostRemembered) known.clear();
  known.set(key, made);
  return made;
}

interface WritableParameter {
  readonly name: string;
  readonly key: string;
  readonly schema: JsonValue;
  readonly required: boolean;
}

/** The parameters that the layout can write and that some value satisfies. */
function writable(tool: ConstrainedTool, layout: Layout): readonly WritableParameter[] {
  const required = requiredNames(tool.parametersSchema);
  return tool.parameters.flatMap(({ name, schema, required: isRequired }) => {
    const key = layout.key(name);
    return key === undefined ? [] : [{ name, key, schema, required: isRequired || required.has(name) }];
  });
}

function requiredNames(schema: JsonObject): ReadonlySet<JsonValue> {
  return new Set(isList(schema.required) ? schema.required : []);
}
