// How values are spelled in a response: JSON in most formats, Python literals in the pythonic one.
import type { JsonValue } from '../../tools/tool.ts';
import type { Pattern } from '../pattern.ts';
import { chars, choice, repeat, sequence } from '../pattern-build.ts';
import {
  type CodePointRange,
  inRanges,
  intersectRanges,
  normalRanges,
  subtractRanges,
} from '../pattern-ranges.ts';
import { spacedJson } from '../spaced-json.ts';

export interface ValueSyntax {
  /** A string whose characters (escapes count as one) number `min` to `max`. */
  strings(min: number, max: number): Pattern;
  /** A string with this content; characters that cannot be written in a string are left out of it. */
  quoted(content: Pattern): Pattern;
  /** The spellings of one value; the first is the canonical one. */
  spellings(value: JsonValue): readonly string[];
}

/** No controls, line separators, surrogates, byte order mark or replacement character. */
const printable: readonly CodePointRange[] = [
  [0x20, 0x7e],
  [0xa0, 0x2027],
  [0x202a, 0xd7ff],
  [0xe000, 0xfefe],
  [0xff00, 0xfffc],
  [0x10000, 0x10ffff],
];

/** What a string's content is written with: `special` characters only behind a backslash. */
interface Escapes {
  readonly special: string;
  /** Escape letters by the character that they stand for. */
  readonly letters: ReadonlyMap<string, string>;
  /** What was written before. */
  readonly written: WeakMap<Pattern, Pattern>;
}

function escapesFor(special: string, controls: string): Escapes {
  const letters = new Map<string, string>();
  for (const character of special) letters.set(character, character);
  for (const letter of controls) letters.set(controlOf.get(letter) ?? letter, letter);
  return { special, letters, written: new WeakMap() };
}

const controlOf: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
/** Also those of a Python string in double quotes. */
const doubleQuoted = escapesFor('"\\', 'bfnrt');
const singleQuoted = escapesFor("'\\", 'nrt');

/**
 * A pattern of contents as a pattern of what is written between the quotes. The same part of a pattern always gives
 * the same object, so that a matcher compiles it once.
 */
function written(content: Pattern, escapes: Escapes): Pattern {
  const known = escapes.written.get(content);
  if (known) return known;
  const made = write(content, escapes);
  escapes.written.set(content, made);
  return made;
}

function write(content: Pattern, escapes: Escapes): Pattern {
  switch (content.kind) {
    case 'text':
      return sequence(...Array.from(content.text, (character) => writtenCharacter(character, escapes)));
    case 'chars':
      return writtenClass(normalRanges(content.ranges), escapes);
    case 'sequence':
      return sequence(...content.items.map((item) => written(item, escapes)));
    case 'choice':
      return choice(...content.items.map((item) => written(item, escapes)));
    case 'repeat':
      return repeat(written(content.item, escapes), content.min, content.max);
  }
}

function writtenClass(ranges: readonly CodePointRange[], escapes: Escapes): Pattern {
  const plain = subtractRanges(intersectRanges(ranges, printable), rangesOf(escapes.special));
  const escaped = [...escapes.letters]
    .filter(([character]) => inRanges(ranges, character.charCodeAt(0)))
    .map(([, letter]) => letter);
  const ways: Pattern[] = plain.length > 0 ? [{ kind: 'chars', ranges: plain }] : [];
  if (escaped.length > 0) ways.push(sequence('\\', chars(escaped.join(''))));
  return choice(...ways);
}

function writtenCharacter(character: string, escapes: Escapes): string {
  const letter = escapes.letters.get(character);
  return letter === undefined ? character : `\\${letter}`;
}

function rangesOf(characters: string): readonly CodePointRange[] {
  return Array.from(characters, (character) => [character.charCodeAt(0), character.charCodeAt(0)] as const);
}

const anything: Pattern = { kind: 'chars', ranges: [[0, 0x10ffff]] };
const anyStrings = new Map<string, Pattern>();

function anyString(min: number, max: number): Pattern {
  const key = `${min},${max}`;
  const made = anyStrings.get(key) ?? repeat(anything, min, max);
  anyStrings.set(key, made);
  return made;
}

function between(quote: string, content: Pattern): Pattern {
  return sequence(quote, written(content, quote === "'" ? singleQuoted : doubleQuoted), quote);
}

export const jsonSyntax: ValueSyntax = {
  strings: (min, max) => between('"', anyString(min, max)),
  quoted: (content) => between('"', content),
  spellings: (value) => [spacedJson(value)],
};

/** Both kinds of quotes, because models write both. */
export const pythonSyntax: ValueSyntax = {
  strings: (min, max) => pythonSyntax.quoted(anyString(min, max)),
  quoted: (content) => choice(between("'", content), between('"', content)),
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
