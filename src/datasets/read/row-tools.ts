// The tools of a row, in any shape that tool files have, as JSON or as JSON text.
import { isObject } from '../../tools/json-tree.ts';
import { readTools } from '../../tools/read.ts';
import type { JsonValue } from '../../tools/tool.ts';
import type { ExampleTool } from '../example.ts';
import { isPlainParameters } from './plain-schema.ts';
import type { RowFault } from './read-problem.ts';

/** Data sets offer the same few thousand tools again and again; reading one takes far longer than finding it. */
const toolsKept = 20_000;

export interface ToolReader {
  /**
   * The tools in their order, those that repeat a name included.
   * @returns a fault where one of them cannot be read: without it the row would be another task
   */
  read(tools: JsonValue | undefined): { readonly tools: readonly ExampleTool[] } | RowFault;
}

const shape = 'Write "tools" as a list of {"name", "description", "parameters"}, or as the JSON text of one.';

export function createToolReader(): ToolReader {
  const known = new Map<string, ExampleTool | RowFault>();

  function readOne(tool: JsonValue): ExampleTool | RowFault {
    const plain = plainTool(tool);
    if (plain !== undefined) return plain;
    const text = JSON.stringify(tool);
    const found = known.get(text);
    if (found !== undefined) return found;
    const { tools, problems } = readTools(`[${text}]`);
    const [first] = tools;
    const error = problems.find(({ severity }) => severity === 'error');
    const read =
      first === undefined || tools.length > 1
        ? {
            fault: `A tool cannot be read: ${error?.message ?? 'it is not one tool.'}`,
            remedy: error?.remedy ?? shape,
          }
        : exampleTool(first.name, first.description, first.parametersSchema);
    if (known.size >= toolsKept) known.clear();
    known.set(text, read);
    return read;
  }

  return {
    read(given) {
      const list = fromText(given);
      if (!Array.isArray(list)) return { fault: 'The row has no list of tools.', remedy: shape };
      const tools: ExampleTool[] = [];
      for (const item of list) {
        const tool = readOne(item);
        if ('fault' in tool) return tool;
        tools.push(tool);
      }
      return { tools };
    },
  };
}

/** A tool as this project's own data files hold it: nothing is to be mapped, and nothing may change. */
function plainTool(tool: JsonValue): ExampleTool | undefined {
  if (!isObject(tool)) return undefined;
  const { name, description, parameters, ...others } = tool;
  const plain =
    typeof name === 'string' &&
    name !== '' &&
    (description === undefined || typeof description === 'string') &&
    Object.keys(others).length === 0 &&
    isPlainParameters(parameters) &&
    isObject(parameters);
  return plain ? exampleTool(name, description, parameters) : undefined;
}

function exampleTool(
  name: string,
  description: string | undefined,
  parametersSchema: ExampleTool['parametersSchema'],
): ExampleTool {
  return { name, ...(description === undefined ? {} : { description }), parametersSchema };
}

/** JSON text becomes what it says; anything else stays, and so does text that is not JSON. */
export function fromText(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'string') return value;
  try {
    const parsed: JsonValue = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}
