// The value of an expression at one moment of a search. Nothing is changed by it, and nothing of JavaScript is reached.
import { nearNames } from '../../calls/split/near.ts';
import { type Expression, ExpressionError, type Place } from './expression.ts';
import { type Fuel, newFuel, spend } from './fuel.ts';
import { type Invocation, listMethods, type Method, textMethods } from './methods.ts';
import { operate } from './operators.ts';
import {
  isList,
  isObject,
  isTrue,
  kindOf,
  listOf,
  type ObjectValue,
  plainOf,
  type Scope,
  typeOf,
  type Value,
} from './value.ts';

/** What names mean, from the inside out: the item that a list is asked about, then the ones around it, then the scope. */
export interface Surroundings {
  readonly items: readonly Value[];
  readonly scope: Scope;
}

/**
 * @throws {ExpressionError} that says what has no value and why; never anything else.
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  try {
    return evaluateIn(expression, { items: [], scope }, newFuel());
  } catch (error) {
    // Values of models may be nested deeper than the engine's stack.
    if (!(error instanceof RangeError)) throw error;
    throw new ExpressionError('A value is nested too deeply for this expression.', expression.at);
  }
}

/** As {@link evaluate}, within lists that are asked about. */
export function evaluateIn(expression: Expression, around: Surroundings, fuel: Fuel): Value {
  const value = (part: Expression): Value => evaluateIn(part, around, fuel);
  spend(fuel, 1, expression.at);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'list':
      return listOf('value', expression.items.map(value));
    case 'name':
      return paid(named(expression.name, around, expression.at), expression.at, fuel);
    case 'member':
      return paid(member(value(expression.of), expression.name, expression.at), expression.at, fuel);
    case 'index': {
      const { of, index, at } = expression;
      return paid(indexed(value(of), value(index), index.at), at, fuel);
    }
    case 'call':
      return called(expression, value(expression.of), around, fuel);
    case 'unary':
      if (expression.operator === '!') return !isTrue(value(expression.operand));
      return negative(value(expression.operand), expression.at);
    case 'binary': {
      const { operator, left, right, at } = expression;
      const first = value(left);
      if (operator === '&&') return isTrue(first) ? value(right) : first;
      if (operator === '||') return isTrue(first) ? first : value(right);
      return operate(operator, first, value(right), at, fuel);
    }
    case 'choice':
      return value(isTrue(value(expression.condition)) ? expression.yes : expression.no);
  }
}

/** A list was made to be read: its length counts as work, or paths within paths would cost nothing. */
function paid(value: Value, at: Place, fuel: Fuel): Value {
  if (isList(value)) spend(fuel, value.length / 16, at);
  return value;
}

function negative(value: Value, at: Place): Value {
  const plain = plainOf(value);
  if (plain === null) return null;
  if (typeof plain === 'number') return -plain;
  throw new ExpressionError(`\`-\` needs a number, not ${kindOf(value)}.`, at);
}

/** The objects whose members are names here, from the inside out; last the candidate in focus. */
export function* namespaces({ items, scope }: Surroundings): Iterable<ObjectValue> {
  for (const item of items) if (isObject(item)) yield item;
  yield scope;
  const candidate = scope.get('candidate') ?? null;
  if (isObject(candidate)) yield candidate;
}

function named(name: string, around: Surroundings, at: Place): Value {
  const [item] = around.items;
  if (name === 'it' && item !== undefined) return item;
  const spaces = [...namespaces(around)];
  for (const space of spaces) {
    const value = space.get(name);
    if (value !== undefined) return value;
  }
  if (name === 'it') {
    throw new ExpressionError(
      '`it` is the item of a list, and has a meaning only within `filter(…)`, `map(…)` and the like.',
      at,
    );
  }
  const known = spaces.flatMap((space) => space.known().map(([each]) => each));
  const rest = advice(name, known);
  throw new ExpressionError(`There is no \`${short(name)}\`${rest === '' ? ' here.' : rest}`, at);
}

const short = (name: string): string => (name.length > 40 ? `${name.slice(0, 40)}…` : name);

/** `: did you mean …?`, or nothing. */
function advice(name: string, known: Iterable<string>): string {
  const near = [...new Set(nearNames(name, new Set(known)))];
  return near.length === 0 ? '' : `: did you mean ${near.map((each) => `\`${short(each)}\``).join(' or ')}?`;
}

function member(of: Value, name: string, at: Place): Value {
  // What is not there has no parts either: `candidate.score.positive` before it is scored.
  if (of === null) return null;
  if (isObject(of)) {
    const value = of.get(name);
    if (value !== undefined) return value;
  }
  const plain = plainOf(of);
  if (name === 'length' && (isList(plain) || typeof plain === 'string')) return plain.length;
  if (methodsOf(plain).has(name)) {
    throw new ExpressionError(
      `\`${name}\` is asked with brackets: \`${methodsOf(plain).get(name)?.form ?? name}\`.`,
      at,
    );
  }
  if (isList(of) && (of.sample?.get(name) !== undefined || itemHas(of, name))) {
    throw new ExpressionError(
      `A list has no \`${short(name)}\`: did you mean \`map(${name})\` or \`[0].${name}\`?`,
      at,
    );
  }
  throw new ExpressionError(unknownMember(of, name), at);
}

function itemHas(list: { readonly item: (index: number) => Value }, name: string): boolean {
  const first = list.item(0);
  return isObject(first) && first.get(name) !== undefined;
}

function unknownMember(of: Value, name: string): string {
  const what = kindOf(of);
  const known = isObject(of)
    ? of.known().map(([each]) => each)
    : [...methodsOf(plainOf(of)).keys(), 'length'];
  const subject = what.charAt(0).toUpperCase() + what.slice(1);
  return `${typeof of === 'boolean' ? `\`${what}\`` : subject} has no \`${short(name)}\`${advice(name, known) || '.'}`;
}

const noMethods: ReadonlyMap<string, Method<never>> = new Map();

/** What a value can be asked, for completion and errors. */
export function methodsOf(value: Value): ReadonlyMap<string, Pick<Method<never>, 'form' | 'about'>> {
  if (isList(value)) return listMethods;
  return typeof value === 'string' ? textMethods : noMethods;
}

function indexed(of: Value, index: Value, at: Place): Value {
  const key = plainOf(index);
  if (of === null) return null;
  if (isObject(of) && typeof key === 'string') return member(of, key, at);
  const plain = plainOf(of);
  if (isList(plain) || typeof plain === 'string') {
    if (typeof key !== 'number' || !Number.isInteger(key)) {
      throw new ExpressionError(
        `${isList(plain) ? 'A list' : 'A text'} is counted with whole numbers from 0, not with ${kindOf(index)}.`,
        at,
      );
    }
    const place = key < 0 ? plain.length + key : key;
    return isList(plain) ? plain.item(place) : (plain[place] ?? null);
  }
  throw new ExpressionError(`${kindOf(of)} has no parts that brackets can name.`.replace(/^a/, 'A'), at);
}

function called(
  { method: name, args, at }: Extract<Expression, { kind: 'call' }>,
  of: Value,
  around: Surroundings,
  fuel: Fuel,
): Value {
  if (of === null) return null;
  const on = plainOf(of);
  const call: Invocation = {
    method: name,
    at,
    args,
    fuel,
    value: (arg) => evaluateIn(arg, around, fuel),
    about: (arg, item) => evaluateIn(arg, { items: [item, ...around.items], scope: around.scope }, fuel),
  };
  if (isList(on)) return run(listMethods, on, call);
  if (typeof on === 'string') return run(textMethods, on, call);
  throw new ExpressionError(
    `${typeOf(of)} cannot be asked for \`${short(name)}\`: only lists and texts can.`,
    at,
  );
}

function run<On extends Value>(methods: ReadonlyMap<string, Method<On>>, on: On, call: Invocation): Value {
  const method = methods.get(call.method);
  if (method === undefined) throw new ExpressionError(unknownMember(on, call.method), call.at);
  const [least, most] = method.takes;
  if (call.args.length < least || call.args.length > most) {
    throw new ExpressionError(`\`${call.method}\` is asked as \`${method.form}\`.`, call.at);
  }
  return method.run(on, call);
}
