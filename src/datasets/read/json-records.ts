// The records of a file of JSON objects, one after the other, each with its line; what is no object is a problem.
import { isObject } from '../../tools/json-tree.ts';
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import type { Chunks, ReadOptions } from './read-problem.ts';
import { createRecordSplitter, longestRecord, type RecordText } from './record-splitter.ts';

export interface JsonRecord {
  readonly line: number;
  readonly value: JsonObject;
}

/**
 * JSON Lines or one list of objects, told by the content.
 * @throws what the chunks throw; `AbortError` when `signal` aborts.
 */
export async function* readJsonRecords(
  chunks: Chunks,
  options: ReadOptions,
  signal?: AbortSignal,
): AsyncGenerator<JsonRecord> {
  const splitter = createRecordSplitter();
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    for (const text of splitter.push(chunk)) {
      const record = parseRecord(text, options);
      if (record === undefined) continue;
      signal?.throwIfAborted();
      yield record;
    }
  }
  const last = splitter.end();
  const record = last === undefined ? undefined : parseRecord(last, options);
  if (record !== undefined) yield record;
}

function parseRecord({ line, text }: RecordText, { file, onProblem }: ReadOptions): JsonRecord | undefined {
  if (text === undefined) {
    const message = `The record is longer than ${longestRecord} characters.`;
    onProblem({ file, line, message, remedy: 'Split it, or remove it.' });
    return undefined;
  }
  try {
    const value: JsonValue = JSON.parse(text);
    if (isObject(value)) return { line, value };
  } catch {
    // Told below.
  }
  onProblem({
    file,
    line,
    message: `The text from ${JSON.stringify(text.slice(0, 40))} on is not a JSON object.`,
    remedy: 'Mend the row, or remove it; all other rows were read.',
  });
  return undefined;
}
