// The tools of an example as every other room takes them: with parameters, and with a place although there is no file.
import { schemaParameters } from '../tools/schema-parameters.ts';
import type { Tool } from '../tools/tool.ts';
import type { ExampleTool } from './example.ts';

const nowhere = { offset: 0, length: 0 };

export function exampleTools(tools: readonly ExampleTool[]): readonly Tool[] {
  return tools.map(({ name, description, parametersSchema }, index) => {
    const pointer = `/${index}`;
    const about = description === undefined ? {} : { description };
    return {
      name,
      ...about,
      parametersSchema,
      parameters: schemaParameters(parametersSchema, { pointer, range: nowhere }),
      format: 'bare',
      range: nowhere,
      nameRange: nowhere,
      pointer,
      source: { name, ...about, parameters: parametersSchema },
    };
  });
}
