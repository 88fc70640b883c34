// The trainer in training/: its own tests, and a model from rows to GGUF that the embedded engine answers with. They need
// a Python with PyTorch; without one they are skipped and say so.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedEngine } from '../../../src/models/embedded/engine.ts';

const folder = path.resolve(import.meta.dirname, '../../../training');
const python = [process.env.PYTHON, 'python3', '/usr/bin/python3']
  .flatMap((name) => name || [])
  .find((name) => spawnSync(name, ['-c', 'import torch, numpy'], { timeout: 60_000 }).status === 0);
const minutes = 60_000;

async function run(...command: readonly string[]): Promise<string> {
  const ended = await promisify(execFile)(python ?? 'python3', [...command], {
    cwd: folder,
    env: { ...process.env, OMP_NUM_THREADS: '1' },
    maxBuffer: 1 << 26,
  });
  return ended.stdout + ended.stderr;
}

describe.skipIf(python === undefined)(
  'the trainer (skipped without a python3, or a PYTHON, that has torch)',
  () => {
    it(
      'passes its own tests',
      async () => {
        // What needs packages beside PyTorch skips itself.
        expect(await run('-W', 'ignore', '-m', 'unittest')).toMatch(/\nOK(?: \(skipped=\d+\))?\s*$/);
      },
      5 * minutes,
    );

    describe('from rows to a model file', () => {
      let work = '';
      beforeAll(async () => {
        work = await mkdtemp(path.join(tmpdir(), 'trainer-'));
      });
      afterAll(() => rm(work, { recursive: true, force: true }));

      it(
        'trains a vocabulary and a policy that llama.cpp reads as PyTorch does',
        async () => {
          const at = (name: string): string => path.join(work, name);
          await writeFile(at('rows0.jsonl'), rows(400));
          await writeFile(at('curriculum.json'), JSON.stringify([stage]));
          await run('bpe.py', at('rows0.jsonl'), '--out', at('vocabulary.json'), '--size', '400');
          await run(
            ...['train_policy.py', '--run', at('run'), '--vocabulary', at('vocabulary.json')],
            ...['--data', at('rows{level}.jsonl'), '--validation', at('rows{level}.jsonl')],
            ...['--curriculum', at('curriculum.json'), '--width', '64', '--layers', '2', '--hidden', '64'],
            ...[
              '--total',
              '60000',
              '--warm-up',
              '4000',
              '--judged',
              '10',
              '--threads',
              '1',
              '--device',
              'cpu',
            ],
          );
          await run('gguf.py', at('run'), at('policy.gguf'), '--type', 'f32', '--name', 'tiny');
          const parity = await run(
            ...[
              'check_parity.py',
              at('run'),
              at('policy.gguf'),
              at('rows0.jsonl'),
              '--node',
              process.execPath,
            ],
            ...['--prompts', '4', '--strings', '300', '--most', '1e-3'],
          );
          expect(parity).toContain('"different": 0');
          const engine = createEmbeddedEngine({ modelPath: at('policy.gguf'), contextSize: 512 });
          try {
            const facts = await engine.load(AbortSignal.timeout(minutes));
            expect(facts).toMatchObject({ name: 'tiny', architecture: 'llama', mergesPunctuation: false });
            const { logprobs } = await engine.score(
              ['x\n<ARG_VALUE> '],
              ['+', '-'],
              AbortSignal.timeout(minutes),
            );
            expect(logprobs[0]?.every((value) => typeof value === 'number')).toBe(true);
          } finally {
            await engine.close();
          }
        },
        5 * minutes,
      );
    });
  },
);

const stage = { level: 0, gate: 2, most: 1e9, batch: 512, mixture: { 0: 1 } };

/** Rows that ask for the weather of a city, as JSON Lines. */
function rows(count: number): string {
  const cities = ['Oslo', 'Lima', 'Quito', 'Turin', 'Ghent', 'Brno', 'Split'];
  return Array.from({ length: count }, (_, index) => {
    const city = cities[index % cities.length] ?? 'Oslo';
    const prompt = `What is the weather in ${city} on day ${index}?\nget_weather(city: string, day: integer) — Weather.\nCalls:\n`;
    const completion = `[{"name": "get_weather", "arguments": {"city": "${city}", "day": ${index}}}]`;
    return `${JSON.stringify({ prompt, completion })}\n`;
  }).join('');
}
