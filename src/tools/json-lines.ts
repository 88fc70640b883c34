// JSON Lines: one JSON value a line, each with its own place in the file.
import { type ParsedJson, type ParseJson, parseJson } from './json-tree.ts';

export interface JsonLine extends ParsedJson {
  /** Counts from 0, blank lines included. */
  readonly index: number;
}

/**
 * The lines of a JSON Lines text, or nothing if the text looks like one JSON document that is broken. It is taken
 * for JSON Lines if at least half of its two or more lines are an object or a list by themselves, and the first
 * does not end in the middle of one. Blank lines and `//` lines are passed over.
 */
export function parseJsonLines(text: string, parse: ParseJson = parseJson): readonly JsonLine[] | undefined {
  const lines: JsonLine[] = [];
  let whole = 0;
  for (const { index, offset, content } of contentLines(text)) {
    if (lines.length === 0 && /[[{,]\s*$/.test(content.slice(-200))) return undefined;
    const parsed = parse(content, offset);
    if (parsed.faults.length === 0 && parsed.root !== undefined && parsed.root.kind !== 'scalar') whole += 1;
    lines.push({ ...parsed, index });
  }
  return lines.length >= 2 && whole * 2 >= lines.length ? lines : undefined;
}

function* contentLines(text: string): Generator<{ index: number; offset: number; content: string }> {
  let offset = 0;
  for (let index = 0; offset < text.length; index += 1) {
    const newline = text.indexOf('\n', offset);
    const end = newline < 0 ? text.length : newline;
    const content = text.slice(offset, end);
    if (/\S/.test(content) && !/^\s*\/\//.test(content)) yield { index, offset, content };
    offset = end + 1;
  }
}
