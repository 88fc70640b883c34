// Cuts a stream of JSON text into its records: the lines of JSON Lines, or the items of one big list.

/** Longer records are passed over, so that a file without an end cannot fill the memory. */
export const longestRecord = 1 << 25;

export interface RecordText {
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** `undefined` where the record is too long to keep. */
  readonly text: string | undefined;
}

export interface RecordSplitter {
  /** The records that this chunk completes. */
  push(chunk: string | Uint8Array): readonly RecordText[];
  /** What is left, if anything is: a record that never ended. */
  end(): RecordText | undefined;
}

const [newline, quote, backslash, comma] = [0x0a, 0x22, 0x5c, 0x2c];
const byteOrderMark = 0xfeff;
const [openList, closeList, open, close] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * A record is what stands between an outer `{` and its `}`; outer brackets and commas are passed over, and any other outer
 * text up to the line's end is a record that nobody can read. A record that never closes ends before the next line that
 * begins as it did, with a `{` at the same indentation, so that the records after it are found again.
 */
export function createRecordSplitter(limit = longestRecord): RecordSplitter {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  let line = 1;
  /** Blanks since the line began, or -1 once something else has come. */
  let indentation = 0;
  let state: 'between' | 'record' | 'garbage' = 'between';
  let depth = 0;
  let inText = false;
  let escaped = false;
  let parts: string[] = [];
  let length = 0;
  let start = { line: 1, indentation: 0 };

  function scan(chunk: string): RecordText[] {
    const found: RecordText[] = [];
    /** Where the part of the record under way begins in this chunk. */
    let from = 0;

    function keep(to: number): void {
      length += to - from;
      if (length <= limit && to > from) parts.push(chunk.slice(from, to));
      else if (length > limit) parts = [];
      from = to;
    }
    function emit(to: number): void {
      keep(to);
      found.push({ line: start.line, text: length > limit ? undefined : parts.join('') });
      parts = [];
      length = 0;
      state = 'between';
    }
    function begin(at: number, as: 'record' | 'garbage', from_: number): void {
      state = as;
      start = { line, indentation: from_ };
      from = at;
      depth = 0;
      inText = false;
      escaped = false;
    }

    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code === newline) {
        if (state === 'garbage') emit(at);
        line += 1;
        indentation = 0;
        // No JSON string holds a line feed: one that was never closed ends here.
        inText = false;
        escaped = false;
        continue;
      }
      const blanks = indentation;
      const isBlank = code === 0x20 || code === 0x09 || code === 0x0d || code === byteOrderMark;
      if (isBlank) {
        if (indentation >= 0) indentation += 1;
        continue;
      }
      const beforeRecord = state === 'between' && (code === openList || code === comma || code === closeList);
      if (!beforeRecord) indentation = -1;
      if (beforeRecord || state === 'garbage') continue;
      if (state === 'between') {
        begin(at, code === open ? 'record' : 'garbage', blanks);
        if (code === open) depth = 1;
        continue;
      }
      if (code === open && blanks >= 0 && blanks === start.indentation) {
        emit(at);
        begin(at, 'record', blanks);
        depth = 1;
      } else if (inText) {
        if (escaped) escaped = false;
        else if (code === backslash) escaped = true;
        else if (code === quote) inText = false;
      } else if (code === quote) inText = true;
      else if (code === open || code === openList) depth += 1;
      else if (code === close || code === closeList) {
        depth -= 1;
        if (depth === 0) emit(at + 1);
      }
    }
    if (state !== 'between') keep(chunk.length);
    return found;
  }

  return {
    push: (chunk) => scan(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })),
    end() {
      scan(decoder.decode());
      if (state === 'between') return undefined;
      state = 'between';
      return { line: start.line, text: length > limit ? undefined : parts.join('') };
    },
  };
}
