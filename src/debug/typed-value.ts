// What a person means by what they type in the place of a decision: the ways to read it, the likeliest first.
import { canonicalValue } from '../calls/canonical.ts';
import type { Decision } from '../calls/decision.ts';
import { literalValue } from '../calls/split/literal.ts';
import type { Splitter } from '../calls/splitter.ts';
import type { LoggedDecision } from '../log/events.ts';
import { oneLine } from '../log/visible.ts';
import type { JsonValue, Tool } from '../tools/tool.ts';

/** A decision that is wished for. */
export type Wish =
  | { readonly kind: 'function-name'; readonly name: string }
  | {
      readonly kind: 'argument';
      readonly name: string;
      readonly value: JsonValue;
      /** As it was typed, where its numbers may have more digits than a double holds. */
      readonly spelled?: string;
    }
  | { readonly kind: 'arguments-finished' }
  | { readonly kind: 'response-finished' };

export function isSameWish(decision: Decision, wish: Wish): boolean {
  if (decision.kind !== wish.kind) return false;
  if (wish.kind === 'function-name') return decision.name === wish.name;
  if (wish.kind !== 'argument') return true;
  const { name, value } = decision;
  return name === wish.name && value !== undefined && canonicalValue(value) === canonicalValue(wish.value);
}

const longestTyped = 20_000;

/**
 * @param before the state that the decision follows
 * @throws {RangeError} where nothing that could be typed fits here, or what is typed is no value.
 */
export function readTyped(
  typed: string,
  decision: LoggedDecision,
  before: Splitter,
  tools: readonly Tool[],
): readonly Wish[] {
  const text = typed.trim();
  const { expected } = before;
  if (text === '') throw new RangeError('Type a value: nothing is there yet.');
  if (text.length > longestTyped) {
    throw new RangeError(`A value may have at most ${longestTyped} characters here.`);
  }
  if (expected.includes('response-finished') && /^(?:no call|response finished)$/i.test(text)) {
    return [{ kind: 'response-finished' }];
  }
  if (expected.includes('arguments-finished') && /^arguments finished$/i.test(text)) {
    return [{ kind: 'arguments-finished' }];
  }
  if (expected.includes('argument')) return readArgument(text, decision, before, tools);
  if (expected.includes('function-name')) return [{ kind: 'function-name', name: nameOf(text) }];
  throw new RangeError('Nothing else can follow here: there is no choice to make.');
}

/** A name needs no quotes, and may have them. */
function nameOf(text: string): string {
  if (text.length < 2 || !/^(["']).*\1$/s.test(text)) return text;
  const value = quotedText(text);
  return value ?? text.slice(1, -1);
}

function readArgument(
  text: string,
  decision: LoggedDecision,
  before: Splitter,
  tools: readonly Tool[],
): readonly Wish[] {
  const called = before.calls.at(-1)?.name;
  const parameters = tools.find(({ name }) => name === called)?.parameters ?? [];
  const own = decision.kind === 'argument' ? decision.name : undefined;
  const isKnown = (name: string): boolean => name === own || parameters.some((each) => each.name === name);
  const unquoted = jsonOf(text);
  // The whole decision, perhaps in quotes, as the value of an expression shows it.
  const pair =
    pairOf(text, isKnown) ?? (typeof unquoted === 'string' ? pairOf(unquoted, isKnown) : undefined);
  const name = pair?.name ?? own;
  if (name !== undefined) {
    return valuesOf(pair?.value ?? text).map((value) => ({ kind: 'argument', name, ...value }));
  }
  const names = parameters.slice(0, 5).map((each) => oneLine(each.name, 40));
  const choice =
    names.length === 0 ? '' : ` It has ${names.join(', ')}${parameters.length > 5 ? ', …' : ''}.`;
  throw new RangeError(
    `Say which parameter the value is for, as in \`${names[0] ?? 'unit'} = …\`, or write \`arguments finished\`.${choice}`,
  );
}

/** `unit = "celsius"`, where `unit` is a parameter. */
function pairOf(
  text: string,
  isKnown: (name: string) => boolean,
): { readonly name: string; readonly value: string } | undefined {
  const pair = /^(?:"([^"]+)"|([^="]+?))\s*=(?!=)\s*(.*)$/s.exec(text);
  const name = pair?.[1] ?? pair?.[2];
  return name !== undefined && isKnown(name) ? { name, value: pair?.[3] ?? '' } : undefined;
}

interface TypedValue {
  readonly value: JsonValue;
  readonly spelled?: string;
}

const words: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['True', true],
  ['False', false],
  ['None', null],
]);

/** As JSON, then as a text without quotes. @throws {RangeError} for what was begun as JSON and is none. */
function valuesOf(text: string): readonly TypedValue[] {
  if (text === '') throw new RangeError('A value is missing after the `=`.');
  const found: TypedValue[] = [];
  const json = jsonOf(text);
  const isExact = typeof json === 'number' || /[0-9]{16}|[0-9][eE][+-]?[0-9]/.test(text);
  if (json !== undefined) found.push(isExact ? { value: json, spelled: text } : { value: json });
  const word = words.get(text);
  if (word !== undefined) found.push({ value: word });
  const isBegun = /^["'[{]/.test(text);
  if (json === undefined && text.startsWith("'")) {
    const quoted = quotedText(text);
    if (quoted !== undefined) found.push({ value: quoted });
  }
  // `21` is a number, and a text where the schema wants one.
  if (!isBegun) found.push({ value: text });
  if (found.length > 0) return found;
  throw new RangeError(
    `\`${oneLine(text, 60)}\` is no value: a text in quotes, a list or an object that begins must end.`,
  );
}

function jsonOf(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** A text in double quotes as JSON writes it, or in single quotes as Python does. */
function quotedText(text: string): string | undefined {
  const value = /^'(?:[^'\\\n\r]|\\[^\n\r])*'$/.test(text) ? literalValue('python', text) : jsonOf(text);
  return typeof value === 'string' ? value : undefined;
}
