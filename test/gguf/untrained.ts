// Writes a tiny language model with random weights: its proposals are as varied as a test needs, and nothing hangs on its quality.
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gptAlphabet } from '../../src/models/embedded/gpt-alphabet.ts';
import { bellStream, hashIntegers } from '../../src/models/embedded/random.ts';
import { encodeGguf, type GgufContent, type GgufTensor, type GgufValue } from './gguf.ts';

const untrainedName = 'untrained-demo';
const untrainedNote = 'untrained: its choices are random';

const width = 128;
const layers = 3;
/** 64 numbers a head: llama.cpp's attention is half as fast at 32. */
const heads = 2;
/** Both heads share one key and value head: half the cache. */
const keyHeads = 1;
const headWidth = width / heads;
const hidden = 384;
const contextLength = 4096;
const byteCount = 256;
const specialTokens = ['<s>', '</s>', '<unk>', '<pad>'] as const;
const vocabularySize = byteCount + specialTokens.length;
const tokenType = { normal: 1, unknown: 2, control: 3 } as const;

/**
 * Writes the model to `path`, through a temporary file beside it, so that no reader ever sees half a model.
 * One seed always gives the same bytes.
 */
export async function writeUntrainedModel(path: string, seed = 0): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${randomUUID()}.gguf.tmp`);
  try {
    await writeFile(temporary, encodeGguf(untrainedModel(seed)), { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** What is in the file: about 0.7 million weights of a Llama architecture over single bytes. */
export function untrainedModel(seed: number): GgufContent {
  return { metadata: metadata(seed), tensors: tensors(seed) };
}

function metadata(seed: number): Record<string, GgufValue> {
  const uint32 = (value: number): GgufValue => ({ type: 'uint32', value });
  const text = (value: string): GgufValue => ({ type: 'string', value });
  const flag = (value: boolean): GgufValue => ({ type: 'bool', value });
  return {
    'general.architecture': text('llama'),
    'general.type': text('model'),
    'general.name': text(untrainedName),
    'general.description': text(
      `A tiny language model with random weights (seed ${seed}). It is untrained: its choices are random. It exists to show how a search works, not to answer.`,
    ),
    'general.license': text('mit'),
    'toolprm.note': text(untrainedNote),
    'general.file_type': uint32(1),
    'llama.context_length': uint32(contextLength),
    'llama.embedding_length': uint32(width),
    'llama.block_count': uint32(layers),
    'llama.feed_forward_length': uint32(hidden),
    'llama.attention.head_count': uint32(heads),
    'llama.attention.head_count_kv': uint32(keyHeads),
    'llama.attention.layer_norm_rms_epsilon': { type: 'float32', value: 1e-5 },
    'llama.rope.dimension_count': uint32(headWidth),
    'llama.vocab_size': uint32(vocabularySize),
    'tokenizer.ggml.model': text('gpt2'),
    'tokenizer.ggml.pre': text('default'),
    'tokenizer.ggml.tokens': { type: 'strings', value: [...gptAlphabet(), ...specialTokens] },
    'tokenizer.ggml.token_type': { type: 'int32s', value: tokenTypes() },
    'tokenizer.ggml.merges': { type: 'strings', value: [] },
    'tokenizer.ggml.bos_token_id': uint32(byteCount),
    'tokenizer.ggml.eos_token_id': uint32(byteCount + 1),
    'tokenizer.ggml.unknown_token_id': uint32(byteCount + 2),
    'tokenizer.ggml.padding_token_id': uint32(byteCount + 3),
    'tokenizer.ggml.add_bos_token': flag(false),
    'tokenizer.ggml.add_eos_token': flag(false),
  };
}

function tokenTypes(): number[] {
  return Array.from({ length: vocabularySize }, (_, token) => {
    if (token < byteCount) return tokenType.normal;
    return token === byteCount + 2 ? tokenType.unknown : tokenType.control;
  });
}

/**
 * Random matrices, scaled so that attention is selective and the next token depends on the whole text. The first number
 * of every embedding is a constant that the layers neither read nor write; the output layer takes from it how common a
 * token is.
 */
function tensors(seed: number): GgufTensor[] {
  const made: GgufTensor[] = [];
  const matrix = (name: string, rows: number, columns: number, deviation: number): Float32Array => {
    const bell = bellStream(hashIntegers(seed, made.length));
    const data = Float32Array.from({ length: rows * columns }, () => bell() * deviation);
    made.push({ name, shape: [rows, columns], type: 'f16', data });
    return data;
  };
  const norm = (name: string): void => {
    made.push({ name, shape: [width], type: 'f32', data: new Float32Array(width).fill(1) });
  };
  const scale = 1 / Math.sqrt(width);
  const embedding = matrix('token_embd.weight', vocabularySize, width, 1);
  for (let token = 0; token < vocabularySize; token++) embedding[token * width] = constantInput;
  for (let layer = 0; layer < layers; layer++) {
    const name = (part: string): string => `blk.${layer}.${part}.weight`;
    norm(name('attn_norm'));
    ignoreConstant(matrix(name('attn_q'), width, width, 2.2 * scale));
    ignoreConstant(matrix(name('attn_k'), keyHeads * headWidth, width, 2.2 * scale));
    ignoreConstant(matrix(name('attn_v'), keyHeads * headWidth, width, 1.5 * scale));
    matrix(name('attn_output'), width, width, 2 * scale).fill(0, 0, width);
    norm(name('ffn_norm'));
    ignoreConstant(matrix(name('ffn_gate'), hidden, width, scale));
    ignoreConstant(matrix(name('ffn_up'), hidden, width, scale));
    matrix(name('ffn_down'), width, hidden, 2 / Math.sqrt(hidden)).fill(0, 0, hidden);
  }
  norm('output_norm.weight');
  const output = matrix('output.weight', vocabularySize, width, scale);
  for (const label of ['+', '-']) {
    // Scores are read from these two; doubled, they tell texts apart well enough to watch.
    const start = label.charCodeAt(0) * width;
    for (let at = start; at < start + width; at++) output[at] = 2 * (output[at] ?? 0);
  }
  for (let token = 0; token < vocabularySize; token++) output[token * width] = commonness(token);
  return made;
}

const constantInput = 6;

/** Sets the first column to zero, so that the constant reaches the output layer alone. */
function ignoreConstant(matrix: Float32Array): void {
  for (let at = 0; at < matrix.length; at += width) matrix[at] = 0;
}

/**
 * Weight of the constant input. Readable characters are likelier than other bytes, and closing quotes and brackets
 * likelier still, so that random strings stay short and legible.
 */
function commonness(token: number): number {
  if (token === byteCount + 1) return -1;
  if (token >= byteCount) return -6;
  const character = String.fromCharCode(token);
  if (character === '"') return 2.5;
  if (/[\]}]/.test(character)) return 1.5;
  if (/[a-z0-9]/.test(character)) return 1;
  return /[\x20-\x7e]/.test(character) ? 0 : -6;
}
