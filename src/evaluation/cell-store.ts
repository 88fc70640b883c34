// Results that were computed before, by the hash of everything that they depend on: what lets a long evaluation go on.
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonLine } from '../labels/json-line.ts';

export interface CellStore {
  /** How many results there were when it was opened. */
  readonly found: number;
  /** A stored result, or a computed one that is stored before it is returned. */
  cell<Value extends object>(
    key: string,
    isValue: (value: unknown) => value is Value,
    compute: () => Promise<Value>,
  ): Promise<Value>;
  /** A stored result, and nothing where there is none. */
  known<Value extends object>(key: string, isValue: (value: unknown) => value is Value): Value | undefined;
  close(): Promise<void>;
}

/**
 * Opens a file of lines `{key, value}`; it is made where there is none. A line that was cut off, or is none, is as if it
 * were not there. A result that does not pass its check is computed again.
 * @throws where the file cannot be read or written.
 */
export async function openCellStore(file: string): Promise<CellStore> {
  await mkdir(path.dirname(file), { recursive: true });
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const cells = new Map<string, unknown>();
  for (const line of text.split('\n')) {
    const cell = cellIn(line);
    if (cell !== undefined) cells.set(cell.key, cell.value);
  }
  const handle = await open(file, 'a');
  if (text !== '' && !text.endsWith('\n')) await handle.appendFile('\n');
  let written: Promise<void> = Promise.resolve();

  function known<Value extends object>(
    key: string,
    isValue: (value: unknown) => value is Value,
  ): Value | undefined {
    const value = cells.get(key);
    return isValue(value) ? value : undefined;
  }

  return {
    found: cells.size,
    known,
    async cell(key, isValue, compute) {
      const before = known(key, isValue);
      if (before !== undefined) return before;
      const value = await compute();
      cells.set(key, value);
      written = written.then(() => handle.appendFile(jsonLine({ key, value })));
      await written;
      return value;
    },
    async close() {
      await written;
      await handle.close();
    },
  };
}

function cellIn(line: string): { readonly key: string; readonly value: unknown } | undefined {
  try {
    const read: unknown = JSON.parse(line);
    if (typeof read !== 'object' || read === null || !('key' in read) || !('value' in read)) return undefined;
    return typeof read.key === 'string' ? { key: read.key, value: read.value } : undefined;
  } catch {
    return undefined;
  }
}
