// What the tools' schemas say against decisions, at the moment they are made.
import { describe, expect, test } from 'vitest';
import type { DecisionProblem } from '../../../src/calls/decision.ts';
import type { CallFormat } from '../../../src/calls/format.ts';
import { splitResponse } from '../../../src/calls/split.ts';
import { readTools } from '../../../src/tools/read.ts';

const { tools } = readTools(
  JSON.stringify([
    {
      name: 'get_weather',
      description: 'Weather of a city.',
      parameters: {
        type: 'object',
        properties: {
          city: { type: 'string' },
          unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
          days: { type: 'integer', minimum: 1 },
          place: { type: 'object', properties: { lat: { type: 'number' } }, required: ['lat'] },
        },
        required: ['city', 'unit'],
      },
    },
    { name: 'get_time', parameters: { type: 'object', properties: {} } },
    {
      name: 'any',
      parameters: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true },
    },
    {
      name: 'tagged',
      parameters: { type: 'object', properties: {}, patternProperties: { '^x-': { type: 'string' } } },
    },
    {
      name: 'counts',
      parameters: { type: 'object', properties: {}, additionalProperties: { type: 'integer' } },
    },
  ]),
);

/** Each decision that has problems, with their rules, pointers and messages. */
function problems(text: string, format: CallFormat = 'hammer') {
  const { decisions, failure } = splitResponse(format, text, tools);
  expect(failure).toBeUndefined();
  const line = ({ rule, pointer, message }: DecisionProblem) => [rule, pointer, message];
  return decisions
    .filter((decision) => decision.problems.length > 0)
    .map((decision) => [decision.kind, ...decision.problems.map(line)]);
}

const call = (name: string, args: string): string => `[{"name": "${name}", "arguments": ${args}}]`;

test('a call that fits has no problems', () => {
  expect(problems(call('get_weather', '{"city": "Oslo", "unit": "celsius", "days": 2}'))).toEqual([]);
  expect(problems('[]')).toEqual([]);
});

test('an unknown function is named with its near matches, and nothing is said about its parameters', () => {
  expect(problems(call('getWeather', '{"town": 1, "town": 2}'))).toEqual([
    [
      'function-name',
      ['unknown-function', undefined, 'There is no function "getWeather". Did you mean "get_weather"?'],
    ],
  ]);
  expect(problems(call('send_mail', '{}'))).toEqual([
    ['function-name', ['unknown-function', undefined, 'There is no function "send_mail".']],
  ]);
  expect(problems(call('constructor', '{}'))[0]?.[0]).toBe('function-name');
});

test('an empty name is wrong even without tools', () => {
  const { decisions } = splitResponse('hammer', call('', '{}'));
  expect(decisions[0]).toMatchObject({ kind: 'function-name', name: '' });
  expect(decisions[0]?.problems).toEqual([
    { rule: 'unknown-function', message: 'The function name is empty.' },
  ]);
});

test('unknown and repeated parameters are found at once', () => {
  expect(
    problems(call('get_weather', '{"city": "Oslo", "units": "x", "unit": "celsius", "city": "Bergen"}')),
  ).toEqual([
    [
      'argument',
      [
        'unknown-parameter',
        '/units',
        'The function "get_weather" has no parameter "units". Did you mean "unit"?',
      ],
    ],
    ['argument', ['repeated-parameter', '/city', 'The parameter "city" is given more than once.']],
  ]);
});

test('a value is checked against its parameter’s schema, with its place', () => {
  const found = problems(
    call('get_weather', '{"city": 5, "unit": "kelvin", "place": {"lat": "x"}, "days": 0}'),
  );
  expect(found.map(([kind, first]) => [kind, first?.slice(0, 2)])).toEqual([
    ['argument', ['value', '/city']],
    ['argument', ['value', '/unit']],
    ['argument', ['value', '/place/lat']],
    ['argument', ['value', '/days']],
  ]);
});

test('each missing required parameter is a problem of the arguments’ end', () => {
  expect(problems(call('get_weather', '{"days": 1}'))).toEqual([
    [
      'arguments-finished',
      ['missing-required', '', 'The required parameter "city" of "get_weather" is missing.'],
      ['missing-required', '', 'The required parameter "unit" of "get_weather" is missing.'],
    ],
  ]);
  for (const text of ['[{"name": "get_weather"}]', call('get_weather', 'null'), call('get_weather', '""')]) {
    expect(problems(text).map(([kind]) => kind)).toEqual(['arguments-finished']);
  }
});

test('a schema that takes other parameters makes none of them unknown, but checks their values', () => {
  expect(problems(call('any', '{"b": 1, "__proto__": 2}'))).toEqual([]);
  expect(problems(call('tagged', '{"x-a": "y"}'))).toEqual([]);
  expect(problems(call('tagged', '{"y": "y"}'))).toHaveLength(1);
  expect(problems(call('counts', '{"n": 1}'))).toEqual([]);
  expect(problems(call('counts', '{"n": "1"}'))[0]?.[1]?.slice(0, 2)).toEqual(['value', '/n']);
});

test('where the name comes late, the arguments’ problems are the name’s', () => {
  const text = '[{"arguments": {"units": 1, "city": 5}, "name": "get_weather"}]';
  const found = problems(text);
  expect(found).toHaveLength(1);
  expect(found[0]?.map((entry) => (typeof entry === 'string' ? entry : entry[0]))).toEqual([
    'function-name',
    'unknown-parameter',
    'value',
    'missing-required',
  ]);
});

describe('in every format', () => {
  test.each([
    ['hermes', '<tool_call>{"name": "get_tim", "arguments": {}}</tool_call>'],
    ['llama3', '{"name": "get_tim", "parameters": {}}'],
    ['pythonic', '[get_tim()]'],
    ['mistral', '[TOOL_CALLS]get_tim[ARGS]{}'],
  ] as const)('%s', (format, text) => {
    expect(problems(text, format)).toEqual([
      [
        'function-name',
        ['unknown-function', undefined, 'There is no function "get_tim". Did you mean "get_time"?'],
      ],
    ]);
  });
});
