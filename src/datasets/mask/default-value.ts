// Replaces a default value that the gold calls restate: in the schema, its description, the calls and the query.
import { isObject, own } from '../../tools/json-tree.ts';
import type { JsonSchema, JsonValue } from '../../tools/tool.ts';
import { defaultTextLength, type Random, randomInteger, randomText } from './random-name.ts';

/** A default that can be replaced. */
export type Scalar = string | number | boolean;

/** The default of a parameter that masking may replace: neither list, object, null nor the empty text. */
export function scalarDefault(schema: JsonValue | undefined): Scalar | undefined {
  const value = own(schema, 'default');
  return isScalar(value) && value !== '' ? value : undefined;
}

export function isScalar(value: JsonValue | undefined): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** As Python's `str` has it, by which Hammer's script compares a default with an argument. */
export function pythonText(value: Scalar): string {
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}

/**
 * Another default: an integer gains 1 to 4, any other number (and a boolean, as Python counts them) a fraction of
 * [0, 1), a text becomes five random characters.
 */
export function publishedDefault(value: Scalar, random: Random): Scalar {
  if (typeof value === 'string') return randomText(random, defaultTextLength);
  if (Number.isInteger(value)) return Number(value) + randomInteger(random, 1, 4);
  return Number(value) + random();
}

const restricting = [
  'enum',
  'const',
  'pattern',
  'format',
  'multipleOf',
  'anyOf',
  'oneOf',
  'allOf',
  'not',
  '$ref',
];

/**
 * As `publishedDefault`, but only where the schema certainly takes the new value, and with fractions of two digits;
 * otherwise nothing, and the default should stay.
 */
export function soundDefault(value: Scalar, schema: JsonSchema, random: Random): Scalar | undefined {
  if (typeof value === 'boolean' || restricting.some((keyword) => Object.hasOwn(schema, keyword)))
    return undefined;
  const type = own(schema, 'type');
  if (typeof value === 'string') {
    const long = own(schema, 'minLength');
    const short = own(schema, 'maxLength');
    if (type !== undefined && type !== 'string') return undefined;
    if (typeof long === 'number' && long > defaultTextLength) return undefined;
    if (typeof short === 'number' && short < defaultTextLength) return undefined;
    return publishedDefault(value, random);
  }
  if (type !== undefined && type !== 'number' && !(type === 'integer' && Number.isInteger(value)))
    return undefined;
  const next = Number(
    (value + (Number.isInteger(value) ? randomInteger(random, 1, 4) : random())).toFixed(2),
  );
  const most = [own(schema, 'maximum'), own(schema, 'exclusiveMaximum')];
  return most.some((limit) => typeof limit === 'number' && next >= limit) ? undefined : next;
}

/** Plain text replacement everywhere, in four spellings one after the other, as Hammer's script does it. */
export function publishedQuery(query: string, before: Scalar, after: Scalar): string {
  const [old, next] = [pythonText(before), pythonText(after)];
  return [asIs, capitalised, lower, upper].reduce(
    (text, spell) => text.replaceAll(spell(old), () => spell(next)),
    query,
  );
}

/** Plain text replacement everywhere. */
export function publishedDescription(description: string, before: Scalar, after: Scalar): string {
  return description.replaceAll(pythonText(before), () => pythonText(after));
}

/** Whole words only, once, in any of the four spellings: `5` in `15` or `2.5` stays. */
export function soundText(text: string, before: Scalar, after: Scalar): string {
  const [old, next] = [String(before), String(after)];
  const spellings = new Map(
    [asIs, capitalised, lower, upper].toReversed().map((spell) => [spell(old), spell(next)]),
  );
  return text.replace(wholeWord([...spellings.keys()]), (found) => spellings.get(found) ?? found);
}

/** Whether a text holds a value as a whole word, in any case. */
export function hasWord(text: string, value: Scalar): boolean {
  return new RegExp(wholeWord([String(value)]).source, 'iu').test(text);
}

function wholeWord(words: readonly string[]): RegExp {
  const choices = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}_]|[.,]\\b)(?:${choices})(?![\\p{L}\\p{N}_]|[.,]\\p{N})`, 'gu');
}

function asIs(text: string): string {
  return text;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
}

function lower(text: string): string {
  return text.toLowerCase();
}

function upper(text: string): string {
  return text.toUpperCase();
}

/** The schema with another default; its description says the new one too. */
export function withDefault(schema: JsonSchema, before: Scalar, after: Scalar, sound: boolean): JsonSchema {
  if (!isObject(schema)) return schema;
  const replace = sound ? soundText : publishedDescription;
  const entries = Object.entries(schema).map(([key, value]): [string, JsonValue] => {
    if (key === 'default') return [key, after];
    return key === 'description' && typeof value === 'string'
      ? [key, replace(value, before, after)]
      : [key, value];
  });
  return Object.fromEntries(entries);
}
