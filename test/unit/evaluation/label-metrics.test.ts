// Figures of a reward model: loss, step and trajectory accuracy, ranking.
import { describe, expect, it } from 'vitest';
import { labelFigures } from '../../../src/evaluation/label-metrics.ts';
import type { ScoredLabel, ScoredResponses } from '../../../src/evaluation/scored-responses.ts';

function label(kind: ScoredLabel['kind'], right: boolean, plus: number): ScoredLabel {
  return { kind, right, positive: Math.log(plus), negative: Math.log(1 - plus) };
}

/** Two responses that share their function name. */
const query: ScoredResponses = {
  labels: [
    label('function-name', true, 0.9),
    label('argument', true, 0.8),
    label('response-finished', true, 0.7),
    label('argument', false, 0.4),
    label('response-finished', false, 0.6),
  ],
  responses: [
    { right: true, labels: [0, 1, 2] },
    { right: false, labels: [0, 3, 4] },
  ],
};

describe("a reward model's figures", () => {
  it('are of every label once, and of every response', () => {
    const figures = labelFigures([query]);
    expect(figures).toMatchObject({ labels: 5, trajectories: 2, step: 0.8, stepAlwaysPlus: 0.6 });
    expect(figures?.loss).toBeCloseTo(
      -(Math.log(0.9) + Math.log(0.8) + Math.log(0.7) + Math.log(0.6) + Math.log(0.4)) / 5,
      12,
    );
    expect(figures?.mass).toBeCloseTo(1, 12);
  });

  it('judge a response by its last label, and by its least one', () => {
    // The wrong response ends with 0.6, but has an argument of 0.4.
    expect(labelFigures([query])).toMatchObject({
      trajectory: 0.5,
      trajectoryAlwaysPlus: 0.5,
      trajectoryLeast: 1,
      trajectoryRanking: 1,
    });
  });

  it('are told by kind of decision', () => {
    expect(labelFigures([query])?.byKind).toEqual({
      'function-name': { labels: 1, accuracy: 1, alwaysPlus: 1 },
      argument: { labels: 2, accuracy: 1, alwaysPlus: 0.5 },
      'response-finished': { labels: 2, accuracy: 0.5, alwaysPlus: 0.5 },
    });
  });

  it('count a tie of right and wrong as half a ranking', () => {
    const tie = {
      labels: [label('response-finished', true, 0.3), label('response-finished', false, 0.3)],
      responses: [
        { right: true, labels: [0] },
        { right: false, labels: [1] },
      ],
    };
    expect(labelFigures([tie])?.trajectoryRanking).toBe(0.5);
  });

  it('have no ranking where all responses are right', () => {
    const right = { labels: query.labels.slice(0, 3), responses: query.responses.slice(0, 1) };
    expect(labelFigures([right])).not.toHaveProperty('trajectoryRanking');
  });

  it('see a model that expects no label there', () => {
    const off = {
      labels: [{ ...label('response-finished', true, 0.5), positive: -6, negative: -7 }],
      responses: [{ right: true, labels: [0] }],
    };
    expect(labelFigures([off])?.mass).toBeLessThan(0.01);
  });

  it('are none without a finished response', () => {
    expect(labelFigures([{ labels: [], responses: [] }])).toBeUndefined();
  });
});
