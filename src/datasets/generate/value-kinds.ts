// The kinds of values that a slot can take, as authors of domains write them.

/** Strings of a shared kind, copied verbatim from the query; drawn in values.ts. */
export type SharedKind =
  | 'city' // Oslo, Port Velane (half of all names here are made up of syllables, so that they must be copied)
  | 'country'
  | 'street' // 14 Maple Street
  | 'place' // a landmark or venue: Harlow Hall
  | 'airport' // OSL
  | 'postcode'
  | 'person' // Ana Moretti
  | 'first-name'
  | 'company'
  | 'brand' // one made-up word
  | 'product' // Velano X3
  | 'title' // two to four words in title case: The Quiet Harbour
  | 'topic' // one or two lower-case words: solar panels
  | 'text' // a short sentence without quotes: see you at the gate
  | 'username'
  | 'email'
  | 'url'
  | 'phone'
  | 'file' // report_7.pdf
  | 'hashtag'
  | 'date' // 2026-03-14
  | 'time' // 18:30
  | 'datetime' // 2026-03-14T18:30
  | 'month' // 2026-03
  | 'year' // integer
  | 'weekday' // Monday
  | 'currency' // EUR
  | 'language' // Norwegian
  | 'colour'
  | 'amount' // a number from 1 to 5,000, at times with two decimals
  | 'percent' // an integer from 1 to 100
  | 'ticker'; // VLNO

/** A copied string of a pattern: `#` digit, `@` capital letter, `?` lower-case letter; `ORD-####`. */
export interface CodeKind {
  readonly code: string;
}

/** A copied string from a list of the domain (at least eight, more is better): `sushi|tacos|ramen|…`. */
export interface WordsKind {
  readonly words: string;
}

/** Both ends included; told in digits. Units belong into the ways of saying: `for {} nights`, `up to {} km`. */
export interface IntegerKind {
  readonly integer: readonly [from: number, to: number];
}

/** Both ends included; told with up to `places` decimals (1 where it is left out). */
export interface DecimalKind {
  readonly decimal: readonly [from: number, to: number, places?: number];
}

/**
 * An enumeration: each value (as the schema has it) with its phrases: `{ celsius: 'in Celsius|in degrees C' }`. Most
 * phrases should hold the value's own word, as a model cannot know others in a domain that it never saw. No phrase twice.
 */
export interface ChoiceKind {
  readonly choice: Readonly<Record<string, string>>;
}

/** A boolean, each side with its phrases, which hold a word of the parameter's name: `with breakfast|breakfast included`. */
export interface FlagKind {
  readonly flag: { readonly yes: string; readonly no: string };
}

/** A list of strings or numbers, told as `a, b and c`; one to three items where `size` is left out. */
export interface ListKind {
  readonly list: SharedKind | CodeKind | WordsKind | IntegerKind | DecimalKind;
  readonly size?: readonly [from: number, to: number];
}

/** A nested object; the members are keys of slots, `!` marks required ones: `street! city! postcode`. */
export interface ObjectKind {
  readonly object: string;
}

export type ValueKind =
  | SharedKind
  | CodeKind
  | WordsKind
  | IntegerKind
  | DecimalKind
  | ChoiceKind
  | FlagKind
  | ListKind
  | ObjectKind;
