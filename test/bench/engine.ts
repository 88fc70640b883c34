// The engine on a backend that answers at once: requests a step, reuse, and time a candidate as N × M grows.

import type { SearchTask } from '../../src/search/search.ts';
import { defaultSettings } from '../../src/search/settings.ts';
import { startSearch } from '../../src/search/start-search.ts';
import { readTools } from '../../src/tools/read.ts';
import { scriptedPolicy, scriptedReward, textNumber } from '../unit/search/scripted.ts';
import { last } from '../unit/search/tasks.ts';
import { round, time } from './measure.ts';

const decisions = 17;
const names = Array.from({ length: decisions }, (_, index) => `p${index}`);
const { tools } = readTools(
  JSON.stringify([
    {
      name: 'measure',
      parameters: {
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name, { type: 'integer' }])),
      },
    },
  ]),
);
const task: SearchTask = { query: 'bench', messages: [], tools, prompt: 'prompt '.repeat(300) };

/** A response of 20 steps: the name, 17 arguments with a number that differs from sample to sample, and the end. */
function write(prefix: string, sample: number, whole: boolean, seed: number): string {
  if (prefix === '' && !whole) return `[{"name": "measure"`;
  const from = prefix === '' ? 0 : (prefix.match(/"p\d+":/g)?.length ?? 0);
  const parts: string[] = [];
  for (let index = from; index < (whole ? decisions : Math.min(from + 1, decisions)); index += 1) {
    const value = Math.floor(textNumber(`${prefix.length} ${sample} ${index} ${seed}`) * 1000);
    parts.push(`"p${index}": ${value}`);
  }
  const arguments_ = parts.join(', ');
  const open =
    prefix === ''
      ? '[{"name": "measure", "arguments": {'
      : prefix.endsWith('measure')
        ? '", "arguments": {'
        : from < decisions
          ? ', '
          : '';
  return `${open}${arguments_}${whole || from >= decisions ? '}}]' : ','}`;
}

async function run(size: number, whole: boolean) {
  const search = startSearch({
    task,
    settings: { ...defaultSettings, beams: size, candidates: size, maxTokens: 10_000 },
    policy: scriptedPolicy({ write: (prefix, sample, seed) => write(prefix, sample, whole, seed) }),
    reward: scriptedReward({ score: (text) => textNumber(text) }),
  });
  const events = [];
  for await (const event of search.events) events.push(event);
  return last(events).totals;
}

export async function benchEngine(): Promise<object> {
  const sizes: Record<string, object> = {};
  const perCandidate: number[] = [];
  for (const size of [4, 8, 16]) {
    const totals = await run(size, false);
    const { median } = await time(5, () => run(size, false));
    perCandidate.push(median / totals.samples);
    sizes[`${size}x${size}`] = {
      steps: totals.steps,
      samples: totals.samples,
      requestsPerStep: round((totals.policyRequests + totals.rewardRequests) / totals.steps),
      millisecondsPerCandidate: round(median / totals.samples),
    };
  }
  const whole = await run(4, true);
  const [small = 1, , large = 1] = perCandidate;
  return {
    sizes,
    /** 1 means linear in N × M. */
    timePerCandidate16x16Over4x4: round(large / small),
    wholeResponses: {
      requestsPerStep: round((whole.policyRequests + whole.rewardRequests) / whole.steps),
      shareOfSamplesReused: round(whole.reusedSamples / whole.samples),
    },
  };
}
