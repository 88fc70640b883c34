// What a reader of examples could not use, and how it says so: one bad row never hides the others.

export interface ReadProblem {
  readonly file: string;
  /** Where the row begins, counted from 1. */
  readonly line: number;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

export interface ReadOptions {
  /** Names the file in problems. */
  readonly file: string;
  /** Called for each row that is left out. */
  readonly onProblem: (problem: ReadProblem) => void;
}

/** A file's content in any chunks, as a stream gives it. */
export type Chunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** Why a row cannot be used. */
export interface RowFault {
  readonly fault: string;
  readonly remedy: string;
}

export function isFault<Value extends object>(value: Value | RowFault): value is RowFault {
  return 'fault' in value;
}
