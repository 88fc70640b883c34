// Label files: rollouts joined with their examples, every decision with its label.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderCalls } from '../../../src/calls/render.ts';
import { labelRollouts, UnknownExampleError } from '../../../src/datasets/rollout/label-rollouts.ts';
import { labelledLine } from '../../../src/datasets/rollout/labelled-rollout.ts';
import { readLabelledRollouts } from '../../../src/datasets/rollout/read-rollouts.ts';
import { anyLabelled, collect, exampleOf, oslo, rolloutOf, seven, stream } from './rollout-examples.ts';

const examples = [
  exampleOf(0, [oslo], { domain: 'weather', tags: ['t'] }),
  exampleOf(1, [seven]),
  exampleOf(2, []),
];
const gold = renderCalls('hammer', [oslo]);

describe('labelled rollouts', () => {
  test('have their example, its gold and a label for each decision', async () => {
    const wrong = gold.replace('Oslo', 'Rome');
    const [right, bad] = await collect(
      labelRollouts([rolloutOf('e0', 0, gold), rolloutOf('e0', 1, wrong)], examples),
    );
    expect(right).toMatchObject({ label: '+', split: 'train', domain: 'weather', tags: ['t'], gold });
    expect(right?.steps.map(({ tag, label }) => tag + label)).toEqual([
      ...[
        '<FUNC_NAME>+',
        '<ARG_VALUE>+',
        '<ARG_VALUE>+',
        '<PARAM_FINISH>+',
        '<FUNC_FINISH>+',
        '<TOTAL_FINISH>+',
      ],
    ]);
    expect(bad).toMatchObject({ label: '-' });
    expect(bad?.steps.map(({ tag, label }) => tag + label).slice(0, 2)).toEqual([
      '<FUNC_NAME>+',
      '<ARG_VALUE>-',
    ]);
    expect(bad?.steps[1]?.reason).toBe('value');
    expect(right?.toolsHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('skip examples without rollouts, and leave out rollouts without a response', async () => {
    const counts: number[][] = [];
    const rows = await collect(
      labelRollouts(
        stream([rolloutOf('e1', 0, '', { finish: 'failed', error: 'too long' }), rolloutOf('e2', 0, '[]')]),
        stream(examples),
        { onProgress: (labelled, failed) => counts.push([labelled, failed]) },
      ),
    );
    expect(rows.map(({ id, label }) => [id, label])).toEqual([['e2#0', '+']]);
    expect(counts).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  test('cannot be of examples that are not there, or in another order', async () => {
    const swapped = [rolloutOf('e1', 0, '[]'), rolloutOf('e0', 0, '[]')];
    await expect(collect(labelRollouts(swapped, examples))).rejects.toThrow(UnknownExampleError);
  });

  test('cannot be of two examples in a row with one id', async () => {
    const [first, second] = [exampleOf(0, [oslo]), { ...exampleOf(1, [seven]), id: 'e0' }];
    const rows = [rolloutOf('e0', 0, '[]'), rolloutOf('e2', 0, '[]')];
    await expect(collect(labelRollouts(rows, [first, second, exampleOf(2, [])]))).rejects.toThrow(
      /Two examples in a row are called "e0"/,
    );
  });

  test('are written and read back whole', async () => {
    await fc.assert(
      fc.asyncProperty(anyLabelled, async (drawn) => {
        const { labelled } = await drawn;
        const text = labelled.map(labelledLine).join('');
        const problems: unknown[] = [];
        const back = await collect(
          readLabelledRollouts([text], { file: 'f', onProblem: (problem) => problems.push(problem) }),
        );
        expect(problems).toEqual([]);
        expect(back).toEqual(labelled);
      }),
    );
  });

  test.each([
    [
      'steps',
      [{ kind: 'function-name', tag: '<FUNC_NAME>', text: 'x', label: '+' }],
      /do not spell the response/,
    ],
    ['steps', [{ kind: 'function-name', tag: '<ARG_VALUE>', text: '[', label: '+' }], /item 0: "tag"/],
    ['label', 'good', /"label" is neither/],
    ['split', 'dev', /"split" is none of/],
  ])('with a wrong "%s" are a problem of their line', async (key, value, message) => {
    const [row] = await collect(labelRollouts([rolloutOf('e0', 0, gold)], examples));
    const problems: { readonly message: string }[] = [];
    const text = `${JSON.stringify({ ...row, [key]: value })}\n`;
    const rows = await collect(
      readLabelledRollouts([text], { file: 'f', onProblem: (problem) => problems.push(problem) }),
    );
    expect(rows).toEqual([]);
    expect(problems[0]?.message).toMatch(message);
  });
});
