// Cuts bytes that arrive in any chunks into lines: multi-byte characters and lines may span chunks.

/** Longer lines are passed over, so that a file without line feeds cannot fill the memory. */
export const longestLine = 1 << 27;

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Without its line feed; `undefined` where the line is too long to keep. */
  readonly text: string | undefined;
}

export interface LineSplitter {
  /** The lines that this chunk completes. */
  push(chunk: string | Uint8Array): readonly Line[];
  /** What follows the last line feed, if anything does. */
  end(): Line | undefined;
}

export function createLineSplitter(limit = longestLine): LineSplitter {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let number = 1;
  let rest = '';
  let tooLong = false;

  function take(part: string): Line {
    const text = tooLong || rest.length + part.length > limit ? undefined : rest + part;
    rest = '';
    tooLong = false;
    return { number: number++, text };
  }

  return {
    push(chunk) {
      const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      const lines: Line[] = [];
      let from = 0;
      for (let to = text.indexOf('\n'); to !== -1; to = text.indexOf('\n', from)) {
        lines.push(take(text.slice(from, to)));
        from = to + 1;
      }
      if (tooLong) return lines;
      rest += text.slice(from);
      if (rest.length > limit) {
        rest = '';
        tooLong = true;
      }
      return lines;
    },
    end() {
      rest += decoder.decode();
      return rest === '' && !tooLong ? undefined : take('');
    },
  };
}
