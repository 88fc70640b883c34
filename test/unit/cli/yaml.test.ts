// Every command that takes a tool file takes it in YAML.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toolprm } from './command-line.ts';

const text = `tools:
  - name: get_weather
    description: The weather of a city.
    parameters:
      type: object
      properties:
        city: {type: string, description: The city.}
        unit: {type: string, enum: [celsius, fahrenheit], description: The unit.}
      required: [city]
`;
let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-yaml-'));
  file = path.join(folder, 'weather.tools.yaml');
  await writeFile(file, text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('validate', async () => {
  const calls = [{ city: 'Oslo' }, { city: 'Oslo', unit: 'kelvin' }, {}];
  const input = calls.map((args) => JSON.stringify({ name: 'get_weather', arguments: args })).join('\n');
  const { code, err, out } = await toolprm(['validate', '--tools', file], { input });
  expect({ code, err }).toEqual({ code: 1, err: '' });
  const verdicts = out.trimEnd().split('\n');
  expect(verdicts.map((line) => JSON.parse(line).findings[0]?.keyword)).toEqual([
    undefined,
    'enum',
    'required',
  ]);
});

test('tools, with the places of problems', async () => {
  expect(await toolprm(['tools', file])).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('get_weather(city: string, unit?: string)'),
  });
  const wrong = path.join(folder, 'wrong.yml');
  await writeFile(wrong, text.replace('type: string,', 'type: strin,'));
  const { out } = await toolprm(['tools', wrong]);
  expect(out).toMatch(/wrong\.yml:7:\d+: (?:error|warning): .*strin/);
});

test('prompt and split', async () => {
  const prompt = await toolprm(['prompt', '--format', 'hammer2.1', '--tools', file, '--query', 'Rain?']);
  expect(prompt).toMatchObject({ code: 0, out: expect.stringContaining('get_weather') });
  const input = '[{"name": "get_weather", "arguments": {"town": "Oslo"}}]';
  const split = await toolprm(['split', '--format', 'hammer', '--tools', file], { input });
  expect(split.out).toMatch(/no parameter|unknown/i);
});

test('search', async () => {
  const log = path.join(folder, 'one.toolprm.jsonl');
  const asked = ['--tools', file, '--query', 'Weather in Oslo?', '-n', '1', '-m', '2', '--json'];
  const { code, out } = await toolprm(['search', ...asked, '--log', log]);
  expect(code).toBe(0);
  expect(JSON.parse(out).log).toBe(log);
});
