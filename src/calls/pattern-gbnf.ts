// A pattern as a llama.cpp grammar (GBNF): a root rule and one for each nested repetition, bounded repetition as `{m,n}`.
// Syntax: ggml-org/llama.cpp grammars/README.md; escapes as its parser knows them (\n \r \t \" \\ \[ \] \xHH \uHHHH \UHHHHHHHH).
import type { Pattern } from './pattern.ts';
import { type CodePointRange, normalRanges } from './pattern-ranges.ts';

/**
 * @throws {RangeError} when the pattern has a choice without items, which a grammar cannot say.
 */
export function toGbnf(pattern: Pattern): string {
  const rules: Rules = { names: new Map(), bodies: [] };
  const root = expression(pattern, rules);
  const others = rules.bodies.map((body, index) => `r${index + 1} ::= ${body}\n`);
  return `root ::= ${root}\n${others.join('')}`;
}

/** Rules besides the root: `r1` is the first body, and so on. */
interface Rules {
  readonly names: Map<Pattern, string>;
  readonly bodies: string[];
}

function expression(pattern: Pattern, rules: Rules): string {
  switch (pattern.kind) {
    case 'text':
      return `"${Array.from(pattern.text, (character) => escaped(character, /["\\]/)).join('')}"`;
    case 'chars':
      return charClass(pattern.ranges);
    case 'sequence':
      if (pattern.items.length === 0) return '""';
      return pattern.items
        .map((item) => (item.kind === 'choice' ? `(${expression(item, rules)})` : expression(item, rules)))
        .join(' ');
    case 'choice':
      if (pattern.items.length === 0)
        throw new RangeError('A choice without items has no grammar. Leave the constraint away instead.');
      return pattern.items.map((item) => expression(item, rules)).join(' | ');
    case 'repeat':
      return repeated(pattern, rules);
  }
}

function repeated(pattern: Extract<Pattern, { kind: 'repeat' }>, rules: Rules): string {
  const { item, min, max } = pattern;
  if (max === 0) return '""';
  // Grouped even where precedence does not ask for it: llama.cpp copies the item, and a group is copied as one rule.
  const one =
    item.kind === 'chars'
      ? expression(item, rules)
      : `(${repeats(item) ? ruleOf(item, rules) : expression(item, rules)})`;
  if (min === 1 && max === 1) return one;
  if (min === 0 && max === 1) return `${one}?`;
  return `${one}{${min === max ? min : `${min},${max}`}}`;
}

/** llama.cpp refuses a group whose own rules times its repetitions are too many; a rule's name counts as one. */
function ruleOf(item: Pattern, rules: Rules): string {
  const known = rules.names.get(item);
  if (known) return known;
  const index = rules.bodies.push('');
  const name = `r${index}`;
  rules.names.set(item, name);
  rules.bodies[index - 1] = expression(item, rules);
  return name;
}

function repeats(pattern: Pattern): boolean {
  if (pattern.kind === 'repeat') return true;
  return (pattern.kind === 'sequence' || pattern.kind === 'choice') && pattern.items.some(repeats);
}

function charClass(ranges: readonly CodePointRange[]): string {
  const normal = normalRanges(ranges);
  if (normal.length === 0)
    throw new RangeError(
      'A character class without characters has no grammar. Leave the constraint away instead.',
    );
  return `[${normal.map(classRange).join('')}]`;
}

function classRange([from, to]: CodePointRange): string {
  const low = escaped(String.fromCodePoint(from), /[\\\]["^-]/);
  return from === to ? low : `${low}-${escaped(String.fromCodePoint(to), /[\\\]["^-]/)}`;
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

function escaped(character: string, special: RegExp): string {
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0x20 && point !== 0x7f && !special.test(character)) return character;
  return named[character] ?? `\\x${point.toString(16).toUpperCase().padStart(2, '0')}`;
}
