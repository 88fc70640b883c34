// A pattern as a regular expression in the subset that Rust's regex, Python's re, xgrammar and outlines share.
// No anchors, no look-around, no references, no flags: groups `(?:…)`, classes, `|`, `{m,n}` and literal characters.
import type { Pattern } from './pattern.ts';
import { type CodePointRange, normalRanges } from './pattern-ranges.ts';

/** Not anchored: engines that match a whole text need nothing more, JavaScript needs `^(?:…)$` with the `u` flag. */
export function toRegex(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'text':
      return Array.from(pattern.text, (character) => escapeLiteral(character)).join('');
    case 'chars':
      return charClass(pattern.ranges);
    case 'sequence':
      return pattern.items.map(inSequence).join('');
    case 'choice':
      return alternatives(pattern.items).regex;
    case 'repeat':
      return repeated(pattern.item, pattern.min, pattern.max);
  }
}

function inSequence(item: Pattern): string {
  if (item.kind !== 'choice') return toRegex(item);
  const { regex, isOpen } = alternatives(item.items);
  return isOpen ? `(?:${regex})` : regex;
}

/** A class that no character is in. */
const never = '[^\\s\\S]';

/**
 * An empty alternative becomes a `?`, since not every engine reads `(?:|a)`.
 * `isOpen`: whether what stands next to it would belong to the last alternative.
 */
function alternatives(items: readonly Pattern[]): { readonly regex: string; readonly isOpen: boolean } {
  const texts = items.map(toRegex);
  const some = texts.filter((text) => text !== '');
  const joined = some.join('|');
  if (some.length === 0) return { regex: texts.length === 0 ? never : '', isOpen: false };
  if (some.length === texts.length) return { regex: joined, isOpen: true };
  return { regex: `(?:${joined})?`, isOpen: false };
}

function repeated(item: Pattern, min: number, max: number): string {
  if (max === 0) return '';
  const one = atom(item);
  if (one === '(?:)') return '';
  if (min === 1 && max === 1) return one;
  if (min === 0 && max === 1) return `${one}?`;
  return min === max ? `${one}{${min}}` : `${one}{${min},${max}}`;
}

function atom(item: Pattern): string {
  const isOne = item.kind === 'chars' || (item.kind === 'text' && Array.from(item.text).length === 1);
  return isOne ? toRegex(item) : `(?:${toRegex(item)})`;
}

function charClass(ranges: readonly CodePointRange[]): string {
  const normal = normalRanges(ranges);
  const [first] = normal;
  if (!first) return never;
  if (normal.length === 1 && first[0] === first[1]) return escapeLiteral(String.fromCodePoint(first[0]));
  return `[${normal.map(classRange).join('')}]`;
}

function classRange([from, to]: CodePointRange): string {
  const low = escapeIn(String.fromCodePoint(from), /[\\\][^-]/);
  if (from === to) return low;
  const high = escapeIn(String.fromCodePoint(to), /[\\\][^-]/);
  return to === from + 1 ? low + high : `${low}-${high}`;
}

function escapeLiteral(character: string): string {
  return escapeIn(character, /[\\^$.*+?()[\]{}|]/);
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeIn(character: string, special: RegExp): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20 || point === 0x7f) return named[character] ?? `\\x${point.toString(16).padStart(2, '0')}`;
  return special.test(character) ? `\\${character}` : character;
}
