// How long texts are in tokens: counted by a tokenizer where there is one, else estimated from what the policy sampled.
import type { ExportSource } from './export-source.ts';

export interface TokenCounter {
  readonly count: (text: string) => number;
  /** How it counts, in plain words. */
  readonly way: string;
}

/** English and JSON in the tokenizers of today's models; used where no candidate has its tokens. */
const usualCharactersPerToken = 3.5;

export function estimatingCounter(sources: readonly ExportSource[]): TokenCounter {
  let characters = 0;
  let tokens = 0;
  for (const { tree } of sources) {
    for (const node of tree.nodes) {
      for (const { text } of node.tokens ?? []) {
        characters += text.length;
        tokens += 1;
      }
    }
  }
  const measured = tokens >= 50 && characters > 0;
  const ratio = measured ? characters / tokens : usualCharactersPerToken;
  const basis = measured ? `as in the ${tokens} tokens that the policies sampled` : 'a usual figure';
  return {
    count: (text) => Math.ceil(text.length / ratio),
    way: `estimated at ${ratio.toFixed(2)} characters a token, ${basis}`,
  };
}

export interface LengthBucket {
  /** The largest length that belongs in it. */
  readonly upTo: number;
  readonly rows: number;
}

/** Buckets at powers of two around the lengths that occur. */
export function histogram(lengths: readonly number[]): readonly LengthBucket[] {
  if (lengths.length === 0) return [];
  const power = (length: number): number => Math.max(4, Math.ceil(Math.log2(Math.max(1, length))));
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(power(length), (counts.get(power(length)) ?? 0) + 1);
  const powers = [...counts.keys()].sort((a, b) => a - b);
  const first = powers[0] ?? 0;
  const last = powers.at(-1) ?? first;
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    upTo: 2 ** (first + index),
    rows: counts.get(first + index) ?? 0,
  }));
}
