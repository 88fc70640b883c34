// One tool out of a tool file, whatever its shape, and everything that is wrong with it.
import type { Candidate } from './candidates.ts';
import { appendPointer, pointerSegments } from './json-pointer.ts';
import {
  type Entry,
  entry,
  follow,
  type JsonTree,
  member,
  own,
  plainValue,
  rangeThrough,
  textOf,
} from './json-tree.ts';
import { noParameters, type ParametersReading, readParameters } from './parameters.ts';
import type { SchemaProblem } from './schema-reader.ts';
import { type ParametersPart, readShape, type Shape } from './shapes.ts';
import type { TextRange, Tool, ToolProblem } from './tool.ts';
import { keepPlace } from './tool-place.ts';
import { schemaFaults } from './validate.ts';

export interface ToolReading {
  /** Absent if the candidate has no usable name or no parameters that an object could satisfy. */
  readonly tool?: Tool;
  readonly problems: readonly ToolProblem[];
}

export function readTool(candidate: Candidate): ToolReading {
  const { tree, pointer, key } = candidate;
  const { shape, unreadable } = readShape(candidate);
  if (shape === undefined) {
    const tool = key?.key ?? textOf(member(tree, 'name'));
    return { problems: [named({ ...unreadable, pointer }, tool)] };
  }

  const found: SchemaProblem[] = [];
  const report = (problem: SchemaProblem) => found.push(problem);
  const name = readName(shape, key, report);
  const description = readDescription(shape, report);
  const parameters = readParametersOf(shape, report);
  const problems = found.map((problem) => named(problem, name?.text));
  if (name === undefined || parameters === undefined) return { problems };

  const tool: Tool = {
    name: name.text,
    ...description,
    parametersSchema: parameters.schema,
    parameters: parameters.parameters,
    format: shape.format,
    range: key === undefined ? tree.range : rangeThrough(key.keyRange, tree.range),
    nameRange: name.range,
    pointer,
    source: plainValue(tree),
  };
  keepPlace(tool, {
    tree,
    body: shape.body,
    pointer,
    dialect: shape.dialect,
    ...(shape.parameters === undefined ? {} : { parameters: shape.parameters }),
  });
  return { tool, problems };
}

function named(problem: SchemaProblem, tool: string | undefined): ToolProblem {
  return tool === undefined || tool === '' ? problem : { ...problem, tool };
}

type Report = (problem: SchemaProblem) => void;

function readName(
  { body, pointer }: Shape,
  key: Entry | undefined,
  report: Report,
): { text: string; range: TextRange } | undefined {
  const tree = key === undefined ? member(body, 'name') : undefined;
  const text = key === undefined ? textOf(tree) : key.key;
  const range = key?.keyRange ?? tree?.range;
  if (text !== undefined && range !== undefined && text.trim() !== '') return { text, range };
  let message = 'The name of a tool must be a text; the tool is left out.';
  if (range === undefined) message = 'A tool has no name; it is left out.';
  else if (text !== undefined) message = 'The name of a tool is empty; the tool is left out.';
  report({
    severity: 'error',
    message,
    remedy: 'Give it a name that a model can write, such as "get_weather".',
    pointer: tree === undefined ? pointer : appendPointer(pointer, 'name'),
    range: range ?? openingOf(body.range),
  });
  return undefined;
}

/** A whole tool is much to underline: its opening bracket is enough. */
function openingOf(range: TextRange): TextRange {
  return { offset: range.offset, length: Math.min(1, range.length) };
}

function readDescription(
  { description, pointer }: Shape,
  report: Report,
): Pick<Tool, 'description' | 'descriptionRange'> {
  if (description === undefined || (description.kind === 'scalar' && description.value === null)) return {};
  const text = textOf(description);
  if (text !== undefined) return { description: text, descriptionRange: description.range };
  report({
    severity: 'warning',
    message: 'The description is not a text; the tool is read without it.',
    remedy: 'Write the description as one text in double quotes.',
    pointer: appendPointer(pointer, 'description'),
    range: description.range,
  });
  return {};
}

function readParametersOf(
  { parameters: part, dialect }: Shape,
  report: Report,
): ParametersReading | undefined {
  if (part === undefined) return noParameters;
  const reading = readParameters(part, { dialect, root: part.tree, report });
  if (reading === undefined) return undefined;
  reportUnknownRequired(part, reading, report);
  reportFaults(part, reading, report);
  return reading;
}

function reportUnknownRequired(
  part: ParametersPart,
  { schema, parameters }: ParametersReading,
  report: Report,
): void {
  const required = own(schema, 'required');
  if (!Array.isArray(required)) return;
  const known = new Set(parameters.map(({ name }) => name));
  const list = member(part.tree, 'required');
  for (const name of required) {
    if (typeof name !== 'string' || known.has(name)) continue;
    const index = list?.kind === 'array' ? list.items.findIndex((item) => textOf(item) === name) : -1;
    const item = list?.kind === 'array' ? list.items[index] : undefined;
    report({
      code: 'required-unknown',
      severity: 'warning',
      message: `${JSON.stringify(name)} is required, but no parameter has that name.`,
      remedy: 'Add it to "properties", or take it out of "required".',
      pointer: item === undefined ? part.pointer : appendPointer(part.pointer, 'required', index),
      range: (item ?? part.tree).range,
    });
  }
}

/** More faults of one tool help nobody. */
const faultLimit = 20;

/** What the meta-schema of JSON Schema refuses, at the place in the file that is nearest to it. */
function reportFaults(part: ParametersPart, reading: ParametersReading, report: Report): void {
  for (const { pointer, message } of schemaFaults(reading.schema).slice(0, faultLimit)) {
    const place = placeOf(pointerSegments(pointer), part, reading);
    report({
      code: 'invalid-schema',
      severity: 'error',
      message: `The schema is not valid JSON Schema: ${pointerSegments(pointer).at(-1) ?? 'it'} ${message}.`,
      remedy: 'Correct it: until then the values of this tool cannot all be checked.',
      ...place,
    });
  }
}

function placeOf(
  segments: readonly string[],
  part: ParametersPart,
  reading: ParametersReading,
): { pointer: string; range: TextRange } {
  const [first, name, ...rest] = segments;
  const parameter = first === 'properties' ? reading.parameters.find((one) => one.name === name) : undefined;
  const isAsWritten = part.kind === 'schema' && follow(part.tree, segments).complete;
  if (parameter === undefined || isAsWritten) {
    const { tree } = follow(part.tree, segments);
    return {
      pointer: isAsWritten ? appendPointer(part.pointer, ...segments) : part.pointer,
      range: tree.range,
    };
  }
  return { pointer: appendPointer(parameter.pointer, ...rest), range: rangeAt(parameter, rest, part.tree) };
}

/** The place under a parameter that stands somewhere else than its schema says (a map, a list, a `$ref`). */
function rangeAt(
  parameter: { readonly range: TextRange; readonly name: string },
  rest: readonly string[],
  tree: JsonTree,
): TextRange {
  const inMap = entry(tree, parameter.name)?.value;
  return inMap === undefined ? parameter.range : follow(inMap, rest).tree.range;
}
