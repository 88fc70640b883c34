// A guard for recursive readers: what is nested too deep is blanked out before the text is parsed.
import type { TextRange } from './tool.ts';

/** Brackets that may be open at once. Real tool schemas stay below 40. */
export const depthLimit = 200;

export interface ShallowText {
  /** As long as the source, so that every offset still fits; each part that was too deep reads `0`. */
  readonly text: string;
  readonly blanked: readonly TextRange[];
}

const closes: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Blanks every object or array that lies under `limit` others. Runs in one pass. */
export function flattenDepth(text: string, limit = depthLimit): ShallowText {
  const open: string[] = [];
  const blanked: TextRange[] = [];
  let start = -1;
  for (let at = 0; at < text.length; at = pastToken(text, at)) {
    const character = text[at] ?? '';
    const closer = closes[character];
    if (closer !== undefined) {
      if (open.length === limit) start = at;
      open.push(closer);
    } else if ((character === '}' || character === ']') && open.at(-1) === character) {
      // A bracket that closes nothing is left out: the parser does not go up a level for it either.
      open.pop();
      if (open.length === limit) {
        blanked.push({ offset: start, length: at + 1 - start });
        start = -1;
      }
    }
  }
  if (start >= 0) blanked.push({ offset: start, length: text.length - start });
  return blanked.length === 0 ? { text, blanked } : { text: blank(text, blanked), blanked };
}

/** The offset after the string, comment or character at `at`. A string ends at its line's end at the latest. */
function pastToken(text: string, at: number): number {
  const character = text[at];
  if (character === '"') return pastString(text, at);
  if (character !== '/') return at + 1;
  if (text[at + 1] === '/') return pastLine(text, at);
  if (text[at + 1] !== '*') return at + 1;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}

function pastLine(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

function pastString(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') return at + 1;
    else if (character === '\n' || character === '\r') return at;
  }
  return at;
}

function blank(text: string, ranges: readonly TextRange[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { offset, length } of ranges) {
    parts.push(text.slice(done, offset), '0', ' '.repeat(length - 1));
    done = offset + length;
  }
  return parts.join('') + text.slice(done);
}
