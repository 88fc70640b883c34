// A reward model reads labelled responses: what it is asked, and what is kept.
import { describe, expect, it } from 'vitest';
import { exampleTools } from '../../../src/datasets/example-tools.ts';
import { labelResponse } from '../../../src/datasets/label/label-response.ts';
import { scoreResponses } from '../../../src/evaluation/scored-responses.ts';
import { rewardPresets } from '../../../src/models/reward/presets.ts';
import { renderText } from '../../../src/models/reward/template.ts';
import { scriptedReward } from '../search/scripted.ts';

const gold = [{ name: 'rain', arguments: { city: 'Oslo' } }];
const right = '[{"name": "rain", "arguments": {"city": "Oslo"}}]';
const wrong = '[{"name": "rain", "arguments": {"city": "Rome"}}]';
const broken = '[{"name": "rain", "arguments": {"ci';
const tools = exampleTools([
  { name: 'rain', parametersSchema: { type: 'object', properties: { city: { type: 'string' } } } },
]);
const task = { prompt: 'Rain?\nCalls:\n', messages: [{ role: 'user', content: 'Rain?' }] as const, tools };
const { signal } = new AbortController();

async function scored(texts: readonly string[], view: 'steps' | 'coarse' | 'outcome') {
  const reward = scriptedReward({ score: (text) => (text.includes('Rome') ? 0.2 : 0.9) });
  const labelled = texts.map((text) => labelResponse(text, gold));
  return { reward, result: await scoreResponses(labelled, view, task, reward, signal) };
}

describe('scoring labelled responses', () => {
  it('asks for every decision once, however many responses share it', async () => {
    const { reward, result } = await scored([right, wrong, right], 'steps');
    // Five decisions of the first response; the second has the function name in common with it.
    expect(result.labels).toHaveLength(9);
    expect(reward.requests.flat()).toHaveLength(9);
    expect(result.responses).toEqual([
      { right: true, labels: [0, 1, 2, 3, 4] },
      { right: false, labels: [0, 5, 6, 7, 8] },
    ]);
    expect(result.labels.map((label) => label.right)).toEqual([
      ...[true, true, true, true, true],
      ...[false, false, false, false],
    ]);
    expect(Math.exp(result.labels[5]?.positive ?? 0)).toBeCloseTo(0.2);
  });

  it('asks a coarse model for no argument, with all decisions before each as they were', async () => {
    const { reward, result } = await scored([right], 'coarse');
    expect(result.labels.map(({ kind }) => kind)).toEqual([
      'function-name',
      'arguments-finished',
      'call-finished',
      'response-finished',
    ]);
    const [, finish] = reward.requests.flat();
    expect(finish?.path.map(({ kind }) => kind)).toEqual(['function-name', 'argument']);
  });

  it('asks an outcome model for the text that it was trained on', async () => {
    const { reward, result } = await scored([right, wrong], 'outcome');
    expect(result.labels.map(({ kind, right: truth }) => [kind, truth])).toEqual([
      ['response-finished', true],
      ['response-finished', false],
    ]);
    const [item] = reward.requests.flat();
    const { template } = rewardPresets.toolprm;
    if (item === undefined || template.kind !== 'text') throw new Error('nothing was asked');
    expect(renderText(template, item)).toBe(`${task.prompt}${right}\n<TOTAL_FINISH> `);
  });

  it('leaves out a response that never finished', async () => {
    expect((await scored([broken], 'steps')).result).toEqual({ labels: [], responses: [] });
  });
});
