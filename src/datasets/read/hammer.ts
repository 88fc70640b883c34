// Reads Hammer's fine-tuning rows ({instruction, input, output}): the masked data that its script writes.
import { own } from '../../tools/json-tree.ts';
import type { JsonObject } from '../../tools/tool.ts';
import type { Example } from '../example.ts';
import type { Chunks, ReadOptions, RowFault } from './read-problem.ts';
import { readRows } from './read-rows.ts';
import { createToolReader, type ToolReader } from './row-tools.ts';
import { xlamExample } from './xlam.ts';

/**
 * Rows have no ids: they are counted from 0.
 * @throws what the chunks throw; `AbortError` when `signal` aborts.
 */
export async function* readHammer(
  chunks: Chunks,
  options: ReadOptions,
  signal?: AbortSignal,
): AsyncGenerator<Example> {
  const toolReader = createToolReader();
  yield* readRows(chunks, options, signal, (row, index) => hammerExample(row, `hammer-${index}`, toolReader));
}

function hammerExample(row: JsonObject, id: string, toolReader: ToolReader): Example | RowFault {
  const [instruction, output] = [own(row, 'instruction'), own(row, 'output')];
  const tools = section(instruction, 'AVAILABLE TOOLS');
  const query = section(instruction, 'QUERY');
  if (tools === undefined || query === undefined || typeof output !== 'string') {
    return {
      fault: "The row has not the sections of Hammer's prompt.",
      remedy:
        'Write {"instruction", "input", "output"} with [BEGIN OF AVAILABLE TOOLS] and [BEGIN OF QUERY].',
    };
  }
  const answers = output.replaceAll('```json', '').replaceAll('```', '').trim();
  return xlamExample({ id, query, tools, answers }, id, toolReader);
}

function section(text: unknown, name: string): string | undefined {
  if (typeof text !== 'string') return undefined;
  const [begin, end] = [`[BEGIN OF ${name}]`, `[END OF ${name}]`];
  const from = text.indexOf(begin);
  // The query may itself have the words: its section is the last one.
  const to = text.lastIndexOf(end);
  return from < 0 || to < from ? undefined : text.slice(from + begin.length, to).replace(/^\n|\n$/g, '');
}
