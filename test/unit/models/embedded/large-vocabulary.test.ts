import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pattern } from '../../../../src/calls/pattern.ts';
import { createEmbeddedEngine, type EmbeddedEngine } from '../../../../src/models/embedded/engine.ts';
import { gptAlphabet } from '../../../../src/models/embedded/gpt-alphabet.ts';
import { bellStream } from '../../../../src/models/embedded/random.ts';
import { encodeGguf, type GgufTensor } from '../../../gguf/gguf.ts';
import { untrainedModel } from '../../../gguf/untrained.ts';
import { temporaryFolder } from './folders.ts';

const signal = new AbortController().signal;
const size = 12_000;
const small = 260;

/** The untrained model with thousands of likely words more, so that single characters are among the unlikely tokens. */
function manyWords(): Uint8Array {
  const { metadata, tensors } = untrainedModel(2);
  const bell = bellStream(9);
  const words = Array.from({ length: size - small }, (_, index) => `Ġw${index}`);
  const types = Array.from({ length: size }, (_, token) => (token >= 256 && token < small ? 3 : 1));
  const grown = (tensor: GgufTensor): GgufTensor => {
    if (tensor.shape[0] !== small) return tensor;
    const [, width = 0] = tensor.shape;
    const output = tensor.name === 'output.weight';
    const data = Float32Array.from({ length: size * width }, (_, at) => {
      const old = tensor.data[at];
      if (old !== undefined) return old;
      if (at % width === 0) return output ? 3 : 6;
      return bell() * (output ? 0.02 : 1);
    });
    return { ...tensor, shape: [size, width], data };
  };
  return encodeGguf({
    metadata: {
      ...metadata,
      'llama.vocab_size': { type: 'uint32', value: size },
      'tokenizer.ggml.tokens': {
        type: 'strings',
        value: [...gptAlphabet(), '<s>', '</s>', '<unk>', '<pad>', ...words],
      },
      'tokenizer.ggml.token_type': { type: 'int32s', value: types },
    },
    tensors: tensors.map(grown),
  });
}

describe('a model with a large vocabulary, of which only the likeliest tokens are fetched', () => {
  let folder = '';
  let engine: EmbeddedEngine;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const file = path.join(folder, 'words.gguf');
    await writeFile(file, manyWords());
    engine = createEmbeddedEngine({ modelPath: file, sequences: 4, contextSize: 512 });
  });
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function texts(constraint: Pattern | undefined): Promise<string[]> {
    const found = Array.from({ length: 6 }, () => '');
    const beam = { prompt: 'say: ', prefix: '', samples: found.length };
    const beams = [constraint === undefined ? beam : { ...beam, constraint }];
    const request = { beams, temperature: 0.8, maxTokens: 20, stop: [], seed: 4 };
    for await (const deltas of engine.sample(request, signal)) {
      for (const { sample, tokens } of deltas) found[sample] += tokens.map((token) => token.text).join('');
    }
    return found;
  }

  it('samples words', async () => {
    expect((await texts(undefined)).join('')).toMatch(/( w\d+){20}/);
  });

  it('still follows a constraint that only unlikely tokens satisfy', async () => {
    const letter: Pattern = { kind: 'chars', ranges: [[65, 90]] };
    const items: Pattern[] = [
      { kind: 'text', text: '~"' },
      { kind: 'repeat', item: letter, min: 2, max: 6 },
    ];
    const found = await texts({ kind: 'sequence', items });
    for (const text of found) expect(text).toMatch(/^~"[A-Z]{2,6}$/);
    expect(new Set(found).size).toBeGreaterThan(3);
    expect(await texts({ kind: 'sequence', items })).toEqual(found);
  });

  it('still reads labels that are unlikely', async () => {
    const { logprobs } = await engine.score(['is it? ', 'or not? '], ['+', '-'], signal);
    for (const [plus, minus] of logprobs) {
      expect(plus).toBeLessThan(-9);
      expect(minus).toBeLessThan(-9);
    }
    expect(logprobs[0]).not.toEqual(logprobs[1]);
  });
});
