// States are kept and forked: what follows a decision, what prolongs it, what may come next.
import { describe, expect, test } from 'vitest';
import type { CallFormat } from '../../../src/calls/format.ts';
import { createSplitter } from '../../../src/calls/split.ts';
import type { Splitter } from '../../../src/calls/splitter.ts';
import { feedAll, feedFrom, seen, spans } from './split-feeding.ts';

/** The state after the decision that `text` makes last. */
function stateAfter(format: CallFormat, text: string): Splitter {
  const last = createSplitter(format).feed(text).decisions.at(-1);
  if (last === undefined) throw new Error(`No decision in ${text}`);
  return last.after;
}

function failureOf(state: Splitter, text: string): string | undefined {
  const { failure } = state.feed(text).next;
  return failure && `${failure.rule}: ${failure.message}`;
}

test('a state can be fed any number of continuations', () => {
  const state = stateAfter('hammer', '[{"name": "f", "arguments": {"a": 1,');
  const texts = [', "b": 2}}]', '}}]', ', "a": 3}}, {"name": "g"}]'];
  const calls = texts.map((text) => feedFrom(state, [text]).end.calls);
  expect(calls).toEqual([
    [{ name: 'f', arguments: { a: 1, b: 2 } }],
    [{ name: 'f', arguments: { a: 1 } }],
    [
      { name: 'f', arguments: { a: 3 } },
      { name: 'g', arguments: {} },
    ],
  ]);
  expect(state.calls).toEqual([{ name: 'f', arguments: { a: 1 } }]);
  expect(texts.map((text) => feedFrom(state, [text]).end.calls)).toEqual(calls);
});

describe('what follows a decision is the next one', () => {
  test.each([
    ['hammer', '[{"name": "f"', 'oo"', 'Expected a double quote at offset 12, but found "o".'],
    [
      'hammer',
      '[{"name":"f","arguments":{"a": 1,',
      '5}',
      'Expected the end of the value at offset 32, but found "5".',
    ],
    [
      'hammer',
      '[{"name":"f","arguments":{"a": 1,',
      '.5}',
      'Expected the end of the value at offset 32, but found ".".',
    ],
    [
      'hammer',
      '[{"name":"f","arguments":{"a": true',
      'x}',
      'Expected the end of the value at offset 35, but found "x".',
    ],
    [
      'hammer',
      '[{"name":"f","arguments":null',
      's',
      'Expected the end of the arguments at offset 29, but found "s".',
    ],
    ['hammer', '[{"name":"f"}', ', "arguments"', 'Expected "}" at offset 12, but found ",".'],
    ['pythonic', '[f(', 'oo(', 'Expected the end of the function name at offset 2, but found "o".'],
    ['pythonic', '[f(a=None', 'type', 'Expected the end of the value at offset 9, but found "t".'],
    [
      'mistral',
      '[TOOL_CALLS]f[',
      'oo[',
      'Expected the end of the function name at offset 13, but found "o".',
    ],
  ] as const)('%s: %s then %s prolongs it', (format, text, continuation, message) => {
    // Of the last call the decision wanted is the first of those that its end completes.
    const decisions = createSplitter(format).feed(text).decisions;
    const decision = text.endsWith('"f"}') ? decisions.at(-2) : decisions.at(-1);
    expect(decision && failureOf(decision.after, continuation)).toBe(`boundary: ${message}`);
  });

  test('an ended value cannot be prolonged, so more text is simply wrong', () => {
    const text = '[{"name": "f", "arguments": {"a": "x"';
    expect(failureOf(stateAfter('hammer', text), 'y')).toMatch(
      /^syntax: Expected a comma or the end of the arguments/,
    );
  });

  test('with the delimiter that decided a number the response goes on', () => {
    const state = stateAfter('hammer', '[{"name": "f", "arguments": {"a": 12 ');
    expect(state.decided).toBe('[{"name": "f", "arguments": {"a": 12'.length);
    for (const text of [' }}]', '}}]', ', "b": 1}}]', '\n, "b": 1}}]']) {
      expect(feedFrom(state, [text]).end.failure).toBeUndefined();
    }
  });

  test('a number is open until its delimiter comes', () => {
    const { next, decisions } = createSplitter('hammer').feed('[{"name": "f", "arguments": {"a": 1');
    expect(decisions).toHaveLength(1);
    expect(next.feed('2}').decisions[0]).toMatchObject({ kind: 'argument', value: 12 });
  });

  test('a decision without text is made from the state before it at once', () => {
    const decisions = createSplitter('pythonic').feed('[f()').decisions;
    expect(spans(decisions)).toEqual([
      ['function-name', '[f'],
      ['arguments-finished', '()'],
      ['call-finished', ''],
    ]);
    expect(spans(decisions[1]?.after.feed('').decisions ?? [])).toEqual([['call-finished', '']]);
    expect(spans(decisions[1]?.after.feed(', g(').decisions ?? [])).toEqual([
      ['call-finished', ''],
      ['function-name', ', g'],
    ]);
    expect(decisions[2]?.after.feed('').decisions).toEqual([]);
  });
});

describe('what may come next', () => {
  test.each([
    ['hammer', '', ['function-name', 'response-finished']],
    ['hammer', '[', ['function-name', 'response-finished']],
    ['hammer', '[{', ['function-name']],
    ['hammer', '[{"name": "f"', ['argument', 'arguments-finished']],
    ['hammer', '[{"name": "f", "arguments": {', ['argument', 'arguments-finished']],
    ['hammer', '[{"name": "f", "arguments": {"a"', ['argument']],
    ['hammer', '[{"name": "f", "arguments": {"a": "x"', ['argument', 'arguments-finished']],
    ['hammer', '[{"name": "f", "arguments": {"a": "x",', ['argument']],
    ['hammer', '[{"name": "f", "arguments": {}', ['call-finished']],
    ['hammer', '[{"name": "f", "arguments": {}}', ['function-name', 'response-finished']],
    ['hammer', '[{"name": "f", "arguments": {}},', ['function-name']],
    ['hammer', '[{"name": "f", "arguments": {}}]', ['response-finished']],
    ['hammer', '[]', ['response-finished']],
    ['hammer', '[x', []],
    ['hammer', '{"name": "f"}', ['response-finished']],
    ['hammer', '[{"arguments": {', ['argument', 'arguments-finished']],
    ['hammer', '[{"arguments": {}', ['function-name']],
    ['hammer', '[{"arguments": {}, "name": "f"', ['call-finished']],
    ['hermes', 'Text', ['function-name', 'response-finished']],
    ['hermes', 'Text <tool_call>', ['function-name']],
    ['hermes', '<tool_call>{"name":"f"}</tool_call>', ['function-name', 'response-finished']],
    ['llama3', 'Text', ['response-finished']],
    ['llama3', '{', ['function-name']],
    ['pythonic', '[f(', ['argument', 'arguments-finished']],
    ['pythonic', '[f()', ['function-name', 'response-finished']],
    ['pythonic', 'Text', ['response-finished']],
    ['mistral', '[TOOL_CALLS]', ['function-name', 'response-finished']],
    ['mistral', '[TOOL_CALLS]f[ARGS]{}[TOOL_CALLS]', ['function-name']],
  ] as const)('%s: after %s', (format, text, kinds) => {
    expect(createSplitter(format).feed(text).next.expected).toEqual(kinds);
  });

  test('nothing, once the response is finished', () => {
    const { next, decisions } = createSplitter('hammer').feed('[]').next.finish();
    expect(spans(decisions)).toEqual([['response-finished', '[]']]);
    expect(next.expected).toEqual([]);
    expect(next.failure).toBeUndefined();
    expect(next.finish().decisions).toEqual([]);
    expect(next.feed('').next.failure).toBeUndefined();
    expect(next.feed(' ').next.failure?.message).toBe(
      'Expected no text after the end of the response at offset 2, but found " ".',
    );
    expect(decisions[0]?.after.expected).toEqual([]);
  });
});

test('the calls so far include the one under way', () => {
  const text = '[{"name": "f", "arguments": {"a": 1}}, {"name": "g", "arguments": {"b": 2, ';
  const { next, decisions } = createSplitter('hammer').feed(text);
  expect(next.calls).toEqual([
    { name: 'f', arguments: { a: 1 } },
    { name: 'g', arguments: { b: 2 } },
  ]);
  expect(decisions[0]?.after.calls).toEqual([{ name: 'f', arguments: {} }]);
  expect(decisions[3]?.after.calls).toEqual([{ name: 'f', arguments: { a: 1 } }]);
});

test('a failed splitter ignores further text', () => {
  const failed = createSplitter('hammer').feed('[{"name": "f", "arguments": {"a": +').next;
  expect(failed.failure).toBeDefined();
  const fed = failed.feed('1}}]');
  expect(fed).toEqual({ next: failed, decisions: [] });
  expect(failed.finish().next).toBe(failed);
});

test('text that only ends too early is reported by finish, after what was decided', () => {
  const split = feedAll('hammer', ['[{"name": "f", "arguments": {"a": "x"']);
  expect(split.decisions).toHaveLength(2);
  expect(seen(split).failure).toEqual({
    rule: 'syntax',
    message: 'Expected a comma or the end of the arguments at offset 37, but the response ended.',
  });
});

test('a long response is fed character by character in linear time', () => {
  const call = `[{"name": "f", "arguments": {"a": "${'x'.repeat(300_000)}", "b": [${'1, '.repeat(30_000)}1]}}]`;
  const time = (text: string): number => {
    const begin = performance.now();
    const split = feedAll('hammer', [...text]);
    expect(split.end.failure).toBeUndefined();
    expect(split.decisions.map(({ text: span }) => span).join('')).toBe(text);
    return performance.now() - begin;
  };
  // Quadratic work would take minutes: 4 · 10⁵ characters, each copied as often.
  expect(time(call)).toBeLessThan(10_000);
});

test('a call with very many arguments, and its forks, stay apart', () => {
  const count = 20_000;
  const list = Array.from({ length: count }, (_, index) => `"p${index}": ${index}`).join(', ');
  const { decisions } = createSplitter('hammer').feed(`[{"name": "f", "arguments": {${list}}}]`);
  const middle = decisions[count / 2]?.after;
  const forks = ['a', 'b'].map((name) => middle && feedFrom(middle, [`, "${name}": 1}}]`]).end.calls[0]);
  expect(forks.map((call) => Object.keys(call?.arguments ?? {}).at(-1))).toEqual(['a', 'b']);
  expect(forks.map((call) => Object.keys(call?.arguments ?? {}).length)).toEqual([
    count / 2 + 1,
    count / 2 + 1,
  ]);
  expect(Object.keys(decisions.at(-1)?.after.calls[0]?.arguments ?? {})).toHaveLength(count);
});
