import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedEngine, type EmbeddedEngine } from '../../../../src/models/embedded/engine.ts';
import { gptAlphabet } from '../../../../src/models/embedded/gpt-alphabet.ts';
import { encodeGguf } from '../../../gguf/gguf.ts';
import { untrainedModel } from '../../../gguf/untrained.ts';
import { temporaryFolder } from './folders.ts';

const signal = new AbortController().signal;

/** Bytes that no UTF-8 text has; their tokens are free for merged texts. */
const merged: ReadonlyMap<number, string> = new Map([
  [0xc0, '",'],
  [0xc1, 'Ġ+'],
  [0xf5, 'Ġ-'],
]);

describe('a vocabulary with merges', () => {
  let folder = '';
  let engine: EmbeddedEngine;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const { metadata, tensors } = untrainedModel(5);
    const specials = ['<s>', '</s>', '<unk>', '<pad>'];
    const tokens = [...gptAlphabet().map((text, byte) => merged.get(byte) ?? text), ...specials];
    const file = path.join(folder, 'merged.gguf');
    await writeFile(
      file,
      encodeGguf({
        metadata: {
          ...metadata,
          'tokenizer.ggml.pre': { type: 'string', value: 'gpt-2' },
          'tokenizer.ggml.tokens': { type: 'strings', value: tokens },
          'tokenizer.ggml.merges': { type: 'strings', value: ['" ,', 'Ġ +', 'Ġ -'] },
          'tokenizer.ggml.add_bos_token': { type: 'bool', value: true },
        },
        tensors,
      }),
    );
    engine = createEmbeddedEngine({ modelPath: file, sequences: 2, contextSize: 512 });
  });
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is known to merge a closing quote with what follows', async () => {
    const facts = await engine.load(signal);
    expect(facts).toMatchObject({ mergesPunctuation: true, sequences: 2, contextSize: 512 });
    expect(await engine.tokenize('a",b', signal)).toEqual([256, 97, 0xc0, 98]);
  });

  it('puts the begin token in front of a prompt once, where the file asks for it', async () => {
    expect(await engine.tokenize('<s>a', signal)).toEqual([256, 97]);
  });

  it('reads a label that merges with the space before it as the merged token', async () => {
    const { logprobs } = await engine.score(['is it right? '], ['+', '-'], signal);
    const { tokens } = await engine.nextTokens([{ prompt: 'is it right?', prefix: '' }], 256, signal);
    const of = (text: string): number | undefined => tokens[0]?.find((token) => token.text === text)?.logprob;
    expect(logprobs).toEqual([[of(' +'), of(' -')]]);
    const alone = await engine.score(['is it right?'], ['+', '-'], signal);
    expect(alone.logprobs).toEqual([[of('+'), of('-')]]);
  });

  it('answers null for a label that is no token', async () => {
    const { logprobs } = await engine.score(['x'], ['+', 'yes'], signal);
    expect(logprobs[0]?.[0]).toBeLessThan(0);
    expect(logprobs[0]?.[1]).toBeNull();
  });
});
