// Reads the simple part of ECMAScript's regular expressions (the `pattern` keyword) as a pattern.
// Known: literals, escapes, classes, `.`, groups, `|`, quantifiers, `^` at the start and `$` at the end. Unknown, and
// so left to the validator: look-around, references, word boundaries, Unicode properties, anchors elsewhere.
import type { Pattern } from '../pattern.ts';
import { chars, choice, repeat, sequence, text } from '../pattern-build.ts';
import { type CodePointRange, normalRanges, subtractRanges } from '../pattern-ranges.ts';

/**
 * The whole texts that match `source`, or undefined where it uses what is not known here.
 * @param cap how often `*` and `+` may repeat, and how many characters may stand around an expression without anchors.
 */
export function regexPattern(source: string, cap: number): Pattern | undefined {
  const reader: Reader = { source, at: 0, cap };
  const isAnchored = take(reader, '^');
  const bodies = alternatives(reader);
  const isClosed = take(reader, '$');
  if (!bodies || reader.at < source.length) return undefined;
  // `^a|b$` anchors each only at one side.
  if (bodies.length > 1 && (isAnchored || isClosed)) return undefined;
  const around = repeat(anyCharacter, 0, cap);
  return sequence(isAnchored ? '' : around, choice(...bodies), isClosed ? '' : around);
}

interface Reader {
  readonly source: string;
  at: number;
  readonly cap: number;
}

const everything: CodePointRange = [0, 0x10ffff];
const lineEnds: readonly CodePointRange[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
const anyCharacter: Pattern = { kind: 'chars', ranges: subtractRanges([everything], lineEnds) };
const digits = ranges(chars(['0', '9']));
const wordCharacters = ranges(chars(['0', '9'], ['A', 'Z'], ['a', 'z'], '_'));
const spaces = ranges(chars(' \t\n\r\v\f\u00a0\u2028\u2029\ufeff'));
const classes: ReadonlyMap<string, readonly CodePointRange[]> = new Map([
  ['d', digits],
  ['w', wordCharacters],
  ['s', spaces],
  ['D', subtractRanges([everything], digits)],
  ['W', subtractRanges([everything], wordCharacters)],
  ['S', subtractRanges([everything], spaces)],
]);
const controls: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['f', '\f'],
  ['0', '\0'],
]);

function ranges(pattern: Pattern): readonly CodePointRange[] {
  return pattern.kind === 'chars' ? pattern.ranges : [];
}

function take(reader: Reader, wanted: string): boolean {
  if (!reader.source.startsWith(wanted, reader.at)) return false;
  reader.at += wanted.length;
  return true;
}

function alternatives(reader: Reader): readonly Pattern[] | undefined {
  const items: Pattern[] = [];
  do {
    const item = concatenation(reader);
    if (!item) return undefined;
    items.push(item);
  } while (take(reader, '|'));
  return items;
}

function concatenation(reader: Reader): Pattern | undefined {
  const items: Pattern[] = [];
  while (reader.at < reader.source.length && !'|)$'.includes(reader.source.charAt(reader.at))) {
    const item = atom(reader);
    const counted = item && quantified(reader, item);
    if (!counted) return undefined;
    items.push(counted);
  }
  return sequence(...items);
}

function quantified(reader: Reader, item: Pattern): Pattern | undefined {
  const bounds = quantifier(reader);
  if (bounds === undefined) return item;
  take(reader, '?');
  const [min, max] = bounds;
  return min <= max ? repeat(item, min, max) : undefined;
}

function quantifier(reader: Reader): readonly [number, number] | undefined {
  if (take(reader, '*')) return [0, reader.cap];
  if (take(reader, '+')) return [1, Math.max(1, reader.cap)];
  if (take(reader, '?')) return [0, 1];
  const counted = /^\{(\d{1,5})(,?)(\d{0,5})\}/.exec(reader.source.slice(reader.at, reader.at + 16));
  if (!counted) return undefined;
  reader.at += counted[0].length;
  const min = Number(counted[1]);
  if (counted[2] === '') return [min, min];
  return [min, counted[3] === '' ? Math.max(min, reader.cap) : Number(counted[3])];
}

function atom(reader: Reader): Pattern | undefined {
  if (take(reader, '(')) {
    if (take(reader, '?') && !take(reader, ':') && !takeGroupName(reader)) return undefined;
    const inner = alternatives(reader);
    return inner && take(reader, ')') ? choice(...inner) : undefined;
  }
  if (take(reader, '[')) return characterClass(reader);
  if (take(reader, '.')) return anyCharacter;
  if (take(reader, '\\')) {
    const escaped = afterBackslash(reader);
    if (typeof escaped === 'string') return text(escaped);
    return escaped && { kind: 'chars', ranges: escaped };
  }
  const character = nextCharacter(reader);
  return character === undefined || '^*+?{}]'.includes(character) ? undefined : text(character);
}

function takeGroupName(reader: Reader): boolean {
  const name = /^<[A-Za-z_]\w*>/.exec(reader.source.slice(reader.at));
  if (!name) return false;
  reader.at += name[0].length;
  return true;
}

function nextCharacter(reader: Reader): string | undefined {
  const point = reader.source.codePointAt(reader.at);
  if (point === undefined) return undefined;
  const character = String.fromCodePoint(point);
  reader.at += character.length;
  return character;
}

/** After the backslash: one character, a class, or undefined for what is not known. */
function afterBackslash(reader: Reader): string | readonly CodePointRange[] | undefined {
  const letter = nextCharacter(reader);
  if (letter === undefined) return undefined;
  const known = classes.get(letter) ?? controls.get(letter);
  if (known !== undefined) return known;
  if (letter === 'x' || letter === 'u') {
    const digitsAfter = letter === 'x' ? /^[0-9a-fA-F]{2}/ : /^(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]{1,5}\})/;
    const found = digitsAfter.exec(reader.source.slice(reader.at, reader.at + 8));
    if (!found) return undefined;
    reader.at += found[0].length;
    return String.fromCodePoint(Number.parseInt(found[0].replace(/[{}]/g, ''), 16));
  }
  return /[A-Za-z0-9]/.test(letter) ? undefined : letter;
}

function characterClass(reader: Reader): Pattern | undefined {
  const isNegated = take(reader, '^');
  const members: CodePointRange[] = [];
  while (!take(reader, ']')) {
    const low = classMember(reader);
    if (low === undefined) return undefined;
    const isRange = reader.source.charAt(reader.at) === '-' && reader.source.charAt(reader.at + 1) !== ']';
    if (typeof low !== 'string') {
      if (isRange) return undefined;
      members.push(...low);
      continue;
    }
    let high: string | readonly CodePointRange[] | undefined = low;
    if (isRange) {
      reader.at += 1;
      high = classMember(reader);
    }
    if (typeof high !== 'string') return undefined;
    members.push([low.codePointAt(0) ?? 0, high.codePointAt(0) ?? 0]);
  }
  return { kind: 'chars', ranges: isNegated ? subtractRanges([everything], members) : normalRanges(members) };
}

function classMember(reader: Reader): string | readonly CodePointRange[] | undefined {
  if (!take(reader, '\\')) return nextCharacter(reader);
  if (take(reader, 'b')) return '\b';
  return afterBackslash(reader);
}
