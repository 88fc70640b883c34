// The prompt of a conversation through the chat template that the server has for its model.
import type { ChatMessage } from '../../calls/prompt.ts';
import type { JsonObject, Tool } from '../../tools/tool.ts';
import { ModelError } from '../exchange.ts';
import type { ServerAbilities } from './abilities.ts';
import type { Endpoint } from './endpoint.ts';
import { arrayAt, stringAt, valueAt } from './json-shape.ts';

/** @throws {ModelError} `unsupported` when the server cannot apply its template, `protocol` when it answers without text. */
export async function renderTemplate(
  endpoint: Endpoint,
  abilities: ServerAbilities,
  messages: readonly ChatMessage[],
  tools: readonly Tool[],
  signal: AbortSignal,
): Promise<string> {
  const post = async (path: string, body: JsonObject) =>
    (await endpoint.json(path, { model: abilities.model, ...body }, { signal })).value;
  const conversation: JsonObject = {
    messages: messages.map(({ role, content }) => ({ role, content })),
    ...(tools.length > 0 ? { tools: tools.map(openAITool) } : {}),
  };
  const { template } = abilities;
  if (template === undefined) {
    throw new ModelError(
      'unsupported',
      `${endpoint.name} has no route that applies the model's chat template.`,
      'Choose one of the built-in prompt formats.',
    );
  }
  switch (template) {
    case 'apply-template':
      return textOf(
        valueAt(await post('/apply-template', conversation), 'prompt'),
        endpoint.url('/apply-template'),
      );
    case 'chat-tokenize':
      return textOf(
        valueAt(await post('/chat_tokenize', conversation), 'templated_text'),
        endpoint.url('/chat_tokenize'),
      );
    case 'tokenize-messages': {
      const ids = await post('/tokenize', { ...conversation, add_generation_prompt: true });
      const tokens = arrayAt(valueAt(ids, 'tokens')) ?? [];
      // SGLang would otherwise leave out the turn markers, which are special tokens.
      const text = await post('/detokenize', { tokens, skip_special_tokens: false });
      return textOf(valueAt(text, 'prompt') ?? valueAt(text, 'text'), endpoint.url('/detokenize'));
    }
  }
}

function textOf(value: unknown, where: string): string {
  const text = stringAt(value);
  if (text !== undefined && text !== '') return text;
  throw new ModelError(
    'protocol',
    `${where} answered without the rendered prompt.`,
    'Choose one of the built-in prompt formats.',
  );
}

function openAITool(tool: Tool): JsonObject {
  return {
    type: 'function',
    function: {
      name: tool.name,
      ...(tool.description === undefined ? {} : { description: tool.description }),
      parameters: tool.parametersSchema,
    },
  };
}
