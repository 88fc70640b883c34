// The contract of prompt rendering: a conversation and tools become the text that a policy continues.

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
}
