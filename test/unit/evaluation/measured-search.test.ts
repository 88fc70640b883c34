// One search on one example: its answer, its cost, and why it failed.
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/decision.ts';
import { exampleTools } from '../../../src/datasets/example-tools.ts';
import { measureSearch } from '../../../src/evaluation/measured-search.ts';
import type { SearchSettings } from '../../../src/log/events.ts';
import { ModelError } from '../../../src/models/exchange.ts';
import { defaultSettings } from '../../../src/search/settings.ts';
import { scriptedPolicy, scriptedReward } from '../search/scripted.ts';

const tools = exampleTools(
  ['rain', 'snow'].map((name) => ({
    name,
    parametersSchema: { type: 'object', properties: { city: { type: 'string' } } },
  })),
);
const task = {
  query: 'Rain in Oslo?',
  messages: [{ role: 'user', content: 'Rain in Oslo?' }] as const,
  tools,
  prompt: 'Rain in Oslo?\nCalls:\n',
};
const gold: readonly Call[] = [{ name: 'rain', arguments: { city: 'Oslo' } }];
const response = (name: string, city: string): string =>
  `[{"name": "${name}", "arguments": {"city": "${city}"}}]`;
const right = response('rain', 'Oslo');

interface Play {
  readonly responses: readonly string[];
  readonly score?: (text: string) => number;
  readonly settings?: Partial<SearchSettings>;
}

async function search({ responses, score = () => 0.5, settings = {} }: Play) {
  const policy = scriptedPolicy({
    write: (prefix, sample) => {
      const fitting = responses.filter((text) => text.startsWith(prefix));
      return (fitting[sample % fitting.length] ?? right).slice(prefix.length);
    },
  });
  const reward = scriptedReward({ score });
  return measureSearch(
    { task, gold },
    { ...defaultSettings, beams: 2, candidates: 2, ...settings },
    { policy, reward },
    new AbortController().signal,
  );
}

describe('a measured search', () => {
  it('knows a right answer, and counts what the policy sampled', async () => {
    const result = await search({ responses: [right] });
    expect(result).toMatchObject({ right: true, answer: right, outcome: 'done', finishedRight: true });
    // Four whole responses, one token a character; everything else was reused.
    expect(result.tokens).toBe(4 * right.length);
    expect(result.firstCandidate).toBeGreaterThanOrEqual(0);
    expect(result).not.toHaveProperty('failure');
  });

  it('tells a decision that nobody proposed', async () => {
    const result = await search({ responses: [response('rain', 'Rome'), response('rain', 'Bonn')] });
    expect(result).toMatchObject({
      right: false,
      failure: { kind: 'not-proposed', at: 'argument' },
      finishedRight: false,
    });
    expect((await search({ responses: [response('snow', 'Oslo')] })).failure).toEqual({
      kind: 'not-proposed',
      at: 'function-name',
    });
  });

  it('tells a right decision that was pruned', async () => {
    const result = await search({
      responses: [right, response('rain', 'Rome'), response('rain', 'Bonn')],
      score: (text) => (text.includes('Oslo') ? 0.1 : 0.9),
      settings: { beams: 2, candidates: 3 },
    });
    expect(result.failure).toEqual({ kind: 'pruned', at: 'argument' });
  });

  it('tells a right response that was finished and not chosen', async () => {
    const result = await search({
      responses: [right, response('snow', 'Oslo')],
      score: (text) => (text.includes('snow') ? 0.9 : 0.1),
      settings: { strategy: 'best-of-n' },
    });
    expect(result).toMatchObject({ right: false, failure: { kind: 'outranked' }, finishedRight: true });
  });

  it('has no answer where no branch lives', async () => {
    const result = await search({ responses: ['no call at all'] });
    expect(result).toMatchObject({ right: false, answer: '', outcome: 'empty' });
  });

  it('counts a prompt that is too long as wrong, and throws where a model fails', async () => {
    const failing = (code: 'context-overflow' | 'crashed') =>
      measureSearch(
        { task, gold },
        defaultSettings,
        {
          policy: scriptedPolicy({
            write: () => '',
            before: () => Promise.reject(new ModelError(code, 'It failed.', 'Try again.')),
          }),
          reward: scriptedReward({ score: () => 1 }),
        },
        new AbortController().signal,
      );
    await expect(failing('context-overflow')).resolves.toMatchObject({ right: false, outcome: 'failed' });
    await expect(failing('crashed')).rejects.toThrow(/It failed/);
  });

  it('throws when it is stopped, so that half a search is no result', async () => {
    const abort = new AbortController();
    const policy = scriptedPolicy({
      write: () => right,
      before: async () => abort.abort(),
    });
    const models = { policy, reward: scriptedReward({ score: () => 1 }) };
    await expect(measureSearch({ task, gold }, defaultSettings, models, abort.signal)).rejects.toThrow(
      /abort/i,
    );
  });
});
