// One example as a line of JSON: how data files hold examples. `readCases` reads such lines back.
import { jsonLine } from '../labels/json-line.ts';
import type { JsonObject } from '../tools/tool.ts';
import type { Example, ExampleTool } from './example.ts';

/**
 * `{id, query, tools: [{name, description, parameters}], calls: [{name, arguments}], domain, split, tags}` with its line
 * feed. Keys come in this order; what an example has not is left out. Equal examples give equal bytes.
 */
export function exampleLine({ id, query, tools, calls, domain, split, tags }: Example): string {
  const row: JsonObject = {
    id,
    query,
    tools: tools.map(plainTool),
    calls: calls.map((call) => ({ name: call.name, arguments: call.arguments })),
    ...(domain === undefined ? {} : { domain }),
    ...(split === undefined ? {} : { split }),
    ...(tags === undefined ? {} : { tags }),
  };
  return jsonLine(row);
}

/** A tool as it is written where its source does not matter. */
export function plainTool({ name, description, parametersSchema }: ExampleTool): JsonObject {
  return {
    name,
    ...(description === undefined ? {} : { description }),
    parameters: parametersSchema,
  };
}
