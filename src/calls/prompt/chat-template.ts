// A model's own chat template (Jinja), as Hugging Face tokenizers and GGUF files carry it.
import type { ChatMessage } from '../prompt.ts';
import { openAiTool, type PromptTool } from './openai-tools.ts';

export interface ChatTemplateOptions {
  /** What `{{ bos_token }}` becomes; empty by default, because completion endpoints put it in front themselves. */
  readonly bosToken?: string;
  readonly eosToken?: string;
  /** More variables for the template, for example `enable_thinking: false`. */
  readonly variables?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Renders the conversation up to where the assistant's answer begins (`add_generation_prompt` is true). Tools are given
 * in OpenAI's chat shape; without tools the template sees `tools` as none.
 * @throws {Error} when the template cannot be read, or refuses the conversation.
 */
export async function renderChatTemplate(
  template: string,
  messages: readonly ChatMessage[],
  tools: readonly PromptTool[],
  options: ChatTemplateOptions = {},
): Promise<string> {
  // The engine is loaded only where a template is used, so that starting up stays cheap.
  const { Template } = await import('@huggingface/jinja');
  const compiled = attempt('The chat template cannot be read', () => new Template(template));
  return attempt('The chat template refused this conversation', () =>
    compiled.render({
      ...options.variables,
      messages: messages.map(({ role, content }) => ({ role, content })),
      tools: tools.length === 0 ? null : tools.map(openAiTool),
      add_generation_prompt: true,
      bos_token: options.bosToken ?? '',
      eos_token: options.eosToken ?? '',
    }),
  );
}

function attempt<T>(what: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${what}: ${detail}. Correct the template, or choose one of the built-in prompt styles (hammer2.1, hermes, llama3, pythonic, mistral, compact).`,
      { cause: error },
    );
  }
}
