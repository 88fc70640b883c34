// The values of expressions: those of JSON, and the lists and objects of a search, which are read when they are asked for.

/** `null` stands for all that is not there: no score yet, no such item, no such key. */
export type Value = null | boolean | number | string | ListValue | ObjectValue;

export interface ListValue {
  readonly kind: 'list';
  /** What an item is, in the singular: `candidate`; `value` where it may be anything. */
  readonly of: string;
  readonly length: number;
  /** `null` outside. */
  item(index: number): Value;
  /** What the items have in common, where that is known without any: for completion in an empty list. */
  readonly sample?: ObjectValue;
}

/** What a name stands for, in words. */
export interface NameAbout {
  /** `number`, `text`, `candidate`, `list of candidates` … */
  readonly type: string;
  /** One sentence. */
  readonly about: string;
}

export interface ObjectValue {
  readonly kind: 'object';
  /** `candidate`, `beam`, `step` …; `object` for one of JSON. */
  readonly type: string;
  /** Objects of one type and key are the same thing; without a key, all that they have is compared. */
  readonly key?: string;
  /** What it counts as in arithmetic and comparisons: a score its number, a verdict its kind. */
  readonly plain?: number | string;
  /** The names that have a value, in the order in which they are shown. */
  names(): readonly string[];
  /** `null` for a name that has no value here, `undefined` for one that is not known. */
  get(name: string): Value | undefined;
  /** All names that {@link get} knows, with what they stand for. */
  known(): readonly (readonly [string, NameAbout])[];
  /** One short line. */
  brief(): string;
}

/** What names stand for where an expression is read. */
export type Scope = ObjectValue;

export function isList(value: Value): value is ListValue {
  return typeof value === 'object' && value !== null && value.kind === 'list';
}

export function isObject(value: Value): value is ObjectValue {
  return typeof value === 'object' && value !== null && value.kind === 'object';
}

export function listOf(of: string, items: readonly Value[], sample?: ObjectValue): ListValue {
  return {
    kind: 'list',
    of,
    length: items.length,
    item: (index) => items[index] ?? null,
    ...(sample === undefined ? {} : { sample }),
  };
}

/** The items, read one after the other. */
export function* itemsOf(list: ListValue): Iterable<Value> {
  for (let index = 0; index < list.length; index += 1) yield list.item(index);
}

/** A score as its number, a verdict as its kind; anything else as it is. */
export function plainOf(value: Value): Value {
  return isObject(value) && value.plain !== undefined ? value.plain : value;
}

/** Untrue are `null`, `false`, 0, the empty text and the empty list. */
export function isTrue(value: Value): boolean {
  const plain = plainOf(value);
  if (isList(plain)) return plain.length > 0;
  if (typeof plain === 'number') return plain !== 0 && !Number.isNaN(plain);
  return plain !== null && plain !== false && plain !== '';
}

/** "a text", "nothing", "a list": what a value is, for sentences. */
export function kindOf(value: Value): string {
  if (value === null) return 'nothing';
  if (isList(value)) return 'a list';
  if (isObject(value)) return /^[aeiou]/.test(value.type) ? `an ${value.type}` : `a ${value.type}`;
  if (typeof value === 'string') return 'a text';
  return typeof value === 'number' ? 'a number' : `${value}`;
}

/** `list of candidates`, `text`, `number`: the type as lists of variables and completions show it. */
export function typeOf(value: Value): string {
  if (value === null) return 'nothing';
  if (isList(value)) return `list of ${plural(value.of)}`;
  if (isObject(value)) return value.type;
  if (typeof value === 'string') return 'text';
  return typeof value;
}

export const plural = (word: string): string => `${word}s`;
