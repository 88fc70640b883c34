// `toolprm data`: from queries to exported training data, a command a step, and what goes wrong on the way.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeUntrainedModel } from '../../gguf/untrained.ts';
import { createScriptedModel } from '../../server/scripted-model.ts';
import { startServer } from '../../server/server.ts';
import { responses, toolsText, query as weatherQuery } from '../run/searching.ts';
import { root, toolprm } from './command-line.ts';

let folder = '';
let model = '';
const at = (name: string): string => path.join(folder, name);
const data = (...args: string[]) => toolprm(['data', ...args], { cwd: folder });
const rowsOf = async (name: string) =>
  (await readFile(at(name), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-data-'));
  model = at('tiny.gguf');
  await writeUntrainedModel(model, 2);
  const made = await data(
    'generate',
    '--count',
    '6',
    '--seed',
    '4',
    '--level',
    '1',
    '--out',
    'examples.jsonl',
  );
  expect(made).toMatchObject({ code: 0, out: '' });
  const rolled = await data(...rolloutOf('rollouts.jsonl'));
  expect(rolled.code).toBe(0);
  const labelled = await data(
    'label',
    'rollouts.jsonl',
    '--examples',
    'examples.jsonl',
    '--out',
    'labelled.jsonl',
  );
  expect(labelled.code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rolloutOf = (out: string, ...more: string[]): string[] => [
  ...['rollout', 'examples.jsonl', '--policy', model, '--samples', '3', '--max-tokens', '60', '--out', out],
  ...more,
];

describe('toolprm data generate', () => {
  test('writes the same examples for the same seed, on standard output by default', async () => {
    const again = await data('generate', '--count', '6', '--seed', '4', '--level', '1');
    expect(again.out).toBe(await readFile(at('examples.jsonl'), 'utf8'));
    expect(again.err).toMatch(/^6 rows, /);
    const other = await data('generate', '--count', '6', '--seed', '5', '--level', '1');
    expect(other.out).not.toBe(again.out);
  });

  test('goes on where it ended with --skip', async () => {
    const rest = await data('generate', '--count', '2', '--skip', '4', '--seed', '4', '--level', '1');
    const all = (await readFile(at('examples.jsonl'), 'utf8')).split('\n');
    expect(rest.out.trimEnd().split('\n')).toEqual(all.slice(4, 6));
  });

  test('writes prompts and answers for a policy', async () => {
    const { out } = await data('generate', '--count', '3', '--format', 'policy');
    for (const line of out.trimEnd().split('\n')) {
      const row = JSON.parse(line);
      expect(row.prompt).toMatch(/\nCalls:\n$/);
      expect(Array.isArray(JSON.parse(row.completion))).toBe(true);
    }
  });

  test.each([
    ['--split', 'dev'],
    ['--level', '9'],
    ['--count', '0'],
    ['--masked', '2'],
    ['--seed', 'x'],
  ])('explains a wrong %s, with exit code 2', async (...args) => {
    const { code, err } = await data('generate', ...args);
    expect(code).toBe(2);
    expect(err).toContain(args[0]);
  });
});

describe('toolprm data mask', () => {
  test('masks examples and says how to undo it', async () => {
    const ran = await data(
      'mask',
      'examples.jsonl',
      '--keep',
      '0',
      '--out',
      'masked.jsonl',
      '--inverse',
      'inverse.jsonl',
    );
    expect(ran).toMatchObject({ code: 0, out: '' });
    expect(ran.err).toContain('6 of them masked');
    const [masked, plain] = [await rowsOf('masked.jsonl'), await rowsOf('examples.jsonl')];
    expect(masked.map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
    expect(masked[0].tools[0].name).not.toBe(plain[0].tools[0].name);
    expect(await rowsOf('inverse.jsonl')).toHaveLength(6);
  });

  test('reads other data sets, and passes rows over that it cannot use, naming file and line', async () => {
    const tools = [
      { name: 'ping', description: 'Pings.', parameters: { host: { type: 'str', description: 'Host' } } },
    ];
    const row = {
      id: 7,
      query: 'Ping a.b',
      tools: JSON.stringify(tools),
      answers: '[{"name":"ping","arguments":{"host":"a.b"}}]',
    };
    await writeFile(
      at('xlam.jsonl'),
      `${JSON.stringify(row)}\n{"id": 8}\n${JSON.stringify({ ...row, id: 9 })}\n`,
    );
    const ran = await data('mask', 'xlam.jsonl', '--from', 'xlam', '--keep', '1');
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^xlam\.jsonl:2: /);
    const [first, second] = ran.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ query: 'Ping a.b', calls: [{ name: 'ping', arguments: { host: 'a.b' } }] });
    expect(second.query).toBe('Ping a.b');
  });

  test('never overwrites what it reads', async () => {
    const before = await readFile(at('examples.jsonl'), 'utf8');
    const ran = await data('mask', 'examples.jsonl', '--out', './examples.jsonl');
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('would be overwritten');
    expect(await readFile(at('examples.jsonl'), 'utf8')).toBe(before);
  });

  test('explains a file that is not there', async () => {
    const ran = await data('mask', 'nothing.jsonl');
    expect(ran).toMatchObject({
      code: 1,
      out: '',
      err: 'nothing.jsonl cannot be read: there is no such file. Check the path.\n',
    });
  });
});

describe('toolprm data rollout', () => {
  test('samples responses, in the order of the examples', async () => {
    const [rows, examples] = [await rowsOf('rollouts.jsonl'), await rowsOf('examples.jsonl')];
    expect(rows.map(({ id }) => id)).toEqual(
      examples.flatMap(({ id }) => [0, 1, 2].map((sample) => `${id}#${sample}`)),
    );
    expect(rows[0].prompt).toContain(examples[0].query);
  });

  test('goes on after the last whole line, to the same file', async () => {
    const whole = await readFile(at('rollouts.jsonl'));
    await writeFile(at('cut.jsonl'), whole.subarray(0, Math.floor(whole.length * 0.6)));
    await writeFile(at('cut.jsonl.run.json'), await readFile(at('rollouts.jsonl.run.json')));
    const ran = await data(...rolloutOf('cut.jsonl'));
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(/rollouts, .+ a second \(\d+ were there before\)/);
    expect((await readFile(at('cut.jsonl'))).equals(whole)).toBe(true);
  });

  test('samples from a server with a key from the environment, held to schemas or not', async () => {
    const key = 'sk-test-0123456789abcdef';
    await using server = await startServer({
      personality: 'vllm',
      model: createScriptedModel({ responses }),
      apiKey: key,
    });
    const example = { id: 'w', query: weatherQuery, tools: JSON.parse(toolsText), calls: [] };
    await writeFile(at('weather.jsonl'), `${JSON.stringify(example)}\n`);
    const run = (constraint: string, env = {}) => {
      const args = ['--policy', server.url, '--constraint', constraint, '--out', `${constraint}.jsonl`];
      return toolprm(['data', 'rollout', 'weather.jsonl', ...args], { cwd: folder, env });
    };
    for (const constraint of ['off', 'schema']) {
      expect(await run(constraint, { TOOLPRM_API_KEY: key })).toMatchObject({ code: 0, out: '' });
      const rows = await rowsOf(`${constraint}.jsonl`);
      expect(rows).toHaveLength(8);
      expect(rows.some(({ response }) => response === responses[0]?.text)).toBe(true);
      for (const { prompt, finish } of rows) {
        expect(prompt).toContain('<|im_start|>');
        expect(finish).toBe('stop');
      }
      expect(await readFile(at(`${constraint}.jsonl.run.json`), 'utf8')).not.toContain(key);
    }
    const held = await rowsOf('schema.jsonl');
    expect(held.filter(({ response }) => response.includes('units'))).toEqual([]);
    await rm(at('off.jsonl'));
    const refused = await run('off');
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/key/i);
  });

  test('does not mix two ways of sampling in one file', async () => {
    const ran = await data(...rolloutOf('rollouts.jsonl', '--temperature', '1'));
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('temperature was 0.8, not 1');
  });

  test('ends with Ctrl-C, and leaves whole lines', async () => {
    const out = at('stopped.jsonl');
    const examples = await data(
      'generate',
      '--count',
      '300',
      '--seed',
      '1',
      '--level',
      '1',
      '--out',
      'many.jsonl',
    );
    expect(examples.code).toBe(0);
    const args = [
      'data',
      'rollout',
      'many.jsonl',
      '--policy',
      model,
      '--samples',
      '3',
      '--max-tokens',
      '60',
      '--out',
      out,
    ];
    const changes = watch(folder);
    const child = spawn(process.execPath, [path.join(root, 'dist/cli.mjs'), ...args], { cwd: folder });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    for await (const { filename } of changes) {
      if (filename === 'stopped.jsonl' && (await stat(out)).size > 0) break;
    }
    child.kill('SIGINT');
    expect(await ended).toBe(1);
    expect(err).toMatch(/^Stopped: .+ What was written is whole\.\n$/);
    expect((await readFile(out, 'utf8')).endsWith('\n')).toBe(true);
    for (const row of await rowsOf('stopped.jsonl')) expect(row.finish).toBeDefined();
  });

  test('explains what is no policy', async () => {
    const ran = await data('rollout', 'examples.jsonl', '--policy', 'nonsense');
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('"nonsense" is no policy');
  });
});

describe('toolprm data label', () => {
  test('labels every decision', async () => {
    const rows = await rowsOf('labelled.jsonl');
    expect(rows.length).toBe(18);
    for (const { steps, response, label } of rows) {
      expect(response.startsWith(steps.map(({ text }: { text: string }) => text).join(''))).toBe(true);
      expect(['+', '-']).toContain(label);
    }
  });

  test('says which examples it needs', async () => {
    const without = await data('label', 'rollouts.jsonl');
    expect(without).toMatchObject({ code: 2 });
    expect(without.err).toContain('--examples FILE');
    await data('generate', '--count', '2', '--seed', '99', '--out', 'others.jsonl');
    const wrong = await data('label', 'rollouts.jsonl', '--examples', 'others.jsonl');
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('rollouts.jsonl does not go with others.jsonl: ');
    expect(wrong.err).toContain('which the examples do not have');
  });

  test('labels search logs by what the search chose', async () => {
    const log = at('one.toolprm.jsonl');
    const weather = path.join(root, 'examples/weather.tools.json');
    const search = [
      'search',
      '--tools',
      weather,
      '--query',
      'Weather in Oslo?',
      '-n',
      '2',
      '-m',
      '2',
      '--json',
    ];
    const ran = await toolprm([...search, '--policy', model, '--log', log], { cwd: folder });
    expect(ran.code).toBe(0);
    const labelled = await data('label', '--logs', '--gold', 'chosen', log);
    expect(labelled.code).toBe(0);
    const rows = labelled.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.some(({ label }) => label === '+')).toBe(true);
    expect(rows[0].tags).toContain('chosen');
    const nobody = await data('label', '--logs', log);
    expect(nobody).toMatchObject({ code: 1, out: '' });
    expect(nobody.err).toContain('No finished candidate is rated good');
  });
});

describe('toolprm data report', () => {
  test('counts examples, or labels', async () => {
    const examples = await data('report', 'examples.jsonl', '--json');
    expect(JSON.parse(examples.out)).toMatchObject({ rows: 6 });
    const labels = await data('report', 'labelled.jsonl', '--labels', '--json');
    expect(JSON.parse(labels.out).rollouts).toMatchObject({
      right: expect.any(Number),
      wrong: expect.any(Number),
    });
    const text = await data('report', 'labelled.jsonl', '--labels');
    expect(text.out).toContain('function name');
    expect(text.err).toBe('');
  });
});

describe('toolprm data export', () => {
  test('writes labelled rollouts for a trainer', async () => {
    const ran = await data(
      'export',
      'labelled.jsonl',
      '--format',
      'toolprm',
      '--out',
      'exported',
      '--licence',
      'mit',
    );
    expect(ran.code).toBe(0);
    expect(ran.err).toContain('exported/README.md');
    expect((await readdir(at('exported'))).sort()).toEqual([
      'README.md',
      'SHA256SUMS',
      'data',
      'dataset_info.json',
    ]);
    const [row] = await rowsOf('exported/data/train.jsonl');
    expect(row.steps[0]).toMatchObject({
      tag: expect.stringMatching(/^</),
      label: expect.stringMatching(/^[+-]$/),
    });
  });

  test('refuses a view for a format that has one form', async () => {
    const ran = await data(
      'export',
      'labelled.jsonl',
      '--format',
      'prm800k',
      '--view',
      'coarse',
      '--out',
      'p',
    );
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.err).toContain('choose toolprm, trl-stepwise, math-shepherd, rlhflow');
  });

  test('writes examples for a policy', async () => {
    const ran = await data('export', 'examples.jsonl', '--format', 'sft', '--out', 'sft');
    expect(ran.code).toBe(0);
    expect(await rowsOf('sft/data/train.jsonl')).toHaveLength(6);
  });

  test('asks for examples where a format needs them, and refuses a folder that is in use', async () => {
    const without = await data('export', 'labelled.jsonl', '--format', 'llama-factory-kto', '--out', 'kto');
    expect(without).toMatchObject({ code: 2 });
    expect(without.err).toContain('--examples FILE');
    const args = [
      'export',
      'labelled.jsonl',
      '--examples',
      'examples.jsonl',
      '--format',
      'llama-factory-kto',
    ];
    expect(await data(...args, '--out', 'kto')).toMatchObject({ code: 0 });
    const again = await data(...args, '--out', 'kto');
    expect(again.code).toBe(1);
    expect(again.err).toContain('is not empty');
  });

  test('reads from a pipe', async () => {
    const input = await readFile(at('labelled.jsonl'), 'utf8');
    const args = ['data', 'export', '-', '--format', 'trl-stepwise', '--out', 'piped'];
    const ran = await toolprm(args, { cwd: folder, input });
    expect(ran.code).toBe(0);
    expect(await readdir(at('piped'))).toContain('SHA256SUMS');
  });
});

test('toolprm data explains itself', async () => {
  const { out } = await toolprm(['data', '--help']);
  for (const command of ['generate', 'mask', 'rollout', 'label', 'report', 'export'])
    expect(out).toContain(command);
  const wrong = await toolprm(['data', 'nonsense']);
  expect(wrong.code).toBe(2);
});
