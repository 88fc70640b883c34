// The search itself: what it retains, what it prunes and why, what it asks for, and how it ends.
import { describe, expect, test } from 'vitest';
import { startSearch } from '../../../src/search/start-search.ts';
import { referenceSearch } from './reference.ts';
import { scriptedPolicy, scriptedReward, textNumber } from './scripted.ts';
import { all, last, of, settings, weatherTask, weatherTools } from './tasks.ts';

const responses = [
  '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "celsius"}}]',
  '[{"name": "get_weather", "arguments": {"city": "Oslo", "unit": "fahrenheit"}}]',
  '[{"name": "get_weather", "arguments": {"unit": "celsius", "city": "Oslo"}}]',
  '[{"name": "get_weather", "arguments": {"city": "Oslo", "days": 3}}]',
  '[{"name": "get_weather", "arguments": {"city": "Oslo", "units": "C"}}]',
  '[{"name": "get_weather", "arguments": {"city": "Norway"}}]',
  '[{"name": "get_time", "arguments": {"city": "Oslo"}}]',
  '[{"name": "get_time", "arguments": {"city": "Oslo"}}, {"name": "get_weather", "arguments": {"city": "Oslo"}}]',
  '[{"name": "get_forecast", "arguments": {"city": "Oslo"}}]',
  '[]',
];

/** Continues a prefix with the rest of one of the responses that begin with it. */
function writeFrom(texts: readonly string[], salt: string) {
  return (prefix: string, sample: number): string => {
    const fitting = texts.filter((text) => text.startsWith(prefix));
    const pick = Math.floor(textNumber(`${salt}${prefix}#${sample}`) * fitting.length);
    return (fitting[pick] ?? prefix).slice(prefix.length);
  };
}

describe('fine-grained beam search', () => {
  test.each([1, 2, 3, 4, 5].flatMap((length) => [false, true].map((merges) => [length, merges] as const)))(
    "gives every decision the policy's tokens of its own text (tokens of %i characters, punctuation merges: %s)",
    async (tokenLength, mergesPunctuation) => {
      const write = writeFrom(responses, 'tokens ');
      const reward = scriptedReward({ score: textNumber });
      const events = await all(
        startSearch({
          task: weatherTask,
          settings: settings({ beams: 2, candidates: 4 }),
          policy: scriptedPolicy({ write, tokenLength, abilities: { mergesPunctuation } }),
          reward,
        }),
      );
      expect(last(events).outcome).toBe('done');
      const items = reward.requests.flat();
      expect(items.length).toBeGreaterThan(10);
      for (const { decision, tokens = [] } of items) {
        expect(tokens.map(({ text }) => text).join('')).toBe(decision.text);
      }
    },
  );

  test.each([1, 2, 3, 4].flatMap((n) => [1, 2, 4].map((m) => [n, m] as const)))(
    'retains exactly what a brute-force search retains (N = %i, M = %i)',
    async (beams, candidates) => {
      for (let round = 0; round < 12; round += 1) {
        const write = writeFrom(responses, `round ${round} `);
        const score = (text: string): number => textNumber(`${round}${text}`);
        const threshold = round % 3 === 0 ? { threshold: 0.2 } : {};
        const expected = referenceSearch({
          tools: weatherTools,
          beams,
          candidates,
          write,
          score,
          ...threshold,
        });
        const events = await all(
          startSearch({
            task: weatherTask,
            settings: settings({ beams, candidates, ...threshold }),
            policy: scriptedPolicy({ write, piece: 7 }),
            reward: scriptedReward({ score }),
          }),
        );
        const texts = new Map<string, string>();
        for (const { id, parent, decision } of of(events, 'candidate')) {
          texts.set(id, (parent === null ? '' : (texts.get(parent) ?? '?')) + decision.text);
        }
        const steps = of(events, 'step-finished').map(({ retained }) => retained.map((id) => texts.get(id)));
        expect(steps).toEqual(expected.steps);
        expect(last(events).response ?? undefined).toBe(expected.best);
      }
    },
  );

  test('asks the policy once and the reward model once a step, and reuses what was written past a decision', async () => {
    const policy = scriptedPolicy({ write: writeFrom(responses, 'requests') });
    const reward = scriptedReward({ score: textNumber });
    const events = await all(startSearch({ task: weatherTask, settings: settings(), policy, reward }));
    const { totals } = last(events);
    expect(policy.requests.length).toBeLessThanOrEqual(totals.steps);
    expect(reward.requests.length).toBeLessThanOrEqual(totals.steps);
    expect(totals.policyRequests).toBe(policy.requests.length);
    expect(totals.reusedSamples).toBeGreaterThan(0);
    for (const request of policy.requests) {
      expect(new Set(request.beams.map((beam) => beam.prompt))).toEqual(new Set([weatherTask.prompt]));
    }
  });

  test('gives every candidate exactly one verdict and numbers events without gaps', async () => {
    const events = await all(
      startSearch({
        task: weatherTask,
        settings: settings({ beams: 3, candidates: 4 }),
        policy: scriptedPolicy({ write: writeFrom(responses, 'verdicts') }),
        reward: scriptedReward({ score: textNumber }),
      }),
    );
    const proposed = of(events, 'candidate').map((event) => event.id);
    const judged = of(events, 'verdict').map((event) => event.id);
    expect(new Set(proposed).size).toBe(proposed.length);
    expect([...judged].sort()).toEqual([...proposed].sort());
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index));
  });

  test('merges identical samples before scoring and keeps their count', async () => {
    const reward = scriptedReward({ score: () => 0.5 });
    const events = await all(
      startSearch({
        task: weatherTask,
        settings: settings({ beams: 1, candidates: 4 }),
        policy: scriptedPolicy({ write: (prefix) => (responses[6] ?? '').slice(prefix.length) }),
        reward,
      }),
    );
    expect(of(events, 'candidate')[0]?.decision).toMatchObject({ name: 'get_time' });
    expect(
      of(events, 'merge')
        .filter((event) => event.step === 1)
        .map((event) => event.count),
    ).toEqual([2, 3, 4]);
    expect(reward.requests.every((items) => items.length === 1)).toBe(true);
  });

  test('names the schema rule that an invalid candidate breaks and never scores it', async () => {
    const reward = scriptedReward({ score: () => 0.5 });
    const scripts = [responses[4], responses[8], '[{"name": "get_weather", "arguments": {}}]'];
    const events = await all(
      startSearch({
        task: weatherTask,
        settings: settings({ beams: 1, candidates: 3 }),
        policy: scriptedPolicy({
          write: (prefix, sample) => (scripts[prefix === '' ? sample : 0] ?? '').slice(prefix.length),
        }),
        reward,
      }),
    );
    const rules = of(events, 'verdict').flatMap(({ verdict }) =>
      verdict.kind === 'invalid' ? [verdict.rule] : [],
    );
    expect(new Set(rules)).toEqual(new Set(['unknown-parameter', 'unknown-function', 'missing-required']));
    expect(last(events).outcome).toBe('empty');
  });

  test('prunes a sample that changes a decision which was already made', async () => {
    const events = await all(
      startSearch({
        task: weatherTask,
        settings: settings({ beams: 1, candidates: 1 }),
        policy: scriptedPolicy({
          abilities: { mergesPunctuation: true },
          limit: 52,
          write: (prefix) =>
            prefix.endsWith('Oslo')
              ? ', Norway"}}]'
              : '[{"name": "get_weather", "arguments": {"city": "Oslo"}}]',
        }),
        reward: scriptedReward({ score: () => 0.9 }),
      }),
    );
    const [verdict] = of(events, 'verdict').flatMap((event) =>
      event.verdict.kind === 'invalid' ? [event.verdict] : [],
    );
    expect(verdict?.rule).toBe('boundary');
  });

  test('says which limit cut a candidate that never ended its decision', async () => {
    const events = await all(
      startSearch({
        task: weatherTask,
        settings: settings({ beams: 1, candidates: 1, maxTokens: 12 }),
        policy: scriptedPolicy({ limit: 12, write: () => '[{"name": "get_weather"' }),
        reward: scriptedReward({ score: () => 0.9 }),
      }),
    );
    expect(of(events, 'verdict')[0]?.verdict).toEqual({ kind: 'length', limit: 12, unit: 'tokens' });
  });

  test('treats the same arguments in another order as the same decisions', async () => {
    const scripts = [responses[0], responses[2]];
    const events = await all(
      startSearch({
        task: weatherTask,
        settings: settings({ beams: 2, candidates: 4 }),
        policy: scriptedPolicy({
          write: (prefix, sample) =>
            (scripts.filter((text) => text?.startsWith(prefix))[sample % 2] ?? '').slice(prefix.length),
        }),
        reward: scriptedReward({ score: textNumber }),
      }),
    );
    expect(of(events, 'verdict').some(({ verdict }) => verdict.kind === 'duplicate')).toBe(true);
  });
});

describe('the other strategies', () => {
  const write = writeFrom(responses, 'strategies');

  test('greedy follows one sample and scores nothing', async () => {
    const reward = scriptedReward({ score: () => 1 });
    const policy = scriptedPolicy({ write: (prefix) => (responses[0] ?? '').slice(prefix.length) });
    const end = last(
      await all(
        startSearch({ task: weatherTask, settings: settings({ strategy: 'greedy' }), policy, reward }),
      ),
    );
    expect(end).toMatchObject({ outcome: 'done', response: responses[0], score: null });
    expect(policy.requests.map((request) => request.temperature)).toEqual([0]);
    expect(reward.requests).toEqual([]);
  });

  test('best-of-N scores whole responses once and keeps the best', async () => {
    const reward = scriptedReward({ score: textNumber });
    const events = await all(
      startSearch({
        task: weatherTask,
        settings: settings({ strategy: 'best-of-n', beams: 4, candidates: 4 }),
        policy: scriptedPolicy({ write }),
        reward,
      }),
    );
    const whole = of(events, 'candidate').filter((event) => event.decision.kind === 'response-finished');
    const end = last(events);
    expect(reward.requests.length).toBe(1);
    expect(reward.requests[0]?.length).toBe(whole.length);
    expect(end.score).toBe(Math.max(...of(events, 'score').map((event) => event.score.score)));
  });

  test('majority voting counts equal calls, whatever their spelling', async () => {
    const votes = [responses[0], responses[2], responses[6]];
    const end = last(
      await all(
        startSearch({
          task: weatherTask,
          settings: settings({ strategy: 'majority', beams: 3, candidates: 1 }),
          policy: scriptedPolicy({ write: (_, sample) => votes[sample] ?? '' }),
          reward: scriptedReward({ score: () => 0 }),
        }),
      ),
    );
    expect(end.calls).toEqual([{ name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius' } }]);
    expect(end.score).toBeCloseTo(2 / 3);
  });

  test('all samples of a beam take a forced decision: none of their votes is lost', async () => {
    const [time, weather] = ['get_time', 'get_weather'].map(
      (name) => `[{"name": "${name}", "arguments": {"city": "Oslo"}}]`,
    );
    const policy = scriptedPolicy({
      abilities: { constraint: true },
      write: (prefix, sample) => {
        const whole = prefix.includes('get_weather') || (prefix === '' && sample === 3) ? weather : time;
        return (whole ?? '').slice(prefix.length);
      },
    });
    const end = last(
      await all(
        startSearch({
          task: weatherTask,
          settings: settings({ strategy: 'majority', constraint: 'schema', beams: 4, candidates: 1 }),
          policy,
          reward: scriptedReward({ score: () => 0 }),
        }),
      ),
    );
    expect(end.calls).toEqual([{ name: 'get_time', arguments: { city: 'Oslo' } }]);
    expect(end.score).toBeCloseTo(3 / 4);
    const asked = policy.requests.at(-1)?.beams.map(({ samples }) => samples);
    expect(asked?.toSorted()).toEqual([1, 3]);
  });

  test('the coarse reward scores calls, not arguments', async () => {
    const reward = scriptedReward({ score: textNumber });
    await all(
      startSearch({
        task: weatherTask,
        settings: settings({ strategy: 'coarse' }),
        policy: scriptedPolicy({ write }),
        reward,
      }),
    );
    const kinds = new Set(reward.requests.flat().map((item) => item.decision.kind));
    expect([...kinds].every((kind) => kind === 'call-finished' || kind === 'response-finished')).toBe(true);
    expect(kinds.size).toBeGreaterThan(0);
  });

  test('token-level beam search keeps the likeliest tokens', async () => {
    const vocabulary = ['[', ']', '[{"name": "', 'get_time', '", "arguments": {"city": "Oslo"}}]'];
    const end = last(
      await all(
        startSearch({
          task: weatherTask,
          settings: settings({ strategy: 'token-beam', beams: 2, candidates: 3 }),
          policy: scriptedPolicy({
            write: () => '',
            next: (prefix) =>
              vocabulary
                .map((text) => ({ text, logprob: Math.log(textNumber(prefix + text)) }))
                .sort((a, b) => b.logprob - a.logprob),
          }),
          reward: scriptedReward({ score: () => 0 }),
        }),
      ),
    );
    expect(['done', 'empty']).toContain(end.outcome);
  });
});
