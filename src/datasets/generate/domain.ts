// What an author of a domain writes: things, what can be done with them, and how people speak of them. Data only.
//
// A tool is a thing and an operation: `hotel room` + `book` gives `book_hotel_room`, `hotelRoomBooking`, `rooms.book`, …
// The words of operations (verbs, questions, descriptions) are shared by all domains and stand in operations.ts; the
// slots that many domains need stand in shared-slots.ts. A domain gives the rest.
//
// Wherever a text holds several ways of saying something, they are separated by `|`, the commonest first.
import type { JsonValue } from '../../tools/tool.ts';
import type { OperationName } from './operation-names.ts';
import type { ValueKind } from './value-kinds.ts';

export interface Domain {
  /** In lower case, words separated by hyphens, as its file: `car-rental`. */
  readonly name: string;
  /** Whole domains that are offered and asked for in the split `test` only. */
  readonly heldOut?: true;
  /** Slots of this domain by key; they stand before shared slots with the same key. */
  readonly slots: Readonly<Record<string, Slot>>;
  /**
   * Six to ten. At least two should share the head of their noun with another qualifier (`train ticket`, `bus ticket`;
   * `savings account`, `checking account`), so that a tool cannot be chosen by one word.
   */
  readonly things: readonly Thing[];
  /** Whole sentences that people say before a request of this domain, without values: `I am packing for a trip.` */
  readonly context?: string;
}

export interface Thing {
  /** One or two lower-case words, rarely three: `hotel room`. Unique over all domains. */
  readonly noun: string;
  /** Where it is not the noun with `s` (or `es`, `ies`): `news`, `people`. The same as the noun for what has no plural. */
  readonly plural?: string;
  /** True for what takes no `a`: weather, traffic, advice. */
  readonly mass?: true;
  /** Two to four other nouns that mean the same, singular: `room|suite|place to stay`. Half of all queries use one. */
  readonly also: string;
  /**
   * What it is, in five to nine words, without a capital or full stop; it follows the verb's phrase in a description:
   * `Book a hotel room: ` + `a bed for the night in a hotel`. Several by `|` are welcome.
   */
  readonly about: string;
  /**
   * What can be done with it (at least four), each with the keys of its slots in the order of the schema: `!` marks a
   * required one. `{ get: 'roomId!', book: 'city! checkIn! nights guests breakfast' }`. One to five slots; the first
   * stands next to the noun in a query (`the order A-1042`, `the weather in Oslo`), so it should read well there.
   * At least one slot is required, but for `list` and `count`.
   */
  readonly operations: Partial<Readonly<Record<OperationName, string>>>;
}

export interface Slot {
  /** Parameter names as plain lower-case words; styles (snake_case, camelCase) are added: `check in date|arrival date`. */
  readonly name: string;
  /** Descriptions of the parameter, without capital or full stop, under 40 characters: `first night of the stay`. */
  readonly about: string;
  readonly value: ValueKind;
  /**
   * How a query mentions it, with `{}` for the value: `in {}|for {}|near {}`. Two slots of one operation must never
   * share a way of saying. Where there are three ways or more, the last one is kept for the split `test`. A choice or
   * flag needs none, as its phrases stand alone; where given, the phrase takes the place of `{}`.
   */
  readonly say?: string;
  /** What holds when an optional parameter is left out; goes into the schema. */
  readonly default?: JsonValue;
}
