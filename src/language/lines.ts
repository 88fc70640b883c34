// Lines of one version of a document: positions of the protocol from offsets and back.
import type { Position } from 'vscode-languageserver';

/** What features need of a text document; it stays as it is when the client changes the document. */
export interface Lines {
  readonly languageId: string;
  readonly positionAt: (offset: number) => Position;
  /** A character behind a line's end means that end, as the protocol has it. */
  readonly offsetAt: (position: Position) => number;
}

export function linesOf(text: string, languageId: string): Lines {
  let known: readonly number[] | undefined;
  const starts = () => {
    known ??= startsOf(text);
    return known;
  };
  return {
    languageId,
    positionAt: (offset) => {
      const at = Math.max(0, Math.min(offset, text.length));
      const line = lineOf(starts(), at);
      const start = starts()[line] ?? 0;
      return { line, character: Math.min(at, lineEnd(text, starts(), line)) - start };
    },
    offsetAt: ({ line, character }) => {
      if (line < 0) return 0;
      const start = starts()[line];
      if (start === undefined) return text.length;
      return Math.min(start + Math.max(0, character), lineEnd(text, starts(), line));
    },
  };
}

/** Lines end at `\n`, `\r\n` or a lone `\r`. Looking for line feeds alone is far quicker, and nearly always enough. */
function startsOf(text: string): readonly number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
    return starts;
  }
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Before its line break. */
function lineEnd(text: string, starts: readonly number[], line: number): number {
  const next = starts[line + 1];
  if (next === undefined) return text.length;
  return text[next - 1] === '\n' && text[next - 2] === '\r' && next - 2 >= (starts[line] ?? 0)
    ? next - 2
    : next - 1;
}
