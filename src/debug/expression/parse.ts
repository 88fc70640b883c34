// Reads an expression: a Pratt parser over its tokens, with limits on depth and size.
import {
  type BinaryOperator,
  choicePower,
  type Expression,
  ExpressionError,
  notPower,
  type Place,
  powers,
  reserved,
  unaryPower,
} from './expression.ts';
import { type Token, tokenize } from './tokens.ts';

const deepest = 100;
const mostParts = 1000;

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  parts: number;
}

/**
 * Reads a text such as `candidates.filter(score < 0.5)`.
 * @throws {ExpressionError} that says where the text is wrong and what to do; never anything else.
 */
export function parseExpression(text: string): Expression {
  const reader: Reader = { tokens: tokenize(text), at: 0, depth: 0, parts: 0 };
  if (peek(reader).kind === 'end') {
    throw new ExpressionError('The expression is empty: write a name such as `candidates`.', peek(reader));
  }
  const expression = read(reader, 0);
  const rest = peek(reader);
  if (rest.kind !== 'end') throw new ExpressionError(`${shown(rest)} cannot follow here.`, rest);
  return expression;
}

function peek({ tokens, at }: Reader): Token {
  return tokens[at] ?? { kind: 'end', value: '', offset: 0, length: 0 };
}

function next(reader: Reader): Token {
  const token = peek(reader);
  reader.at += 1;
  return token;
}

const isSign = (token: Token, value: string): boolean => token.kind === 'sign' && token.value === value;

function shown(token: Token): string {
  if (token.kind === 'end') return 'The end';
  return `\`${String(token.value).slice(0, 40)}\``;
}

function expect(reader: Reader, value: string, why: string): Token {
  const token = next(reader);
  if (isSign(token, value)) return token;
  throw new ExpressionError(`Expected \`${value}\` ${why}.`, token);
}

/** One more part of the tree; long chains are as deep as deep brackets for whoever walks the tree. */
function part<T extends Expression>(reader: Reader, expression: T): T {
  reader.parts += 1;
  if (reader.parts > mostParts) {
    throw new ExpressionError(
      `The expression has more than ${mostParts} parts: make it shorter.`,
      expression.at,
    );
  }
  return expression;
}

/** @param power operators that bind less are left to the caller */
function read(reader: Reader, power: number): Expression {
  reader.depth += 1;
  if (reader.depth > deepest) {
    throw new ExpressionError(`The expression is nested more than ${deepest} deep.`, peek(reader));
  }
  let left = readOperand(reader);
  for (;;) {
    const more = readPostfix(reader, left) ?? readInfix(reader, left, power);
    if (more === undefined) break;
    left = more;
  }
  reader.depth -= 1;
  return left;
}

const words: ReadonlyMap<string, null | boolean> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function readOperand(reader: Reader): Expression {
  const token = next(reader);
  const { offset, length } = token;
  const at = { offset, length };
  if (token.kind === 'number' || token.kind === 'text') {
    return part(reader, { kind: 'literal', value: token.value, at });
  }
  if (token.kind === 'name') return readWord(reader, token, at);
  if (isSign(token, '(')) {
    const inner = read(reader, 0);
    expect(reader, ')', 'to close the bracket');
    return inner;
  }
  if (isSign(token, '[')) {
    return part(reader, { kind: 'list', items: readItems(reader, ']', 'to close the list'), at });
  }
  if (token.kind === 'sign' && (token.value === '-' || token.value === '!')) {
    return part(reader, { kind: 'unary', operator: token.value, operand: read(reader, unaryPower), at });
  }
  if (token.kind === 'end') {
    throw new ExpressionError('Something is missing here: a name, a number or a text.', token);
  }
  throw new ExpressionError(`Expected a name, a number or a text, not ${shown(token)}.`, token);
}

function readWord(reader: Reader, token: Token & { readonly kind: 'name' }, at: Place): Expression {
  const word = words.get(token.value);
  if (word !== undefined) return part(reader, { kind: 'literal', value: word, at });
  if (token.value === 'not') {
    return part(reader, { kind: 'unary', operator: '!', operand: read(reader, notPower), at });
  }
  if (reserved.has(token.value)) {
    throw new ExpressionError(
      `\`${token.value}\` stands between two values: one is missing before it.`,
      token,
    );
  }
  return part(reader, { kind: 'name', name: token.value, at });
}

function readItems(reader: Reader, close: string, why: string): readonly Expression[] {
  const items: Expression[] = [];
  while (!isSign(peek(reader), close)) {
    items.push(read(reader, 0));
    if (isSign(peek(reader), close)) break;
    expect(reader, ',', `or \`${close}\` ${why}`);
  }
  next(reader);
  return items;
}

/** `.name`, `.method(…)` or `[…]` after `left`. */
function readPostfix(reader: Reader, left: Expression): Expression | undefined {
  const token = peek(reader);
  if (isSign(token, '.')) {
    next(reader);
    const name = next(reader);
    if (name.kind !== 'name') throw new ExpressionError('After the dot a name must come.', name);
    const at = { offset: name.offset, length: name.length };
    if (!isSign(peek(reader), '(')) return part(reader, { kind: 'member', of: left, name: name.value, at });
    next(reader);
    const args = readItems(reader, ')', `to close \`${name.value.slice(0, 40)}(\``);
    return part(reader, { kind: 'call', of: left, method: name.value, args, at });
  }
  if (isSign(token, '[')) {
    const { offset, length } = next(reader);
    const index = read(reader, 0);
    expect(reader, ']', 'after the index');
    return part(reader, { kind: 'index', of: left, index, at: { offset, length } });
  }
  if (isSign(token, '(') && left.kind === 'name') {
    throw new ExpressionError(
      `\`${left.name.slice(0, 40)}\` cannot be called: functions follow a value and a dot, as in \`candidates.count(retained)\`.`,
      left.at,
    );
  }
  return undefined;
}

interface Infix {
  readonly operator: BinaryOperator;
  readonly negated: boolean;
  readonly tokens: number;
}

function infixAt(reader: Reader): Infix | undefined {
  const token = peek(reader);
  if (token.kind !== 'sign' && token.kind !== 'name') return undefined;
  const one = (operator: BinaryOperator): Infix => ({ operator, negated: false, tokens: 1 });
  switch (token.value) {
    case '===':
      return one('==');
    case '!==':
      return one('!=');
    case 'and':
      return one('&&');
    case 'or':
      return one('||');
    case 'not': {
      const after = reader.tokens[reader.at + 1];
      const isIn = after?.kind === 'name' && after.value === 'in';
      return isIn ? { operator: 'in', negated: true, tokens: 2 } : undefined;
    }
    default:
      return isBinary(token.value) ? one(token.value) : undefined;
  }
}

function isBinary(sign: string): sign is BinaryOperator {
  return Object.hasOwn(powers, sign);
}

function readInfix(reader: Reader, left: Expression, power: number): Expression | undefined {
  const token = peek(reader);
  const at = { offset: token.offset, length: token.length };
  if (isSign(token, '?')) {
    if (choicePower < power) return undefined;
    next(reader);
    const yes = read(reader, 0);
    expect(reader, ':', 'and what holds otherwise');
    return part(reader, { kind: 'choice', condition: left, yes, no: read(reader, choicePower), at });
  }
  const infix = infixAt(reader);
  if (infix === undefined) return undefined;
  const binds = powers[infix.operator];
  if (binds <= power) return undefined;
  reader.at += infix.tokens;
  const right = read(reader, binds);
  const { operator } = infix;
  refuseChain(reader, binds);
  const joined = part(reader, { kind: 'binary', operator, left, right, at } as const);
  return infix.negated ? part(reader, { kind: 'unary', operator: '!', operand: joined, at }) : joined;
}

/** `0.2 < score < 0.8` would compare a truth with a number. */
function refuseChain(reader: Reader, binds: number): void {
  const after = infixAt(reader);
  if (binds !== powers['<'] || after === undefined || powers[after.operator] !== binds) return;
  throw new ExpressionError(
    'Comparisons do not chain: write `0.2 < score and score < 0.8`, or brackets.',
    peek(reader),
  );
}
