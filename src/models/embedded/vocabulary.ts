// The vocabulary of a loaded model: its tokens as bytes and as text.
import type { LlamaModel, Token } from 'node-llama-cpp';
import { gptAlphabet } from './gpt-alphabet.ts';

export interface Vocabulary {
  readonly size: number;
  /** Whether a token ends the response. */
  isEnd(token: Token): boolean;
  /** The bytes that a token adds to a text; undefined where the file does not say. */
  bytesOf(token: Token): Uint8Array | undefined;
  /** The text of a token that is whole characters; undefined for a piece of one. */
  textOf(token: Token): string | undefined;
  /** The tokens of a text from its beginning. Texts of special tokens become these tokens. */
  textTokens(text: string): Token[];
  /** The same for a prompt that is asked for again and again. */
  promptTokens(text: string): readonly Token[];
  /** The tokens of text that comes after other text. */
  continuationTokens(text: string): Token[];
  readonly mergesPunctuation: boolean;
}

interface Spelling {
  readonly text: string | undefined;
  readonly bytes: Uint8Array | undefined;
}

const replacement = '\uFFFD';
/** Prompts are long and asked for at every step, with few different ones at a time. */
const rememberedPrompts = 4;

export function createVocabulary(model: LlamaModel): Vocabulary {
  const written = model.fileInfo.metadata.tokenizer?.ggml?.tokens ?? [];
  const anchor = model.tokenize('a').slice(-1);
  const spellings = new Map<Token, Spelling>();
  const prompts = new Map<string, readonly Token[]>();

  function spellingOf(token: Token): Spelling {
    const known = spellings.get(token);
    if (known) return known;
    // After other text: the first token of a text may lose its leading space.
    const text = model.detokenize([token], true, anchor);
    const made = text.includes(replacement)
      ? { text: undefined, bytes: rawBytes(written[token] ?? '') }
      : { text, bytes: new TextEncoder().encode(text) };
    spellings.set(token, made);
    return made;
  }

  const begin = model.tokens.bos;
  function textTokens(text: string): Token[] {
    const made = model.tokenize(text, true);
    if (begin !== null && model.tokens.shouldPrependBosToken && made[0] !== begin) made.unshift(begin);
    return made;
  }

  function promptTokens(text: string): readonly Token[] {
    const known = prompts.get(text);
    if (known) return known;
    const made = textTokens(text);
    const oldest = prompts.keys().next();
    if (prompts.size >= rememberedPrompts && !oldest.done) prompts.delete(oldest.value);
    prompts.set(text, made);
    return made;
  }

  return {
    size: written.length,
    isEnd: (token) => model.isEogToken(token),
    bytesOf: (token) => spellingOf(token).bytes,
    textOf: (token) => spellingOf(token).text,
    textTokens,
    promptTokens,
    continuationTokens: (text) => (text === '' ? [] : model.tokenize(text, true, 'trimLeadingSpace')),
    mergesPunctuation: written.some((text) => /"./s.test(text)),
  };
}

/** Bytes of a token that is a piece of a character, as the file writes it: `<0xC3>`, or in GPT-2's alphabet. */
function rawBytes(written: string): Uint8Array | undefined {
  const byte = /^<0x([0-9A-Fa-f]{2})>$/.exec(written)?.[1];
  if (byte !== undefined) return Uint8Array.of(Number.parseInt(byte, 16));
  const bytes = Array.from(written, (character) => gptBytes.get(character));
  return bytes.every((value) => value !== undefined) ? Uint8Array.from(bytes) : undefined;
}

/** The byte for each character of GPT-2's printable alphabet (openai/gpt-2, `bytes_to_unicode`). */
const gptBytes: ReadonlyMap<string, number> = new Map(
  gptAlphabet().map((character, byte) => [character, byte]),
);
