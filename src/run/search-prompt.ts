// The text that a search's policy continues.
import type { CallFormat } from '../calls/format.ts';
import { defaultPromptStyle, renderPrompt } from '../calls/prompt/render-prompt.ts';
import type { ChatMessage } from '../calls/prompt.ts';
import type { Policy } from '../models/policy.ts';
import type { Tool } from '../tools/tool.ts';

export interface PromptTask {
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly Tool[];
  readonly format: CallFormat;
  /** The policy runs in this program's own engine. */
  readonly embedded: boolean;
}

/** The model's own chat template where it has one, except for Hammer, whose published prompt is not its template. */
export async function searchPrompt(
  { messages, tools, format, embedded }: PromptTask,
  policy: Policy,
  signal: AbortSignal,
): Promise<string> {
  if (policy.abilities.template && (embedded || format !== 'hammer')) {
    return policy.render(messages, tools, signal);
  }
  return renderPrompt(embedded ? 'compact' : defaultPromptStyle[format], tools, messages);
}
