// Temporary folders and models for the tests of the embedded engine.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeUntrainedModel } from '../../../gguf/untrained.ts';

export function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'toolprm-test-'));
}

export async function temporaryModel(seed = 0): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'tiny.gguf');
  await writeUntrainedModel(file, seed);
  return { folder, file };
}
