// Search logs as data: the answer that a person rated good is gold, and every response of the search is a rollout.
import { describe, expect, test } from 'vitest';
import { renderCalls } from '../../../../src/calls/render.ts';
import { splitResponse } from '../../../../src/calls/split.ts';
import { labelResponse } from '../../../../src/datasets/label/label-response.ts';
import type { ReadProblem } from '../../../../src/datasets/read/read-problem.ts';
import { readSearchLog } from '../../../../src/datasets/read/search-log.ts';
import type { LabelRecord } from '../../../../src/labels/label.ts';
import type { SearchEventBody } from '../../../../src/log/events.ts';
import { labelled } from '../../labels/build-labels.ts';
import { logLines, numberEvents, started } from '../../log/build-log.ts';

const oslo = { name: 'get_weather', arguments: { city: 'Oslo' } };
const bergen = { name: 'get_weather', arguments: { city: 'Bergen' } };
const responses = [oslo, bergen].map((call) => renderCalls('hammer', [call]));
const search = 'b7c1';

/** A log in which every response is a path: `c0.0`, `c0.1`, … for the decisions of the first, `c1.0`, … of the second. */
function logOf(
  chosen: string | null,
  more: Partial<Extract<SearchEventBody, { type: 'candidate' }>> = {},
): string {
  const candidates = responses.flatMap((text, response) =>
    splitResponse('hammer', text).decisions.map(
      (decision, index): SearchEventBody => ({
        type: 'candidate',
        step: index + 1,
        id: `c${response}.${index}`,
        parent: index === 0 ? null : `c${response}.${index - 1}`,
        decision,
        source: 'sampled',
        tokens: [{ text: decision.text, logprob: -0.5 }],
        ...more,
      }),
    ),
  );
  const [first = '', second = ''] = responses;
  const finished: SearchEventBody = {
    type: 'search-finished',
    outcome: chosen === null ? 'empty' : 'done',
    chosen,
    response: chosen === null ? null : chosen.startsWith('c0') ? first : second,
    calls: chosen === null ? [] : [chosen.startsWith('c0') ? oslo : bergen],
    score: null,
    totals: {
      steps: 5,
      candidates: 10,
      samples: 10,
      policyRequests: 5,
      rewardRequests: 5,
      promptTokens: 1,
      completionTokens: 1,
      cachedTokens: 0,
      reusedSamples: 0,
      milliseconds: 1,
    },
  };
  return logLines(numberEvents([started({ steps: 5, beams: 2, candidates: 1 }), ...candidates, finished]));
}

async function read(log: string, labels: readonly LabelRecord[], gold: 'labelled' | 'chosen' = 'labelled') {
  const problems: ReadProblem[] = [];
  const options = {
    file: 'a.toolprm.jsonl',
    onProblem: (problem: ReadProblem) => problems.push(problem),
    labels,
    gold,
  };
  return { found: await readSearchLog([log], options), problems };
}

const rate = (candidate: string, rating: -1 | 1, id = candidate) =>
  labelled(id, candidate, rating, { search });

describe('a search with labels', () => {
  test('gives its query, its tools, and the calls that are rated good, whatever the search chose', async () => {
    const { found, problems } = await read(logOf('c0.4'), [rate('c1.4', 1)]);
    expect(problems).toEqual([]);
    expect(found?.example).toMatchObject({
      id: search,
      domain: search,
      query: 'What is the weather in Oslo in celsius?',
      calls: [bergen],
    });
    expect(found?.example.tools.map(({ name }) => name)).toEqual(['get_weather']);
    expect(found?.example.tags).toBeUndefined();
  });

  test('gives every finished response as a rollout, which labels can be put to', async () => {
    const { found } = await read(logOf('c0.4'), [rate('c1.4', 1)]);
    expect(found?.rollouts).toMatchObject([
      { id: 'b7c1#0', example: search, response: responses[0], finish: 'stop', logprob: -2.5, tokens: 5 },
      { id: 'b7c1#1', example: search, response: responses[1] },
    ]);
    const labels = found?.rollouts.map(({ response }) => labelResponse(response, found.example.calls).label);
    expect(labels).toEqual(['-', '+']);
  });

  test('without tokens says nothing of their probability', async () => {
    const { found } = await read(logOf('c0.4').replaceAll(/,"tokens":\[\{[^}]*\}\]/g, ''), [rate('c1.4', 1)]);
    expect(found?.rollouts).toMatchObject([
      { logprob: null, tokens: null },
      { logprob: null, tokens: null },
    ]);
  });

  test('passes over labels of other searches, and takes what a person took back for unsaid', async () => {
    const foreign = labelled('x', 'c1.4', 1);
    const undone: LabelRecord = { ...rate('c1.4', 1, 'y'), action: 'undo', of: 'c1.4' };
    for (const labels of [[foreign], [rate('c1.4', 1), undone]]) {
      const { found, problems } = await read(logOf('c0.4'), labels);
      expect(found).toBeUndefined();
      expect(problems).toMatchObject([
        { file: 'a.toolprm.jsonl', line: 1, remedy: expect.stringContaining('Label') },
      ]);
    }
  });
});

describe('a search without a usable label', () => {
  test('gives what it chose only where that is wished, and says so', async () => {
    expect((await read(logOf('c0.4'), [])).found).toBeUndefined();
    const { found } = await read(logOf('c0.4'), [], 'chosen');
    expect(found?.example).toMatchObject({ calls: [oslo], tags: ['chosen'] });
  });

  test.each([
    ['chose nothing', null, [], 'chose no response'],
    ['chose what is rated bad', 'c0.4', [rate('c0.4', -1)], 'rated bad'],
    ['has two good answers', 'c0.4', [rate('c0.4', 1), rate('c1.4', 1)], 'their calls differ'],
  ])('that %s is a problem', async (_, chosen, labels, words) => {
    const { found, problems } = await read(logOf(chosen), labels, 'chosen');
    expect(found).toBeUndefined();
    expect(problems[0]?.message).toContain(words);
  });

  test('a good answer on a path that has a bad step is not gold', async () => {
    const { found } = await read(logOf('c0.4'), [rate('c1.4', 1), rate('c1.1', -1)]);
    expect(found).toBeUndefined();
  });

  test('a file that is no log is a problem', async () => {
    const { found, problems } = await read('hello\n', []);
    expect(found).toBeUndefined();
    expect(problems).toHaveLength(1);
  });
});
