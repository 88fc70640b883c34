// Mistral's instruct format (tokenizers before v11): [AVAILABLE_TOOLS] before the last user turn, [INST] … [/INST].
// Used when the server cannot render the model's own template; <s> is left out, because completion endpoints add it.
import type { ChatMessage } from '../prompt.ts';
import { spacedJson } from '../spaced-json.ts';
import { openAiTool, type PromptTool } from './openai-tools.ts';

export function mistralPrompt(tools: readonly PromptTool[], messages: readonly ChatMessage[]): string {
  const [first, ...rest] = messages;
  const system = first?.role === 'system' ? `${first.content}\n\n` : '';
  const turns = first?.role === 'system' ? rest : messages;
  const lastUser = turns.findLastIndex((message) => message.role === 'user');
  return turns
    .map((message, index) => {
      if (message.role !== 'user') return otherTurn(message);
      const isLast = index === lastUser;
      const listed = isLast && tools.length > 0 ? toolSection(tools) : '';
      return `${listed}[INST] ${isLast ? system : ''}${message.content}[/INST]`;
    })
    .join('');
}

function toolSection(tools: readonly PromptTool[]): string {
  return `[AVAILABLE_TOOLS] ${spacedJson(tools.map(openAiTool))}[/AVAILABLE_TOOLS]`;
}

function otherTurn(message: ChatMessage): string {
  if (message.role === 'tool')
    return `[TOOL_RESULTS] ${spacedJson({ content: message.content })}[/TOOL_RESULTS]`;
  return message.role === 'system' ? `[INST] ${message.content}[/INST]` : ` ${message.content}</s>`;
}
