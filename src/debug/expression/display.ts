// Values as text: one short line for lists of variables, and the whole for the clipboard and for joining texts.
import { oneLine } from '../../log/visible.ts';
import { isList, isObject, itemsOf, type ObjectValue, plainOf, plural, type Value } from './value.ts';

/** Characters of a value in one line. */
export const briefLimit = 120;

/**
 * One line, at most `limit` UTF-16 code units, invisible characters shown: `"celsius"`, `0.833333`, `7 candidates`,
 * `[1, 2, 3]`, `nothing`.
 */
export function brief(value: Value, limit = briefLimit): string {
  if (value === null) return 'nothing';
  if (typeof value === 'number') return shortNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return oneLine(JSON.stringify(value.slice(0, limit * 4)), limit);
  if (isObject(value)) return oneLine(value.brief(), limit);
  if (value.of !== 'value')
    return value.length === 1 ? `1 ${value.of}` : `${value.length} ${plural(value.of)}`;
  return oneLine(written(value, { left: limit * 4, depth: 4, isShort: true }), limit);
}

/** As many digits as say something: log-probabilities and scores are rarely better. */
export function shortNumber(value: number): string {
  return String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(6)));
}

interface Room {
  left: number;
  readonly depth: number;
  /** Numbers with a few digits only. */
  readonly isShort: boolean;
}

/** JSON on one line that stops when there is no more room. Objects of a search inside others are their brief line. */
function written(value: Value, room: Room): string {
  if (isList(value)) return bracketed('[', ']', itemsOf(value), room, (item, inner) => written(item, inner));
  if (isObject(value) && value.type === 'object') return writtenMembers(value, room);
  const text = scalar(value, room.isShort);
  room.left -= text.length;
  return text;
}

function writtenMembers(value: ObjectValue, room: Room): string {
  const members = value.names().map((name) => [name, value.get(name) ?? null] as const);
  return bracketed('{', '}', members, room, ([name, member], inner) => {
    return `${JSON.stringify(name)}: ${written(member, inner)}`;
  });
}

function bracketed<T>(
  open: string,
  close: string,
  items: Iterable<T>,
  room: Room,
  write: (item: T, room: Room) => string,
): string {
  const parts: string[] = [];
  const inner: Room = { ...room, depth: room.depth - 1 };
  for (const item of items) {
    if (inner.left <= 0 || inner.depth < 0) {
      parts.push('…');
      break;
    }
    inner.left -= 2;
    parts.push(write(item, inner));
  }
  room.left = inner.left;
  return open + parts.join(', ') + close;
}

function scalar(value: Value, isShort: boolean): string {
  const plain = plainOf(value);
  if (isObject(plain)) return plain.brief();
  if (typeof plain === 'string') return JSON.stringify(plain);
  return typeof plain === 'number' && isShort ? shortNumber(plain) : String(plain);
}

/** Most UTF-16 code units of a value as a whole. */
const longestText = 1_000_000;

/** A value within a sentence, as in the message of a logpoint: a text without its quotes, a thing of the search as its line. */
export function plainText(value: Value): string {
  const plain = plainOf(value);
  if (typeof plain === 'string') return plain;
  if (typeof plain === 'number') return shortNumber(plain);
  if (isObject(plain) && plain.type !== 'object') return plain.brief();
  return isList(plain) && plain.of !== 'value' ? brief(plain) : wholeText(plain);
}

/** All of a value, for the clipboard: JSON on one line; what it holds of the search is there as its brief line. */
export function wholeText(value: Value): string {
  const room: Room = { left: longestText, depth: 100, isShort: false };
  return isObject(value) ? writtenMembers(value, room) : written(value, room);
}
