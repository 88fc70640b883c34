// Tools in the shape that chat templates expect: OpenAI's chat completions.
import type { JsonObject, Tool } from '../../tools/tool.ts';

/** The part of a tool that a prompt shows. */
export type PromptTool = Pick<Tool, 'name' | 'description' | 'parametersSchema'>;

export function openAiTool(tool: PromptTool): JsonObject {
  return {
    type: 'function',
    function: {
      name: tool.name,
      ...(tool.description === undefined ? {} : { description: tool.description }),
      parameters: tool.parametersSchema,
    },
  };
}
