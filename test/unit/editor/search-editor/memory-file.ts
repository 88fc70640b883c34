// A file in memory that can be appended to, replaced, cut and removed, as the follower sees files.
import type { LogSource } from '../../../../src/editor/search-editor/follow.ts';

export interface MemoryFile extends LogSource {
  append(text: string): void;
  /** Another file takes the name. */
  replace(text: string): void;
  /** The same file is written anew. */
  rewrite(text: string): void;
  remove(): void;
  refuse(reason: string): void;
  readonly reads: number;
}

export function memoryFile(text = ''): MemoryFile {
  let bytes: Buffer | undefined = Buffer.from(text);
  let modified = 1;
  let id = 1;
  let refusal: string | undefined;
  let reads = 0;
  return {
    async stat() {
      if (refusal !== undefined) throw new Error(refusal);
      return bytes && { size: bytes.length, modified, id: String(id) };
    },
    async read(from, to) {
      reads += 1;
      return new Uint8Array(bytes?.subarray(from, to) ?? []);
    },
    append(more) {
      bytes = Buffer.concat([bytes ?? Buffer.of(), Buffer.from(more)]);
      modified += 1;
    },
    replace(other) {
      bytes = Buffer.from(other);
      modified += 1;
      id += 1;
      refusal = undefined;
    },
    rewrite(other) {
      bytes = Buffer.from(other);
      modified += 1;
    },
    remove() {
      bytes = undefined;
    },
    refuse(reason) {
      refusal = reason;
    },
    get reads() {
      return reads;
    },
  };
}
