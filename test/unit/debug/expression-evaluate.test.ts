// The value of expressions over plain data: operators, lists, what is not there, and what must never be reached.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, wholeText } from '../../../src/debug/expression/display.ts';
import { evaluate } from '../../../src/debug/expression/evaluate.ts';
import { ExpressionError } from '../../../src/debug/expression/expression.ts';
import { jsonObject } from '../../../src/debug/expression/json.ts';
import { parseExpression } from '../../../src/debug/expression/parse.ts';
import { regularExpression } from '../../../src/debug/expression/regular.ts';
import { isTrue, type Value } from '../../../src/debug/expression/value.ts';
import type { JsonObject } from '../../../src/tools/tool.ts';

const world: JsonObject = {
  gap: 0.25,
  query: 'Weather in Oslo',
  nothing: null,
  items: [
    { name: 'unit', score: 0.9, tags: ['a', 'b'] },
    { name: 'city', score: 0.4, tags: [] },
    { name: 'days', score: null, tags: ['b'] },
  ],
  numbers: [3, 1, 2],
  args: { unit: 'celsius', 'first name': 'Ada', constructor: 'own', length: 7 },
};

const scope = jsonObject(world);
const value = (text: string): Value => evaluate(parseExpression(text), scope);
/** JSON, so that lists and objects can be compared. */
const shown = (text: string): string => wholeText(value(text));

function errorOf(text: string): ExpressionError {
  try {
    value(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`"${text}" has a value`);
}

describe('values', () => {
  it.each([
    ['gap', '0.25'],
    ['items[0].name', '"unit"'],
    ['items[-1].name', '"days"'],
    ['items[9]', 'null'],
    ['args["first name"]', '"Ada"'],
    ['args.unit.length', '7'],
    ['query[0]', '"W"'],
    ['1 + 2 * 3 - 4 / 8 % 3', '6.5'],
    ['-gap', '-0.25'],
    ['"a" + 1 + true', '"a1true"'],
    ['0.2 < gap and gap <= 0.25', 'true'],
    ['"a" < "b"', 'true'],
    ['1 == "1"', 'false'],
    ['args == args', 'true'],
    ['[1, [2]] == [1, [2]]', 'true'],
    ['gap ? "some" : "none"', '"some"'],
    ['nothing || "default"', '"default"'],
    ['gap && query', '"Weather in Oslo"'],
    ['not nothing', 'true'],
    ['!0 && !"" && ![]', 'true'],
    ['"unit" in args', 'true'],
    ['"toString" in args', 'false'],
    ['2 in numbers', 'true'],
    ['"Oslo" in query', 'true'],
    ['5 not in numbers', 'true'],
  ])('%s is %s', (text, expected) => expect(shown(text)).toBe(expected));

  it.each([
    ['items.filter(score < 0.5).map(name)', '["city"]'],
    ['items.filter(score == null).map(name)', '["days"]'],
    ['items.map(it.name + "!")', '["unit!", "city!", "days!"]'],
    ['items.find(name == "city").score', '0.4'],
    ['items.find(name == "no")', 'null'],
    ['items.some(score > gap)', 'true'],
    ['items.every(score > gap)', 'false'],
    ['items.count()', '3'],
    ['items.count("b" in tags)', '2'],
    ['items.length', '3'],
    ['items.sort(score).map(name)', '["city", "unit", "days"]'],
    ['items.sort(-score).map(name)', '["unit", "city", "days"]'],
    ['numbers.sort()', '[1, 2, 3]'],
    ['numbers.filter(it > 1)', '[3, 2]'],
    ['items.max(score)', '0.9'],
    ['items.min(score)', '0.4'],
    ['[].max()', 'null'],
    ['numbers.sum()', '6'],
    ['items.mean(score)', '0.65'],
    ['[].mean()', 'null'],
    ['numbers.contains(2)', 'true'],
    ['items.map(tags.filter(it == "b").length)', '[1, 0, 1]'],
    ['items.map(items.count(score > 0.5))', '[1, 1, 1]'],
  ])('lists: %s is %s', (text, expected) => expect(shown(text)).toBe(expected));

  it.each([
    ['query.contains("Oslo")', true],
    ['query.startsWith("Weather")', true],
    ['query.endsWith("Weather")', false],
    ['query.lower() == "weather in oslo"', true],
    ['query.matches("^[A-Z][a-z]+ in")', true],
    ['query.matches("oslo$")', false],
    ['query.matches("(Oslo|Bergen)$")', true],
  ])('texts: %s is %s', (text, expected) => expect(value(text)).toBe(expected));

  it('what is not there makes no comparison true and no sum wrong', () => {
    for (const text of ['nothing < 1', 'nothing > 1', 'nothing >= 0', '1 in nothing', 'nothing.a.b < 2']) {
      expect(value(text)).toBe(false);
    }
    for (const text of ['nothing.score', 'nothing[3]', 'nothing + 1', '-nothing', 'nothing.filter(x)']) {
      expect(value(text)).toBe(null);
    }
  });

  it('untrue are null, false, 0, the empty text and the empty list', () => {
    for (const text of ['null', 'false', '0', '""', '[]', '0 / 0']) expect(isTrue(value(text))).toBe(false);
    for (const text of ['true', '1', '"0"', '[0]', 'args']) expect(isTrue(value(text))).toBe(true);
  });

  it('in a sentence, texts have no quotes and numbers few digits', () => {
    expect(plainText(value('query'))).toBe('Weather in Oslo');
    expect(plainText(value('1 / 3'))).toBe('0.333333');
    expect(plainText(value('numbers'))).toBe('[3, 1, 2]');
  });
});

describe('errors', () => {
  it.each([
    ['gapp', 'There is no `gapp`: did you mean `gap`?', 0],
    ['zzz', 'There is no `zzz` here.', 0],
    ['args.units', 'An object has no `units`: did you mean `unit`?', 5],
    ['items.score', 'A list has no `score`: did you mean `map(score)` or `[0].score`?', 6],
    ['items.filter', '`filter` is asked with brackets: `filter(condition)`.', 6],
    ['items.filtr(1)', 'A list has no `filtr`: did you mean `filter`?', 6],
    ['items.filter()', '`filter` is asked as `filter(condition)`.', 6],
    ['items.filter(scor < 1)', 'There is no `scor`: did you mean `score`?', 13],
    ['it', '`it` is the item of a list', 0],
    ['query < 3', '`<` compares two numbers or two texts, not a text with a number.', 6],
    ['items + 1', '`+` works on two numbers, or joins texts, not on a list and a number.', 6],
    ['-query', '`-` needs a number, not a text.', 0],
    ['items["a"]', 'A list is counted with whole numbers from 0, not with a text.', 6],
    ['gap.filter(1)', 'number cannot be asked for `filter`', 4],
    ['gap[0]', 'has no parts', 4],
    ['1 in 2', '`in` looks for a value in a list', 2],
    ['numbers.sum(it + "")', '`sum` needs numbers, not a text.', 8],
    ['query.contains(1)', '`contains` needs a text in quotes, not a number.', 15],
    ['query.matches("(?=a)")', 'This regular expression is wrong or uses more than', 14],
  ])('%s: %s', (text, message, offset) => {
    const error = errorOf(text);
    expect(error.message).toContain(message);
    expect(error.offset).toBe(offset);
  });
});

describe('hostile expressions', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'globalThis', 'process', 'require'])(
    '%s is an unknown name everywhere',
    (name) => {
      expect(errorOf(name).message).toContain('There is no');
      for (const of of ['items', 'items[0]', 'query', 'gap', 'true']) {
        expect(errorOf(`${of}.${name}`).message).toContain(`has no \`${name}\``);
      }
    },
  );

  it('own keys are read whatever their names are', () => {
    expect(value('args.constructor')).toBe('own');
    expect(value('args.length')).toBe(7);
    const odd = jsonObject(JSON.parse('{"__proto__": {"a": 1}}'));
    expect(evaluate(parseExpression('__proto__.a'), odd)).toBe(1);
  });

  it('end with an error where they would take long', () => {
    const long = `${'[1,1,1,1,1,1,1,1,1,1].map('.repeat(9)}1${')'.repeat(9)}`;
    expect(errorOf(long).message).toContain('takes too long');
    const doubling = `["${'x'.repeat(2000)}"]${'.map(it + it)'.repeat(30)}`;
    expect(errorOf(doubling).message).toMatch(/too long|more than/);
  });

  it('end with an error where a value is nested deeper than the stack', () => {
    const nested = `${'{"deep":'.repeat(50_000)}null${'}'.repeat(50_000)}`;
    const odd = jsonObject({ one: JSON.parse(nested), other: JSON.parse(nested) });
    expect(() => evaluate(parseExpression('one == other'), odd)).toThrow('nested too deeply');
    expect(wholeText(odd)).toContain('…');
  });

  it('never throw anything but ExpressionError', () => {
    const parts = fc.constantFrom(
      ...[
        'items',
        'args',
        'gap',
        'query',
        'nothing',
        'numbers',
        '.name',
        '.score',
        '[0]',
        '["unit"]',
        '.length',
      ],
      ...[
        '.filter(',
        '.map(',
        '.sort(',
        '.max(',
        '.matches(',
        ')',
        '(',
        '[',
        ']',
        'it',
        '"a"',
        '"(a"',
        '1',
        '0.5',
      ],
      ...[' + ', ' < ', ' == ', ' in ', ' && ', ' || ', '!', '-', ' ? ', ' : ', ' % '],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 14 }), (text) => {
        try {
          wholeText(value(text.join('')));
        } catch (error) {
          if (!(error instanceof ExpressionError)) throw error;
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe('regular expressions', () => {
  const test = (source: string, text: string, most = Number.POSITIVE_INFINITY): boolean => {
    const expression = regularExpression(source);
    if (typeof expression === 'string') throw new Error(expression);
    let work = 0;
    const found = expression.test(text, (more) => {
      work += more;
      if (work > most) throw new Error(`${work} steps`);
    });
    return found;
  };

  it.each([
    ['celsius', 'in celsius!', true],
    ['^celsius$', 'in celsius', false],
    ['^a.c$', 'abc', true],
    ['b', 'a\nb', true],
    ['a.b', 'a\nb', false],
    ['^[^0-9]+$', 'abc', true],
    ['(ab)+$', 'xabab', true],
    ['a{2,3}$', 'aa', true],
    ['^a{2,3}$', 'aaaa', false],
    [String.raw`\d+\.\d*`, 'v1.', true],
    [String.raw`^\$$`, '$', true],
    [String.raw`a\$`, 'a$', true],
    ['', 'anything', true],
    ['^$', '', true],
    ['^$', 'x', false],
    ['^.$', '\u{1f600}', true],
  ])('%s on %j is %s', (source, text, expected) => expect(test(source, text)).toBe(expected));

  it('agree with those of JavaScript', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      String.raw`\w`,
      '(a|b)',
      '(ab|)',
      'c?',
      '(a*)',
    );
    const part = fc
      .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{0,2}'))
      .map((two) => two.join(''));
    const sources = fc
      .tuple(fc.constantFrom('', '^'), fc.array(part, { maxLength: 4 }), fc.constantFrom('', '$'))
      .filter(([, parts]) => !parts.join('').includes('?{') && !/[*+?}][*+?{]/.test(parts.join('')))
      .map(([start, parts, end]) => start + parts.join('') + end);
    fc.assert(
      fc.property(sources, fc.stringMatching(/^[abc]{0,8}$/), (source, text) => {
        expect(test(source, text)).toBe(new RegExp(source, 'u').test(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('take time that grows with the text, whatever they are', () => {
    const text = `${'a'.repeat(5000)}!`;
    for (const source of ['^(a+)+$', '^(a|a)*$', '^(a*)*$', '(a*)*(a*)*b', '^((a{0,20}){0,20})$']) {
      expect(test(source, text, 20_000_000)).toBe(false);
    }
  });

  it('that are too large are refused', () => {
    for (const source of ['(a{9999}){9999}', '((){9999}){9999}', '(((|){999}){999}){999}', 'a'.repeat(400)]) {
      expect(regularExpression(source)).toEqual(expect.any(String));
    }
  });
});
