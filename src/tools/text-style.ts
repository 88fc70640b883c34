// How a file writes JSON: its indentation, its line ends, its spaces; and values written that way.
import type { JsonValue } from './tool.ts';

export interface TextStyle {
  /** One level of indentation: spaces or a tab. */
  readonly unit: string;
  readonly lineEnd: string;
  /** Whether a space stands behind colons and commas. */
  readonly spaced: boolean;
}

export function styleOf(text: string): TextStyle {
  const start = text.slice(0, 20_000);
  const indents = [...start.matchAll(/\n([ \t]+)\S/g)].map(([, white = '']) => white);
  const tabs = indents.some((white) => white.startsWith('\t'));
  const widths = indents.map((white) => white.length).filter((width) => width > 0);
  const unit = tabs ? '\t' : ' '.repeat(widths.length === 0 ? 2 : Math.min(8, ...widths));
  return { unit, lineEnd: /\r\n/.test(start) ? '\r\n' : '\n', spaced: !/":[^\s]/.test(start) };
}

/** The white space at the start of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, Math.min(offset, start + 400)))?.[0] ?? '';
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the line break that ends the line of an offset, or of the text's end. */
export function lineBreak(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

export interface Rendering {
  readonly style: TextStyle;
  /** Of the line on which the value starts. */
  readonly indent: string;
  /** Whether objects are spread over lines; lists of short scalars never are. */
  readonly spread: boolean;
  readonly spaced: boolean;
}

/** Longer lists of texts and numbers are spread over lines. */
const shortList = 80;

export function renderJson(value: JsonValue, rendering: Rendering): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members: readonly (readonly [string | undefined, JsonValue])[] = Array.isArray(value)
    ? value.map((item: JsonValue) => [undefined, item] as const)
    : Object.entries(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) return `${open}${close}`;
  const { style, indent, spread, spaced } = rendering;
  const inner = `${indent}${style.unit}`;
  const write = (lines: boolean) =>
    members.map(([name, item]) => {
      const text = renderJson(item, { ...rendering, indent: inner, spread: lines });
      return name === undefined ? text : `${JSON.stringify(name)}${spaced ? ': ' : ':'}${text}`;
    });
  const isFlat =
    Array.isArray(value) && members.every(([, item]) => typeof item !== 'object' || item === null);
  const inLine = `${open}${write(false).join(spaced ? ', ' : ',')}${close}`;
  if (!spread || (isFlat && inLine.length <= shortList)) return inLine;
  const separator = `,${style.lineEnd}${inner}`;
  return `${open}${style.lineEnd}${inner}${write(true).join(separator)}${style.lineEnd}${indent}${close}`;
}
