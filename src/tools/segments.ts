// Cuts a JSON text where its objects visibly lie, so that those that did not change need not be parsed again.
import type { TextRange } from './tool.ts';

/** A piece above this size is cut further, if it is not too deep inside for that. */
const sizeLimit = 64 * 1024;

/** Brackets around a tool: four in Gemini's request (`{"tools": [{"functionDeclarations": [`), one more for luck. */
const depthLimit = 5;

interface Open {
  readonly start: number;
  readonly isObject: boolean;
  /** The pieces that it is cut into if it proves too large. */
  readonly pieces: TextRange[];
}

/**
 * The outermost objects of at most 64 kB, in source order, in one pass over the text. Where brackets do not match, pieces may
 * be other than a parser would find; they never overlap, and never cut through a string or a comment.
 */
export function segmentsOf(text: string): readonly TextRange[] {
  const top: Open = { start: 0, isObject: false, pieces: [] };
  const open: Open[] = [top];
  const hasReturns = text.includes('\r');
  let deeper = 0;
  let lineEnd = -1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      if (lineEnd < at) lineEnd = lineBreak(text, at, hasReturns);
      at = stringEnd(text, at, lineEnd);
    } else if (code === slash) at = commentEnd(text, at);
    else if (code === openBrace || code === openBracket) {
      if (open.length > depthLimit) deeper += 1;
      else open.push({ start: at, isObject: code === openBrace, pieces: [] });
    } else if (code === closeBrace || code === closeBracket) {
      if (deeper > 0) deeper -= 1;
      else close(open, at, code === closeBrace);
    }
  }
  // What was never closed gives its pieces to what is around it.
  return open.flatMap(({ pieces }) => pieces).toSorted((one, other) => one.offset - other.offset);
}

const quote = 0x22;
const slash = 0x2f;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** A bracket that does not fit closes nothing, as for the parser. */
function close(open: Open[], at: number, isBrace: boolean): void {
  const last = open.at(-1);
  const around = open.at(-2);
  if (last === undefined || around === undefined || last.isObject !== isBrace) return;
  open.pop();
  const length = at + 1 - last.start;
  if (last.isObject && length <= sizeLimit) around.pieces.push({ offset: last.start, length });
  else for (const piece of last.pieces) around.pieces.push(piece);
}

/** The offset of the string's last character: its closing quote, or what stands before its line's end. */
function stringEnd(text: string, start: number, lineEnd: number): number {
  let end = start;
  do end = text.indexOf('"', end + 1);
  while (end >= 0 && isEscaped(text, end));
  if (end >= 0 && end < lineEnd) return end;
  return lineEnd - 1;
}

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === 0x5c) before -= 1;
  return (at - before) % 2 === 0;
}

/** The offset of the next line break, or of the text's end. */
function lineBreak(text: string, from: number, hasReturns: boolean): number {
  if (!hasReturns) {
    const found = text.indexOf('\n', from);
    return found < 0 ? text.length : found;
  }
  const anyBreak = /[\r\n]/g;
  anyBreak.lastIndex = from;
  return anyBreak.exec(text)?.index ?? text.length;
}

function commentEnd(text: string, start: number): number {
  const next = text[start + 1];
  if (next === '/') {
    return lineBreak(text, start, true) - 1;
  }
  if (next !== '*') return start;
  const end = text.indexOf('*/', start + 2);
  return end < 0 ? text.length : end + 1;
}
