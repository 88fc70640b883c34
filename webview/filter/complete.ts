// What may come next where somebody types a filter.
import { fieldNamed, fields } from './fields.ts';
import { example } from './parse.ts';

export interface Completion {
  /** What takes the place of the text between `from` and `to`. */
  readonly insert: string;
  readonly says: string;
}

export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

/** @param caret Offset into the text. Empty where plain words are typed. */
export function completions(text: string, caret: number): Completions {
  const before = text.slice(0, caret);
  const none: Completions = { from: caret, to: caret, options: [] };
  // Inside quotes everything is text.
  if ((before.match(/"/g)?.length ?? 0) % 2 === 1) return none;
  const word = /(?:^|\s)[-!]?@([A-Za-z-]*)$/.exec(before);
  if (word !== null) return namesFrom(text, caret, word[1] ?? '');
  const value = /@([A-Za-z-]+):([^\s"|]*\|)*([^\s"|]*)$/.exec(before);
  if (value !== null) return valuesFrom(text, caret, value[1] ?? '', value[3] ?? '');
  return none;
}

function namesFrom(text: string, caret: number, typed: string): Completions {
  const to = caret + (/^[A-Za-z-]*/.exec(text.slice(caret))?.[0].length ?? 0);
  const wanted = typed.toLowerCase();
  const starting = fields.filter(({ name }) => name.startsWith(wanted));
  const containing = fields.filter(({ name }) => !name.startsWith(wanted) && name.includes(wanted));
  const exact = starting.length === 1 && starting[0]?.name === wanted && starting[0].flag !== undefined;
  const options = [...starting, ...containing].map((field) => ({
    insert: `@${field.name}${field.flag === undefined && field.word !== undefined ? ':' : ''}`,
    says: example(field) === `@${field.name}` ? field.says : `${field.says}, as in ${example(field)}`,
  }));
  return { from: caret - typed.length - 1, to, options: exact ? [] : options };
}

function valuesFrom(text: string, caret: number, name: string, typed: string): Completions {
  const known = fieldNamed(name)?.word?.known ?? [];
  const to = caret + (/^[^\s"|]*/.exec(text.slice(caret))?.[0].length ?? 0);
  const fitting = known.filter((word) => word.startsWith(typed.toLowerCase()) && word !== typed);
  return { from: caret - typed.length, to, options: fitting.map((insert) => ({ insert, says: '' })) };
}
