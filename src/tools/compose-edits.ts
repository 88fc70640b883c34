// Two rounds of edits as one: the second round's offsets count in the text that the first one left.
import type { TextEdit } from './schema-edit.ts';

/** A part of the changed text: taken over from the original, or new. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/** Both lists are in source order; so is the result, which is made of the original text. */
export function composeEdits(
  first: readonly TextEdit[],
  second: readonly TextEdit[],
  length: number,
): readonly TextEdit[] {
  return editsOf(changed(changed([{ start: 0, end: length }], first), second), length);
}

function sizeOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start;
}

function partOf(piece: Piece, from: number, to: number): Piece {
  if ('text' in piece) return { text: piece.text.slice(from, to) };
  return { start: piece.start + from, end: piece.start + to };
}

/** The pieces after edits of the text that they make up. */
function changed(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const result: Piece[] = [];
  const left = [...pieces].reverse();
  let at = 0;
  /** Goes on to an offset; `keep` says whether what is passed stays. */
  const advance = (to: number, keep: boolean) => {
    while (at < to) {
      const piece = left.pop();
      if (piece === undefined) return;
      const size = sizeOf(piece);
      const taken = Math.min(size, to - at);
      if (taken < size) left.push(partOf(piece, taken, size));
      if (keep && taken > 0) result.push(partOf(piece, 0, taken));
      at += taken;
    }
  };
  for (const edit of edits) {
    advance(edit.offset, true);
    advance(edit.offset + edit.length, false);
    if (edit.text !== '') result.push({ text: edit.text });
  }
  return [...result, ...left.reverse()];
}

function editsOf(pieces: readonly Piece[], length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let done = 0;
  let text = '';
  const flush = (start: number) => {
    if (text !== '' || start > done) edits.push({ offset: done, length: start - done, text });
    text = '';
  };
  for (const piece of pieces) {
    if ('text' in piece) text += piece.text;
    else if (piece.end > piece.start) {
      flush(piece.start);
      done = piece.end;
    }
  }
  flush(length);
  return edits;
}
