// Reports on data: balance, leakage, duplicates and lengths, as JSON and in words.
import { describe, expect, test } from 'vitest';
import { decisionTag } from '../../../../src/calls/decision.ts';
import type { Example, SplitName } from '../../../../src/datasets/example.ts';

import { labelResponse } from '../../../../src/datasets/label/label-response.ts';
import { maskExample } from '../../../../src/datasets/mask/mask.ts';
import { reportExamples } from '../../../../src/datasets/report/example-report.ts';
import { reportLabels } from '../../../../src/datasets/report/label-report.ts';
import { namelessToolSetHash, toolSetHash } from '../../../../src/datasets/report/leakage.ts';
import {
  exampleReportMarkdown,
  exampleReportText,
  labelReportMarkdown,
  labelReportText,
} from '../../../../src/datasets/report/report-blocks.ts';
import type { LabelledRollout } from '../../../../src/datasets/rollout/labelled-rollout.ts';
import { uniformStream } from '../../../../src/models/embedded/random.ts';

const tool = (name: string) => ({
  name,
  description: `The ${name}.`,
  parametersSchema: { type: 'object', properties: { city: { type: 'string' } } },
});

function example(id: string, change: Partial<Example> = {}): Example {
  return {
    id,
    query: `Query ${id}`,
    tools: [tool(`tool_${id}`), tool('other')],
    calls: [{ name: `tool_${id}`, arguments: { city: 'Oslo' } }],
    split: 'train',
    domain: 'weather',
    ...change,
  };
}

const options = {
  prompt: ({ query }: Example) => query,
  tokens: { count: (text: string) => text.length, way: 'counted in characters' },
};

describe('a report on examples', () => {
  test('counts rows, tools, calls, arguments and tags for each split', async () => {
    const report = await reportExamples(
      [
        example('a', { tags: ['parallel', 'masked'], calls: [...example('a').calls, ...example('a').calls] }),
        example('b', { tags: ['masked'] }),
        example('c', { split: 'test', domain: 'music', calls: [] }),
        { id: 'd', query: 'd', tools: [], calls: [] },
      ],
      options,
    );
    expect(report).toMatchObject({ rows: 4, tools: 4, arguments: 3 });
    expect(report.splits).toEqual([
      { name: 'none', rows: 1, tools: 0, domains: 0 },
      { name: 'test', rows: 1, tools: 2, domains: 1 },
      { name: 'train', rows: 2, tools: 3, domains: 1 },
    ]);
    expect(report.tags).toEqual([
      { tag: 'masked', rows: 2 },
      { tag: 'parallel', rows: 1 },
    ]);
    expect(report.calls).toEqual([
      { count: 0, rows: 2 },
      { count: 1, rows: 1 },
      { count: 2, rows: 1 },
    ]);
  });

  test('finds tool sets in two splits, whatever the order of the tools and whatever masks them', async () => {
    const train = example('a');
    const turned = {
      ...example('b', { split: 'test' }),
      tools: train.tools.toReversed(),
      calls: train.calls,
    };
    const masked = { ...maskExample(train, uniformStream(1)).example, id: 'm', split: 'test' as SplitName };
    const clean = await reportExamples([train, example('c', { split: 'test' })], options);
    expect(clean.leakage.toolSets).toEqual({ distinct: 2, shared: 0, examples: [] });
    expect(clean.leakage.toolSetsWithoutNames.shared).toBe(0);

    const leaking = await reportExamples([train, turned], options);
    expect(leaking.leakage.toolSets).toMatchObject({
      shared: 1,
      examples: [{ rows: { train: 'a', test: 'b' } }],
    });
    expect(leaking.leakage.queries.shared).toBe(0);

    const hidden = await reportExamples([train, masked], options);
    expect(hidden.leakage.toolSets.shared).toBe(0);
    expect(hidden.leakage.toolSetsWithoutNames).toMatchObject({ shared: 1 });
    // The query is the same, and so is the task.
    expect(hidden.leakage.queries.shared).toBe(1);
  });

  test('tells equal rows, conflicting rows and repeated ids', async () => {
    const first = example('a');
    const report = await reportExamples(
      [
        first,
        { ...first, query: '  query A ' },
        { ...first, id: 'b', calls: [] },
        { ...first, id: 'c', tools: first.tools.toReversed() },
      ],
      options,
    );
    expect(report.duplicates).toEqual({ equal: 2, conflicting: 1, repeatedIds: 1 });
  });

  test('has the lengths of prompts, and of prompts with their answers', async () => {
    const lengths = [...Array<number>(90).fill(10), ...Array<number>(9).fill(100), 1000];
    const rows = lengths.map((length, index) =>
      example(`${index}`, { query: 'x'.repeat(length), calls: [] }),
    );
    const report = await reportExamples(rows, { ...options, maxLength: 101 });
    expect(report.prompts).toMatchObject({ mean: 28, median: 10, most95: 100, longest: 1000 });
    expect(report.prompts.histogram.map(({ rows: count }) => count)).toEqual([90, 9, 1]);
    // `[]` is two characters longer.
    expect(report.whole).toMatchObject({ longest: 1002, over: { limit: 101, rows: 10 } });
  });

  test('in words warns of what is wrong and shows names as data', async () => {
    const first = example('<b>|`x`', { split: 'train', tags: ['<img src=x>'] });
    const report = await reportExamples([first, { ...first, split: 'test', calls: [] }], options);
    const text = exampleReportText(report);
    expect(text).toContain('Warning: tool set: 1 different, 1 in more than one split');
    expect(text).toContain('Warning: 1 row with the query and tools of an earlier one and other calls.');
    const markdown = exampleReportMarkdown(report);
    expect(markdown).toContain('| split | rows | tools | domains |');
    expect(markdown).not.toMatch(/<img|<b>/);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    const empty = await reportExamples([], options);
    expect(exampleReportText(empty)).toContain('0 rows');
    expect(exampleReportText(empty)).not.toMatch(/NaN|undefined/);
  });
});

test('the hash of a tool set does not depend on order; without names it does not depend on masks', () => {
  const { tools } = example('a');
  expect(toolSetHash(tools)).toBe(toolSetHash(tools.toReversed()));
  expect(toolSetHash(tools)).not.toBe(toolSetHash(tools.slice(1)));
  const masked = maskExample(example('a'), uniformStream(2)).example.tools;
  expect(toolSetHash(masked)).not.toBe(toolSetHash(tools));
  expect(namelessToolSetHash(masked)).toBe(namelessToolSetHash(tools));
});

describe('a report on labels', () => {
  const gold = example('a').calls;
  const right = '[{"name": "tool_a", "arguments": {"city": "Oslo"}}]';
  const wrongValue = '[{"name": "tool_a", "arguments": {"city": "Rome"}}]';

  function rollout(id: string, response: string, change: Partial<LabelledRollout> = {}): LabelledRollout {
    const { decisions, label } = labelResponse(response, gold);
    return {
      id,
      example: 'a',
      prompt: 'p',
      response,
      finish: 'stop',
      logprob: null,
      tokens: null,
      seed: 0,
      split: 'train',
      domain: null,
      tags: [],
      gold: right,
      toolsHash: toolSetHash(example('a').tools),
      label,
      steps: decisions.map((step) => ({
        kind: step.kind,
        tag: decisionTag[step.kind],
        text: step.text,
        label: step.label,
        ...(step.reason === undefined ? {} : { reason: step.reason }),
      })),
      ...change,
    };
  }

  const rollouts = [
    rollout('1', right),
    rollout('2', right),
    rollout('3', wrongValue),
    rollout('4', '[]', { example: 'b', split: 'test', prompt: 'q' }),
    rollout('5', '[{"name": "tool_a"', { example: 'b', split: 'test', prompt: 'q' }),
  ];

  test('balances right and wrong over responses, steps and kinds, and says what is wrong', async () => {
    const report = await reportLabels(rollouts, { tokens: options.tokens, maxLength: 20 });
    expect(report.rollouts).toEqual({ right: 2, wrong: 3 });
    expect(report.kinds).toEqual([
      { kind: 'function-name', right: 4, wrong: 0 },
      { kind: 'argument', right: 2, wrong: 1 },
      { kind: 'arguments-finished', right: 2, wrong: 1 },
      { kind: 'call-finished', right: 2, wrong: 1 },
      { kind: 'response-finished', right: 2, wrong: 2 },
    ]);
    expect(report.steps).toEqual({ right: 12, wrong: 5 });
    expect(report.reasons).toEqual([
      { reason: 'earlier', steps: 3 },
      { reason: 'value', steps: 1 },
      { reason: 'missing-call', steps: 1 },
    ]);
    expect(report.unfinished).toBe(1);
    expect(report.repeated).toBe(1);
    expect(report.lengths.over).toEqual({ limit: 20, rows: 3 });
  });

  test('tells for each split how many queries can be won by choosing', async () => {
    const report = await reportLabels(rollouts, { tokens: options.tokens });
    expect(report.splits).toEqual([
      {
        name: 'test',
        examples: 1,
        rollouts: { right: 0, wrong: 2 },
        steps: { right: 1, wrong: 1 },
        solvable: 0,
        mixed: 0,
      },
      {
        name: 'train',
        examples: 1,
        rollouts: { right: 2, wrong: 1 },
        steps: { right: 11, wrong: 4 },
        solvable: 1,
        mixed: 1,
      },
    ]);
    // Both splits offer the same tools, for different prompts.
    expect(report.leakage).toEqual({ toolSets: 1, prompts: 0 });
  });

  test('is told in words', async () => {
    const report = await reportLabels(rollouts, { tokens: options.tokens });
    const text = labelReportText(report);
    expect(text).toContain('5 responses, 40.0 % right; 17 steps, 70.6 % right.');
    expect(text).toContain('Warning: 1 tool set in more than one split.');
    expect(labelReportMarkdown(report)).toContain('| argument | 2 | 1 | 66.7 % |');
    expect(labelReportText(await reportLabels([], { tokens: options.tokens }))).not.toMatch(/NaN|undefined/);
  });

  test('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(reportLabels(rollouts, { tokens: options.tokens }, signal)).rejects.toThrow(/abort/i);
    await expect(reportExamples([example('a')], options, signal)).rejects.toThrow(/abort/i);
  });
});
