// What may be written at a place in an expression: names, members, functions of lists and texts, each with its sentence.
import { evaluateIn, methodsOf, namespaces, type Surroundings } from './evaluate.ts';
import { ExpressionError, isPlainName, reserved } from './expression.ts';
import { newFuel } from './fuel.ts';
import { parseExpression } from './parse.ts';
import { type Token, tokenize } from './tokens.ts';
import { isList, isObject, plainOf, type Scope, type Value } from './value.ts';

export interface Completion {
  readonly label: string;
  /** Stands in for the text from `start` on, `length` UTF-16 code units. */
  readonly text: string;
  readonly start: number;
  readonly length: number;
  /** Where the cursor belongs within `text`, where that is not its end. */
  readonly cursor?: number;
  readonly kind: 'name' | 'member' | 'method' | 'word';
  readonly type: string;
  /** One sentence. */
  readonly about: string;
}

const words: readonly (readonly [string, string])[] = [
  ['true', 'Holds.'],
  ['false', 'Does not hold.'],
  ['null', 'Not there: a score that was not given, a key that an object does not have.'],
  ['not', 'The opposite of what follows.'],
];
const mostNames = 500;

/**
 * Completions in the order in which they are shown, for the text before the cursor; none where the text is wrong.
 * @param column the cursor, in UTF-16 code units from the start of the text
 */
export function completions(text: string, column: number, scope: Scope): readonly Completion[] {
  try {
    return found(text.slice(0, column), scope);
  } catch (error) {
    // As in `evaluate`: values of models may be nested deeper than the engine's stack.
    if (error instanceof ExpressionError || error instanceof RangeError) return [];
    throw error;
  }
}

function found(text: string, scope: Scope): readonly Completion[] {
  const tokens = tokenize(text).filter(({ kind }) => kind !== 'end');
  const last = tokens.at(-1);
  const isBegun = last?.kind === 'name' && last.offset + last.length === text.length;
  const begun = isBegun ? last.value : '';
  const before = isBegun ? tokens.slice(0, -1) : tokens;
  const start = text.length - begun.length;
  const around = surroundings(text, before, { items: [], scope });
  const offered = isSign(before.at(-1), '.')
    ? membersOf(receiver(text, before, before.length - 2, around), start)
    : endsOperand(before.at(-1))
      ? []
      : namesIn(around, start);
  const wanted = begun.toLowerCase();
  return offered
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .slice(0, mostNames)
    .map((each) => ({ ...each, length: text.length - each.start }));
}

const isSign = (token: Token | undefined, value: string): boolean =>
  token?.kind === 'sign' && token.value === value;

function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'sign') return token.value === ')' || token.value === ']';
  return token.kind !== 'name' || !reserved.has(token.value) || /^(?:true|false|null)$/.test(token.value);
}

/** The items that the lists around the cursor are asked about: the first of each, since all have the same names. */
function surroundings(text: string, tokens: readonly Token[], outer: Surroundings): Surroundings {
  const open: number[] = [];
  tokens.forEach((token, index) => {
    if (isSign(token, '(') || isSign(token, '[')) open.push(index);
    if (isSign(token, ')') || isSign(token, ']')) open.pop();
  });
  let around = outer;
  for (const index of open) {
    const method = tokens[index - 1];
    if (!isSign(tokens[index], '(') || method?.kind !== 'name' || !isSign(tokens[index - 2], '.')) continue;
    const list = plainOf(receiver(text, tokens, index - 3, around));
    if (!isList(list) || method.value === 'contains') continue;
    const item = list.length > 0 ? list.item(0) : (list.sample ?? null);
    around = { items: [item, ...around.items], scope: around.scope };
  }
  return around;
}

/** The value of the operand that ends with the token `last`. @throws {ExpressionError} where it has none. */
function receiver(text: string, tokens: readonly Token[], last: number, around: Surroundings): Value {
  const from = tokens[operandStart(tokens, last)];
  const to = tokens[last];
  if (from === undefined || to === undefined) return null;
  const operand = text.slice(from.offset, to.offset + to.length);
  return evaluateIn(parseExpression(operand), around, newFuel());
}

/** Where the chain of members, calls and indices that ends at `last` begins; -1 where there is none. */
function operandStart(tokens: readonly Token[], last: number): number {
  let at = last;
  while (at >= 0) {
    const token = tokens[at];
    if (isSign(token, ')') || isSign(token, ']')) {
      at = opening(tokens, at);
      const isCall =
        isSign(tokens[at], '(') && tokens[at - 1]?.kind === 'name' && isSign(tokens[at - 2], '.');
      const isIndex = isSign(tokens[at], '[') && endsOperand(tokens[at - 1]);
      if (!isCall && !isIndex) return at;
      at -= 1;
    } else if (token?.kind === 'name' && isSign(tokens[at - 1], '.')) at -= 2;
    else return token === undefined || token.kind === 'sign' ? -1 : at;
  }
  return -1;
}

function opening(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at -= 1) {
    if (isSign(tokens[at], ')') || isSign(tokens[at], ']')) depth += 1;
    if (isSign(tokens[at], '(') || isSign(tokens[at], '[')) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function namesIn(around: Surroundings, start: number): readonly Completion[] {
  const names = new Map<string, Completion>();
  for (const space of namespaces(around)) {
    for (const [name, { type, about }] of space.known()) {
      if (names.has(name) || !isPlainName(name) || reserved.has(name)) continue;
      names.set(name, { label: name, text: name, start, length: 0, kind: 'name', type, about });
    }
  }
  const it: readonly (readonly [string, string])[] =
    around.items.length === 0 ? [] : [['it', 'The item of the list.']];
  const plain = [...it, ...words].map(
    ([word, about]): Completion => ({
      label: word,
      text: word,
      start,
      length: 0,
      kind: 'word',
      type: '',
      about,
    }),
  );
  return [...names.values(), ...plain];
}

function membersOf(value: Value, start: number): readonly Completion[] {
  const members = isObject(value) ? value.known() : [];
  const plain = plainOf(value);
  const methods = methodsOf(plain);
  return [
    ...members.map(([name, { type, about }]): Completion => {
      const common = { label: name, length: 0, kind: 'member', type, about } as const;
      if (isPlainName(name)) return { ...common, text: name, start };
      // Such a name needs brackets, which take the place of the dot.
      return { ...common, text: `[${JSON.stringify(name)}]`, start: start - 1 };
    }),
    ...[...methods].map(
      ([name, { form, about }]): Completion => ({
        label: form,
        text: `${name}()`,
        start,
        length: 0,
        ...(form.endsWith('()') ? {} : { cursor: name.length + 1 }),
        kind: 'method',
        type: '',
        about,
      }),
    ),
    ...(methods.size === 0
      ? []
      : [
          {
            label: 'length',
            text: 'length',
            start,
            length: 0,
            kind: 'member',
            type: 'number',
            about: isList(plain) ? 'How many items there are.' : 'How many characters there are.',
          } as const,
        ]),
  ];
}
