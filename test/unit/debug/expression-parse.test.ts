// Expressions as text: what is read, what is refused and where, and that printing is the way back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BinaryOperator,
  type Expression,
  ExpressionError,
  powers,
  reserved,
} from '../../../src/debug/expression/expression.ts';
import { parseExpression } from '../../../src/debug/expression/parse.ts';
import { printExpression } from '../../../src/debug/expression/print.ts';

const printed = (text: string): string => printExpression(parseExpression(text));

function errorOf(text: string): ExpressionError {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`"${text}" is read without an error`);
}

describe('reading', () => {
  it.each([
    ['candidates.filter(score<0.5)', 'candidates.filter(score < 0.5)'],
    ["beam.call.arguments['first name']", 'beam.call.arguments["first name"]'],
    ['1+2*3-4', '1 + 2 * 3 - 4'],
    ['(1+2)*3', '(1 + 2) * 3'],
    ['1-(2-3)', '1 - (2 - 3)'],
    ['-a.b', '-a.b'],
    ['(-a).b', '(-a).b'],
    ['a or b and not c', 'a || b && !c'],
    ['not a == b', '!(a == b)'],
    ['!a == b', '!a == b'],
    ['a not in [1,2,]', '!(a in [1, 2])'],
    ['a === b && c !== d', 'a == b && c != d'],
    ['a ? b : c ? d : e', 'a ? b : c ? d : e'],
    ['(a ? b : c) ? d : e', '(a ? b : c) ? d : e'],
    ['a ? b : c || d', 'a ? b : c || d'],
    ['.5 + 1e3', '0.5 + 1000'],
    [String.raw`'it\'s' + "\u0041\n"`, String.raw`"it's" + "A\n"`],
    ['a.in.true', 'a.in.true'],
    ['größe.東京', 'größe.東京'],
    ['"x".length', '"x".length'],
    ['(1).length', '(1).length'],
  ])('%s is %s', (text, expected) => expect(printed(text)).toBe(expected));

  it('knows the place of every part', () => {
    const text = ' gap  <  beam.scor';
    expect(parseExpression(text)).toMatchObject({
      at: { offset: 6, length: 1 },
      left: { at: { offset: 1, length: 3 } },
      right: { at: { offset: 14, length: 4 } },
    });
  });
});

describe('what is refused', () => {
  it.each([
    ['', 0, 'empty'],
    ['   ', 3, 'empty'],
    ['a.', 2, 'After the dot a name must come'],
    ['a b', 2, '`b` cannot follow here'],
    ['a +', 3, 'Something is missing here'],
    ['(a', 2, 'Expected `)`'],
    ['a[1', 3, 'Expected `]` after the index'],
    ['[1 2]', 3, 'Expected `,` or `]`'],
    ['a.filter(b', 10, 'close `filter(`'],
    ['"abc', 0, 'no closing "'],
    [String.raw`"\x41"`, 1, 'After a backslash'],
    ['x = 3', 2, 'Use `==`'],
    ['a & b', 2, 'Use `&&`'],
    ['a | b', 2, 'Use `||`'],
    ['a; b', 1, 'means nothing here'],
    ['a ? b', 5, 'Expected `:`'],
    ['1 < 2 < 3', 6, 'Comparisons do not chain'],
    ['1abc', 0, 'A number ends before a letter'],
    ['1e999', 0, 'too large'],
    ['eval("1")', 0, 'cannot be called'],
    ['in a', 0, 'one is missing before it'],
    ['=> 1', 0, 'Use `==`'],
    ['`a`', 0, 'means nothing here'],
    ['a.b = () => 1', 4, 'Use `==`'],
  ])('%s at %i: %s', (text, offset, message) => {
    const error = errorOf(text);
    expect(error.message).toContain(message);
    expect(error.offset).toBe(offset);
  });

  it('is what is nested too deep, has too many parts or is too long', () => {
    expect(errorOf(`${'('.repeat(5000)}1`).message).toContain('nested');
    expect(errorOf(`${'!'.repeat(5000)}1`).message).toContain('nested');
    expect(errorOf('1+'.repeat(2000)).message).toContain('parts');
    expect(errorOf('a'.repeat(20_000)).message).toContain('longer');
    expect(printed(`1${'+1'.repeat(400)}`)).toContain('1 + 1');
  });
});

const names = fc.stringMatching(/^[a-zA-Z_$][a-zA-Z0-9_$]{0,8}$/).filter((name) => !reserved.has(name));
const anyMember = fc.oneof(names, fc.constantFrom('in', 'true', 'constructor', '__proto__'));
const at = { offset: 0, length: 0 };
const operators = Object.keys(powers).filter((key): key is BinaryOperator => key in powers);

const { expression: expressions } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .oneof(
        fc.constantFrom(null, true, false),
        fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
        fc.string({ unit: 'binary' }),
      )
      .map((value): Expression => ({ kind: 'literal', value, at })),
    names.map((name): Expression => ({ kind: 'name', name, at })),
    fc.array(tie('expression'), { maxLength: 3 }).map((items): Expression => ({ kind: 'list', items, at })),
    fc
      .tuple(tie('expression'), anyMember)
      .map(([of, name]): Expression => ({ kind: 'member', of, name, at })),
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([of, index]): Expression => ({ kind: 'index', of, index, at })),
    fc
      .tuple(tie('expression'), anyMember, fc.array(tie('expression'), { maxLength: 2 }))
      .map(([of, method, args]): Expression => ({ kind: 'call', of, method, args, at })),
    fc
      .tuple(fc.constantFrom('-' as const, '!' as const), tie('expression'))
      .map(([operator, operand]): Expression => ({ kind: 'unary', operator, operand, at })),
    fc
      .tuple(fc.constantFrom(...operators), tie('expression'), tie('expression'))
      .map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right, at })),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([condition, yes, no]): Expression => ({ kind: 'choice', condition, yes, no, at })),
  ),
}));

/** The expression without its places. */
const bare = (expression: Expression): unknown =>
  JSON.parse(JSON.stringify(expression, (key: string, value: unknown) => (key === 'at' ? undefined : value)));

describe('printing', () => {
  it('and reading again is the identity', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        const text = printExpression(expression);
        expect(bare(parseExpression(text))).toEqual(bare(expression));
        expect(printed(text)).toBe(text);
      }),
    );
  });
});

const pieces = fc.constantFrom(
  ...[
    'candidates',
    'score',
    '.',
    '(',
    ')',
    '[',
    ']',
    ',',
    '?',
    ':',
    '!',
    '-',
    '"',
    "'",
    '\\',
    '0',
    '.5',
    '1e',
    ' ',
  ],
  ...['<', '==', '=', '&&', '&', 'and', 'not', 'in', 'filter', 'it', '$', '#', '\u{1f600}', '\ud800', '\0'],
);

describe('any text', () => {
  it('is read or refused with a place inside it', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          parseExpression(text);
        } catch (error) {
          if (!(error instanceof ExpressionError)) throw error;
          expect(error.offset).toBeGreaterThanOrEqual(0);
          expect(error.offset + error.length).toBeLessThanOrEqual(text.length);
          expect(error.message).toMatch(/[.!?]$/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
