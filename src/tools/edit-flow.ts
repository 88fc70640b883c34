// Changes of an object or list in brackets: JSON, JSON with comments, and YAML's flow style.

import type { Added, ContainerChange, Part } from './edit-container.ts';
import type { TextEdit } from './schema-edit.ts';
import { indentAt, lineBreak, lineStart, type Rendering, renderJson, type TextStyle } from './text-style.ts';

export function writeFlow(change: ContainerChange, text: string, style: TextStyle): readonly TextEdit[] {
  const layout = layoutOf(change, text, style);
  return [...inPlace(change, text, layout), ...structural(change, text, layout)];
}

interface Layout {
  readonly style: TextStyle;
  /** Whether each part stands on a line of its own. */
  readonly spread: boolean;
  readonly spaced: boolean;
  /** White space before each part, where they are spread. */
  readonly indent: string;
  /** White space before the closing bracket, where they are spread. */
  readonly outer: string;
}

function layoutOf({ container, parts }: ContainerChange, text: string, style: TextStyle): Layout {
  const { offset } = container.range;
  const first = parts[0];
  const outer = indentAt(text, offset);
  const spaced = isSpaced(parts, text) ?? style.spaced;
  if (first !== undefined) {
    const spread = /[\r\n]/.test(text.slice(offset, first.range.offset));
    return { style, spread, spaced, indent: spread ? indentAt(text, first.range.offset) : outer, outer };
  }
  // An empty container is spread if it is the value of an entry that has a line of its own.
  const before = text.slice(lineStart(text, offset), offset);
  const spread = lineStart(text, offset) > 0 && /^\s*(?:"[^"]*"\s*:\s*)?$/.test(before);
  return { style, spread, spaced, indent: `${outer}${style.unit}`, outer };
}

/** Whether a space stands behind commas and colons; nothing where there are none. */
function isSpaced([first, second]: readonly Part[], text: string): boolean | undefined {
  if (first === undefined) return undefined;
  if (second !== undefined) return /\s/.test(text.slice(endOf(first), second.range.offset));
  if (first.keyRange === undefined) return undefined;
  return /\s/.test(text.slice(first.keyRange.offset + first.keyRange.length, first.tree.range.offset));
}

function inPlace(change: ContainerChange, text: string, layout: Layout): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const [index, name] of change.renamed) {
    const range = change.parts[index]?.keyRange;
    if (range !== undefined) edits.push({ ...range, text: JSON.stringify(name) });
  }
  for (const [index, value] of change.replaced) {
    const part = change.parts[index];
    if (part === undefined) continue;
    const { range } = part.tree;
    const old = text.slice(range.offset, range.offset + range.length);
    const isLine = part.tree.kind !== 'scalar' && old.length > 2 && !/[\r\n]/.test(old);
    const rendering = renderingOf(layout, indentAt(text, part.range.offset));
    const written = renderJson(value, { ...rendering, spread: rendering.spread && !isLine });
    // In YAML `key:` has no value yet, and the new one needs a space.
    const space = range.length === 0 && text[range.offset - 1] === ':' ? ' ' : '';
    edits.push({ ...range, text: `${space}${written}` });
  }
  return edits;
}

function renderingOf({ style, spread, spaced }: Layout, indent: string): Rendering {
  return { style, indent, spread, spaced };
}

/** What is removed and added. */
function structural(change: ContainerChange, text: string, layout: Layout): readonly TextEdit[] {
  const { parts, removed, added } = change;
  if (removed.size === 0 && added.length === 0) return [];
  const kept = parts.map((part, index) => ({ part, index })).filter(({ index }) => !removed.has(index));
  const last = kept.at(-1);
  if (last === undefined) return [interior(change, text, layout)];
  const edits: TextEdit[] = [];
  const gaps = gapsOf(change, text);
  for (const index of removed) {
    // Those behind the last one that stays are removed with the comma before them.
    if (index < last.index) edits.push(removal(parts, gaps, index, text));
  }
  const behind = parts.slice(last.index + 1);
  const lastEnd = endOf(last.part);
  const comma = gaps[last.index]?.comma;
  if (behind.length > 0) edits.push(...tail(parts, gaps, last.index, text, added.length > 0));
  if (added.length === 0) return edits;
  const hasComma = comma !== undefined;
  const at = hasComma ? comma + 1 : lastEnd;
  // A comment behind the last part stays behind it.
  const lineEnd = lineBreak(text, at);
  const onItsLine = layout.spread && hasComma && /^[ \t]*\/[/*]/.test(text.slice(at, lineEnd));
  const written = added.map((one) => addedText(one, layout));
  const joined = written.map((one) => `${between(layout)}${one}`).join(',');
  const trailing = hasComma && behind.length === 0 ? ',' : '';
  edits.push({
    offset: onItsLine ? lineEnd : at,
    length: 0,
    text: `${hasComma ? '' : ','}${joined}${trailing}`,
  });
  return edits;
}

function between({ spread, spaced, style, indent }: Layout): string {
  if (spread) return `${style.lineEnd}${indent}`;
  return spaced ? ' ' : '';
}

function addedText({ name, value }: Added, layout: Layout): string {
  const written = renderJson(value, renderingOf(layout, layout.indent));
  return name === undefined ? written : `${JSON.stringify(name)}${layout.spaced ? ': ' : ':'}${written}`;
}

/** Nothing of the old parts stays. */
function interior({ container, added }: ContainerChange, text: string, layout: Layout): TextEdit {
  const { offset, length } = container.range;
  const inside = { offset: offset + 1, length: Math.max(0, length - 2) };
  if (added.length === 0) return { ...inside, text: '' };
  const joined = added.map((one) => addedText(one, layout)).join(`,${between(layout)}`);
  if (!layout.spread) return { ...inside, text: joined };
  const { lineEnd } = layout.style;
  const outer =
    text.slice(lineStart(text, offset), offset).trim() === '' ? indentAt(text, offset) : layout.outer;
  return { ...inside, text: `${lineEnd}${layout.indent}${joined}${lineEnd}${outer}` };
}

interface Gap {
  /** Offset of the comma behind the part. */
  readonly comma?: number;
}

function gapsOf({ container, parts }: ContainerChange, text: string): readonly Gap[] {
  const close = container.range.offset + container.range.length;
  return parts.map((part, index) => {
    const comma = commaIn(text, endOf(part), parts[index + 1]?.range.offset ?? close);
    return comma === undefined ? {} : { comma };
  });
}

function endOf({ range }: Part): number {
  return range.offset + range.length;
}

function commaIn(text: string, from: number, to: number): number | undefined {
  let at = from;
  while (at < to) {
    const two = text.slice(at, at + 2);
    if (two === '//' || text[at] === '#') at = lineBreak(text, at);
    else if (two === '/*') {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? to : end + 2;
    } else if (text[at] === ',') return at;
    else at += 1;
  }
  return undefined;
}

/** Removes a part that others follow, with its comma, and with its lines where it has them for itself. */
function removal(parts: readonly Part[], gaps: readonly Gap[], index: number, text: string): TextEdit {
  const part = parts[index];
  const next = parts[index + 1];
  if (part === undefined || next === undefined) return { offset: 0, length: 0, text: '' };
  const comma = gaps[index]?.comma ?? endOf(part) - 1;
  return (
    ownLines(part, comma + 1, text) ??
    spanEdit(part.range.offset, blankEnd(text, comma + 1, next.range.offset))
  );
}

function spanEdit(from: number, to: number): TextEdit {
  return { offset: from, length: Math.max(0, to - from), text: '' };
}

function blankEnd(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}

/** The lines of a part as one edit, if nothing but a comment stands beside it on them. */
function ownLines(part: Part, end: number, text: string): TextEdit | undefined {
  const start = lineStart(text, part.range.offset);
  if (start === 0 || text.slice(start, part.range.offset).trim() !== '') return undefined;
  const stop = lineBreak(text, end);
  if (!/^[ \t]*(?:(?:\/\/|#).*|\/\*[^\n]*\*\/[ \t]*)?$/.test(text.slice(end, stop))) return undefined;
  // The line break before goes with it: the one behind may be the last of the file.
  const before = text[start - 2] === '\r' ? start - 2 : start - 1;
  return spanEdit(before, stop);
}

/** Removes what stands behind the last part that stays; its comma too, unless something is added behind it. */
function tail(
  parts: readonly Part[],
  gaps: readonly Gap[],
  last: number,
  text: string,
  keepComma: boolean,
): readonly TextEdit[] {
  const lastComma = gaps[last]?.comma;
  const trailingComma = gaps.at(-1)?.comma !== undefined;
  const dropComma = lastComma !== undefined && !keepComma && !trailingComma;
  const edits: TextEdit[] = dropComma ? [spanEdit(lastComma, lastComma + 1)] : [];
  for (let index = last + 1; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined) continue;
    const end = (gaps[index]?.comma ?? endOf(part) - 1) + 1;
    const lines = ownLines(part, end, text);
    if (lines !== undefined) {
      edits.push(lines);
      continue;
    }
    // The white space before goes too, so that `{"a": 1, "b": 2}` becomes `{"a": 1}`.
    let start = part.range.offset;
    const stop = (gaps[index - 1]?.comma ?? start - 1) + 1;
    while (start > stop && /\s/.test(text[start - 1] ?? '')) start -= 1;
    edits.push(spanEdit(start, end));
  }
  return edits;
}
