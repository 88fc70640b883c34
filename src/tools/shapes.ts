// How each provider writes a tool down: where its name, its description and its parameters stand.
import type { Candidate, Home } from './candidates.ts';
import { appendPointer } from './json-pointer.ts';
import { type JsonTree, member, type ObjectTree, textOf } from './json-tree.ts';
import type { SchemaDialect } from './schema-reader.ts';
import type { TextRange, ToolFormat } from './tool.ts';

export interface Shape {
  readonly format: ToolFormat;
  /** How its schema is to be read. */
  readonly dialect: SchemaDialect;
  /** The object that has the name. */
  readonly body: ObjectTree;
  readonly pointer: string;
  readonly description?: JsonTree;
  readonly parameters?: ParametersPart;
}

export interface ParametersPart {
  readonly tree: JsonTree;
  readonly pointer: string;
  /** A JSON Schema; a map of parameters (`{p: {type…}}`); or a list of them (`[{name, type…}]`). */
  readonly kind: 'schema' | 'map' | 'list';
}

/** Why something is not read as a tool. */
export interface Unreadable {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy: string;
  readonly range: TextRange;
}

export type ShapeReading =
  | { readonly shape: Shape; readonly unreadable?: never }
  | { readonly unreadable: Unreadable; readonly shape?: never };

/** Tells the shape of a candidate by what it contains. */
export function readShape({ tree, pointer, home, key }: Candidate): ShapeReading {
  if (tree.kind !== 'object') {
    const what = tree.kind === 'array' ? 'a list' : JSON.stringify(tree.value);
    return unknownShape(tree, `A tool must be an object, not ${clip(what)}.`);
  }
  if (key !== undefined) return { shape: inMap(tree, pointer, home) };
  const inner = member(tree, 'function');
  if (inner?.kind === 'object') return { shape: chatShape(inner, appendPointer(pointer, 'function')) };
  if (textOf(member(tree, 'tools')) !== undefined || textOf(member(tree, 'function')) !== undefined) {
    return unknownShape(
      tree,
      'The tools stand here as a text that holds JSON.',
      'Replace the text by the JSON itself.',
    );
  }
  const hosted = hostedTool(tree);
  if (hosted !== undefined) return { unreadable: hosted };
  if (!looksLikeTool(tree)) return unknownShape(tree, 'This is not a tool in any known shape.');
  return { shape: flatShape(tree, pointer, home) };
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function unknownShape(
  tree: JsonTree,
  message: string,
  remedy = 'Write it as {"name": …, "description": …, "parameters": {…}}, or remove it.',
): ShapeReading {
  return { unreadable: { severity: 'error', message, remedy, range: tree.range } };
}

/** Tools that a provider runs itself (`{"type": "web_search"}`) name no parameters: there is nothing to search. */
function hostedTool(tree: ObjectTree): Unreadable | undefined {
  const type = textOf(member(tree, 'type'));
  if (type === undefined || type === 'function' || type === 'object') return undefined;
  if (parametersOf(tree, '') !== undefined) return undefined;
  return {
    severity: 'warning',
    message: `The tool of type ${JSON.stringify(clip(type))} names no parameters and is left out.`,
    remedy: 'If the provider runs it, nothing is to be done; if it is your own, give it "parameters".',
    range: tree.range,
  };
}

function looksLikeTool(tree: ObjectTree): boolean {
  if (parametersOf(tree, '') !== undefined || textOf(member(tree, 'type')) === 'function') return true;
  return member(tree, 'name') !== undefined && !otherNamed.some((key) => member(tree, key) !== undefined);
}

/** A package.json without `contributes.languageModelTools`, a workflow or an action of GitHub, a Compose file have a name as well. */
const otherNamed = ['version', 'contributes', 'jobs', 'runs', 'services', 'dependencies'];

function chatShape(body: ObjectTree, pointer: string): Shape {
  return complete('openai-chat', 'json-schema', body, pointer, member(body, 'description'));
}

/** The value of a map `{toolName: …}`: a tool without its name, or its parameters alone. */
function inMap(tree: ObjectTree, pointer: string, home: Home): Shape {
  const inner = member(tree, 'function');
  if (inner?.kind === 'object') return chatShape(inner, appendPointer(pointer, 'function'));
  if (parametersOf(tree, pointer) !== undefined || !isSchema(tree)) return flatShape(tree, pointer, home);
  return {
    ...complete('bare', 'loose', tree, pointer, member(tree, 'description')),
    parameters: { tree, pointer, kind: 'schema' },
  };
}

function flatShape(tree: ObjectTree, pointer: string, home: Home): Shape {
  const format = flatFormat(tree, home);
  const vscodeDescription = format === 'vscode' ? member(tree, 'modelDescription') : undefined;
  const description = vscodeDescription ?? member(tree, 'description');
  return complete(format, dialectOf(format, tree), tree, pointer, description);
}

function flatFormat(tree: ObjectTree, home: Home): ToolFormat {
  if (home !== 'any') return home;
  if (member(tree, 'input_schema') !== undefined) return 'anthropic';
  if (member(tree, 'modelDescription') !== undefined) return 'vscode';
  if (member(tree, 'inputSchema') !== undefined) return 'mcp';
  if (member(tree, 'parametersJsonSchema') !== undefined) return 'gemini';
  if (textOf(member(tree, 'type')) === 'function') return 'openai-responses';
  const word = textOf(member(member(tree, 'parameters'), 'type'));
  if (word === 'dict') return 'bfcl';
  if (word === 'OBJECT') return 'gemini';
  const bare = member(tree, 'parameters') !== undefined || member(tree, 'arguments') !== undefined;
  return !bare && member(tree, 'annotations') !== undefined ? 'mcp' : 'bare';
}

function dialectOf(format: ToolFormat, tree: ObjectTree): SchemaDialect {
  if (format === 'bfcl' || format === 'bare') return 'loose';
  return format === 'gemini' && member(tree, 'parametersJsonSchema') === undefined ? 'gemini' : 'json-schema';
}

function complete(
  format: ToolFormat,
  dialect: SchemaDialect,
  body: ObjectTree,
  pointer: string,
  description: JsonTree | undefined,
): Shape {
  const parameters = parametersOf(body, pointer, dialect === 'loose');
  return {
    format,
    dialect,
    body,
    pointer,
    ...(description === undefined ? {} : { description }),
    ...(parameters === undefined ? {} : { parameters }),
  };
}

/** Where a tool's parameters stand; `maps` says whether the shape may write them as a plain map. */
function parametersOf(tree: ObjectTree, pointer: string, maps = false): ParametersPart | undefined {
  for (const key of ['input_schema', 'inputSchema', 'parametersJsonSchema', 'parameters']) {
    const schema = member(tree, key);
    if (schema === undefined) continue;
    const isMap = maps && key === 'parameters' && schema.kind === 'object' && !isSchema(schema);
    return { tree: schema, pointer: appendPointer(pointer, key), kind: isMap ? 'map' : kindOf(schema, maps) };
  }
  const list = member(tree, 'arguments');
  if (list?.kind !== 'array') return undefined;
  return { tree: list, pointer: appendPointer(pointer, 'arguments'), kind: 'list' };
}

function kindOf(tree: JsonTree, lists: boolean): 'schema' | 'list' {
  return lists && tree.kind === 'array' ? 'list' : 'schema';
}

/**
 * Whether an object is a JSON Schema rather than a map of parameters. In a map every value is an object, so that
 * parameters called `type` or `required` do not make it a schema.
 */
function isSchema(tree: ObjectTree): boolean {
  if (tree.entries.length === 0) return true;
  const type = member(tree, 'type');
  if (type !== undefined && type.kind !== 'object') return true;
  if (textOf(member(tree, '$ref')) !== undefined) return true;
  if (['required', 'allOf', 'anyOf', 'oneOf'].some((key) => member(tree, key)?.kind === 'array')) return true;
  const properties = member(tree, 'properties');
  return properties?.kind === 'object' && properties.entries.every(({ value }) => value.kind === 'object');
}
