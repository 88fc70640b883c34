// The value of a finished literal: JSON through JSON.parse, Python (and JSON that needs it) through a small reader.
import type { JsonValue } from '../../tools/tool.ts';
import type { Syntax } from './scan.ts';

/**
 * The value that `text` spells, or undefined where it spells none. The scanner has accepted `text` before, so that
 * only an escape beyond Unicode (`\UFFFFFFFF`) is left to go wrong.
 */
export function literalValue(syntax: Syntax, text: string): JsonValue | undefined {
  try {
    if (syntax === 'python') return readLiteral({ text, at: 0, syntax });
    if (text.startsWith('"') && !text.includes('\\')) return text.slice(1, -1);
    if (hasEscapedKey(text)) return readLiteral({ text, at: 0, syntax });
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Whether a key may be a single escape, as in `{"\n": 1}`. The JSON.parse of V8 13.6 (Node 24) reads such a key as a
 * backslash after an object that had the key `\\` at the same place (nodejs/node#63785).
 */
function hasEscapedKey(text: string): boolean {
  return text.includes('\\') && /"\\(?:[^u]|u[0-9a-fA-F]{4})"[ \t\n\r]*:/.test(text);
}

interface Source {
  readonly text: string;
  readonly syntax: Syntax;
  at: number;
}

const words: ReadonlyMap<string, boolean | null> = new Map([
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
  ['None', null],
  ['null', null],
]);

function match(source: Source, pattern: RegExp): string {
  pattern.lastIndex = source.at;
  const found = pattern.exec(source.text)?.[0] ?? '';
  source.at += found.length;
  return found;
}

function skipSpace(source: Source): string {
  match(source, /[ \t\n\r]*/y);
  return source.text.charAt(source.at);
}

function readLiteral(source: Source): JsonValue {
  const first = skipSpace(source);
  if (first === '"' || first === "'") return readString(source);
  if (first === '[') return readList(source, ']').items;
  if (first === '(') return readTuple(source);
  if (first === '{') return readDict(source);
  const word = match(source, /[A-Za-z]+/y);
  const value = words.get(word);
  if (value !== undefined) return value;
  if (word !== '') throw new SyntaxError(`Unknown word ${word}.`);
  return readNumber(source);
}

function readNumber(source: Source): number {
  const digits = match(source, /[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?/y);
  if (digits === '') throw new SyntaxError('Not a literal.');
  return Number(digits);
}

/** Items up to the closing bracket, and whether a comma stood anywhere. */
function readList(source: Source, close: string): { items: JsonValue[]; comma: boolean } {
  source.at += 1;
  const items: JsonValue[] = [];
  let comma = false;
  while (skipSpace(source) !== close) {
    items.push(readLiteral(source));
    if (skipSpace(source) !== ',') continue;
    comma = true;
    source.at += 1;
  }
  source.at += 1;
  return { items, comma };
}

/** `(1)` is only a parenthesis, `(1,)` and `()` are tuples. */
function readTuple(source: Source): JsonValue {
  const { items, comma } = readList(source, ')');
  const only = items[0];
  return items.length === 1 && !comma && only !== undefined ? only : items;
}

function readDict(source: Source): JsonValue {
  source.at += 1;
  const dict: Record<string, JsonValue> = {};
  while (skipSpace(source) !== '}') {
    const key = keyText(readLiteral(source));
    skipSpace(source);
    source.at += 1; // the colon
    setProperty(dict, key, readLiteral(source));
    if (skipSpace(source) === ',') source.at += 1;
  }
  source.at += 1;
  return dict;
}

/** A dictionary's key as Python's `json.dumps` writes it. */
function keyText(key: JsonValue): string {
  return typeof key === 'string' ? key : JSON.stringify(key);
}

/** Sets an own property whatever its name, `__proto__` as well. */
export function setProperty(object: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\x07'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['\n', ''],
]);

function readString(source: Source): string {
  const quote = source.text.charAt(source.at);
  source.at += 1;
  const parts: string[] = [];
  const plain = quote === '"' ? /[^"\\]*/y : /[^'\\]*/y;
  for (;;) {
    parts.push(match(source, plain));
    if (source.text.charAt(source.at) !== '\\') break;
    source.at += 1;
    parts.push(readEscape(source));
  }
  source.at += 1;
  return parts.join('');
}

function readEscape(source: Source): string {
  const octal = match(source, /[0-7]{1,3}/y);
  if (octal !== '') return String.fromCharCode(Number.parseInt(octal, 8));
  const hexadecimal = match(source, /x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}/y);
  if (hexadecimal !== '') return String.fromCodePoint(Number.parseInt(hexadecimal.slice(1), 16));
  const character = source.text.charAt(source.at);
  source.at += 1;
  if (character === '/' && source.syntax === 'json') return character;
  // Python keeps the backslash of an escape that it does not know.
  return simpleEscapes.get(character) ?? `\\${character}`;
}
