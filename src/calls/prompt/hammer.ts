// The Hammer2.1 prompt, byte for byte as BFCL's public evaluation builds it (its hammer handler, commit 6ea57973).
// The two instruction texts are the model's own, taken from there (ShishirPatil/gorilla, Apache-2.0).
import type { JsonValue, Tool } from '../../tools/tool.ts';
import type { ChatMessage } from '../prompt.ts';
import { addLanguageHint, bfclLanguage } from './bfcl-language.ts';
import { chatmlAssistant, chatmlBlock, chatmlBlocks } from './chatml.ts';
import {
  dumpPythonJson,
  isPythonList,
  isPythonMap,
  type PythonJson,
  parsePythonJson,
  pythonStr,
  toPythonJson,
} from './python-json.ts';

const taskInstruction = `You are a tool calling assistant. In order to complete the user's request, you need to select one or more appropriate tools from the following tools and fill in the correct values for the tool parameters. Your specific tasks are:
1. Make one or more function/tool calls to meet the request based on the question.
2. If none of the function can be used, point it out and refuse to answer.
3. If the given question lacks the parameters required by the function, also point it out.

The following are characters that may interact with you
1. user: Provides query or additional information.
2. tool: Returns the results of the tool calling.
`;

const formatInstruction = `
The output MUST strictly adhere to the following JSON format, and NO other text MUST be included.
The example format is as follows. Please make sure the parameter type is correct. If no function call is needed, please directly output an empty list '[]'
\`\`\`
[
    {"name": "func_name1", "arguments": {"argument1": "value1", "argument2": "value2"}},
    ... (more tool calls as required)
]
\`\`\`
`;

/**
 * The prompt for tools in BFCL's form (`parameters: {type, properties, required}`) or already in Hammer's flat form
 * (`parameters` is the properties map itself). No language sentence is added. System messages become user messages.
 */
export function hammerPrompt(tools: readonly JsonValue[], messages: readonly ChatMessage[]): string {
  return layOut(tools.map(toPythonJson), messages);
}

/** The prompt for tools of any source, from their normal form. */
export function hammerPromptFor(
  tools: readonly Pick<Tool, 'name' | 'description' | 'parametersSchema'>[],
  messages: readonly ChatMessage[],
): string {
  const bfclForm = tools.map((tool) => ({
    name: tool.name,
    description: tool.description ?? '',
    parameters: { ...tool.parametersSchema, type: 'object' },
  }));
  return hammerPrompt(bfclForm, messages);
}

/**
 * The prompt of one BFCL record (a line of a `BFCL_v4_*.json` file), with the language sentence of its category.
 * Number spellings and key order of the record are kept.
 * @throws {Error} when the text is not such a record.
 */
export function bfclHammerPrompt(recordText: string): { readonly id: string; readonly prompt: string } {
  const record = parsePythonJson(recordText);
  const id = isPythonMap(record) ? record.get('id') : undefined;
  const tools = isPythonMap(record) ? record.get('function') : undefined;
  const turns = isPythonMap(record) ? record.get('question') : undefined;
  const turn = isPythonList(turns) ? turns[0] : undefined;
  if (typeof id !== 'string' || !isPythonList(tools) || !isPythonList(turn))
    throw new Error(
      'Not a BFCL question: expected "id", "question" (a list of turns) and "function" (a list).',
    );
  const language = bfclLanguage(id);
  const hinted = tools.map((tool) => (isPythonMap(tool) ? addLanguageHint(tool, language) : tool));
  return { id, prompt: layOut(hinted, turn.map(readMessage)) };
}

function readMessage(value: PythonJson): ChatMessage {
  const role = isPythonMap(value) ? value.get('role') : undefined;
  const content = isPythonMap(value) ? value.get('content') : undefined;
  if (typeof content !== 'string')
    throw new Error('Not a BFCL question: a message needs "role" and "content", both text.');
  if (role === 'system' || role === 'assistant' || role === 'tool' || role === 'user')
    return { role, content };
  throw new Error(`Not a BFCL question: unknown role ${JSON.stringify(pythonStr(role ?? null))}.`);
}

function layOut(tools: readonly PythonJson[], messages: readonly ChatMessage[]): string {
  const sections =
    section('TASK INSTRUCTION', taskInstruction) +
    section('AVAILABLE TOOLS', dumpPythonJson(tools.map(flatten))) +
    section('FORMAT INSTRUCTION', formatInstruction);
  const turns = messages.map(
    (message): ChatMessage => (message.role === 'system' ? { ...message, role: 'user' } : message),
  );
  return (
    chatmlBlock('system', 'You are a helpful assistant.') +
    chatmlBlock('user', sections) +
    chatmlBlocks(turns) +
    chatmlAssistant
  );
}

function section(title: string, body: string): string {
  return `[BEGIN OF ${title}]\n${body}\n[END OF ${title}]\n\n`;
}

type Entry = Map<string, PythonJson>;

/** `{name, description, parameters}` with the properties map as parameters; flat tools pass unchanged. */
function flatten(tool: PythonJson): PythonJson {
  if (!isPythonMap(tool)) return tool;
  const schema = tool.get('parameters');
  // In the flat form, a parameter called "type" would be an object, so a text can only be a schema's type word.
  if (isPythonMap(schema) && typeof schema.get('type') !== 'string') return tool;
  const properties = isPythonMap(schema) ? schema.get('properties') : undefined;
  const parameters = new Map<string, PythonJson>();
  for (const [name, parameter] of isPythonMap(properties) ? properties : [])
    parameters.set(name, isPythonMap(parameter) ? innerProperties(parameter) : parameter);
  markRequired(parameters, isPythonMap(schema) ? schema.get('required') : undefined);
  for (const [name, parameter] of parameters)
    if (isPythonMap(parameter)) parameters.set(name, tellDefault(parameter));
  return new Map<string, PythonJson>([
    ['name', tool.get('name') ?? ''],
    ['description', tool.get('description') ?? ''],
    ['parameters', parameters],
  ]);
}

/** A parameter with properties of its own is replaced by them: its type and description are lost. */
function innerProperties(parameter: ReadonlyMap<string, PythonJson>): PythonJson {
  const properties = parameter.get('properties');
  if (!isPythonMap(properties)) return parameter;
  const inner: Entry = new Map(properties);
  markRequired(inner, parameter.get('required'));
  return inner;
}

function markRequired(parameters: Entry, required: PythonJson | undefined): void {
  for (const name of isPythonList(required) ? required : []) {
    const parameter = typeof name === 'string' ? parameters.get(name) : undefined;
    if (typeof name === 'string' && isPythonMap(parameter))
      parameters.set(name, new Map(parameter).set('required', true));
  }
}

/** Appends `default is '…'` to the description, without a space, in Python's spelling. */
function tellDefault(parameter: ReadonlyMap<string, PythonJson>): PythonJson {
  const value = parameter.get('default');
  const description = parameter.get('description') ?? '';
  if (value === undefined || typeof description !== 'string') return parameter;
  return new Map(parameter).set('description', `${description}default is '${pythonStr(value)}'`);
}
