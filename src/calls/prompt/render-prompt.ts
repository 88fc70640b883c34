// One entry for every way in which a prompt is rendered here, without a server.
import type { CallFormat } from '../format.ts';
import type { ChatMessage } from '../prompt.ts';
import { type ChatTemplateOptions, renderChatTemplate } from './chat-template.ts';
import { compactPrompt } from './compact.ts';
import { hammerPromptFor } from './hammer.ts';
import { hermesPrompt } from './hermes.ts';
import { llama3Prompt, pythonicPrompt } from './llama.ts';
import { mistralPrompt } from './mistral.ts';
import type { PromptTool } from './openai-tools.ts';

export const promptStyleNames = ['hammer2.1', 'compact', 'hermes', 'llama3', 'pythonic', 'mistral'] as const;
export type PromptStyleName = (typeof promptStyleNames)[number];

/** A built-in style by name, or a model's own Jinja template. */
export type PromptStyle =
  | PromptStyleName
  | { readonly template: string; readonly options?: ChatTemplateOptions };

/** The style that models of a call format were trained with. */
export const defaultPromptStyle: Readonly<Record<CallFormat, PromptStyleName>> = {
  hammer: 'hammer2.1',
  hermes: 'hermes',
  llama3: 'llama3',
  pythonic: 'pythonic',
  mistral: 'mistral',
};

export function isPromptStyleName(name: string): name is PromptStyleName {
  return promptStyleNames.some((known) => known === name);
}

/**
 * The prompt text, ready for the assistant's answer.
 * @throws {Error} when a given template cannot be read or refuses the conversation.
 */
export async function renderPrompt(
  style: PromptStyle,
  tools: readonly PromptTool[],
  messages: readonly ChatMessage[],
): Promise<string> {
  if (typeof style !== 'string') return renderChatTemplate(style.template, messages, tools, style.options);
  return renderers[style](tools, messages);
}

const renderers: Readonly<
  Record<PromptStyleName, (tools: readonly PromptTool[], messages: readonly ChatMessage[]) => string>
> = {
  'hammer2.1': hammerPromptFor,
  compact: (tools, messages) => compactPrompt(tools, messages),
  hermes: hermesPrompt,
  llama3: llama3Prompt,
  pythonic: pythonicPrompt,
  mistral: mistralPrompt,
};
