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

/** The rest of a response of 20 steps: the name, 17 arguments whose numbers differ from sample to sample, three ends. */
function write(prefix: string, sample: number, seed: number): string {
  const open = '[{"name": "measure", "arguments": {';
  const parts: string[] = [];
  for (let index = prefix.match(/"p\d+":/g)?.length ?? 0; index < decisions; index += 1) {
    parts.push(
      `"p${index}": ${Math.floor(textNumber(`${prefix.length} ${sample} ${index} ${seed}`) * 1000)}`,
    );
  }
  const separator = prefix.length > open.length && parts.length > 0 ? ', ' : '';
  return `${open.slice(prefix.length)}${separator}${parts.join(', ')}}}]`;
}

/** Cuts a continuation right after its first decision, so that nothing is left to reuse. */
function oneDecision(whole: string): number {
  const [first = whole] = /^(\[\{"name": "measure"|[^\d]*"p\d+": \d+.)/.exec(whole) ?? [];
  return first.length;
}

async function run(size: number, whole: boolean) {
  const search = startSearch({
    task,
    settings: { ...defaultSettings, beams: size, candidates: size, maxTokens: 10_000 },
    policy: scriptedPolicy({ write, ...(whole ? {} : { limit: oneDecision }) }),
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
