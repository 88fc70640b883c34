// The gold calls of a row, as JSON or as JSON text, checked against the tools that are offered.
import type { Call } from '../../calls/decision.ts';
import { isObject, own } from '../../tools/json-tree.ts';
import type { JsonValue } from '../../tools/tool.ts';
import type { ExampleTool } from '../example.ts';
import type { RowFault } from './read-problem.ts';
import { fromText } from './row-tools.ts';

const shape =
  'Write the calls as a list of {"name": …, "arguments": {…}}, or as the JSON text of one; [] where no tool fits.';

/**
 * A list of `{name, arguments}`; Seal-Tools' `{tool, parameters}` and arguments as JSON text are understood as well.
 * @returns a fault where it is no such list, or where a call names a tool that is not offered: nobody could make it
 */
export function readCalls(
  given: JsonValue | undefined,
  tools: readonly ExampleTool[],
): { readonly calls: readonly Call[] } | RowFault {
  const list = fromText(given);
  if (!Array.isArray(list)) return { fault: 'The row has no list of gold calls.', remedy: shape };
  const calls: Call[] = [];
  for (const [index, item] of list.entries()) {
    const call = readCall(item);
    if (call === undefined) return { fault: `Gold call ${index + 1} is not a call.`, remedy: shape };
    if (!tools.some(({ name }) => name === call.name)) {
      return {
        fault: `Gold call ${index + 1} names ${JSON.stringify(call.name)}, which is not among the tools.`,
        remedy: 'Add the tool to the row, or remove the row.',
      };
    }
    calls.push(call);
  }
  return { calls };
}

function readCall(item: JsonValue): Call | undefined {
  const name = own(item, 'name') ?? own(item, 'tool');
  const given = fromText(own(item, 'arguments') ?? own(item, 'parameters') ?? {});
  return typeof name === 'string' && name !== '' && isObject(given) ? { name, arguments: given } : undefined;
}
