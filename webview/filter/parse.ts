// The filter language: `@score < 0.4 @pruned @kind:argument unit -"Oslo, Norway"`. Mistakes never stop the rest from working.
import { type Field, fieldNamed, fields } from './fields.ts';

export type Operator = '<' | '<=' | '>' | '>=' | '=' | '!=';

interface TermBase {
  readonly negated: boolean;
  /** UTF-16 offsets into the filter's text. */
  readonly from: number;
  readonly to: number;
}

export type Term = TermBase &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'flag'; readonly field: Field }
    | { readonly kind: 'word'; readonly field: Field; readonly words: readonly string[] }
    | {
        readonly kind: 'number';
        readonly field: Field;
        readonly operator: Operator;
        readonly value: number;
      }
  );

export interface FilterMistake {
  readonly from: number;
  readonly to: number;
  /** What is wrong, and what is possible. */
  readonly message: string;
}

export interface ParsedFilter {
  readonly terms: readonly Term[];
  readonly mistakes: readonly FilterMistake[];
}

/** `@name`, then nothing, `:value`, or an operator and a value that may stand apart. */
const fieldPattern =
  /@([A-Za-z-]*)(?::\s*("[^"]*"?|[^\s"]*)|\s*(<=|>=|!=|==|≤|≥|≠|<|>|=)\s*("[^"]*"?|[^\s"@]*))?/y;
const wordPattern = /"([^"]*)"?|[^\s"]+/y;
const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(%?)$/i;

const operators: Readonly<Record<string, Operator>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '=': '=',
  '==': '=',
  '!=': '!=',
  '≠': '!=',
};

export function parseFilter(text: string): ParsedFilter {
  const terms: Term[] = [];
  const mistakes: FilterMistake[] = [];
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const from = at;
    // A sign alone is still being typed.
    const negated = /^[-!](?=[^\s])/.test(text.slice(at, at + 2));
    if (negated) at += 1;
    const isField = text.charAt(at) === '@';
    const pattern = isField ? fieldPattern : wordPattern;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) break;
    at += match[0].length;
    const base = { negated, from, to: at };
    if (isField) {
      const [, name = '', word, sign, value] = match;
      const read = readField(base, name, word, sign, value);
      if ('message' in read) mistakes.push(read);
      else terms.push(read);
    } else if ((match[1] ?? match[0]) !== '') {
      terms.push({ ...base, kind: 'text', text: (match[1] ?? match[0]).toLowerCase() });
    }
  }
  return { terms, mistakes };
}

function readField(
  base: TermBase,
  name: string,
  word: string | undefined,
  sign: string | undefined,
  value: string | undefined,
): Term | FilterMistake {
  const mistake = (message: string): FilterMistake => ({ from: base.from, to: base.to, message });
  const field = fieldNamed(name);
  if (field === undefined) return mistake(unknownField(name));
  if (sign !== undefined) return readComparison(base, field, operators[sign] ?? '=', unquoted(value ?? ''));
  if (word === undefined) {
    if (field.flag !== undefined) return { ...base, kind: 'flag', field };
    return mistake(`@${field.name} needs a value: ${example(field)}.`);
  }
  const said = unquoted(word);
  if (field.word === undefined) {
    if (field.number !== undefined) return readComparison(base, field, '=', said);
    return mistake(`@${field.name} takes no value; write @${field.name} alone.`);
  }
  return readWords(base, field, field.word.known, said);
}

function readComparison(
  base: TermBase,
  field: Field,
  operator: Operator,
  said: string,
): Term | FilterMistake {
  const mistake = (message: string): FilterMistake => ({ from: base.from, to: base.to, message });
  if (field.number === undefined) {
    return mistake(`@${field.name} is not a number and cannot be compared; try ${example(field)}.`);
  }
  if (said === '') return mistake(`@${field.name} ${operator} needs a number, as in ${example(field)}.`);
  const match = numberPattern.exec(said);
  if (match === null) return mistake(`"${said}" is not a number; try ${example(field)}.`);
  const value = Number.parseFloat(said) / (match[1] === '%' ? 100 : 1);
  return { ...base, kind: 'number', field, operator, value };
}

function readWords(
  base: TermBase,
  field: Field,
  known: readonly string[] | undefined,
  said: string,
): Term | FilterMistake {
  const wanted = said
    .toLowerCase()
    .split('|')
    .filter((part) => part !== '');
  const possible = known === undefined ? 'any part of a name' : known.join(', ');
  const mistake = (message: string): FilterMistake => ({ from: base.from, to: base.to, message });
  if (wanted.length === 0) return mistake(`@${field.name}: needs a value: ${possible}.`);
  if (known === undefined) return { ...base, kind: 'word', field, words: wanted };
  const words: string[] = [];
  for (const part of wanted) {
    // The start of a word is enough while it fits something.
    const fitting = known.includes(part) ? [part] : known.filter((word) => word.startsWith(part));
    if (fitting.length === 0)
      return mistake(`@${field.name}: does not know "${part}"; possible: ${possible}.`);
    words.push(...fitting);
  }
  return { ...base, kind: 'word', field, words };
}

const unquoted = (text: string): string => text.replace(/^"|"$/g, '');

function unknownField(name: string): string {
  const near = fields.filter((field) => name !== '' && field.name.startsWith(name.slice(0, 1).toLowerCase()));
  const shown = (near.length > 0 ? near : fields.slice(0, 8)).map((field) => `@${field.name}`);
  return `${name === '' ? '@ needs a name' : `There is no @${name}`}; possible: ${shown.join(', ')}.`;
}

/** How a field is used, for messages and completions. */
export function example(field: Field): string {
  if (field.word !== undefined) return `@${field.name}:${field.word.known?.[0] ?? 'name'}`;
  if (field.name === 'step' || field.name === 'rank' || field.name === 'count') return `@${field.name} > 2`;
  if (field.name === 'policy') return '@policy < -2';
  return field.number === undefined ? `@${field.name}` : `@${field.name} < 0.4`;
}
