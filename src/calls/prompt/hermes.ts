// Hermes style (Nous Hermes 2 Pro, Qwen2.5, Qwen3): ChatML with the tools in the system turn inside <tools>.
// Used when the server cannot render the model's own template; the marks are the format, the sentences are ours.
import type { ChatMessage } from '../prompt.ts';
import { spacedJson } from '../spaced-json.ts';
import { chatmlAssistant, chatmlBlock } from './chatml.ts';
import { openAiTool, type PromptTool } from './openai-tools.ts';

export function hermesPrompt(tools: readonly PromptTool[], messages: readonly ChatMessage[]): string {
  const [first, ...rest] = messages;
  const hasSystem = first?.role === 'system';
  const system = hasSystem ? first.content : 'You are a helpful assistant.';
  const turns = hasSystem ? rest : messages;
  return (
    chatmlBlock('system', tools.length === 0 ? system : `${system}\n\n${toolSection(tools)}`) +
    turns.map(turn).join('') +
    chatmlAssistant
  );
}

function toolSection(tools: readonly PromptTool[]): string {
  const lines = tools.map((tool) => spacedJson(openAiTool(tool))).join('\n');
  return `# Tools

Call one or more of these functions where they help to answer the user. Their signatures stand between <tools> and </tools>:
<tools>
${lines}
</tools>

Write every call as one JSON object with the function's name and its arguments between <tool_call> and </tool_call>:
<tool_call>
{"name": <function-name>, "arguments": <args-json-object>}
</tool_call>`;
}

/** Results of tools come back in a user turn. */
function turn(message: ChatMessage): string {
  if (message.role !== 'tool') return chatmlBlock(message.role, message.content);
  return chatmlBlock('user', `<tool_response>\n${message.content}\n</tool_response>`);
}
