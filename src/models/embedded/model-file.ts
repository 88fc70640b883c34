// Checks a model file before a process is started for it: the commonest mistakes get a plain answer at once.
import { open } from 'node:fs/promises';
import path from 'node:path';
import { ModelError } from '../exchange.ts';

const ggufMagic = 'GGUF';

/** @throws {ModelError} `file` when it is missing, cannot be read, or is no GGUF file. */
export async function checkModelFile(file: string): Promise<void> {
  const name = path.basename(file);
  const magic = await firstBytes(file, ggufMagic.length);
  if (magic === ggufMagic) return;
  const isPointer = magic === 'vers';
  throw new ModelError(
    'file',
    isPointer
      ? `${name} is a Git LFS pointer, not the model itself.`
      : `${name} is no GGUF file: it does not begin with "GGUF".`,
    isPointer
      ? 'Fetch the file with "git lfs pull".'
      : "Give a model in GGUF format, the one that llama.cpp reads. Other formats can be converted with llama.cpp's convert_hf_to_gguf.py.",
  );
}

async function firstBytes(file: string, count: number): Promise<string> {
  try {
    await using handle = await open(file, 'r');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new ModelError(
      'file',
      missing ? `There is no model file ${file}.` : `The model file cannot be read: ${reason}`,
      missing ? 'Check the path.' : 'Check that it is a file and that you may read it.',
      { cause: error },
    );
  }
}
