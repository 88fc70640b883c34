// Llama 3.1 JSON calls and Llama 3.2 pythonic calls: header blocks, tools as indented JSON.
// Used when the server cannot render the model's own template. The begin-of-text mark is left out, because completion
// endpoints add it; so is the date, which would make a prompt differ from day to day.
import type { ChatMessage } from '../prompt.ts';
import { spacedJson } from '../spaced-json.ts';
import { openAiTool, type PromptTool } from './openai-tools.ts';

const jsonRequest = `Answer the request with a call of one of these functions, written as JSON in the form {"name": function name, "parameters": dictionary of argument name and its value}. Write values, not variables.`;
const pythonicRequest = `Answer the request with calls of these functions, written as a Python list in the form [func_name1(param1=value1, param2=value2), func_name2(param=value)]. Write values, not variables.`;

/** The tools stand in the first user turn (the Llama 3.1 models read them better there). */
export function llama3Prompt(tools: readonly PromptTool[], messages: readonly ChatMessage[]): string {
  const { system, turns } = splitSystem(messages);
  const [first, ...rest] = turns;
  const isUser = first?.role === 'user';
  const opening = isUser ? first.content.trim() : '';
  const shown = tools.length === 0 ? opening : `${jsonRequest}\n\n${listTools(tools)}${opening}`;
  return (
    systemBlock(system, tools) +
    (shown === '' ? '' : block('user', shown)) +
    (isUser ? rest : turns).map(turn).join('') +
    assistantHeader
  );
}

/** The tools stand in the system turn. */
export function pythonicPrompt(tools: readonly PromptTool[], messages: readonly ChatMessage[]): string {
  const { system, turns } = splitSystem(messages);
  const shown = tools.length === 0 ? system : `${pythonicRequest}\n\n${listTools(tools)}${system}`;
  return systemBlock(shown, tools) + turns.map(turn).join('') + assistantHeader;
}

const assistantHeader = '<|start_header_id|>assistant<|end_header_id|>\n\n';

function block(role: string, content: string): string {
  return `<|start_header_id|>${role}<|end_header_id|>\n\n${content}<|eot_id|>`;
}

function systemBlock(content: string, tools: readonly PromptTool[]): string {
  return block('system', tools.length === 0 ? content : `Environment: ipython\n\n${content}`);
}

function splitSystem(messages: readonly ChatMessage[]): {
  readonly system: string;
  readonly turns: readonly ChatMessage[];
} {
  const [first, ...rest] = messages;
  if (first?.role === 'system') return { system: first.content.trim(), turns: rest };
  return { system: 'You are a helpful assistant that can call functions.', turns: messages };
}

function listTools(tools: readonly PromptTool[]): string {
  return tools.map((tool) => `${JSON.stringify(openAiTool(tool), null, 4)}\n\n`).join('');
}

/** Results of tools come back under the role `ipython`. */
function turn(message: ChatMessage): string {
  if (message.role === 'tool') return block('ipython', spacedJson({ output: message.content }));
  return block(message.role, message.content.trim());
}
