// The rollout file: whatever cuts it off, the next run goes on after the last whole line.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRollouts } from '../../../src/datasets/rollout/read-rollouts.ts';
import { defaultRolloutSettings } from '../../../src/datasets/rollout/rollout.ts';
import { openRolloutFile, RolloutFileError, runPath } from '../../../src/datasets/rollout/rollout-file.ts';
import { rolloutLine } from '../../../src/datasets/rollout/rollout-line.ts';
import { rollouts } from '../../../src/datasets/rollout/rollouts.ts';
import { scriptedPolicy } from '../search/scripted.ts';
import { collect, exampleOf, oslo, rolloutOf, stream } from './rollout-examples.ts';

let folder = '';
let number = 0;
const newFile = (): string => {
  number += 1;
  return path.join(folder, `${number}.jsonl`);
};
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-rollouts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const made = {
  policy: { name: 'scripted' },
  prompt: 'compact',
  settings: { ...defaultRolloutSettings, samples: 3 },
};
const examples = Array.from({ length: 5 }, (_, index) => exampleOf(index, [oslo]));
const policy = scriptedPolicy({ write: (_, sample, seed) => `[] é ${sample} ${seed}` });

async function run(file: string): Promise<number> {
  const sink = await openRolloutFile(file, made);
  const { signal } = new AbortController();
  const options = {
    settings: made.settings,
    prompt: () => 'Prompt\n',
    done: sink.done,
    ...(sink.last === undefined ? {} : { last: sink.last }),
  };
  let written = 0;
  for await (const row of rollouts(stream(examples), policy, options, signal)) {
    await sink.append([row]);
    written += 1;
  }
  await sink.close();
  return written;
}

describe('a rollout file', () => {
  test('that was cut off at any byte becomes the same file as one that was not', async () => {
    const whole = newFile();
    expect(await run(whole)).toBe(15);
    const bytes = await readFile(whole);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), async (length) => {
        const file = newFile();
        await writeFile(file, bytes.subarray(0, length));
        await writeFile(runPath(file), await readFile(runPath(whole)));
        await run(file);
        expect((await readFile(file)).equals(bytes)).toBe(true);
      }),
      { numRuns: 40 },
    );
    expect(await run(whole)).toBe(0);
  });

  test('that was made in another way is not touched, and the difference is named', async () => {
    const file = newFile();
    await run(file);
    const before = await readFile(file);
    const other = { ...made, settings: { ...made.settings, temperature: 1, seed: 9 } };
    await expect(openRolloutFile(file, other)).rejects.toThrow(
      /was made in another way: temperature was 0.8, not 1; seed was 0, not 9\./,
    );
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  test('of somebody else is not touched', async () => {
    const file = newFile();
    await writeFile(file, 'my notes\n');
    await expect(openRolloutFile(file, made)).rejects.toThrow(RolloutFileError);
    await writeFile(runPath(file), `${JSON.stringify(made)}\n`);
    await expect(openRolloutFile(file, made)).rejects.toThrow(/line 1: it is not JSON/);
    expect(await readFile(file, 'utf8')).toBe('my notes\n');
  });

  test('has a line for each rollout, keys in one order, and is read back', async () => {
    const rows = [
      rolloutOf('e0', 0, 'a\u2028b\u0085"\n'),
      rolloutOf('e0', 1, '', { finish: 'failed', logprob: null, tokens: null, error: 'too long' }),
    ];
    const text = rows.map(rolloutLine).join('');
    expect(text.split('\n')).toHaveLength(3);
    expect(text).not.toMatch(/[\u2028\u0085]/);
    expect(Object.keys(JSON.parse(text.split('\n')[0] ?? ''))).toEqual([
      ...['id', 'example', 'prompt', 'response', 'finish', 'logprob', 'tokens', 'seed'],
    ]);
    const onProblem = (): never => {
      throw new Error('no problem is expected');
    };
    expect(await collect(readRollouts([text], { file: 'f', onProblem }))).toEqual(rows);
  });

  test('with lines that are no rollouts gives the others, and says which', async () => {
    const good = rolloutOf('e0', 0, '[]');
    const text = `${rolloutLine(good)}{"id": "x"}\nnonsense\n${rolloutLine({ ...good, id: 'e0#1' })}`;
    const problems: unknown[] = [];
    const rows = await collect(
      readRollouts([text], { file: 'f.jsonl', onProblem: (problem) => problems.push(problem) }),
    );
    expect(rows.map(({ id }) => id)).toEqual(['e0#0', 'e0#1']);
    expect(problems).toMatchObject([
      { file: 'f.jsonl', line: 2, message: 'The row is no rollout: "example" is not a text.' },
      { line: 3 },
    ]);
  });
});
