// The same search on every kind of server gives the same verdicts.
import { describe, expect, test } from 'vitest';
import type { PersonalityName } from '../../server/personality.ts';
import { createScriptedModel } from '../../server/scripted-model.ts';
import { startServer } from '../../server/server.ts';
import { responses, searched, verdicts } from './searching.ts';

const model = createScriptedModel({ responses });
const start = (personality: PersonalityName) => startServer({ personality, model });

async function onVllm() {
  await using server = await start('vllm');
  return await searched(
    { kind: 'server', url: server.url },
    { kind: 'server', url: server.url, preset: 'toolprm' },
  );
}

describe('the same search on every server', () => {
  test('finds the right call, prunes the others with reasons, and logs all of it', async () => {
    const { end, events, logged } = await onVllm();
    expect(end).toMatchObject({
      outcome: 'done',
      calls: [{ name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius' } }],
    });
    expect(logged.problems).toEqual([]);
    expect(logged.events).toEqual(events);
  });

  test.each<PersonalityName>(['vllm', 'sglang', 'llama-cpp', 'trtllm', 'ollama', 'lm-studio', 'tgi'])(
    'with its policy on %s',
    async (personality) => {
      const expected = verdicts((await onVllm()).events);
      await using policy = await start(personality);
      await using reward = await start('vllm');
      const { events } = await searched(
        { kind: 'server', url: policy.url },
        { kind: 'server', url: reward.url, preset: 'toolprm' },
      );
      expect(verdicts(events)).toEqual(expected);
    },
  );

  test.each<PersonalityName>(['vllm', 'sglang', 'llama-cpp', 'trtllm', 'ollama'])(
    'with policy and reward model on %s',
    async (personality) => {
      const expected = verdicts((await onVllm()).events);
      await using server = await start(personality);
      const { events } = await searched(
        { kind: 'server', url: server.url },
        { kind: 'server', url: server.url, preset: 'toolprm' },
      );
      expect(verdicts(events)).toEqual(expected);
    },
  );

  test('with a judge on TGI, which has no other way to score', async () => {
    await using policy = await start('vllm');
    const judge = (prompt: string): number => {
      const proposal = prompt.slice(prompt.indexOf('Proposed next decision'));
      return /fahrenheit|Norway|get_time|no (function|call)/.test(proposal) ? -3 : 3;
    };
    await using reward = await startServer({
      personality: 'tgi',
      model: createScriptedModel({ responses, judge }),
    });
    const { end } = await searched(
      { kind: 'server', url: policy.url },
      { kind: 'server', url: reward.url, preset: 'judge' },
    );
    expect(end.calls).toEqual([{ name: 'get_weather', arguments: { city: 'Oslo', unit: 'celsius' } }]);
  });

  test('by token-level beam search', async () => {
    await using server = await start('vllm');
    const { end } = await searched(
      { kind: 'server', url: server.url },
      { kind: 'rules' },
      { strategy: 'token-beam', beams: 3, candidates: 4 },
    );
    expect(end).toMatchObject({ outcome: 'done' });
    expect(end.totals.rewardRequests).toBe(0);
    expect(end.totals.policyRequests).toBe(end.totals.steps);
  });

  test('asks twice a step at most, whatever N and M', async () => {
    await using server = await start('vllm');
    const { end } = await searched(
      { kind: 'server', url: server.url },
      { kind: 'server', url: server.url, preset: 'toolprm' },
      { beams: 4, candidates: 8 },
    );
    expect(end.totals.policyRequests + end.totals.rewardRequests).toBeLessThanOrEqual(2 * end.totals.steps);
  });
});
