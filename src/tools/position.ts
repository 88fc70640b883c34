// Offsets of a text as lines and characters, the way editors show them to people.

/** Both count from 1; `character` counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The offset at which each line starts. Lines end at `\n`, `\r\n` or a lone `\r`, as in VS Code. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return starts;
}

/** The position of an offset, given `lineStarts` of its text. Offsets below 0 are taken as 0. */
export function positionOf(starts: readonly number[], offset: number): Position {
  const at = Math.max(0, offset);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, character: at - (starts[low] ?? 0) + 1 };
}

/** The position of one offset. For many offsets of one text, keep `lineStarts` and call `positionOf`. */
export function positionAt(text: string, offset: number): Position {
  return positionOf(lineStarts(text), Math.min(offset, text.length));
}
