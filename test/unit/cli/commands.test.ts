// The command line as a stable surface: what it prints, and how it exits.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createScriptedModel } from '../../server/scripted-model.ts';
import { startServer } from '../../server/server.ts';
import { responses } from '../run/searching.ts';
import { root, toolprm } from './command-line.ts';

const weather = path.join(root, 'examples/weather.tools.json');
const query = 'What is the weather in Oslo in celsius?';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('toolprm search', () => {
  test('prints one JSON object, writes a log, and `show` draws it', async () => {
    const log = path.join(folder, 'one.toolprm.jsonl');
    const ran = await toolprm([
      'search',
      '--tools',
      weather,
      '--query',
      query,
      '-n',
      '2',
      '-m',
      '2',
      '--json',
      '--log',
      log,
    ]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const result = JSON.parse(ran.out);
    expect(result).toMatchObject({ outcome: 'done', log });
    expect(result.totals.candidates).toBeGreaterThan(2);
    const shown = await toolprm(['show', log]);
    expect(shown.code).toBe(0);
    expect(shown.out).toContain(query);
    expect(shown.out).toMatch(/● .+retained: ranked 1st/);
    const tree = JSON.parse((await toolprm(['show', log, '--json'])).out);
    expect(tree.outcome.calls).toEqual(result.calls);
    expect(tree.nodes.every((node: { verdict?: unknown }) => node.verdict !== undefined)).toBe(true);
  });

  test('prints plain lines where there is no terminal, and logs to .toolprm/searches', async () => {
    const ran = await toolprm(['search', '--tools', weather, '--query', query, '-n', '2', '-m', '2'], {
      cwd: folder,
    });
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^step 1 {2}● /m);
    expect(ran.out).toContain('a demonstration model');
    expect(ran.out).not.toContain('\u001B[');
    expect(await readdir(path.join(folder, '.toolprm/searches'))).toHaveLength(1);
  });

  test('searches on a server with a key from the environment, and keeps the key out of the log', async () => {
    const key = 'sk-test-0123456789abcdef';
    await using server = await startServer({
      personality: 'vllm',
      model: createScriptedModel({ responses }),
      apiKey: key,
    });
    const tools = path.join(folder, 'server.json');
    const parameters = { type: 'object', properties: { city: { type: 'string' }, unit: { type: 'string' } } };
    await writeFile(tools, JSON.stringify([{ name: 'get_weather', parameters }]));
    const log = path.join(folder, 'server.toolprm.jsonl');
    const args = [
      'search',
      '--tools',
      tools,
      '--query',
      query,
      '--policy',
      server.url,
      '--reward',
      server.url,
      '--json',
      '--log',
      log,
    ];
    const ran = await toolprm(args, { env: { TOOLPRM_API_KEY: key } });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ran.out).calls[0].name).toBe('get_weather');
    expect(await readFile(log, 'utf8')).not.toContain(key);
    const refused = await toolprm(args.with(-1, path.join(folder, 'refused.toolprm.jsonl')));
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/key/i);
  });

  test.each([
    [['search', '--query', 'x'], 2, /--tools/],
    [['search', '--tools', 'missing.json', '--query', 'x'], 1, /missing\.json.*no such file/],
    [['search', '--tools', weather, '--query', 'x', '-n', '0'], 2, /beams is 0/],
    [['search', '--tools', weather, '--query', 'x', '-m', 'many'], 2, /number/],
    [['search', '--tools', weather, '--query', 'x', '--strategy', 'magic'], 2, /toolprm/],
    [['search', '--tools', weather, '--query', 'x', '--policy', 'magic'], 2, /is no policy/],
    [['search', '--tools', weather, '--query', 'x', '--policy', 'http://127.0.0.1:1/v1'], 1, /127\.0\.0\.1/],
    [['search', '--tools', weather, '--query', 'x', '--policy', 'missing.gguf'], 1, /missing\.gguf/],
    [['search', '--tools', weather, '--query', 'x', '--log', weather], 1, /there is a file of that name/],
    [['nonsense'], 2, /unknown command/],
    [['show', weather], 1, /not a search log/],
    [['split', '--format', 'nonsense'], 2, /is no format/],
  ])('%j exits with %i', async (args, code, message) => {
    const ran = await toolprm(args, { cwd: folder });
    expect(ran.err).toMatch(message);
    expect(ran.code).toBe(code);
    expect(ran.out).toBe('');
  });
});

describe('toolprm split', () => {
  const text = '[{"name": "get_current_weather", "arguments": {"city": "Oslo", "days": 5.0}}]';

  test('prints decisions that join to the text, with what the schemas say against them', async () => {
    const ran = await toolprm(['split', '--format', 'hammer', '--tools', weather], { input: text });
    expect(ran.code).toBe(0);
    const decisions: { kind: string; text: string; start: number; end: number }[] = JSON.parse(ran.out);
    expect(decisions.map((decision) => decision.text).join('')).toBe(text);
    expect(decisions.map((decision) => decision.kind)).toEqual([
      'function-name',
      'argument',
      'argument',
      'arguments-finished',
      'call-finished',
      'response-finished',
    ]);
    expect(decisions[2]?.text).toContain('5.0');
    for (const { start, end, text: own } of decisions) expect(text.slice(start, end)).toBe(own);
  });

  test('takes lines with tools of their own', async () => {
    const tools = [{ name: 'f', parameters: { type: 'object', properties: { a: { type: 'integer' } } } }];
    const lines = [{ text: '[{"name": "f", "arguments": {"a": "one"}}]', tools }, { text: '[]' }];
    const input = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
    const ran = await toolprm(['split', '--format', 'hammer', '--jsonl'], { input });
    const [first, second] = ran.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first.decisions[1].problems[0].rule).toBe('value');
    expect(second.decisions.map((decision: { kind: string }) => decision.kind)).toEqual([
      'response-finished',
    ]);
    expect((await toolprm(['split', '--format', 'hammer', '--jsonl'], { input: 'x\n' })).err).toMatch(
      /line 1/,
    );
  });
});

describe('the other commands', () => {
  test('tools prints the normal form', async () => {
    const ran = await toolprm(['tools', weather, '--json']);
    expect(ran.code).toBe(0);
    const { tools } = JSON.parse(ran.out);
    expect(tools[0].parameters[0]).toMatchObject({ name: 'city', required: true });
    expect((await toolprm(['tools', weather])).out).toContain('get_current_weather(');
  });

  test('probe says what a server can do', async () => {
    await using server = await startServer({ personality: 'vllm' });
    const ran = await toolprm(['probe', server.url]);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/vllm/i);
    expect(JSON.parse((await toolprm(['probe', server.url, '--json'])).out).backend).toBe('vllm');
  });

  const shared = path.resolve(root, '../shared/data/bfcl');
  test.skipIf(!existsSync(shared))(
    'prompt prints Hammer2.1 prompts byte for byte (needs the BFCL data)',
    async () => {
      const ran = await toolprm([
        'prompt',
        '--format',
        'hammer2.1',
        '--bfcl',
        path.join(shared, 'BFCL_v4_simple_java.json'),
      ]);
      const hashes = new Map<string, string>();
      for (const line of (await readFile(path.join(shared, 'oracle/hammer_prompt_sha256.jsonl'), 'utf8'))
        .trim()
        .split('\n')) {
        const { id, sha256 } = JSON.parse(line);
        hashes.set(id, sha256);
      }
      let compared = 0;
      for (const line of ran.out.trim().split('\n')) {
        const { id, prompt } = JSON.parse(line);
        const expected = hashes.get(id);
        if (expected === undefined) continue;
        compared += 1;
        expect(createHash('sha256').update(prompt).digest('hex')).toBe(expected);
      }
      expect(compared).toBeGreaterThan(5);
    },
  );
});
