// What instructions to a model look like that do not belong into a tool's description.
// Each pattern has its source: the first publications of tool poisoning, and prompt formats of model families.

export interface InjectionPattern {
  readonly pattern: RegExp;
  /** What it does, after "The description …". */
  readonly words: string;
  readonly source: string;
  /** Where a harmless description may have it too, as an example of a path. */
  readonly severity?: 'warning';
}

const poisoning = 'https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks';
const owasp = 'https://genai.owasp.org/llmrisk/llm01-prompt-injection/';

export const injectionPatterns: readonly InjectionPattern[] = [
  {
    pattern:
      /\b(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+)?(?:of\s+)?(?:the\s+|your\s+)?(?:previous|prior|earlier|above|preceding|system)\s+(?:instructions?|prompts?|rules|messages|context)/i,
    words: 'tells the model to ignore its instructions',
    source: owasp,
  },
  {
    pattern:
      /\b(?:do\s+not|don['’]t|never|without)\s+(?:tell(?:ing)?|mention(?:ing)?|inform(?:ing)?|reveal(?:ing)?|show(?:ing)?|notify(?:ing)?|alert(?:ing)?)\s+(?:this\s+|that\s+|it\s+|anything\s+)?(?:to\s+)?the\s+user\b|\b(?:hide|conceal)\s+(?:this|it|that)\s+from\s+the\s+user\b/i,
    words: 'tells the model to hide something from the user',
    source: poisoning,
  },
  {
    pattern: /<\/?\s*(?:important|system|secret|instructions?|admin|hidden)\s*>/i,
    words: 'has a tag that poses as an instruction of the system',
    source: poisoning,
  },
  {
    pattern:
      /<\|(?:im_start|im_end|system|user|assistant|start_header_id|eot_id|endoftext)\|>|\[\/?INST\]|<<\/?SYS>>|<start_of_turn>/i,
    words: 'has the control tokens of a chat template',
    source: 'https://huggingface.co/docs/transformers/chat_templating',
  },
  {
    pattern:
      /(?:~|\$HOME|\/(?:home|Users)\/\w+)\/\.(?:ssh|aws|cursor|gnupg|kube|docker|netrc)\b|\bid_(?:rsa|ed25519)\b|\/etc\/(?:passwd|shadow)\b/,
    words: "names a file with the user's secrets",
    source: poisoning,
    severity: 'warning',
  },
  {
    pattern:
      /\bbefore\s+(?:using|calling|you\s+(?:use|call))\s+(?:this|any(?:\s+other)?)\s+(?:tool|function)s?\b[^.]{0,80}\b(?:read|open|cat|access)\b[^.]{0,60}\b(?:file|config|\.env|key)/i,
    words: 'tells the model to read a file first',
    source: poisoning,
  },
];

/** A quick look: nearly all texts hold nothing that any of the patterns could begin with. */
export const mayInject =
  /\b(?:ignore|disregard|forget|override)\b|\b(?:the\s+user)\b|<\s*\/?\s*(?:important|system|secret|instruction|admin|hidden|start_of|<)|<\||INST\]|(?:~|HOME|home|Users)\/|id_(?:rsa|ed)|\/etc\/|\bbefore\s+(?:using|calling|you)\b/i;
