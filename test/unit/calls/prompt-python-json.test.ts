// JSON in Python's spelling: numbers, escapes, key order, and str() of defaults.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dumpPythonJson,
  parsePythonJson,
  pythonFloat,
  pythonStr,
  toPythonJson,
} from '../../../src/calls/prompt/python-json.ts';

const redump = (text: string): string => dumpPythonJson(parsePythonJson(text));
const str = (text: string): string => pythonStr(parsePythonJson(text));

describe('json.dumps(json.loads(…))', () => {
  it('keeps what kind of number it was', () => {
    expect(redump('[5, 5.0, 5e0, -0, -0.0, 1e5, 12345678901234567890]')).toBe(
      '[5, 5.0, 5.0, 0, -0.0, 100000.0, 12345678901234567890]',
    );
    expect(redump('[1e400, -1e400]')).toBe('[Infinity, -Infinity]');
  });

  it('keeps the order of keys, also of those that look like numbers, and the last of repeated ones', () => {
    expect(redump('{"10":1,"2":{"b":1,"a":2},"10":3,"__proto__":4}')).toBe(
      '{"10": 3, "2": {"b": 1, "a": 2}, "__proto__": 4}',
    );
  });

  it('escapes all but printable ASCII', () => {
    expect(redump('"é😀\\u007f\\n\\"\\\\/\\u2028"')).toBe('"\\u00e9\\ud83d\\ude00\\u007f\\n\\"\\\\/\\u2028"');
  });

  it('reads back as what it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(redump(text))).toEqual(JSON.parse(text));
        expect(JSON.parse(dumpPythonJson(toPythonJson(JSON.parse(text))))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what is not JSON and says where', () => {
    expect(() => parsePythonJson('{"a": 1,}')).toThrow(/PropertyNameExpected|ValueExpected/);
    expect(() => parsePythonJson('')).toThrow('Not a JSON document');
    expect(() => parsePythonJson('[1] // note')).toThrow('InvalidCommentToken at character 4');
  });
});

describe('repr(float)', () => {
  it.each([
    [0.1, '0.1'],
    [100, '100.0'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [1.5e16, '1.5e+16'],
    [123456789012345680, '1.2345678901234568e+17'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [-0.000015, '-1.5e-05'],
    [1e-7, '1e-07'],
    [1e100, '1e+100'],
    [5e-324, '5e-324'],
    [-0, '-0.0'],
    [3.14, '3.14'],
  ])('writes %f as %s', (value, text) => {
    expect(pythonFloat(value)).toBe(text);
  });

  it('always reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Object.is(Number(pythonFloat(value)), value)).toBe(true);
      }),
    );
  });
});

describe('str()', () => {
  it('leaves a text as it is and writes other values as Python literals', () => {
    expect(str('"it\'s"')).toBe("it's");
    expect(str('[true, false, null, 1.0, {"a": "b"}]')).toBe("[True, False, None, 1.0, {'a': 'b'}]");
  });

  it('chooses quotes and escapes inside lists as Python does', () => {
    expect(
      str('["it\'s", "say \\"it\'s\\"", "a\\nb\\\\", "é", "\\u200b", "\\u0007", "\\ue000", "\\u00a0"]'),
    ).toBe(`["it's", 'say "it\\'s"', 'a\\nb\\\\', 'é', '\\u200b', '\\x07', '\\ue000', '\\xa0']`);
  });
});
