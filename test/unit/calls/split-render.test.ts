// Calls written in each format, and the key under which equal calls meet.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalCall, canonicalCalls, canonicalValue } from '../../../src/calls/canonical.ts';
import type { Call } from '../../../src/calls/decision.ts';
import { callFormats } from '../../../src/calls/format.ts';
import { renderCalls } from '../../../src/calls/render.ts';
import { splitResponse } from '../../../src/calls/split.ts';
import type { JsonValue } from '../../../src/tools/tool.ts';
import { jsonValue, objectOf, parsesSafely } from './split-arbitrary.ts';

const calls: readonly Call[] = [
  { name: 'map.find', arguments: { city: 'Tromsø', near: ["it's", null], deep: { ok: true, n: -1.5 } } },
  { name: 'g', arguments: {} },
];

describe('rendering', () => {
  test.each([
    [
      'hammer',
      `[{"name": "map.find", "arguments": {"city": "Tromsø", "near": ["it's", null], "deep": {"ok": true, "n": -1.5}}}, ` +
        '{"name": "g", "arguments": {}}]',
    ],
    [
      'hermes',
      `<tool_call>\n{"name": "map.find", "arguments": {"city": "Tromsø", "near": ["it's", null], ` +
        `"deep": {"ok": true, "n": -1.5}}}\n</tool_call>\n<tool_call>\n{"name": "g", "arguments": {}}\n</tool_call>`,
    ],
    [
      'llama3',
      `{"name": "map.find", "parameters": {"city": "Tromsø", "near": ["it's", null], "deep": {"ok": true, "n": -1.5}}}; ` +
        '{"name": "g", "parameters": {}}',
    ],
    ['pythonic', `[map.find(city='Tromsø', near=["it's", None], deep={'ok': True, 'n': -1.5}), g()]`],
    [
      'mistral',
      `[TOOL_CALLS] [{"name": "map.find", "arguments": {"city": "Tromsø", "near": ["it's", null], ` +
        '"deep": {"ok": true, "n": -1.5}}}, {"name": "g", "arguments": {}}]',
    ],
  ] as const)('%s', (format, text) => {
    expect(renderCalls(format, calls)).toBe(text);
    expect(splitResponse(format, text).calls).toEqual(calls);
  });

  test('mistral from tokenizer v11 on', () => {
    const text = renderCalls('mistral', calls.slice(1).concat(calls.slice(1)), { mistral: 'named' });
    expect(text).toBe('[TOOL_CALLS]g[ARGS]{}[TOOL_CALLS]g[ARGS]{}');
  });

  test('no calls', () => {
    expect(callFormats.map((format) => renderCalls(format, []))).toEqual(['[]', '', '', '[]', '']);
    for (const format of callFormats) {
      const split = splitResponse(format, renderCalls(format, []));
      expect(split).toMatchObject({ calls: [], rest: '' });
      expect(split.decisions.map(({ kind }) => kind)).toEqual(['response-finished']);
    }
  });

  test('numbers come back, too large ones and -0 as well', () => {
    const numbers = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 1e21, 5e-324];
    for (const format of callFormats) {
      const text = renderCalls(format, [{ name: 'f', arguments: { n: numbers } }]);
      expect(splitResponse(format, text).calls[0]?.arguments.n).toEqual(numbers);
    }
    expect(() => renderCalls('hammer', [{ name: 'f', arguments: { n: Number.NaN } }])).toThrow(RangeError);
  });

  test('a name that the format cannot write is refused', () => {
    const odd = (name: string): readonly Call[] => [{ name, arguments: {} }];
    expect(() => renderCalls('pythonic', odd('two words'))).toThrow('The name "two words" cannot be written');
    expect(() => renderCalls('pythonic', [{ name: 'f', arguments: { 'a b': 1 } }])).toThrow(RangeError);
    expect(() => renderCalls('mistral', odd('a[b'), { mistral: 'named' })).toThrow(RangeError);
    expect(() => renderCalls('pythonic', odd(''))).toThrow(RangeError);
    expect(renderCalls('hammer', odd('two "words"'))).toBe('[{"name": "two \\"words\\"", "arguments": {}}]');
  });

  test('Python strings are written as repr does', () => {
    const text = (value: string): string => renderCalls('pythonic', [{ name: 'f', arguments: { a: value } }]);
    expect(text('plain')).toBe("[f(a='plain')]");
    expect(text("it's")).toBe('[f(a="it\'s")]');
    expect(text('it\'s "so"')).toBe("[f(a='it\\'s \"so\"')]");
    expect(text('\n\t\\\x00\x7f\ud800😀')).toBe("[f(a='\\n\\t\\\\\\x00\\x7f\\ud800😀')]");
  });
});

describe('the canonical key', () => {
  test('forgets the order of names at every depth and the spelling of numbers, nothing else', () => {
    const one = splitResponse(
      'hammer',
      '[{"name":"f","arguments":{"a":1.0,"b":{"x":[1e2,-0],"y":null}}}]',
    ).calls;
    const other = splitResponse('pythonic', "[f(b={'y': None, 'x': [100, 0]}, a=1)]").calls;
    expect(canonicalCalls(one)).toBe(canonicalCalls(other));
    expect(canonicalCalls(one)).toBe('[{"name":"f","arguments":{"a":1,"b":{"x":[100,0],"y":null}}}]');
    expect(canonicalValue([1, 2])).not.toBe(canonicalValue([2, 1]));
    expect(canonicalValue('1')).not.toBe(canonicalValue(1));
    expect(canonicalValue(null)).not.toBe(canonicalValue(false));
    expect(canonicalValue(Number.POSITIVE_INFINITY)).not.toBe(canonicalValue(null));
    expect(canonicalCalls([...calls].reverse())).not.toBe(canonicalCalls(calls));
  });

  test('an argument called __proto__ counts like any other', () => {
    const withProto = { name: 'f', arguments: objectOf([['__proto__', { a: 1 }]]) };
    expect(canonicalCall(withProto)).toBe('{"name":"f","arguments":{"__proto__":{"a":1}}}');
    expect(canonicalCall(withProto)).not.toBe(canonicalCall({ name: 'f', arguments: {} }));
  });

  test('is equal for values exactly where they are equal', () => {
    const shuffled = (value: JsonValue): JsonValue => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return objectOf(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, shuffled(item)] as const),
      );
    };
    fc.assert(
      fc.property(jsonValue, jsonValue, (value, other) => {
        fc.pre(parsesSafely(JSON.stringify([value, other])));
        // JSON.stringify, the reference here, writes infinite numbers as null.
        fc.pre(!canonicalValue([value, other]).includes('Infinity'));
        expect(canonicalValue(shuffled(value))).toBe(canonicalValue(value));
        const same = canonicalValue(other) === canonicalValue(value);
        if (same) expect(JSON.parse(JSON.stringify(other))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(JSON.parse(canonicalValue(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
