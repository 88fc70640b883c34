// Patterns of the numbers within bounds, digit by digit.
import type { Pattern } from '../pattern.ts';
import { chars, choice, optional, repeat, sequence, text } from '../pattern-build.ts';

/** Bounds of a JSON Schema; absent where there is none. */
export interface NumberBounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** Without a bound, whole parts have at most this many digits (all of them are exact in a double). */
const wholeDigits = 15;
const fractionDigits = 6;
const largest = 10 ** wholeDigits - 1;
const digit = chars(['0', '9']);

/** Whole numbers within the bounds, without a superfluous sign or zero; undefined when there is none. */
export function integerPattern(bounds: NumberBounds): Pattern | undefined {
  const low = Math.ceil(lowest(bounds));
  const high = Math.floor(highest(bounds));
  const from = bounds.exclusiveMinimum !== undefined && low === bounds.exclusiveMinimum ? low + 1 : low;
  const to = bounds.exclusiveMaximum !== undefined && high === bounds.exclusiveMaximum ? high - 1 : high;
  const [first, last] = open(from, to);
  const parts: Pattern[] = [];
  if (last >= 0) addTo(parts, wholeRange(Math.max(first, 0), last));
  if (first < 0) {
    const magnitude = wholeRange(Math.max(-last, 1), -first);
    if (magnitude) parts.push(sequence('-', magnitude));
  }
  return parts.length === 0 ? undefined : choice(...parts);
}

/** Numbers within the bounds with up to six digits after the point and no exponent; undefined when there is none. */
export function numberPattern(bounds: NumberBounds): Pattern | undefined {
  const [low, high] = open(lowest(bounds), highest(bounds));
  const isOpenUpwards = highest(bounds) === Infinity;
  const isOpenDownwards = lowest(bounds) === -Infinity;
  const within = (value: number): boolean =>
    value >= low && value <= high && value !== bounds.exclusiveMinimum && value !== bounds.exclusiveMaximum;
  const parts: Pattern[] = [];
  if (high >= 0) addTo(parts, magnitudes(Math.max(low, 0), high, isOpenUpwards, within));
  if (low < 0) {
    const negative = magnitudes(Math.max(-high, 0), -low, isOpenDownwards, (value) => within(-value));
    if (negative) parts.push(sequence('-', negative));
  }
  return parts.length === 0 ? oneOf([low, high, (low + high) / 2].filter(within)) : choice(...parts);
}

/** A few numbers by their spelling, for bounds so close that no hundredth lies between them. */
function oneOf(values: readonly number[]): Pattern | undefined {
  const spellings = values.map(String).filter((spelling) => /^-?\d+(?:\.\d+)?$/.test(spelling));
  return spellings.length === 0 ? undefined : choice(...spellings);
}

/** A bound beyond the most digits is none: numbers that long are not offered. */
function lowest(bounds: NumberBounds): number {
  const low = Math.max(bounds.minimum ?? -Infinity, bounds.exclusiveMinimum ?? -Infinity);
  return low < -largest ? -Infinity : low;
}

function highest(bounds: NumberBounds): number {
  const high = Math.min(bounds.maximum ?? Infinity, bounds.exclusiveMaximum ?? Infinity);
  return high > largest ? Infinity : high;
}

/** Puts finite ends where there are none, far enough out that something lies between. */
function open(low: number, high: number): readonly [number, number] {
  const from = Number.isFinite(low) ? low : Math.min(-largest, Math.ceil(high) * 10 - 1);
  const to = Number.isFinite(high) ? high : Math.max(largest, Math.floor(low) * 10 + 1);
  return [Math.max(from, -Number.MAX_VALUE), Math.min(to, Number.MAX_VALUE)];
}

function addTo(parts: Pattern[], part: Pattern | undefined): void {
  if (part) parts.push(part);
}

/** Non-negative decimals from `low` to `high` for which `within` holds; the fractions of an open end do not matter. */
function magnitudes(
  low: number,
  high: number,
  isOpen: boolean,
  within: (value: number) => boolean,
): Pattern | undefined {
  const first = Math.floor(low);
  const last = Math.floor(high);
  const parts: Pattern[] = [];
  // Between the first and the last whole part every fraction is inside.
  const inner = wholeRange(
    Math.max(low === first && within(low) ? first : first + 1, 0),
    isOpen ? last : last - 1,
  );
  if (inner) parts.push(sequence(inner, optional(sequence('.', repeat(digit, 1, fractionDigits)))));
  if (low !== first || !within(low) || (first === last && !isOpen)) addTo(parts, fractionsOf(first, within));
  if (last !== first && !isOpen) addTo(parts, fractionsOf(last, within));
  return parts.length === 0 ? undefined : choice(...parts);
}

/** The whole number and its decimals that are within, told by their first two digits after the point. */
function fractionsOf(whole: number, within: (value: number) => boolean): Pattern | undefined {
  const prefix = wholeText(whole);
  const parts: Pattern[] = within(whole) ? [text(prefix)] : [];
  const tens = '0123456789';
  /** Whether every decimal that begins so is inside. */
  const isOpen = (stem: string): boolean => within(Number(stem)) && within(Number(stem.padEnd(24, '9')));
  const openTenths = Array.from(tens).filter((tenth) => isOpen(`${prefix}.${tenth}`));
  if (openTenths.length > 0)
    parts.push(sequence(`${prefix}.`, chars(openTenths.join('')), repeat(digit, 0, fractionDigits - 1)));
  for (const tenth of tens) {
    if (openTenths.includes(tenth)) continue;
    const stem = `${prefix}.${tenth}`;
    const seconds = Array.from(tens).filter((second) => within(Number(stem + second)));
    const open = seconds.filter((second) => isOpen(stem + second));
    const exact = seconds.filter((second) => !open.includes(second));
    const more: Pattern[] = within(Number(stem)) ? [text('')] : [];
    if (open.length > 0) more.push(sequence(chars(open.join('')), repeat(digit, 0, fractionDigits - 2)));
    if (exact.length > 0) more.push(chars(exact.join('')));
    if (more.length > 0) parts.push(sequence(stem, choice(...more)));
  }
  return parts.length === 0 ? undefined : choice(...parts);
}

/** Whole numbers `low` to `high`, both at least 0; undefined when `low` is above `high`. */
function wholeRange(low: number, high: number): Pattern | undefined {
  if (low > high) return undefined;
  const parts: Pattern[] = [];
  const from = wholeText(low);
  const to = wholeText(high);
  // Lengths whose numbers are all inside are told together: `[1-9][0-9]{1,14}`.
  const whole: number[] = [];
  for (let length = from.length; length <= to.length; length++) {
    const smallest = length === 1 ? '0' : `1${'0'.repeat(length - 1)}`;
    const start = length === from.length ? from : smallest;
    const end = length === to.length ? to : '9'.repeat(length);
    if (length > 1 && start === smallest && /^9+$/.test(end)) whole.push(length - 1);
    else parts.push(sameLength(start, end));
  }
  const [shortest] = whole;
  if (shortest !== undefined)
    parts.push(sequence(chars(['1', '9']), repeat(digit, shortest, shortest + whole.length - 1)));
  return choice(...parts);
}

function wholeText(value: number): string {
  return BigInt(value).toString();
}

/** Digit texts from `low` to `high`, which have the same length. */
function sameLength(low: string, high: string): Pattern {
  const rest = low.length - 1;
  if (low === high) return text(low);
  if (/^0*$/.test(low) && /^9*$/.test(high)) return repeat(digit, low.length, low.length);
  const first = Number(low[0]);
  const last = Number(high[0]);
  if (first === last) return sequence(String(first), sameLength(low.slice(1), high.slice(1)));
  const lowIsOpen = /^0*$/.test(low.slice(1));
  const highIsOpen = /^9*$/.test(high.slice(1));
  const parts: Pattern[] = [];
  if (!lowIsOpen) parts.push(sequence(String(first), sameLength(low.slice(1), '9'.repeat(rest))));
  const from = lowIsOpen ? first : first + 1;
  const to = highIsOpen ? last : last - 1;
  if (from <= to) parts.push(sequence(chars([String(from), String(to)]), repeat(digit, rest, rest)));
  if (!highIsOpen) parts.push(sequence(String(last), sameLength('0'.repeat(rest), high.slice(1))));
  return choice(...parts);
}
