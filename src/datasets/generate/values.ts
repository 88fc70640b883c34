// Draws values: what a query says, and what the gold call holds. A string is always said verbatim.
import type { JsonValue } from '../../tools/tool.ts';
import { chance, integerBetween, pick, type Random } from './choose.ts';
import type { CodeKind, DecimalKind, IntegerKind, ListKind, SharedKind, WordsKind } from './value-kinds.ts';
import * as lists from './word-lists.ts';

/** A value and the words for it; `said` holds every string of `value` verbatim and every number in digits. */
export interface DrawnValue {
  readonly said: string;
  readonly value: JsonValue;
}

export type PlainKind = SharedKind | CodeKind | WordsKind | IntegerKind | DecimalKind;

export function drawValue(kind: PlainKind | ListKind, random: Random): DrawnValue {
  if (typeof kind === 'object' && 'list' in kind) return drawList(kind, random);
  return drawPlain(kind, random);
}

function drawPlain(kind: PlainKind, random: Random): DrawnValue {
  if (typeof kind === 'string') {
    const value = shared[kind](random);
    return { said: String(value), value };
  }
  if ('code' in kind) return verbatim(drawCode(kind.code, random));
  if ('words' in kind) return verbatim(pick(random, wordsOf(kind)));
  if ('integer' in kind) return number(integerBetween(random, kind.integer[0], kind.integer[1]));
  const [from, to, places = 1] = kind.decimal;
  return number(rounded(from + random() * (to - from), chance(random, 0.25) ? 0 : places, from, to));
}

function drawList({ list, size = [1, 3] }: ListKind, random: Random): DrawnValue {
  const items: DrawnValue[] = [];
  const wanted = integerBetween(random, size[0], size[1]);
  // A list of few words may not hold as many different ones: then it stays shorter.
  for (let attempt = 0; items.length < wanted && attempt < 4 * wanted; attempt += 1) {
    const item = drawPlain(list, random);
    if (!items.some(({ said }) => said === item.said)) items.push(item);
  }
  return { said: enumeration(items.map(({ said }) => said)), value: items.map(({ value }) => value) };
}

/** `a`, `a and b`, `a, b and c`. */
export function enumeration(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

const split = new WeakMap<WordsKind, readonly string[]>();

function wordsOf(kind: WordsKind): readonly string[] {
  const known = split.get(kind) ?? kind.words.split('|');
  split.set(kind, known);
  return known;
}

function verbatim(value: string): DrawnValue {
  return { said: value, value };
}

function number(value: number): DrawnValue {
  return { said: String(value), value };
}

function rounded(value: number, places: number, from: number, to: number): number {
  const near = Number(value.toFixed(places));
  return Math.max(from, Math.min(near, to));
}

function drawCode(pattern: string, random: Random): string {
  return pattern.replace(/[#@?]/g, (mark) => {
    if (mark === '#') return String(integerBetween(random, 0, 9));
    return String.fromCharCode((mark === '@' ? 65 : 97) + integerBetween(random, 0, 25));
  });
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A made-up word of two or three syllables, in lower case. */
function madeUp(random: Random): string {
  const syllable = () => pick(random, lists.onsets) + pick(random, lists.vowels);
  const end = chance(random, 0.6) ? pick(random, lists.codas) : '';
  return syllable() + syllable() + (chance(random, 0.2) ? syllable() : '') + end;
}

const name = (random: Random): string => capitalized(madeUp(random));
const two = (value: number): string => String(value).padStart(2, '0');

function lastName(random: Random): string {
  return chance(random, 0.6) ? pick(random, lists.lastNames) : name(random);
}

function firstName(random: Random): string {
  return chance(random, 0.75) ? pick(random, lists.firstNames) : name(random);
}

function city(random: Random): string {
  if (chance(random, 0.55)) return pick(random, lists.cities);
  const made = name(random);
  if (chance(random, 0.8)) return made;
  return `${pick(random, ['Port', 'New', 'East', 'West', 'Upper', 'San', 'Lake'])} ${made}`;
}

function title(random: Random): string {
  const words = `${pick(random, lists.titleAdjectives)} ${pick(random, lists.titleNouns)}`;
  const draw = random();
  if (draw < 0.5) return words;
  if (draw < 0.65) return `The ${words}`;
  if (draw < 0.85) return `${name(random)} ${pick(random, lists.titleNouns)}`;
  return `${words} of ${name(random)}`;
}

function date(random: Random): string {
  return `${month(random)}-${two(integerBetween(random, 1, 28))}`;
}

function month(random: Random): string {
  return `${integerBetween(random, 2024, 2029)}-${two(integerBetween(random, 1, 12))}`;
}

function time(random: Random): string {
  return `${two(integerBetween(random, 0, 23))}:${pick(random, ['00', '00', '15', '30', '45', '10', '20', '50'])}`;
}

function amount(random: Random): number {
  if (chance(random, 0.25)) return rounded(1 + random() * 199, 2, 1, 5000);
  return chance(random, 0.5) ? integerBetween(random, 1, 99) : 10 * integerBetween(random, 10, 500);
}

const lower = (random: Random): string =>
  chance(random, 0.5) ? pick(random, lists.firstNames).toLowerCase() : madeUp(random);
const domainName = (random: Random): string =>
  `${madeUp(random)}.${pick(random, ['com', 'org', 'net', 'io'])}`;
const capital = (random: Random): string => String.fromCharCode(65 + integerBetween(random, 0, 25));

const shared: Readonly<Record<SharedKind, (random: Random) => string | number>> = {
  city,
  country: (random) => (chance(random, 0.75) ? pick(random, lists.countries) : `${name(random)}land`),
  street: (random) =>
    `${integerBetween(random, 1, 99)} ${chance(random, 0.6) ? pick(random, lists.streetNames) : name(random)} ${pick(random, lists.streetKinds)}`,
  place: (random) => `${name(random)} ${pick(random, lists.placeKinds)}`,
  airport: (random) => capital(random) + capital(random) + capital(random),
  postcode: (random) =>
    chance(random, 0.6) ? drawCode(pick(random, ['####', '#####']), random) : drawCode('@@# #@@', random),
  person: (random) => `${firstName(random)} ${lastName(random)}`,
  'first-name': firstName,
  company: (random) => `${name(random)} ${pick(random, lists.companyKinds)}`,
  brand: name,
  product: (random) =>
    `${name(random)} ${chance(random, 0.5) ? pick(random, lists.productKinds) : drawCode(pick(random, ['@#', '@##', '###', '#']), random)}`,
  title,
  topic: (random) => pick(random, lists.topics),
  text: (random) => `${pick(random, lists.textStarts)} ${pick(random, lists.textEnds)}`,
  username: (random) =>
    `${lower(random)}${pick(random, ['_', '.', ''])}${chance(random, 0.5) ? madeUp(random) : integerBetween(random, 1, 99)}`,
  email: (random) => `${lower(random)}@${domainName(random)}`,
  url: (random) => `https://${domainName(random)}${chance(random, 0.5) ? `/${madeUp(random)}` : ''}`,
  phone: (random) => drawCode(pick(random, ['+## ### ####', '###-####', '0## ######']), random),
  file: (random) =>
    `${chance(random, 0.5) ? pick(random, lists.fileNames) : madeUp(random)}${chance(random, 0.5) ? `_${integerBetween(random, 1, 99)}` : ''}.${pick(random, lists.fileEndings)}`,
  hashtag: (random) => `#${madeUp(random)}`,
  date,
  time,
  datetime: (random) => `${date(random)}T${time(random)}`,
  month,
  year: (random) => integerBetween(random, 1950, 2030),
  weekday: (random) => pick(random, lists.weekdays),
  currency: (random) => pick(random, lists.currencies),
  language: (random) => pick(random, lists.languages),
  colour: (random) => pick(random, lists.colours),
  amount,
  percent: (random) => integerBetween(random, 1, 100),
  ticker: (random) =>
    capital(random) + capital(random) + capital(random) + (chance(random, 0.5) ? capital(random) : ''),
};
