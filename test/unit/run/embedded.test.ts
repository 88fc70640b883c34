// Real inference from end to end: a GGUF file, llama.cpp, several beams and candidates, repeatable under a seed.
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionTag } from '../../../src/calls/decision.ts';
import type { SearchEvent, SearchSettings } from '../../../src/log/events.ts';
import { runSearch } from '../../../src/run/run-search.ts';
import { defaultSettings } from '../../../src/search/settings.ts';
import { writeUntrainedModel } from '../../gguf/untrained.ts';
import { query, verdicts } from './searching.ts';
import { createValidation } from './validation.ts';

const hostFile = path.resolve(import.meta.dirname, '../../../src/models/embedded/host.ts');
const toolsText = readFileSync(
  path.resolve(import.meta.dirname, '../../../examples/weather.tools.json'),
  'utf8',
);
let folder = '';
let modelFile = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'toolprm-embedded-'));
  modelFile = path.join(folder, 'untrained.gguf');
  await writeUntrainedModel(modelFile, 7);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function search(changes: Partial<SearchSettings> = {}): Promise<SearchEvent[]> {
  const run = await runSearch({
    toolsText,
    query,
    settings: { ...defaultSettings, beams: 4, candidates: 4, constraint: 'schema', seed: 0, ...changes },
    policy: { kind: 'embedded' },
    reward: { kind: 'embedded' },
    assets: { hostFile, policyFile: modelFile, rewardFile: modelFile },
    producer: 'test',
    signal: new AbortController().signal,
  });
  const events: SearchEvent[] = [];
  for await (const event of run.events) events.push(event);
  return events;
}

describe('a search on the embedded engine', () => {
  test('ends with calls that their schemas allow, every step scored by exact label logits', async () => {
    const events = await search();
    const end = events[events.length - 1];
    if (end?.type !== 'search-finished') throw new Error('the search did not end');
    expect(end.outcome).toBe('done');
    const validation = createValidation(toolsText);
    for (const call of end.calls) expect(validation(call)).toEqual([]);
    const scores = events.filter((event) => event.type === 'score');
    expect(scores.length).toBeGreaterThan(3);
    for (const { score } of scores) {
      expect(score.reading).toBe('exact');
      const { positive = 0, negative = 0 } = score;
      expect(score.score).toBeCloseTo(1 / (1 + Math.exp(negative - positive)), 6);
    }
    expect(new Set(scores.map(({ score }) => score.score)).size).toBeGreaterThan(1);
  });

  test('gives the same verdicts under the same seed, others under another', async () => {
    const first = verdicts(await search());
    expect(verdicts(await search())).toEqual(first);
    expect(verdicts(await search({ seed: 1 }))).not.toEqual(first);
  });

  test.each(['coarse', 'best-of-n', 'majority', 'greedy'] as const)(
    'runs the strategy %s',
    async (strategy) => {
      const events = await search({ strategy, beams: 2, candidates: 2 });
      const end = events[events.length - 1];
      expect(end).toMatchObject({ type: 'search-finished', outcome: 'done' });
    },
  );

  test('searches over tokens, whose likeliest sequences need not be calls', async () => {
    const events = await search({
      strategy: 'token-beam',
      constraint: 'off',
      beams: 2,
      candidates: 4,
      maxTokens: 12,
    });
    const kinds = new Set(
      events.flatMap((event) => (event.type === 'candidate' ? [event.decision.kind] : [])),
    );
    expect(kinds).toEqual(new Set(['token']));
    expect(events[events.length - 1]).toMatchObject({ type: 'search-finished', outcome: 'empty' });
  });

  test('asks the reward model about the decision, under its label name', async () => {
    const events = await search();
    const asked = JSON.stringify(
      events.filter((event) => event.type === 'exchange' && event.role === 'reward'),
    );
    expect(asked).toContain(decisionTag['function-name']);
  });

  test('the model file says that it is untrained', async () => {
    expect((await readFile(modelFile)).toString('latin1')).toMatch(/untrained/);
  });
});
