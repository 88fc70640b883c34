// Reward models that ask no server: the schema rules and the policy's own likelihood.
import { describe, expect, it } from 'vitest';
import { createPolicyLogprobReward } from '../../../../src/models/reward/policy-logprob.ts';
import { createRulesReward } from '../../../../src/models/reward/rules.ts';
import type { RewardModel, ScoreItem } from '../../../../src/models/reward.ts';
import { argumentDecision, decision, item, nameDecision } from './items.ts';

async function scores(
  reward: RewardModel,
  items: readonly ScoreItem[],
  signal = new AbortController().signal,
) {
  const found = new Map<string, unknown>();
  for await (const event of reward.score(items, 'session', signal)) {
    if (event.type === 'score') found.set(event.id, event.score);
  }
  return found;
}

describe('the schema rules', () => {
  const wrong = decision('argument', '"x": 1', {
    problems: [{ rule: 'unknown-parameter', message: 'get_weather has no parameter "x".' }],
  });

  it('give 1 without problems and 0 with any', async () => {
    const found = await scores(createRulesReward(), [item('good', nameDecision), item('bad', wrong)]);
    expect(found.get('good')).toEqual({ score: 1, reading: 'derived', source: 'schema rules' });
    expect(found.get('bad')).toEqual({ score: 0, reading: 'derived', source: 'schema rules' });
  });

  it('stop when they are told to', async () => {
    await expect(
      scores(createRulesReward(), [item('a', nameDecision)], AbortSignal.abort()),
    ).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('the policy log-probability', () => {
  const reward = createPolicyLogprobReward({ name: 'hammer', endpoint: 'http://localhost:8000' });

  it('is the geometric mean of the token probabilities', async () => {
    const tokens = [0.9, 0.4].map((probability, index) => ({
      text: `${index}`,
      logprob: Math.log(probability),
    }));
    const found = await scores(reward, [item('a', argumentDecision('Oslo'), [], { tokens })]);
    expect(found.get('a')).toMatchObject({ reading: 'derived', source: 'policy log-probability' });
    expect(found.get('a')).toHaveProperty('score', expect.closeTo(0.6, 12));
  });

  it('says what to do when the policy gives none', async () => {
    await expect(scores(reward, [item('a', nameDecision)])).rejects.toMatchObject({
      code: 'unsupported',
      remedy: expect.stringContaining('log-probabilities'),
    });
  });

  it('finds nothing unlikely in an end without text', async () => {
    const found = await scores(reward, [item('a', decision('response-finished', ''))]);
    expect(found.get('a')).toHaveProperty('score', 1);
  });
});
