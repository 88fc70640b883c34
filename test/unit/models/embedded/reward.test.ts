import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../../../src/calls/decision.ts';
import { createEmbeddedEngine, type EmbeddedEngine } from '../../../../src/models/embedded/engine.ts';
import { createEmbeddedReward, type EmbeddedRewardReading } from '../../../../src/models/embedded/reward.ts';
import { rewardPresets } from '../../../../src/models/reward/presets.ts';
import { renderText } from '../../../../src/models/reward/template.ts';
import type { Score, ScoreItem } from '../../../../src/models/reward.ts';
import { temporaryModel } from './folders.ts';

const signal = new AbortController().signal;
const prompt = 'Tools:\nget_weather(city, unit)\nget_time(zone)\nQuery: what is the weather in Oslo?\n';

function item(id: string, text: string, before = ''): ScoreItem {
  const decision = (kind: Decision['kind'], part: string, start: number): Decision => {
    return { kind, text: part, start, end: start + part.length, call: 0, problems: [] };
  };
  const path = before === '' ? [] : [decision('function-name', before, 0)];
  return {
    ...{ id, prompt, tools: [], path },
    messages: [{ role: 'user', content: 'what is the weather in Oslo?' }],
    decision: decision(path.length === 0 ? 'function-name' : 'argument', text, before.length),
  };
}

const name = '[{"name": "get_weather';
const items: readonly ScoreItem[] = [
  item('a', '[{"name": "get_weather'),
  item('b', '[{"name": "get_time'),
  item('c', '", "arguments": {"city": "Oslo"', name),
  item('d', '", "arguments": {"city": "Paris"', name),
  item('e', '", "arguments": {"unit": "c"', name),
];

describe('the embedded reward model', () => {
  let folder = '';
  let engine: EmbeddedEngine;

  beforeAll(async () => {
    const made = await temporaryModel(3);
    folder = made.folder;
    engine = createEmbeddedEngine({ modelPath: made.file });
  });
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function scores(
    list: readonly ScoreItem[],
    reading: EmbeddedRewardReading = {},
  ): Promise<Map<string, Score>> {
    const reward = await createEmbeddedReward(engine, reading, signal);
    const found = new Map<string, Score>();
    try {
      for await (const event of reward.score(list, 's', signal)) {
        if (event.type === 'score') found.set(event.id, event.score);
        else expect(event.exchange).toMatchObject({ role: 'reward', endpoint: 'embedded:tiny.gguf' });
      }
    } finally {
      await reward.close();
    }
    return found;
  }

  it("reads the labels' exact probabilities after the rendered text", async () => {
    const found = await scores(items);
    const texts = items.map((each) => {
      const { template } = rewardPresets.toolprm;
      if (template.kind !== 'text') throw new Error('the preset is a text');
      return renderText(template, each);
    });
    const all = await engine.nextTokens(
      texts.map((text) => ({ prompt: text, prefix: '' })),
      256,
      signal,
    );
    for (const [index, { id }] of items.entries()) {
      const row = all.tokens[index] ?? [];
      const plus = row.find((token) => token.text === '+')?.logprob ?? Number.NaN;
      const minus = row.find((token) => token.text === '-')?.logprob ?? Number.NaN;
      expect(found.get(id)).toMatchObject({
        reading: 'exact',
        positive: plus,
        negative: minus,
        source: 'embedded exact logits',
      });
      expect(found.get(id)?.score).toBeCloseTo(Math.exp(plus) / (Math.exp(plus) + Math.exp(minus)), 10);
    }
  });

  it('gives different texts different scores', async () => {
    const found = await scores(items);
    expect(new Set([...found.values()].map(({ score }) => score.toFixed(4))).size).toBe(items.length);
  });

  it('scores a batch as it scores one by one, in any order', async () => {
    const together = await scores(items);
    for (const each of items.toReversed()) {
      expect((await scores([each])).get(each.id)).toEqual(together.get(each.id));
    }
  });

  it('evaluates only what the texts do not share', async () => {
    const texts = ['one', 'two', 'three'].map((word) => `${prompt.repeat(3)}${word} `);
    const { usage } = await engine.score(texts, ['+', '-'], signal);
    const { usage: again } = await engine.score(texts.toReversed(), ['+', '-'], signal);
    expect(usage.promptTokens - usage.cachedTokens).toBeLessThan(prompt.length * 3 + 30);
    expect(again.promptTokens - again.cachedTokens).toBeLessThan(30);
  });

  it('takes other labels, and adds up the spellings of one', async () => {
    const plain = (await scores(items, { labels: { positive: 'y', negative: 'n' } })).get('a');
    const labels = { positive: 'y', negative: 'n', positiveVariants: ['Y', 'too long'] };
    const both = (await scores(items, { labels })).get('a');
    expect(plain?.positive).toBeLessThan(both?.positive ?? Number.NaN);
    expect(plain?.negative).toBe(both?.negative);
  });

  it('refuses labels that are not one token', async () => {
    await expect(scores(items, { labels: { positive: 'good', negative: 'b' } })).rejects.toMatchObject({
      code: 'no-label',
      message: 'The label "good" is not a single token of tiny.gguf.',
    });
  });

  it('refuses a preset that it cannot read', async () => {
    await expect(scores(items, { preset: 'qwen-prm' })).rejects.toMatchObject({ code: 'unsupported' });
    await expect(scores(items, { preset: 'judge' })).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('carries the note of the untrained model', async () => {
    const reward = await createEmbeddedReward(engine, {}, signal);
    expect(reward.info.note).toBe('untrained: its choices are random');
    await reward.close();
  });
});
