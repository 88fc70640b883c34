// An expression's text as tokens: numbers, texts in quotes, names and signs, each with its place.
import { continuesName, ExpressionError, startsName } from './expression.ts';

export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly offset: number; readonly length: number }
  | { readonly kind: 'text'; readonly value: string; readonly offset: number; readonly length: number }
  | { readonly kind: 'name'; readonly value: string; readonly offset: number; readonly length: number }
  | { readonly kind: 'sign'; readonly value: string; readonly offset: number; readonly length: number }
  | { readonly kind: 'end'; readonly value: ''; readonly offset: number; readonly length: 0 };

/** Most UTF-16 code units of an expression: far more than a person writes. */
export const longestExpression = 10_000;

/** The longer ones first. `=` and the single `&` and `|` are known only so that the error can say what was meant. */
const signs = [
  ...['===', '!==', '==', '!=', '<=', '>=', '&&', '||'],
  ...['<', '>', '+', '-', '*', '/', '%', '!', '?', ':', '.', ',', '(', ')', '[', ']'],
  ...['=', '&', '|'],
];

const meant: ReadonlyMap<string, string> = new Map([
  ['=', 'Use `==` to compare: an expression changes nothing.'],
  ['&', 'Use `&&` or `and`.'],
  ['|', 'Use `||` or `or`.'],
]);

/** @throws {ExpressionError} for what is no token. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > longestExpression) {
    throw new ExpressionError(
      `The expression is longer than ${longestExpression} characters: make it shorter.`,
      { offset: longestExpression, length: 0 },
    );
  }
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = /\s+/y;
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
    if (at >= text.length) break;
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.offset + token.length;
  }
  tokens.push({ kind: 'end', value: '', offset: text.length, length: 0 });
  return tokens;
}

function tokenAt(text: string, offset: number): Token {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  if (character === '"' || character === "'") return quoted(text, offset, character);
  if (/[0-9]/.test(character) || /^\.[0-9]/.test(text.slice(offset, offset + 2))) return number(text, offset);
  if (startsName(character)) {
    const value = nameAt(text, offset);
    return { kind: 'name', value, offset, length: value.length };
  }
  const sign = signs.find((each) => text.startsWith(each, offset));
  const place = { offset, length: sign?.length ?? character.length };
  const advice = sign === undefined ? undefined : meant.get(sign);
  if (sign === undefined || advice !== undefined) {
    throw new ExpressionError(advice ?? `${JSON.stringify(character)} means nothing here: remove it.`, place);
  }
  return { kind: 'sign', value: sign, ...place };
}

function nameAt(text: string, offset: number): string {
  let end = offset;
  while (end < text.length) {
    const character = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (!continuesName(character)) break;
    end += character.length;
  }
  return text.slice(offset, end);
}

function number(text: string, offset: number): Token {
  const digits = /(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
  digits.lastIndex = offset;
  const spelled = digits.exec(text)?.[0] ?? '';
  const place = { offset, length: spelled.length };
  const value = Number(spelled);
  if (!Number.isFinite(value)) throw new ExpressionError('This number is too large.', place);
  const next = text.slice(offset + spelled.length, offset + spelled.length + 2);
  if (next !== '' && continuesName(String.fromCodePoint(next.codePointAt(0) ?? 0))) {
    throw new ExpressionError('A number ends before a letter: put a space or an operator between.', place);
  }
  return { kind: 'number', value, ...place };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function quoted(text: string, offset: number, quote: string): Token {
  let value = '';
  let at = offset + 1;
  for (;;) {
    const unit = text.charAt(at);
    if (unit === '') {
      throw new ExpressionError(`The text that begins here has no closing ${quote}.`, { offset, length: 1 });
    }
    if (unit === quote) return { kind: 'text', value, offset, length: at + 1 - offset };
    if (unit !== '\\') {
      value += unit;
      at += 1;
      continue;
    }
    const letter = text.charAt(at + 1);
    const simple = escapes.get(letter);
    const hex = letter === 'u' ? (/^[0-9a-fA-F]{4}/.exec(text.slice(at + 2, at + 6))?.[0] ?? '') : '';
    if (simple === undefined && hex === '') {
      throw new ExpressionError(
        'After a backslash only " \' \\ / b f n r t and u with four digits may come.',
        {
          offset: at,
          length: 1,
        },
      );
    }
    value += simple ?? String.fromCharCode(Number.parseInt(hex, 16));
    at += 2 + hex.length;
  }
}
