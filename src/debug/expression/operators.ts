// What the operators of expressions do with values. Nothing is converted: a text is never a number.
import { wholeText } from './display.ts';
import { type BinaryOperator, ExpressionError, type Place } from './expression.ts';
import { type Fuel, spend } from './fuel.ts';
import { isList, isObject, itemsOf, kindOf, plainOf, type Value } from './value.ts';

export type Operator = Exclude<BinaryOperator, '&&' | '||'>;

/** Longest text that an expression may make. */
const longestText = 100_000;

/** @throws {ExpressionError} where the operator has no meaning for the two. */
export function operate(operator: Operator, left: Value, right: Value, at: Place, fuel: Fuel): Value {
  switch (operator) {
    case '==':
      return equal(left, right, at, fuel);
    case '!=':
      return !equal(left, right, at, fuel);
    case 'in':
      return isIn(left, right, at, fuel);
    case '+':
      return add(plainOf(left), plainOf(right), at, fuel);
    case '-':
    case '*':
    case '/':
    case '%':
      return calculate(operator, plainOf(left), plainOf(right), at);
    default: {
      const order = compare(left, right, operator, at);
      return order !== undefined && holds(operator, order);
    }
  }
}

function holds(operator: '<' | '<=' | '>' | '>=', order: number): boolean {
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/**
 * Below 0, 0 or above 0. What is not there is neither less nor greater: `undefined`, so that no comparison holds.
 * @throws {ExpressionError} for two values without an order.
 */
export function compare(left: Value, right: Value, operator: string, at: Place): number | undefined {
  const one = plainOf(left);
  const other = plainOf(right);
  if (one === null || other === null) return undefined;
  if (typeof one === 'number' && typeof other === 'number') {
    if (Number.isNaN(one) || Number.isNaN(other)) return undefined;
    return one < other ? -1 : Number(one > other);
  }
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : Number(one > other);
  throw new ExpressionError(
    `\`${operator}\` compares two numbers or two texts, not ${kindOf(left)} with ${kindOf(right)}.`,
    at,
  );
}

/** By value, at every depth; things of the search by what they are. @throws {ExpressionError} where it takes too long. */
export function equal(left: Value, right: Value, at: Place, fuel: Fuel): boolean {
  spend(fuel, 1, at);
  if (isObject(left) && isObject(right)) return equalObjects(left, right, at, fuel);
  const one = plainOf(left);
  const other = plainOf(right);
  if (isList(one) && isList(other)) {
    if (one.length !== other.length) return false;
    for (let index = 0; index < one.length; index += 1) {
      if (!equal(one.item(index), other.item(index), at, fuel)) return false;
    }
    return true;
  }
  return one === other;
}

function equalObjects(
  left: Extract<Value, { kind: 'object' }>,
  right: Extract<Value, { kind: 'object' }>,
  at: Place,
  fuel: Fuel,
): boolean {
  if (left === right) return true;
  if (left.type !== right.type || left.key !== right.key) return false;
  if (left.key !== undefined) return true;
  const names = left.names();
  if (names.length !== right.names().length) return false;
  return names.every((name) => {
    const other = right.get(name);
    return other !== undefined && equal(left.get(name) ?? null, other, at, fuel);
  });
}

function isIn(item: Value, whole: Value, at: Place, fuel: Fuel): boolean {
  const place = plainOf(whole);
  const sought = plainOf(item);
  if (place === null) return false;
  if (isList(place)) {
    for (const each of itemsOf(place)) if (equal(item, each, at, fuel)) return true;
    return false;
  }
  if (typeof sought === 'string') {
    if (typeof place === 'string') return contains(place, sought, at, fuel);
    if (isObject(place)) {
      const names = place.names();
      spend(fuel, names.length / 16, at);
      return names.includes(sought);
    }
  }
  throw new ExpressionError(
    `\`in\` looks for a value in a list, for a text in a text or for a name in an object, not for ${kindOf(item)} in ${kindOf(whole)}.`,
    at,
  );
}

export function contains(text: string, part: string, at: Place, fuel: Fuel): boolean {
  spend(fuel, 1 + text.length / 64, at);
  return text.includes(part);
}

function add(left: Value, right: Value, at: Place, fuel: Fuel): Value {
  if (typeof left !== 'string' && typeof right !== 'string') return calculate('+', left, right, at);
  const one = partOfText(left, left, right, at);
  const other = partOfText(right, left, right, at);
  spend(fuel, (one.length + other.length) / 16, at);
  if (one.length + other.length > longestText) {
    throw new ExpressionError(`This makes a text of more than ${longestText} characters.`, at);
  }
  return one + other;
}

function partOfText(value: Value, left: Value, right: Value, at: Place): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (isList(value) || isObject(value)) throw notNumbers('+', left, right, at);
  return wholeText(value);
}

function calculate(operator: '+' | '-' | '*' | '/' | '%', left: Value, right: Value, at: Place): Value {
  // What is not there stays away: a score that is missing makes a sum that is missing.
  if (left === null && (right === null || typeof right === 'number')) return null;
  if (right === null && typeof left === 'number') return null;
  if (typeof left !== 'number' || typeof right !== 'number') throw notNumbers(operator, left, right, at);
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
  }
}

function notNumbers(operator: string, left: Value, right: Value, at: Place): ExpressionError {
  const also = operator === '+' ? ', or joins texts' : '';
  return new ExpressionError(
    `\`${operator}\` works on two numbers${also}, not on ${kindOf(left)} and ${kindOf(right)}.`,
    at,
  );
}
