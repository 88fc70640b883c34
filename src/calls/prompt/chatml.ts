// ChatML: every message is a block between two marks, and an open assistant block waits for the answer.
import type { ChatMessage } from '../prompt.ts';

/** One block. The content is put in as it is: marks inside it are the author's own. */
export function chatmlBlock(role: string, content: string): string {
  return `<|im_start|>${role}\n${content}<|im_end|>\n`;
}

export const chatmlAssistant = '<|im_start|>assistant\n';

export function chatmlBlocks(messages: readonly ChatMessage[]): string {
  return messages.map((message) => chatmlBlock(message.role, message.content)).join('');
}
