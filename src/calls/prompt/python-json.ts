// JSON as Python reads and prints it: numbers keep their spelling (5.0 stays 5.0) and keys keep their order.
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { JsonValue } from '../../tools/tool.ts';

/** A JSON number by its spelling: with a point or an exponent it is Python's float, otherwise an int. */
export interface PythonNumber {
  readonly lexeme: string;
}

/** A JSON document with ordered keys (also integer-like ones, which a JavaScript object would move to the front). */
export type PythonJson =
  | null
  | boolean
  | string
  | PythonNumber
  | readonly PythonJson[]
  | ReadonlyMap<string, PythonJson>;

export function isPythonMap(value: PythonJson | undefined): value is ReadonlyMap<string, PythonJson> {
  return value instanceof Map;
}

export function isPythonList(value: PythonJson | undefined): value is readonly PythonJson[] {
  return Array.isArray(value);
}

/**
 * Reads strict JSON. A repeated key keeps its first place and its last value, as in Python.
 * @throws {Error} naming the first syntax error and its offset.
 */
export function parsePythonJson(text: string): PythonJson {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first || !root) {
    const what = first
      ? `${printParseErrorCode(first.error)} at character ${first.offset}`
      : 'the text is empty';
    throw new Error(`Not a JSON document: ${what}. Give one JSON value, without comments.`);
  }
  return fromNode(root, text);
}

function fromNode(node: Node, text: string): PythonJson {
  switch (node.type) {
    case 'array':
      return (node.children ?? []).map((child) => fromNode(child, text));
    case 'object': {
      const map = new Map<string, PythonJson>();
      for (const property of node.children ?? []) {
        const [key, value] = property.children ?? [];
        if (key && value) map.set(String(key.value), fromNode(value, text));
      }
      return map;
    }
    case 'number':
      return { lexeme: text.slice(node.offset, node.offset + node.length) };
    case 'string':
      return String(node.value);
    case 'boolean':
      return node.value === true;
    default:
      return null;
  }
}

/** A value that was already parsed: whole numbers become ints, because their spelling is lost. */
export function toPythonJson(value: JsonValue | undefined): PythonJson {
  if (value === undefined || value === null || typeof value === 'boolean' || typeof value === 'string')
    return value ?? null;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    return { lexeme: Number.isInteger(value) ? BigInt(value).toString() : pythonFloat(value) };
  }
  if (Array.isArray(value)) return value.map(toPythonJson);
  return new Map(Object.entries(value).map(([key, item]) => [key, toPythonJson(item)]));
}

/** Python's `json.dumps` with its defaults: `", "`, `": "`, everything outside printable ASCII escaped. */
export function dumpPythonJson(value: PythonJson): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return dumpString(value);
  if (isPythonMap(value)) {
    const entries = [...value].map(([key, item]) => `${dumpString(key)}: ${dumpPythonJson(item)}`);
    return `{${entries.join(', ')}}`;
  }
  if (isPythonList(value)) return `[${value.map(dumpPythonJson).join(', ')}]`;
  return pythonNumber(value.lexeme, 'Infinity');
}

function dumpString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Python's `str()` of a parsed JSON value: `True`, `None`, `5.0`, `['a', 1]`; a string is itself. */
export function pythonStr(value: PythonJson): string {
  return typeof value === 'string' ? value : pythonRepr(value);
}

function pythonRepr(value: PythonJson): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return reprString(value);
  if (isPythonMap(value)) {
    const entries = [...value].map(([key, item]) => `${reprString(key)}: ${pythonRepr(item)}`);
    return `{${entries.join(', ')}}`;
  }
  if (isPythonList(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  return pythonNumber(value.lexeme, 'inf');
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
/** What `str.isprintable` calls not printable, the plain space excepted. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}\p{Zs}]/u;

function reprString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = '';
  for (const character of text) {
    if (character === quote) body += `\\${quote}`;
    else if (shortEscapes[character] !== undefined) body += shortEscapes[character];
    else if (character !== ' ' && unprintable.test(character)) body += escapeCodePoint(character);
    else body += character;
  }
  return quote + body + quote;
}

function escapeCodePoint(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  if (point < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return point < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** A number as Python prints it after `json.loads`; `infinity` is the word for an overflowing float. */
function pythonNumber(lexeme: string, infinity: string): string {
  if (!/[.eE]/.test(lexeme)) return /^-0+$/.test(lexeme) ? '0' : lexeme;
  const value = Number(lexeme);
  if (!Number.isFinite(value)) return value < 0 ? `-${infinity}` : infinity;
  return pythonFloat(value);
}

/** Python's `repr(float)`: the shortest digits, an exponent below 1e-4 and from 1e16 on. */
export function pythonFloat(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  const [mantissa = '0', power = '0'] = value.toExponential().split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace('-', '').replace('.', '');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}
