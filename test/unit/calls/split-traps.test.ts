// What models really write: reversed keys, quoted arguments, odd escapes, extra keys, and text that is wrong.
import { describe, expect, test } from 'vitest';
import type { CallFormat } from '../../../src/calls/format.ts';
import { splitResponse } from '../../../src/calls/split.ts';
import type { JsonValue } from '../../../src/tools/tool.ts';
import { spans } from './split-feeding.ts';

/** The value of the one argument `a`, read from its spelling in a format. */
function valueFrom(spelling: string, format: 'hammer' | 'pythonic' = 'hammer'): JsonValue | undefined {
  const text =
    format === 'hammer' ? `[{"name": "f", "arguments": {"a": ${spelling}}}]` : `[f(a=${spelling})]`;
  const { failure, calls } = splitResponse(format, text);
  expect(failure).toBeUndefined();
  return calls[0]?.arguments.a;
}

function failureOf(format: CallFormat, text: string): string | undefined {
  const { failure, decisions, rest } = splitResponse(format, text);
  expect(decisions.map((decision) => decision.text).join('') + rest).toBe(text);
  return failure && `${failure.rule}: ${failure.message}`;
}

describe('the order of the keys', () => {
  test('arguments may come before the name: then the name is decided late', () => {
    const { decisions, calls } = splitResponse('hammer', '[{"arguments": {"a": 1}, "name": "f"}]');
    expect(spans(decisions)).toEqual([
      ['argument', '[{"arguments": {"a": 1'],
      ['arguments-finished', '}'],
      ['function-name', ', "name": "f'],
      ['call-finished', '"}'],
      ['response-finished', ']'],
    ]);
    expect(calls).toEqual([{ name: 'f', arguments: { a: 1 } }]);
  });

  test('other keys are left in the text of the next decision', () => {
    const text = '[{"id": "x", "name": "f", "type": {"b": [1]}, "arguments": {}, "index": 0}]';
    expect(spans(splitResponse('hammer', text).decisions)).toEqual([
      ['function-name', '[{"id": "x", "name": "f'],
      ['arguments-finished', '", "type": {"b": [1]}, "arguments": {}'],
      ['call-finished', ', "index": 0}'],
      ['response-finished', ']'],
    ]);
  });

  test('a key that is spelt with escapes is still that key', () => {
    const text = String.raw`[{"n\u0061me": "\u0066", "arguments": {"\u0061": 1}}]`;
    expect(splitResponse('hammer', text).calls).toEqual([{ name: 'f', arguments: { a: 1 } }]);
  });
});

describe('arguments in a JSON string', () => {
  test('are decisions one by one, with places in the outer text', () => {
    const text = String.raw`[{"name": "f", "arguments": "{\"a\": 1, \"b\": \"x\\n\\\"\u00e9\"}"}]`;
    const { decisions, calls, failure } = splitResponse('hammer', text);
    expect(failure).toBeUndefined();
    expect(spans(decisions)).toEqual([
      ['function-name', '[{"name": "f'],
      ['argument', String.raw`", "arguments": "{\"a\": 1`],
      ['argument', String.raw`, \"b\": \"x\\n\\\"\u00e9\"`],
      ['arguments-finished', '}'],
      ['call-finished', '"}'],
      ['response-finished', ']'],
    ]);
    for (const { start, end, text: span } of decisions) expect(text.slice(start, end)).toBe(span);
    expect(calls).toEqual([{ name: 'f', arguments: { a: 1, b: 'x\n"é' } }]);
  });

  test('may be empty, null, or spelt wholly in escapes', () => {
    const escaped = [...'{"a": [true]}'].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
    for (const [spelling, expected] of [
      ['""', {}],
      ['" "', {}],
      ['"{}"', {}],
      ['null', {}],
      ['"null"', {}],
      ['" { } "', {}],
      [`"${escaped.join('')}"`, { a: [true] }],
    ] as const) {
      const { calls, failure } = splitResponse('hammer', `[{"name": "f", "arguments": ${spelling}}]`);
      expect(failure).toBeUndefined();
      expect(calls).toEqual([{ name: 'f', arguments: expected }]);
    }
  });

  test('fail where the string ends early or holds more', () => {
    const inside = (text: string) => failureOf('hammer', `[{"name": "f", "arguments": ${text}}]`);
    expect(inside('"{"')).toMatch(/^syntax: .* at offset 30, but the quoted arguments ended/);
    expect(inside(String.raw`"{\"a\": 1"`)).toMatch(/the rest of a value .*the quoted arguments ended/);
    expect(inside('"{} x"')).toMatch(/Expected the end of the quoted arguments .*found "x"/);
    expect(inside(String.raw`"{\x}"`)).toMatch(/an escape that JSON knows/);
    expect(inside('"{\n}"')).toMatch(/no control character/);
  });
});

describe('values', () => {
  test('numbers keep their spelling in the text', () => {
    const { decisions } = splitResponse('hammer', '[{"name": "f", "arguments": {"a": 1.50E+2}}]');
    expect(decisions[1]).toMatchObject({ text: '", "arguments": {"a": 1.50E+2', value: 150 });
    expect(valueFrom('-0')).toBe(-0);
    expect(valueFrom('12345678901234567890')).toBe(Number('12345678901234567890'));
  });

  test('strings take every escape, surrogate pairs and lone surrogates', () => {
    expect(valueFrom(String.raw`"\ud83d\ude00 😀 \ud800 \/ \b\f\n\r\t\\\""`)).toBe(
      '😀 😀 \ud800 / \b\f\n\r\t\\"',
    );
  });

  test('a parameter may be called __proto__', () => {
    const { calls } = splitResponse(
      'hammer',
      '[{"name": "f", "arguments": {"__proto__": {"x": 1}, "b": 2}}]',
    );
    expect(Object.keys(calls[0]?.arguments ?? {})).toEqual(['__proto__', 'b']);
    expect(Object.getPrototypeOf(calls[0]?.arguments)).toBe(Object.prototype);
    expect(JSON.stringify(splitResponse('pythonic', "[f(a={'__proto__': 1})]").calls[0])).toBe(
      '{"name":"f","arguments":{"a":{"__proto__":1}}}',
    );
  });

  test('a key that is one escape is read right, whatever keys came before it', () => {
    // JSON.parse alone gets this wrong after the first key in the list (nodejs/node#63785).
    for (const key of ['\\', '"', '\n', '/', 'é', '\\']) {
      const spellings = [JSON.stringify(key), `"\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}"`];
      if (key === '/') spellings.push('"\\/"');
      for (const spelling of spellings)
        expect(valueFrom(`{"z": null, ${spelling}: 1}`)).toEqual({ z: null, [key]: 1 });
    }
  });

  test('a repeated parameter keeps its last value and its first place', () => {
    const { calls } = splitResponse('hammer', '[{"name": "f", "arguments": {"a": 1, "b": 2, "a": 3}}]');
    expect(Object.entries(calls[0]?.arguments ?? {})).toEqual([
      ['a', 3],
      ['b', 2],
    ]);
  });

  test('nesting ends at 64 levels, whitespace at 64 characters', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(valueFrom(nested(64))).toBeDefined();
    expect(failureOf('hammer', `[{"name": "f", "arguments": {"a": ${nested(65)}}}]`)).toMatch(/64 levels/);
    for (const gap of ['[GAP]', '[{"name":GAP"f"}]', '[{"name": "f"}]GAP', '[{"id":[1,GAP2],"name":"f"}]']) {
      expect(failureOf('hammer', gap.replace('GAP', ' \n'.repeat(32)))).toBeUndefined();
      expect(failureOf('hammer', gap.replace('GAP', `${' \n'.repeat(32)} `))).toMatch(
        /64 whitespace characters/,
      );
    }
  });
});

describe('Python literals', () => {
  test.each([
    ['True', true],
    ['False', false],
    ['None', null],
    ['true', true],
    ['null', null],
    ['-1', -1],
    ['+.5', 0.5],
    ['1.', 1],
    ['2.e3', 2000],
    ['1e-7', 1e-7],
    ["'it\\'s'", "it's"],
    ['"it\'s \\"so\\""', 'it\'s "so"'],
    ["'\\x41\\u00e9\\U0001f600\\101\\n\\q\\\\'", 'Aé😀A\n\\q\\'],
    ["'tab\there'", 'tab\there'],
    ["'one \\\ntwo'", 'one two'],
    ['[1, [2,], ]', [1, [2]]],
    ['()', []],
    ['(1)', 1],
    ['(1,)', [1]],
    ["(1, 'a', (2, 3))", [1, 'a', [2, 3]]],
    ["((1, 2), [('a')])", [[1, 2], ['a']]],
    ['{}', {}],
    ['{\'k\': {"n": None}, 1: 2, True: (3,), }', { k: { n: null }, 1: 2, true: [3] }],
  ])('%s', (spelling, expected) => {
    expect(valueFrom(spelling, 'pythonic')).toEqual(expected);
  });

  test.each([
    '01',
    '1_000',
    '0x10',
    '1-2',
    '1 + 2',
    'foo',
    'Nonesuch',
    "'a' 'b'",
    "'''a'''",
    "f'x'",
    '{1, 2}',
    "{'a'}",
    '{[1]: 2}',
    '[,]',
    '[1 2]',
    "'\\N{DASH}'",
    "'\\xg0'",
    "'\\UFFFFFFFF'",
    "'a\nb'",
    '(1]',
    '*x',
    '-',
    '.',
    '',
  ])('not: %s', (spelling) => {
    expect(failureOf('pythonic', `[f(a=${spelling})]`)).toMatch(/^(syntax|boundary): /);
  });
});

describe('text that is not in the format', () => {
  test.each([
    ['hammer', 'Sure! []', 'syntax: Expected a JSON list of calls at offset 0, but found "S".'],
    ['hammer', '', 'syntax: Expected a JSON list of calls at offset 0, but the response ended.'],
    ['hammer', '\ufeff[]', 'syntax: Expected a JSON list of calls at offset 0, but found "\ufeff".'],
    ['hammer', '[] done', 'syntax: Expected the end of the response at offset 3, but found "d".'],
    ['hammer', '[{"name": 5}]', 'syntax: Expected a double quote at offset 10, but found "5".'],
    ['hammer', '[{}]', 'syntax: Expected the key "name" at offset 2, but found "}".'],
    [
      'hammer',
      '[{"arguments": {}}]',
      'syntax: Expected the key "name" before the end of the call at offset 17, but found "}".',
    ],
    ['hammer', '[{"name":"f"},]', 'syntax: Expected a call at offset 14, but found "]".'],
    [
      'hammer',
      '[{"name":"f","arguments":[]}]',
      'syntax: Expected an object of arguments at offset 25, but found "[".',
    ],
    [
      'hammer',
      '[{"name":"f","name":"g"}]',
      'syntax: Expected one "name" in a call, not a second one at offset 18.',
    ],
    [
      'hammer',
      '[{"name":"f"',
      'syntax: Expected a comma or the end of the call at offset 12, but the response ended.',
    ],
    [
      'hermes',
      '<tool_call>{"name":"f"}',
      'syntax: Expected "</tool_call>" at offset 23, but the response ended.',
    ],
    [
      'hermes',
      '<tool_call>{"name":"f"}</tool_call> Done.',
      'syntax: Expected the end of the response at offset 36, but found "D".',
    ],
    ['llama3', '{"name":"f"};', 'syntax: Expected a call at offset 13, but the response ended.'],
    ['pythonic', '[f(1)]', 'syntax: Expected a parameter name and "=" at offset 4, but found ")".'],
    ['pythonic', '[f]', 'syntax: Expected a function name and "(" at offset 2, but found "]".'],
    [
      'mistral',
      '[TOOL_CALLS]f[ARGS][]',
      'syntax: Expected an object of arguments at offset 19, but found "[".',
    ],
    [
      'mistral',
      '[TOOL_CALLS]',
      'syntax: Expected a function name and "[ARGS]" at offset 12, but the response ended.',
    ],
  ] as const)('%s: %s', (format, text, message) => {
    expect(failureOf(format, text)).toBe(message);
  });
});
