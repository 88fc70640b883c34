// Reads xLAM's format (Salesforce/xlam-function-calling-60k): {id, query, tools, answers}, the last two as JSON text or as JSON.
import { own } from '../../tools/json-tree.ts';
import type { JsonObject } from '../../tools/tool.ts';
import type { Example } from '../example.ts';
import { type Chunks, isFault, type ReadOptions, type RowFault } from './read-problem.ts';
import { readRows } from './read-rows.ts';
import { readCalls } from './row-calls.ts';
import { createToolReader, type ToolReader } from './row-tools.ts';

/**
 * Also xlam-irrelevance-7.5k (answers `[]`), and ToolAlpaca and Seal-Tools as Hammer keeps them, which have no ids: those
 * are counted from 0. Python's type words ("List[int], optional") become JSON Schema.
 * @throws what the chunks throw; `AbortError` when `signal` aborts.
 */
export async function* readXlam(
  chunks: Chunks,
  options: ReadOptions,
  signal?: AbortSignal,
): AsyncGenerator<Example> {
  const toolReader = createToolReader();
  yield* readRows(chunks, options, signal, (row, index) => xlamExample(row, `xlam-${index}`, toolReader));
}

/** @param name the id of a row that has none */
export function xlamExample(row: JsonObject, name: string, toolReader: ToolReader): Example | RowFault {
  const query = own(row, 'query');
  if (typeof query !== 'string' || query.trim() === '') {
    return { fault: 'The row has no query.', remedy: 'Write {"id", "query", "tools", "answers"}.' };
  }
  const offered = toolReader.read(own(row, 'tools'));
  if (isFault(offered)) return offered;
  const gold = readCalls(own(row, 'answers'), offered.tools);
  if (isFault(gold)) return gold;
  const id = own(row, 'id');
  const known = typeof id === 'string' ? id : typeof id === 'number' ? `xlam-${id}` : name;
  return { id: known, query, tools: offered.tools, calls: gold.calls, ...callTags(gold.calls.length) };
}

/** What reports count: rows that want no call, and rows that want several. */
export function callTags(calls: number): { readonly tags?: readonly string[] } {
  if (calls === 0) return { tags: ['irrelevant'] };
  return calls > 1 ? { tags: ['parallel'] } : {};
}
