// Where decisions begin and end, in each of the five formats.
import { describe, expect, test } from 'vitest';
import { type CallFormat, callFormatOf, callFormats } from '../../../src/calls/format.ts';
import { splitResponse } from '../../../src/calls/split.ts';
import { spans } from './split-feeding.ts';

function split(format: CallFormat, text: string) {
  const response = splitResponse(format, text);
  expect(response.failure).toBeUndefined();
  expect(response.rest).toBe('');
  expect(response.decisions.map((decision) => decision.text).join('')).toBe(text);
  return { spans: spans(response.decisions), calls: response.calls, decisions: response.decisions };
}

describe('hammer', () => {
  test('a decision is a span: the name, each argument, and three ends', () => {
    const { spans, decisions, calls } = split('hammer', '[{"name": "f", "arguments": {"a": 1, "b": "x"}}]');
    expect(spans).toEqual([
      ['function-name', '[{"name": "f'],
      ['argument', '", "arguments": {"a": 1'],
      ['argument', ', "b": "x"'],
      ['arguments-finished', '}'],
      ['call-finished', '}'],
      ['response-finished', ']'],
    ]);
    expect(decisions.map(({ start, end }) => [start, end])).toEqual([
      [0, 12],
      [12, 35],
      [35, 45],
      [45, 46],
      [46, 47],
      [47, 48],
    ]);
    expect(decisions.map(({ name, value }) => [name, value])).toEqual([
      ['f', undefined],
      ['a', 1],
      ['b', 'x'],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(decisions.map(({ call }) => call)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(calls).toEqual([{ name: 'f', arguments: { a: 1, b: 'x' } }]);
  });

  test('the comma before a second call belongs to its name', () => {
    const { spans, decisions } = split(
      'hammer',
      '[{"name":"f","arguments":{}}, {"name":"g","arguments":{}}]',
    );
    expect(spans.map(([, text]) => text)).toEqual([
      ...['[{"name":"f', '","arguments":{}', '}'],
      ...[', {"name":"g', '","arguments":{}', '}', ']'],
    ]);
    expect(decisions.map(({ call }) => call)).toEqual([0, 0, 0, 1, 1, 1, 2]);
  });

  test('the empty list is a response without a call', () => {
    expect(split('hammer', '[]').spans).toEqual([['response-finished', '[]']]);
    expect(split('hammer', '```json\n[ ]\n```').spans).toEqual([['response-finished', '```json\n[ ]\n```']]);
  });

  test('a fence belongs to the first and the last decision', () => {
    const { spans } = split('hammer', '\n```json\n[{"name": "f", "arguments": {"a": []}}]\n```\n');
    expect(spans[0]).toEqual(['function-name', '\n```json\n[{"name": "f']);
    expect(spans.at(-1)).toEqual(['response-finished', ']\n```\n']);
    // The opening fence may be part of the prompt, and the closing one may be missing.
    expect(split('hammer', '[]\n```').spans).toHaveLength(1);
    expect(split('hammer', '```\n[]').spans).toHaveLength(1);
  });

  test('a single object counts as a list of one', () => {
    expect(split('hammer', '{"name": "f", "arguments": {}}\n').spans).toEqual([
      ['function-name', '{"name": "f'],
      ['arguments-finished', '", "arguments": {}'],
      ['call-finished', '}'],
      ['response-finished', '\n'],
    ]);
  });

  test('a call may have no arguments at all', () => {
    expect(split('hammer', '[{"name": "f"}]').spans).toEqual([
      ['function-name', '[{"name": "f'],
      ['arguments-finished', '"'],
      ['call-finished', '}'],
      ['response-finished', ']'],
    ]);
  });
});

describe('hermes', () => {
  test('each call stands in a block, and the block’s end finishes the call', () => {
    const text =
      'I will look.\n<tool_call>\n{"name": "f", "arguments": {"a": 1}}\n</tool_call>\n' +
      '<tool_call>\n{"name": "g", "arguments": {}}\n</tool_call>\n';
    expect(split('hermes', text).spans).toEqual([
      ['function-name', 'I will look.\n<tool_call>\n{"name": "f'],
      ['argument', '", "arguments": {"a": 1'],
      ['arguments-finished', '}'],
      ['call-finished', '}\n</tool_call>'],
      ['function-name', '\n<tool_call>\n{"name": "g'],
      ['arguments-finished', '", "arguments": {}'],
      ['call-finished', '}\n</tool_call>'],
      ['response-finished', '\n'],
    ]);
  });

  test('plain text without a block is a response without a call', () => {
    expect(split('hermes', 'No <tool> fits.').spans).toEqual([['response-finished', 'No <tool> fits.']]);
    expect(split('hermes', '').spans).toEqual([['response-finished', '']]);
    expect(split('hermes', 'a < b <<tool_call>{"name":"f"}</tool_call>').calls).toHaveLength(1);
  });
});

describe('llama3', () => {
  test('the key is "parameters", and the end of the text ends the response', () => {
    expect(split('llama3', '<|python_tag|>{"name": "f", "parameters": {"a": null}}').spans).toEqual([
      ['function-name', '<|python_tag|>{"name": "f'],
      ['argument', '", "parameters": {"a": null'],
      ['arguments-finished', '}'],
      ['call-finished', '}'],
      ['response-finished', ''],
    ]);
  });

  test('several calls may be joined by a semicolon, and "arguments" is understood', () => {
    const { spans, calls } = split(
      'llama3',
      '{"name": "f", "parameters": {}}; {"name": "g", "arguments": {"b": 2}}',
    );
    expect(spans[3]).toEqual(['function-name', '; {"name": "g']);
    expect(calls).toEqual([
      { name: 'f', arguments: {} },
      { name: 'g', arguments: { b: 2 } },
    ]);
  });

  test('plain text is a response without a call', () => {
    expect(split('llama3', 'No.').spans).toEqual([['response-finished', 'No.']]);
    expect(split('llama3', '<|python').spans).toEqual([['response-finished', '<|python']]);
  });
});

describe('pythonic', () => {
  test('the closing parenthesis finishes the arguments, and the call with them', () => {
    expect(split('pythonic', "[f(a=1, b='x'), g()]").spans).toEqual([
      ['function-name', '[f'],
      ['argument', '(a=1'],
      ['argument', ", b='x'"],
      ['arguments-finished', ')'],
      ['call-finished', ''],
      ['function-name', ', g'],
      ['arguments-finished', '()'],
      ['call-finished', ''],
      ['response-finished', ']'],
    ]);
  });

  test('whitespace and trailing commas go where Python lets them', () => {
    const { spans } = split('pythonic', '[ a.b ( x = 1 , ) , ]');
    expect(spans.map(([, text]) => text)).toEqual(['[ a.b', ' ( x = 1', ' , )', '', ' , ]']);
  });

  test('`[]` and plain text are responses without a call', () => {
    expect(split('pythonic', '[]').spans).toEqual([['response-finished', '[]']]);
    expect(split('pythonic', 'No.').spans).toEqual([['response-finished', 'No.']]);
  });
});

describe('mistral', () => {
  test('the older shape is a marker and a JSON list', () => {
    const { spans } = split('mistral', '[TOOL_CALLS] [{"name": "f", "arguments": {"a": 1}, "id": "x"}]');
    expect(spans).toEqual([
      ['function-name', '[TOOL_CALLS] [{"name": "f'],
      ['argument', '", "arguments": {"a": 1'],
      ['arguments-finished', '}'],
      ['call-finished', ', "id": "x"}'],
      ['response-finished', ']'],
    ]);
  });

  test('the newer shape names the function between markers, once a call', () => {
    expect(
      split('mistral', 'Well. [TOOL_CALLS]f[ARGS]{"a": 1}[TOOL_CALLS]g[CALL_ID]9x[ARGS]{}').spans,
    ).toEqual([
      ['function-name', 'Well. [TOOL_CALLS]f'],
      ['argument', '[ARGS]{"a": 1'],
      ['arguments-finished', '}'],
      ['call-finished', ''],
      ['function-name', '[TOOL_CALLS]g'],
      ['arguments-finished', '[CALL_ID]9x[ARGS]{}'],
      ['call-finished', ''],
      ['response-finished', ''],
    ]);
  });

  test('markers that the server dropped are done without where that is clear', () => {
    expect(split('mistral', ' [ {"name": "f", "arguments": {}}]').calls).toHaveLength(1);
    expect(split('mistral', '[TOOL_CALLS]f{"a": 1}').calls).toEqual([{ name: 'f', arguments: { a: 1 } }]);
    expect(split('mistral', '[]').calls).toEqual([]);
  });

  test('plain text is a response without a call, even where it begins with a bracket', () => {
    for (const text of ['No.', '', '[1] says so', '[TOOL', '[TOOL_CALL]']) {
      expect(split('mistral', text).spans).toEqual([['response-finished', text]]);
    }
    expect(split('mistral', '[TOOL[TOOL_CALLS]f[ARGS]{}').calls).toHaveLength(1);
  });
});

test('formats are found by the names people use', () => {
  expect(callFormats.map(callFormatOf)).toEqual(callFormats);
  const found = ['Hammer2.1', 'xLAM', 'json', 'Qwen', 'llama3_json', 'llama3.2', 'ToolACE'].map(callFormatOf);
  expect(found).toEqual(['hammer', 'hammer', 'hammer', 'hermes', 'llama3', 'pythonic', 'pythonic']);
  expect(callFormatOf('yaml')).toBeUndefined();
  expect(callFormatOf('constructor')).toBeUndefined();
});
