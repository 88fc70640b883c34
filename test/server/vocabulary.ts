// The scripted model's tokenizer: words, digits, punctuation and a few merges as in byte-pair vocabularies.

export interface Vocabulary {
  tokenize(text: string): number[];
  detokenize(ids: readonly number[]): string;
}

/** The end-of-text token: never part of a text, but of a distribution. */
export const endOfText = '<|im_end|>';

/** Ids of Qwen's vocabulary, so that the label tokens are the same on every instance. */
export const labelIds = { '+': 10, '-': 12, ' +': 488, ' -': 481 } as const;

const endOfTextId = 151645;

// A quote merges with the colon, comma or brace after it, as real vocabularies do; + and - never merge.
const piece = /<\|[^|<>]*\|>| ?[\p{L}_]+|\d| ?[+-]|"[:,}]|[{[]?\{"|\s+| ?[^\s\p{L}_\d]/gu;

/** Cuts a text into tokens; joining them gives the text back. */
export function pieces(text: string): readonly string[] {
  return text.match(piece) ?? [];
}

/** Ids beyond the fixed ones are given in order of first use. */
export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>([...Object.entries(labelIds), [endOfText, endOfTextId]]);
  const texts = new Map<number, string>([...ids].map(([text, id]) => [id, text]));
  let nextId = 1000;
  const idOf = (text: string): number => {
    const known = ids.get(text);
    if (known !== undefined) return known;
    const id = nextId++;
    ids.set(text, id);
    texts.set(id, text);
    return id;
  };
  return {
    tokenize: (text) => pieces(text).map(idOf),
    detokenize: (list) => list.map((id) => texts.get(id) ?? '\ufffd').join(''),
  };
}
