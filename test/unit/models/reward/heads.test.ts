// The shapes in which servers give the numbers of a reward head.
import { describe, expect, it } from 'vitest';
import { classifyScore, poolingScore } from '../../../../src/models/openai/reward-heads.ts';
import type { RewardHead } from '../../../../src/models/reward/presets.ts';

const pooled: RewardHead = { route: 'pooling', positive: 1, activation: 'none' };
const classified: RewardHead = { route: 'classify', positive: 1, activation: 'none' };

describe('/pooling', () => {
  it.each([
    ['one number', 0.7, pooled],
    ['a list of one number', [0.7], pooled],
    ['the classes of the text', [0.3, 0.7], pooled],
    [
      'the classes of every step, of which the last counts',
      [
        [0.9, 0.1],
        [0.3, 0.7],
      ],
      pooled,
    ],
    ['one number a step', [[0.1], [0.7]], pooled],
    ['the good class first', [[0.7, 0.3]], { ...pooled, positive: 0 }],
    ['logits of two classes', [[0, Math.log(7 / 3)]], { ...pooled, activation: 'softmax' }],
    ['large logits', [[5000, 5000 + Math.log(7 / 3)]], { ...pooled, activation: 'softmax' }],
    ['one logit', [Math.log(7 / 3)], { ...pooled, activation: 'sigmoid' }],
  ] as const)('%s', (_shape, data, head) => {
    expect(poolingScore({ index: 0, data }, head)).toBeCloseTo(0.7, 9);
  });

  it.each([
    ['no step at all', { data: [] }, 'no-label'],
    ['an embedding in base64', { data: 'AAAA' }, 'protocol'],
    ['nothing', undefined, 'protocol'],
    ['texts', { data: [['a', 'b']] }, 'protocol'],
    ['a logit that is called a probability', { data: [[-1, 4]] }, 'protocol'],
  ] as const)('%s is an error', (_shape, row, code) => {
    expect(() => poolingScore(row, pooled)).toThrow(expect.objectContaining({ code }));
  });

  it('says when there is no such class', () => {
    expect(() => poolingScore({ data: [[0.5, 0.5]] }, { ...pooled, positive: 2 })).toThrow(/2 classes/);
  });
});

describe('/classify', () => {
  it('reads the positive class by index or by name', () => {
    const row = { label: 'right', probs: [0.2, 0.8] };
    expect(classifyScore(row, classified)).toBeCloseTo(0.8, 12);
    expect(classifyScore(row, { ...classified, positive: 'right' })).toBeCloseTo(0.8, 12);
    expect(classifyScore(row, { ...classified, positive: 'wrong' })).toBeCloseTo(0.2, 12);
  });

  it('cannot guess a name among three classes', () => {
    const row = { label: 'neutral', probs: [0.2, 0.7, 0.1] };
    expect(() => classifyScore(row, { ...classified, positive: 'right' })).toThrow(/3 classes/);
    expect(() => classifyScore({ label: 'right' }, classified)).toThrow(/no numbers/);
  });
});
