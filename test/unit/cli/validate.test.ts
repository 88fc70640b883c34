// `toolprm validate`: one verdict a line for calls that come as JSON Lines.
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, toolprm } from './command-line.ts';

const tools = path.join(root, 'examples/weather.tools.json');

async function validate(...lines: readonly unknown[]) {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const ran = await toolprm(['validate', '--tools', tools], { input });
  const verdicts = ran.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return { ...ran, verdicts };
}

describe('toolprm validate', () => {
  test('finds nothing wrong with a right call, and exits 0', async () => {
    const call = { name: 'get_current_weather', arguments: { city: 'Oslo', unit: 'celsius' } };
    const { code, err, verdicts } = await validate(call, {
      ...call,
      arguments: JSON.stringify(call.arguments),
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(verdicts).toEqual([
      { index: 0, ok: true, name: 'get_current_weather', findings: [] },
      { index: 1, ok: true, name: 'get_current_weather', findings: [] },
    ]);
  });

  test('reads calls as providers write them', async () => {
    const name = 'get_current_weather';
    const given = { city: 'Oslo', unit: 'celsius' };
    const text = JSON.stringify(given);
    const { code, verdicts } = await validate(
      { type: 'tool_use', id: 't', name, input: given },
      { id: 'call_1', type: 'function', function: { name, arguments: text } },
      { type: 'function_call', call_id: 'call_1', name, arguments: text },
      { functionCall: { name, args: given } },
      { name, args: given },
      { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } },
      { name, parameters: given },
    );
    expect(verdicts.map((verdict) => [verdict.ok, verdict.name])).toEqual(verdicts.map(() => [true, name]));
    expect([code, verdicts.length]).toEqual([0, 7]);

    const wrong = await validate({ type: 'tool_use', name, input: { ...given, city: 3 } }, { name });
    expect(wrong.verdicts.map(({ findings }) => [findings[0].verdict, findings[0].pointer])).toEqual([
      ['value', '/city'],
      ['syntax', ''],
    ]);
  });

  test('names verdict, keyword, place and sentence of what is wrong, and exits 1', async () => {
    const { code, verdicts } = await validate(
      { name: 'get_curent_weather', arguments: {} },
      { name: 'get_current_weather', arguments: { city: 3, town: 'Oslo' } },
    );
    expect(code).toBe(1);
    expect(verdicts[0]).toEqual({
      index: 0,
      ok: false,
      name: 'get_curent_weather',
      findings: [
        {
          verdict: 'unknown-function',
          keyword: null,
          pointer: '',
          message: 'There is no function "get_curent_weather". Did you mean "get_current_weather"?',
        },
      ],
    });
    expect(verdicts[1].findings).toEqual([
      {
        verdict: 'missing-required',
        keyword: 'required',
        pointer: '',
        message: 'unit is required, but missing.',
      },
      { verdict: 'value', keyword: 'type', pointer: '/city', message: 'city must be a string, not 3.' },
      {
        verdict: 'unknown-parameter',
        keyword: 'properties',
        pointer: '/town',
        message: 'The function "get_current_weather" has no parameter "town".',
      },
    ]);
  });

  test('gives every line its verdict, also one that is no call', async () => {
    const { code, verdicts } = await validate(
      'not json',
      '[]',
      '{"name": "get_current_weather", "arguments": "x"}',
      '',
      '{}',
    );
    expect(code).toBe(1);
    expect(verdicts.map(({ index, ok, findings }) => [index, ok, findings[0].verdict])).toEqual([
      [0, false, 'syntax'],
      [1, false, 'syntax'],
      [2, false, 'syntax'],
      [3, false, 'syntax'],
    ]);
  });

  test('needs tools', async () => {
    const none = await toolprm(['validate'], { input: '' });
    expect(none.code).toBe(2);
    const empty = await toolprm(['validate', '--tools', path.join(root, 'tsconfig.json')], { input: '' });
    expect(empty.code).toBe(1);
    expect(empty.err).toContain('holds no tool');
  });
});
