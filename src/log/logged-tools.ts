// Tools as a log keeps them, made whole again: a search that continues another needs no tool file.

import { schemaParameters } from '../tools/schema-parameters.ts';
import type { Tool } from '../tools/tool.ts';
import type { LoggedTool } from './events.ts';

/** The log's ranges are those of the tool file at that time; parameters have none of their own and take their tool's. */
export function toolFromLog(logged: LoggedTool): Tool {
  const { name, description, parametersSchema, format, pointer, range } = logged;
  const about = description === undefined ? {} : { description };
  return {
    name,
    ...about,
    parametersSchema,
    parameters: schemaParameters(parametersSchema, { pointer, range }),
    format,
    range,
    nameRange: range,
    pointer,
    source: { name, ...about, parameters: parametersSchema },
  };
}
