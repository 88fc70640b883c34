// A pattern as a llama.cpp grammar (GBNF): one root rule, bounded repetition as `{m,n}`.
// Syntax: ggml-org/llama.cpp grammars/README.md; escapes as its parser knows them (\n \r \t \" \\ \[ \] \xHH \uHHHH \UHHHHHHHH).
import type { Pattern } from './pattern.ts';
import { type CodePointRange, normalRanges } from './pattern-ranges.ts';

/**
 * @throws {RangeError} when the pattern has a choice without items, which a grammar cannot say.
 */
export function toGbnf(pattern: Pattern): string {
  return `root ::= ${expression(pattern)}\n`;
}

function expression(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'text':
      return `"${Array.from(pattern.text, (character) => escape(character, /["\\]/)).join('')}"`;
    case 'chars':
      return charClass(pattern.ranges);
    case 'sequence':
      if (pattern.items.length === 0) return '""';
      return pattern.items
        .map((item) => (item.kind === 'choice' ? group(item) : expression(item)))
        .join(' ');
    case 'choice':
      if (pattern.items.length === 0)
        throw new RangeError('A choice without items has no grammar. Leave the constraint away instead.');
      return pattern.items.map(expression).join(' | ');
    case 'repeat':
      return repeated(pattern.item, pattern.min, pattern.max);
  }
}

function repeated(item: Pattern, min: number, max: number): string {
  if (max === 0) return '""';
  if (min === 1 && max === 1) return group(item);
  if (min === 0 && max === 1) return `${group(item)}?`;
  return `${group(item)}{${min === max ? min : `${min},${max}`}}`;
}

/** Grouped even where precedence does not ask for it: llama.cpp copies the item, and a group is copied as one rule. */
function group(item: Pattern): string {
  return item.kind === 'chars' ? expression(item) : `(${expression(item)})`;
}

function charClass(ranges: readonly CodePointRange[]): string {
  const normal = normalRanges(ranges);
  if (normal.length === 0)
    throw new RangeError('A character class without characters has no grammar. Leave the constraint away instead.');
  return `[${normal.map(classRange).join('')}]`;
}

function classRange([from, to]: CodePointRange): string {
  const low = escape(String.fromCodePoint(from), /[\\\]["^-]/);
  return from === to ? low : `${low}-${escape(String.fromCodePoint(to), /[\\\]["^-]/)}`;
}

const named: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '"': '\\"',
  '\\': '\\\\',
  '[': '\\[',
  ']': '\\]',
};

function escape(character: string, special: RegExp): string {
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0x20 && point !== 0x7f && !special.test(character)) return character;
  return named[character] ?? `\\x${point.toString(16).toUpperCase().padStart(2, '0')}`;
}
