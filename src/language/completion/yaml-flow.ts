// The cursor in YAML's flow style, `{type: , enum: [a, ]}`, on one line or on several, closed or not yet.
import type { Cursor } from './place.ts';
import { pathTo, tokensOf } from './yaml-lines.ts';

/** Where the outermost collection around the cursor opens. */
export interface FlowStart {
  readonly offset: number;
  readonly path: readonly string[];
}

/** A collection that spans more lines is rarely typed by hand. */
const mostLines = 300;

/** Nothing where the cursor is in no flow collection. */
export function flowStart(text: string, offset: number): FlowStart | undefined {
  let found: FlowStart | undefined;
  let end = offset;
  for (let lines = 0; end >= 0 && lines < mostLines; lines += 1) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (/^(?:---|\.\.\.)/.test(line)) break;
    const tokens = tokensOf(line);
    const behind = tokens.at(-1)?.end ?? 0;
    const column = behind + (/^\s*(?:[&!]\S+\s+)*/.exec(line.slice(behind))?.[0].length ?? 0);
    if (/[{[]/.test(line[column] ?? '') && openAt(text, start + column, offset) !== undefined) {
      const path = pathTo(text, start, tokens, column);
      found = path && { offset: start + column, path };
    }
    // Neither a dash nor a name at the margin stands inside of a flow collection.
    if (tokens.some(({ kind, column: at }) => kind === 'dash' || at === 0)) break;
    end = start - 1;
  }
  return found;
}

export function flowCursor(
  text: string,
  offset: number,
  { offset: from, path: outer }: FlowStart,
): Cursor | undefined {
  const open = openAt(text, from, offset);
  const inner = open?.frames.at(-1);
  if (open === undefined || inner === undefined || open.isFull) return undefined;
  const start = open.word ?? offset;
  const quote = /["']/.exec(text[start] ?? '')?.[0];
  const rest = restOf(text.slice(offset, offset + 400), start < offset ? quote : undefined);
  const replaced = { offset: start, length: offset + rest.length - start };
  const next = /^[ \t]*(.?)/.exec(text.slice(offset + rest.length, offset + rest.length + 400))?.[1] ?? '';
  const path = [...outer, ...open.frames.flatMap(segmentOf)];
  return {
    path,
    atName: inner.kind === 'map' && inner.key === undefined,
    replaced,
    hasValue: next === ':',
    needsComma: next !== '' && !/[,\]}:#\r]/.test(next),
    inFlow: true,
  };
}

function segmentOf({ kind, key, index }: Frame): readonly string[] {
  if (kind === 'list') return [String(index)];
  return key === undefined ? [] : [key];
}

/** What is left of the word behind the cursor. */
function restOf(text: string, quote: string | undefined): string {
  if (quote === '"') return /^(?:[^"\\\n]|\\.)*"?/.exec(text)?.[0] ?? '';
  if (quote === "'") return /^[^'\n]*'?/.exec(text)?.[0] ?? '';
  return /^[^\s,[\]{}:"']*/.exec(text)?.[0] ?? '';
}

interface Frame {
  readonly kind: 'map' | 'list';
  /** In a map, behind a colon. */
  key?: string;
  index: number;
}

interface Open {
  /** From the outermost collection to the one around the cursor. */
  readonly frames: readonly Frame[];
  /** Where the word starts that is being typed. */
  readonly word: number | undefined;
  /** Whether only a comma, a bracket or a space may come next. */
  readonly isFull: boolean;
}

/** What is open at an offset, from a bracket on; nothing where all is closed again, or in a comment. */
function openAt(text: string, from: number, to: number): Open | undefined {
  const frames: Frame[] = [];
  let word: number | undefined;
  let full: { readonly start: number; readonly end: number } | undefined;
  const next = () => {
    word = undefined;
    full = undefined;
  };
  for (let at = from; at < to; at += 1) {
    const character = text[at] ?? '';
    const inner = frames.at(-1);
    if (character === '{' || character === '[') {
      frames.push({ kind: character === '{' ? 'map' : 'list', index: 0 });
      next();
    } else if (character === '}' || character === ']') {
      frames.pop();
      if (frames.length === 0) return undefined;
      word = undefined;
      full = { start: at, end: at + 1 };
    } else if (character === ',' && inner !== undefined) {
      inner.index += 1;
      delete inner.key;
      next();
    } else if (character === ':' && inner?.kind === 'map' && endsName(text, at, full !== undefined)) {
      inner.key ??= nameOf(text, word, full, at);
      next();
    } else if (character === '#' && /\s/.test(text[at - 1] ?? '')) {
      at = lineEnd(text, at);
      if (at >= to) return undefined;
    } else if ((character === '"' || character === "'") && word === undefined) {
      const end = quotedEnd(text, at);
      if (end > to) return { frames, word: at, isFull: false };
      full = { start: at, end };
      at = end - 1;
    } else if (!/\s/.test(character)) word ??= at;
  }
  // What is written right behind a colon would be one word with the name before it.
  return { frames, word, isFull: full !== undefined || text[to - 1] === ':' };
}

/** `a:b` is one word; behind a quoted name, a colon needs no space. */
function endsName(text: string, at: number, isQuoted: boolean): boolean {
  return isQuoted || /[\s,[\]{}]|^$/.test(text[at + 1] ?? '');
}

function nameOf(
  text: string,
  word: number | undefined,
  full: { readonly start: number; readonly end: number } | undefined,
  colon: number,
): string {
  if (full !== undefined) return text.slice(full.start + 1, full.end - 1);
  return word === undefined ? '' : text.slice(word, colon).trim();
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Behind the closing quote; behind the text where there is none. */
function quotedEnd(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\n') break;
    if (quote === '"' && text[at] === '\\') at += 1;
    else if (text[at] === quote && quote === "'" && text[at + 1] === "'") at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return Number.POSITIVE_INFINITY;
}
