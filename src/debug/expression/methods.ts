// What lists and texts can be asked: one table, for evaluation, completion and the documentation.
import { type Expression, ExpressionError, type Place } from './expression.ts';
import { type Fuel, spend } from './fuel.ts';
import { compare, contains, equal } from './operators.ts';
import { type RegularExpression, regularExpression } from './regular.ts';
import { isList, isTrue, itemsOf, kindOf, type ListValue, listOf, plainOf, type Value } from './value.ts';

/** A call under way. */
export interface Invocation {
  readonly method: string;
  readonly at: Place;
  readonly args: readonly Expression[];
  readonly fuel: Fuel;
  /** The argument's value. */
  readonly value: (arg: Expression) => Value;
  /** The argument's value where names mean what `item` has, and `it` the item. */
  readonly about: (arg: Expression, item: Value) => Value;
}

export interface Method<On> {
  /** As it is written: `filter(condition)`. */
  readonly form: string;
  /** One sentence. */
  readonly about: string;
  /** Least and most arguments. */
  readonly takes: readonly [number, number];
  readonly run: (on: On, call: Invocation) => Value;
}

/** A list's `length` is no call. */
export const listMethods: ReadonlyMap<string, Method<ListValue>> = new Map<string, Method<ListValue>>([
  method('filter(condition)', 'The items for which the condition holds.', [1, 1], (list, call) =>
    listOf(list.of, [...holding(list, call)], list.sample),
  ),
  method(
    'find(condition)',
    'The first item for which the condition holds, or `null`.',
    [1, 1],
    (list, call) => {
      for (const item of holding(list, call)) return item;
      return null;
    },
  ),
  method('map(expression)', 'The value of the expression for every item.', [1, 1], (list, call) =>
    listOf(
      'value',
      [...values(list, call)].map(([, value]) => value),
    ),
  ),
  method('some(condition)', 'Whether the condition holds for one item or more.', [0, 1], (list, call) => {
    for (const _ of holding(list, call)) return true;
    return false;
  }),
  method('every(condition)', 'Whether the condition holds for all items.', [1, 1], (list, call) => {
    for (const [, value] of values(list, call)) if (!isTrue(value)) return false;
    return true;
  }),
  method(
    'count(condition)',
    'How many items the condition holds for; without one, how many there are.',
    [0, 1],
    (list, call) => {
      let count = 0;
      for (const [, value] of values(list, call)) if (call.args.length === 0 || isTrue(value)) count += 1;
      return count;
    },
  ),
  method(
    'sort(key)',
    'The items in the order of their keys, least first; `sort(-score)` puts the best first.',
    [0, 1],
    sorted,
  ),
  method(
    'min(expression)',
    'The least value of the expression; items that have none do not count.',
    [0, 1],
    (list, call) => extreme(list, call, -1),
  ),
  method(
    'max(expression)',
    'The greatest value of the expression; items that have none do not count.',
    [0, 1],
    (list, call) => extreme(list, call, 1),
  ),
  method(
    'sum(expression)',
    'The sum of the expression over all items that have a value.',
    [0, 1],
    (list, call) => numbers(list, call).reduce((sum, value) => sum + value, 0),
  ),
  method(
    'mean(expression)',
    'The mean of the expression over all items that have a value.',
    [0, 1],
    (list, call) => {
      const all = numbers(list, call);
      return all.length === 0 ? null : all.reduce((sum, value) => sum + value, 0) / all.length;
    },
  ),
  method('contains(value)', 'Whether the value is one of the items.', [1, 1], (list, call) => {
    const sought = argument(call);
    for (const item of itemsOf(list)) if (equal(item, sought, call.at, call.fuel)) return true;
    return false;
  }),
]);

export const textMethods: ReadonlyMap<string, Method<string>> = new Map<string, Method<string>>([
  method('contains(text)', 'Whether the other text is a part of it.', [1, 1], (text, call) =>
    contains(text, textArgument(call), call.at, call.fuel),
  ),
  method('startsWith(text)', 'Whether it begins with the other text.', [1, 1], (text, call) =>
    text.startsWith(textArgument(call)),
  ),
  method('endsWith(text)', 'Whether it ends with the other text.', [1, 1], (text, call) =>
    text.endsWith(textArgument(call)),
  ),
  method(
    'matches(regex)',
    'Whether a part of it matches the regular expression: `"^cel"`, `"[0-9]+$"`.',
    [1, 1],
    (text, call) => {
      const source = textArgument(call);
      const expression = compiled(source);
      spend(call.fuel, source.length, call.at);
      if (typeof expression === 'string') throw new ExpressionError(expression, call.args[0]?.at ?? call.at);
      return expression.test(text, (work) => spend(call.fuel, work, call.at));
    },
  ),
  method('lower()', 'The text in lower case.', [0, 0], (text, call) => {
    spend(call.fuel, text.length / 16, call.at);
    return text.toLowerCase();
  }),
]);

function method<On>(
  form: string,
  about: string,
  takes: readonly [number, number],
  run: Method<On>['run'],
): [string, Method<On>] {
  return [form.slice(0, form.indexOf('(')), { form, about, takes, run }];
}

/** Every item with the value of the call's argument for it; without an argument, with itself. */
function* values(list: ListValue, call: Invocation): Iterable<readonly [Value, Value]> {
  const [arg] = call.args;
  for (const item of itemsOf(list)) {
    spend(call.fuel, 1, call.at);
    yield [item, arg === undefined ? item : call.about(arg, item)];
  }
}

function* holding(list: ListValue, call: Invocation): Iterable<Value> {
  for (const [item, value] of values(list, call)) if (isTrue(value)) yield item;
}

/** Items without a key come last; equal ones stay in their order. */
function sorted(list: ListValue, call: Invocation): Value {
  const keyed = [...values(list, call)];
  spend(call.fuel, keyed.length * Math.ceil(Math.log2(keyed.length + 1)), call.at);
  const order = keyed.toSorted(([, one], [, other]) => {
    const isLess = plainOf(one) === null ? 1 : 0;
    const isMore = plainOf(other) === null ? 1 : 0;
    return isLess - isMore || (compare(one, other, 'sort', call.at) ?? 0);
  });
  return listOf(
    list.of,
    order.map(([item]) => item),
    list.sample,
  );
}

function extreme(list: ListValue, call: Invocation, sign: number): Value {
  let best: Value = null;
  for (const [, value] of values(list, call)) {
    if (plainOf(value) === null) continue;
    const order = best === null ? 1 : (compare(value, best, call.method, call.at) ?? 0) * sign;
    if (order > 0) best = value;
  }
  return best;
}

function numbers(list: ListValue, call: Invocation): readonly number[] {
  const found: number[] = [];
  for (const [, value] of values(list, call)) {
    const plain = plainOf(value);
    if (plain === null) continue;
    if (typeof plain !== 'number') {
      throw new ExpressionError(`\`${call.method}\` needs numbers, not ${kindOf(value)}.`, call.at);
    }
    found.push(plain);
  }
  return found;
}

function argument(call: Invocation): Value {
  const [arg] = call.args;
  return arg === undefined ? null : call.value(arg);
}

function textArgument(call: Invocation): string {
  const value = plainOf(argument(call));
  if (typeof value === 'string') return value;
  const what = isList(value) ? 'a list' : kindOf(value);
  throw new ExpressionError(
    `\`${call.method}\` needs a text in quotes, not ${what}.`,
    call.args[0]?.at ?? call.at,
  );
}

/** The last ones, since a condition asks the same of every candidate. */
const known = new Map<string, RegularExpression | string>();

function compiled(source: string): RegularExpression | string {
  const before = known.get(source);
  if (before !== undefined) return before;
  const made = regularExpression(source);
  if (known.size >= 50) known.clear();
  known.set(source, made);
  return made;
}
