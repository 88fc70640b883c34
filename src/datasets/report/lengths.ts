// How long texts are, in tokens: counted or estimated, gathered for many rows in little memory.
import { histogram, type LengthBucket, type TokenCounter } from '../../labels/text-length.ts';

export interface LengthReport {
  /** How lengths were counted, in plain words. */
  readonly way: string;
  readonly mean: number;
  readonly median: number;
  /** 95 of 100 rows are at most this long. */
  readonly most95: number;
  readonly longest: number;
  readonly histogram: readonly LengthBucket[];
  /** Rows longer than the given limit, where one was given. */
  readonly over?: { readonly limit: number; readonly rows: number };
}

/** For the small models' own tokenizer, English and JSON are close to this; exact where a tokenizer is given. */
export function estimatedTokens(charactersPerToken: number): TokenCounter {
  return {
    count: (text) => Math.ceil(text.length / charactersPerToken),
    way: `estimated at ${charactersPerToken.toFixed(1)} characters a token`,
  };
}

export interface LengthGatherer {
  add(text: string): void;
  report(): LengthReport;
}

export function gatherLengths(tokens: TokenCounter, limit?: number): LengthGatherer {
  /** Rows by length: a dataset has few different lengths. */
  const rows = new Map<number, number>();
  return {
    add(text) {
      const length = tokens.count(text);
      rows.set(length, (rows.get(length) ?? 0) + 1);
    },
    report() {
      const sorted = [...rows].sort(([one], [other]) => one - other);
      const count = sorted.reduce((sum, [, times]) => sum + times, 0);
      const sum = sorted.reduce((total, [length, times]) => total + length * times, 0);
      const buckets = new Map<number, LengthBucket>();
      for (const [length, times] of sorted) {
        for (const { upTo } of histogram([length])) {
          buckets.set(upTo, { upTo, rows: (buckets.get(upTo)?.rows ?? 0) + times });
        }
      }
      return {
        way: tokens.way,
        mean: count === 0 ? 0 : sum / count,
        median: lengthAt(sorted, count * 0.5),
        most95: lengthAt(sorted, count * 0.95),
        longest: sorted.at(-1)?.[0] ?? 0,
        histogram: [...buckets.values()],
        ...(limit === undefined
          ? {}
          : {
              over: {
                limit,
                rows: sorted.reduce((over, [length, times]) => over + (length > limit ? times : 0), 0),
              },
            }),
      };
    },
  };
}

function lengthAt(sorted: readonly (readonly [number, number])[], place: number): number {
  let before = 0;
  for (const [length, times] of sorted) {
    before += times;
    if (before >= place) return length;
  }
  return 0;
}
