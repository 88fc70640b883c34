// A tool in another provider's format: what it means stays, what only one provider knows is left out and named.
import { appendPointer } from './json-pointer.ts';
import { isObject, member, own, plainValue, textOf } from './json-tree.ts';
import type { SchemaEdit } from './schema-edit.ts';
import { isSameJson } from './sorted-json.ts';
import type { JsonObject, JsonValue, Tool } from './tool.ts';
import { placeOf } from './tool-place.ts';

/** Formats that tools can be converted to. */
export type TargetFormat = 'openai-chat' | 'openai-responses' | 'mcp' | 'anthropic' | 'gemini' | 'vscode';

export const targetFormats: readonly { readonly format: TargetFormat; readonly title: string }[] = [
  { format: 'openai-chat', title: 'OpenAI (Chat Completions)' },
  { format: 'openai-responses', title: 'OpenAI (Responses)' },
  { format: 'mcp', title: 'MCP' },
  { format: 'anthropic', title: 'Anthropic' },
  { format: 'gemini', title: 'Gemini' },
  { format: 'vscode', title: 'VS Code' },
];

export interface ConvertedTool {
  readonly value: JsonObject;
  /** Members that the other format has no place for. */
  readonly leftOut: readonly string[];
}

interface Layout {
  readonly schemaKey: string;
  readonly descriptionKey: string;
  /** Members besides name, description and schema that the format knows. */
  readonly others: readonly string[];
}

const layouts: Readonly<Record<TargetFormat, Layout>> = {
  'openai-chat': { schemaKey: 'parameters', descriptionKey: 'description', others: ['strict'] },
  'openai-responses': { schemaKey: 'parameters', descriptionKey: 'description', others: ['strict'] },
  mcp: {
    schemaKey: 'inputSchema',
    descriptionKey: 'description',
    others: ['title', 'outputSchema', 'annotations', 'icons', '_meta'],
  },
  anthropic: {
    schemaKey: 'input_schema',
    descriptionKey: 'description',
    others: ['strict', 'input_examples', 'cache_control', 'defer_loading', 'eager_input_streaming'],
  },
  // `parameters` is Gemini's own dialect; this one takes JSON Schema as it is.
  gemini: {
    schemaKey: 'parametersJsonSchema',
    descriptionKey: 'description',
    others: ['response', 'responseJsonSchema', 'behavior'],
  },
  vscode: {
    schemaKey: 'inputSchema',
    descriptionKey: 'modelDescription',
    others: [
      ...['displayName', 'userDescription', 'toolReferenceName', 'canBeReferencedInPrompt', 'icon', 'when'],
      'tags',
    ],
  },
};

/** Members that hold what the converted tool has elsewhere. */
const understood = new Set([
  ...['name', 'description', 'modelDescription', 'type', 'function', 'arguments', 'title', 'displayName'],
  ...['parameters', 'inputSchema', 'input_schema', 'parametersJsonSchema'],
]);

/** The tool in another format. Reading the result gives the same name, description and schema. */
export function convertTool(tool: Tool, format: TargetFormat): ConvertedTool {
  const { schemaKey, descriptionKey, others } = layouts[format];
  const source = membersOf(tool);
  const kept = Object.entries(source).filter(([key]) => others.includes(key) || key.startsWith('x-'));
  const title = titleFor(tool, format, source);
  const body: JsonObject = {
    name: tool.name,
    ...title,
    ...(tool.description === undefined ? {} : { [descriptionKey]: tool.description }),
    [schemaKey]: tool.parametersSchema,
    ...Object.fromEntries(kept.filter(([key]) => !Object.hasOwn(title, key))),
  };
  const leftOut = Object.keys(source).filter(
    (key) => !understood.has(key) && !others.includes(key) && !key.startsWith('x-'),
  );
  if (format === 'openai-chat') return { value: { type: 'function', function: body }, leftOut };
  return { value: format === 'openai-responses' ? { type: 'function', ...body } : body, leftOut };
}

/** The members of the object that has the tool's name. */
function membersOf(tool: Tool): JsonObject {
  const body = placeOf(tool)?.body;
  const plain = body === undefined ? tool.source : plainValue(body);
  const isMap = placeOf(tool)?.parameters?.tree === body;
  return isObject(plain) && !isMap ? plain : {};
}

/** The name for people: VS Code demands one. */
function titleFor(tool: Tool, format: TargetFormat, source: JsonObject): JsonObject {
  const title =
    own(source, 'title') ?? own(source, 'displayName') ?? own(own(source, 'annotations'), 'title');
  if (format === 'mcp') return typeof title === 'string' ? { title } : {};
  if (format !== 'vscode') return {};
  return { displayName: typeof title === 'string' ? title : inWords(tool.name) };
}

function inWords(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_.\-\s]+/g, ' ')
    .trim();
  return words === '' ? name : words[0]?.toUpperCase() + words.slice(1).toLowerCase();
}

/**
 * The edits that convert one tool where it stands. Where only the names of members differ, all else stays as it is written,
 * comments too. Nothing for a tool whose place in the file says its format, or its name.
 */
export function conversionEdits(tool: Tool, format: TargetFormat): readonly SchemaEdit[] {
  if (tool.format === format || !isFree(tool)) return [];
  const { value } = convertTool(tool, format);
  return renamingEdits(tool, format, value) ?? [{ kind: 'set', pointer: tool.pointer, value }];
}

const freePlaces = /^(?:\/(?:\d+|tools|functions|result))*$/;

function isFree(tool: Tool): boolean {
  return freePlaces.test(tool.pointer) && textOf(member(placeOf(tool)?.body, 'name')) === tool.name;
}

function renamingEdits(
  tool: Tool,
  format: TargetFormat,
  value: JsonObject,
): readonly SchemaEdit[] | undefined {
  const place = placeOf(tool);
  if (place?.parameters === undefined || place.body !== place.tree || format === 'openai-chat')
    return undefined;
  const { schemaKey, descriptionKey } = layouts[format];
  const written = plainValue(place.parameters.tree);
  if (place.parameters.kind !== 'schema' || !isSameJson(written, tool.parametersSchema)) return undefined;
  const renames = new Map(
    place.body.entries.flatMap(({ key, value: tree }): [string, string][] => {
      if (tree === place.parameters?.tree) return [[key, schemaKey]];
      const isDescription =
        textOf(tree) === tool.description && /^(?:description|modelDescription)$/.test(key);
      return isDescription ? [[key, descriptionKey]] : [];
    }),
  );
  const edits: SchemaEdit[] = [];
  const present = new Set<string>();
  for (const { key, value: tree } of place.body.entries) {
    const name = renames.get(key) ?? key;
    const pointer = appendPointer(tool.pointer, key);
    const wanted = own(value, name);
    if (wanted === undefined || present.has(name)) edits.push({ kind: 'remove', pointer });
    else {
      if (name !== key) edits.push({ kind: 'rename', pointer, name });
      else if (!isSameJson(plainValue(tree), wanted)) edits.push({ kind: 'set', pointer, value: wanted });
      present.add(name);
    }
  }
  for (const [name, wanted] of Object.entries(value)) {
    if (present.has(name)) continue;
    edits.push({ kind: 'set', pointer: appendPointer(tool.pointer, name), value: wanted });
  }
  return edits;
}

/** A file with all of the tools, in the wrapping that the provider's tools usually have. */
export function convertFile(tools: readonly Tool[], format: TargetFormat): JsonValue {
  const values = tools.map((tool) => convertTool(tool, format).value);
  switch (format) {
    case 'mcp':
      return { tools: values };
    case 'gemini':
      return { functionDeclarations: values };
    case 'vscode':
      return { contributes: { languageModelTools: values } };
    default:
      return values;
  }
}
