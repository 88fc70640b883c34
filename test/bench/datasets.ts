// Training data: rows a second for each step, on generated examples, and rollouts a second of the embedded engine.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactPrompt } from '../../src/calls/prompt/compact.ts';
import { renderCalls } from '../../src/calls/render.ts';
import type { Example } from '../../src/datasets/example.ts';
import { exampleLine } from '../../src/datasets/example-line.ts';
import { exportFormats } from '../../src/datasets/export/formats.ts';
import { rolloutUnits } from '../../src/datasets/export/unit.ts';
import { writeExport } from '../../src/datasets/export/write-export.ts';
import { generateExamples } from '../../src/datasets/generate/generate-examples.ts';
import { maskExamples } from '../../src/datasets/mask/mask-examples.ts';
import { readCases } from '../../src/datasets/read/cases.ts';
import { labelRollouts } from '../../src/datasets/rollout/label-rollouts.ts';
import type { LabelledRollout } from '../../src/datasets/rollout/labelled-rollout.ts';
import { defaultRolloutSettings, type Rollout, rolloutId } from '../../src/datasets/rollout/rollout.ts';
import { rollouts } from '../../src/datasets/rollout/rollouts.ts';
import { createEmbeddedEngine } from '../../src/models/embedded/engine.ts';
import { createEmbeddedPolicy } from '../../src/models/embedded/policy.ts';
import { writeUntrainedModel } from '../gguf/untrained.ts';
import { round, time } from './measure.ts';

const rows = 4000;
const samples = 4;
const rolledOut = 8;

const prompt = ({ query, tools }: Example): string =>
  compactPrompt(tools, [{ role: 'user', content: query }]);

async function all<Row>(from: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of from) found.push(row);
  return found;
}

/** The gold calls of an example and of its neighbours: right answers and wrong ones of real lengths. */
function answers(examples: readonly Example[]): readonly Rollout[] {
  return examples.flatMap((example, index) =>
    Array.from({ length: samples }, (_, sample): Rollout => {
      const { calls } = examples[(index + (sample > 1 ? sample : 0)) % examples.length] ?? example;
      const response = renderCalls('hammer', calls);
      const head = { id: rolloutId(example.id, sample), example: example.id, prompt: prompt(example) };
      return { ...head, response, finish: 'stop', logprob: null, tokens: null, seed: 0 };
    }),
  );
}

async function rolloutsPerSecond(examples: readonly Example[], folder: string): Promise<number> {
  const { signal } = new AbortController();
  const modelPath = join(folder, 'untrained.gguf');
  await writeUntrainedModel(modelPath, 0);
  const engine = createEmbeddedEngine({ modelPath });
  const policy = await createEmbeddedPolicy(engine, signal);
  try {
    const settings = { ...defaultRolloutSettings, samples: 8, maxTokens: 64 };
    const sampleAll = (some: readonly Example[]) => all(rollouts(some, policy, { settings, prompt }, signal));
    await sampleAll(examples.slice(0, 2));
    const started = performance.now();
    const made = await sampleAll(examples.slice(0, rolledOut));
    return (made.length / (performance.now() - started)) * 1000;
  } finally {
    await policy.close();
    await engine.close();
  }
}

export async function benchDatasets(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'toolprm-bench-'));
  try {
    const generate = (): Promise<Example[]> =>
      all(generateExamples({ seed: 1, count: rows, split: 'train', level: 3 }));
    const examples = await generate();
    const text = examples.map(exampleLine).join('');
    const sampled = answers(examples);
    const label = (): Promise<LabelledRollout[]> => all(labelRollouts(sampled, examples));
    const labelled = await label();
    const [format] = exportFormats;
    if (format === undefined) throw new Error('there is no export format');
    let folders = 0;
    const write = (): Promise<unknown> => {
      folders += 1;
      return writeExport(rolloutUnits(labelled), format, join(folder, `${folders}`), {
        title: 'bench',
        producer: 'bench',
        options: { view: 'steps', stopAtFirstBad: false, callFormat: 'hammer' },
      });
    };
    const read = (): Promise<Example[]> =>
      all(
        readCases([text], {
          file: 'bench',
          onProblem: ({ message }) => {
            throw new Error(message);
          },
          toolFile: async (path) => path,
        }),
      );
    const perSecond = async (count: number, work: () => Promise<unknown>): Promise<number> =>
      Math.round((count / (await time(3, work)).median) * 1000);
    return {
      rows,
      generatedPerSecond: await perSecond(rows, generate),
      readPerSecond: await perSecond(rows, read),
      maskedPerSecond: await perSecond(rows, () => all(maskExamples(examples, { seed: 1, kept: 0 }))),
      labelledPerSecond: await perSecond(sampled.length, label),
      exportedPerSecond: await perSecond(labelled.length, write),
      rolloutsPerSecond: round(await rolloutsPerSecond(examples, folder)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
