import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeUntrainedModel } from '../../../gguf/untrained.ts';
import { temporaryFolder } from './folders.ts';

describe('the untrained model', () => {
  let folder = '';
  const file = (name: string): string => path.join(folder, name);
  const digest = async (name: string): Promise<string> =>
    createHash('sha256')
      .update(await readFile(file(name)))
      .digest('hex');

  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeUntrainedModel(file('deep/er/a.gguf'), 1);
    await writeUntrainedModel(file('b.gguf'), 1);
    await writeUntrainedModel(file('c.gguf'), 2);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is the same for the same seed, on every platform', async () => {
    expect(await digest('b.gguf')).toBe(await digest('deep/er/a.gguf'));
    expect(await digest('b.gguf')).toBe('521ff1ec02e60d20d7d96d490c9c8c32b5dfbf458e886d2698bdf03fe1f4e8e9');
  });

  it('differs with the seed', async () => {
    expect(await digest('c.gguf')).not.toBe(await digest('b.gguf'));
  });

  it('is small', async () => {
    expect((await stat(file('b.gguf'))).size).toBeLessThan(2_000_000);
  });

  it('says in the file itself what it is', async () => {
    const text = await readFile(file('b.gguf'), 'latin1');
    expect(text).toContain('untrained-demo');
    expect(text).toContain('It is untrained: its choices are random.');
  });

  it('replaces an older file whole and leaves nothing else behind', async () => {
    await writeUntrainedModel(file('c.gguf'), 1);
    expect(await digest('c.gguf')).toBe(await digest('b.gguf'));
    expect((await readdir(folder)).sort()).toEqual(['b.gguf', 'c.gguf', 'deep']);
  });
});
