// Results that outlive a run: found again by their key, whatever happened to the file's end.
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCellStore } from '../../../src/evaluation/cell-store.ts';

interface Cell {
  readonly figure: number;
}
const isCell = (value: unknown): value is Cell =>
  typeof value === 'object' && value !== null && 'figure' in value && typeof value.figure === 'number';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-cells-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function computed(file: string, key: string, figure: number): Promise<number> {
  const store = await openCellStore(file);
  try {
    return (await store.cell(key, isCell, async () => ({ figure }))).figure;
  } finally {
    await store.close();
  }
}

describe('a store of results', () => {
  it('computes a result once', async () => {
    const file = path.join(folder, 'once', 'cells.jsonl');
    expect(await computed(file, 'a', 1)).toBe(1);
    expect(await computed(file, 'a', 2)).toBe(1);
    expect(await computed(file, 'b', 3)).toBe(3);
  });

  it('goes on after a line that was cut off', async () => {
    const file = path.join(folder, 'cut.jsonl');
    await computed(file, 'a', 1);
    await appendFile(file, '{"key":"b","val');
    expect(await computed(file, 'b', 2)).toBe(2);
    expect(await computed(file, 'a', 9)).toBe(1);
    expect(await computed(file, 'b', 9)).toBe(2);
  });

  it('computes again what is not as it should be', async () => {
    const file = path.join(folder, 'odd.jsonl');
    await appendFile(file, '{"key":"a","value":{"figure":"one"}}\n[]\n');
    expect(await computed(file, 'a', 1)).toBe(1);
  });

  it('stores nothing where computing fails', async () => {
    const file = path.join(folder, 'failed.jsonl');
    const store = await openCellStore(file);
    const failing = store.cell('a', isCell, () => Promise.reject(new Error('stopped')));
    await expect(failing).rejects.toThrow('stopped');
    await store.close();
    expect(await readFile(file, 'utf8')).toBe('');
  });
});
