// Patterns of the string formats of JSON Schema that are simple enough to be told exactly.
// Each is a subset of what ajv-formats accepts; formats not listed here are left to the validator.
import type { Pattern } from '../pattern.ts';
import { chars, choice, optional, repeat, sequence } from '../pattern-build.ts';

/** The pattern of a format's strings (without quotes), or undefined for a format that is not told here. */
export function formatPattern(format: string): Pattern | undefined {
  return formats.get(format);
}

const digit = chars(['0', '9']);
const two = repeat(digit, 2, 2);
const alphanumeric = chars(['0', '9'], ['A', 'Z'], ['a', 'z']);

const upTo28 = choice(
  sequence('0', chars(['1', '9'])),
  sequence('1', digit),
  sequence('2', chars(['0', '8'])),
);
const upTo30 = choice(sequence('0', chars(['1', '9'])), sequence(chars('12'), digit), '30');
const upTo31 = choice(upTo30, '31');
const leapPair = choice(
  sequence('0', chars('48')),
  sequence(chars('2468'), chars('048')),
  sequence(chars('13579'), chars('26')),
);
const leapYear = choice(sequence(two, leapPair), sequence(choice(leapPair, '00'), '00'));
const date = choice(
  sequence(repeat(digit, 4, 4), '-', choice('01', '03', '05', '07', '08', '10', '12'), '-', upTo31),
  sequence(repeat(digit, 4, 4), '-', choice('04', '06', '09', '11'), '-', upTo30),
  sequence(repeat(digit, 4, 4), '-02-', upTo28),
  sequence(leapYear, '-02-29'),
);

const hour = choice(sequence(chars('01'), digit), sequence('2', chars(['0', '3'])));
const sixty = sequence(chars(['0', '5']), digit);
const zone = choice('Z', sequence(chars('+-'), hour, ':', sixty));
const time = sequence(hour, ':', sixty, ':', sixty, optional(sequence('.', repeat(digit, 1, 3))), zone);

const label = sequence(repeat(alphanumeric, 1, 24), repeat(sequence('-', repeat(alphanumeric, 1, 12)), 0, 2));
const hostname = sequence(label, repeat(sequence('.', label), 1, 3));
const mailWord = repeat(chars(['0', '9'], ['A', 'Z'], ['a', 'z'], '_+-'), 1, 24);
const email = sequence(mailWord, repeat(sequence('.', mailWord), 0, 3), '@', hostname);

const pathCharacter = chars(['0', '9'], ['A', 'Z'], ['a', 'z'], '-._~');
const query = sequence('?', repeat(chars(['0', '9'], ['A', 'Z'], ['a', 'z'], '-._~=&'), 1, 64));
const uri = sequence(
  choice('https', 'http'),
  '://',
  hostname,
  repeat(sequence('/', repeat(pathCharacter, 0, 32)), 0, 6),
  optional(query),
);

const hex = chars(['0', '9'], ['a', 'f'], ['A', 'F']);
const hexes = (count: number): Pattern => repeat(hex, count, count);
const uuid = sequence(hexes(8), '-', hexes(4), '-', hexes(4), '-', hexes(4), '-', hexes(12));

const octet = choice(
  digit,
  sequence(chars(['1', '9']), digit),
  sequence('1', two),
  sequence('2', chars(['0', '4']), digit),
  sequence('25', chars(['0', '5'])),
);
const ipv4 = sequence(octet, '.', octet, '.', octet, '.', octet);

const formats: ReadonlyMap<string, Pattern> = new Map([
  ['date', date],
  ['time', time],
  ['date-time', sequence(date, 'T', time)],
  ['email', email],
  ['hostname', hostname],
  ['uri', uri],
  ['url', uri],
  ['uuid', uuid],
  ['ipv4', ipv4],
]);
