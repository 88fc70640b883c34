// How values are spelled in a response: JSON in most formats, Python literals in the pythonic one.
import type { JsonValue } from '../../tools/tool.ts';
import type { Pattern } from '../pattern.ts';
import { chars, choice, repeat, sequence } from '../pattern-build.ts';
import type { CodePointRange } from '../pattern-ranges.ts';
import { spacedJson } from '../spaced-json.ts';

export interface ValueSyntax {
  /** A string whose characters (escapes count as one) number `min` to `max`. */
  strings(min: number, max: number): Pattern;
  /** A string whose inner text, free of quotes and backslashes, is `body`. */
  quoted(body: Pattern): Pattern;
  /** The spellings of one value; the first is the canonical one. */
  spellings(value: JsonValue): readonly string[];
}

/** Everything but controls, line separators, surrogates, the replacement character and what is said not to be one. */
function printableExcept(...excluded: readonly number[]): readonly CodePointRange[] {
  const ranges: CodePointRange[] = [];
  let from = 0x20;
  for (const point of [...excluded].sort((a, b) => a - b)) {
    ranges.push([from, point - 1]);
    from = point + 1;
  }
  ranges.push([from, 0x7e], [0xa0, 0x2027], [0x202a, 0xd7ff], [0xe000, 0xfefe], [0xff00, 0xfffc]);
  return [...ranges, [0x10000, 0x10ffff]];
}

function stringBetween(quote: string, escapes: string, min: number, max: number): Pattern {
  const plain: Pattern = { kind: 'chars', ranges: printableExcept(quote.charCodeAt(0), 0x5c) };
  const escaped = sequence('\\', chars(escapes));
  return sequence(quote, repeat(choice(plain, escaped), min, max), quote);
}

export const jsonSyntax: ValueSyntax = {
  strings: (min, max) => stringBetween('"', '"\\/bfnrt', min, max),
  quoted: (body) => sequence('"', body, '"'),
  spellings: (value) => [spacedJson(value)],
};

/** Both kinds of quotes, because models write both. */
export const pythonSyntax: ValueSyntax = {
  strings: (min, max) =>
    choice(stringBetween("'", "'\\nrt", min, max), stringBetween('"', '"\\nrt', min, max)),
  quoted: (body) => choice(sequence("'", body, "'"), sequence('"', body, '"')),
  spellings: (value) =>
    typeof value === 'string' ? [quotedBy(value, "'"), quotedBy(value, '"')] : [pythonLiteral(value)],
};

function pythonLiteral(value: JsonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string')
    return quotedBy(value, value.includes("'") && !value.includes('"') ? '"' : "'");
  if (typeof value === 'number') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${pythonLiteral(key)}: ${pythonLiteral(item)}`);
  return `{${entries.join(', ')}}`;
}

/** JSON's escapes mean the same in Python, save for `\"` and `\'`, of which only the string's own quote needs one. */
function quotedBy(value: string, quote: string): string {
  const body = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', quote === '"' ? '\\"' : '"');
  return quote + (quote === "'" ? body.replaceAll("'", "\\'") : body) + quote;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
