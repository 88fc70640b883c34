// Rollouts: many samples a query, the same whatever interrupts the run.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitResponse } from '../../../src/calls/split.ts';
import type { Example } from '../../../src/datasets/example.ts';
import { exampleTools } from '../../../src/datasets/example-tools.ts';
import { defaultRolloutSettings, type RolloutSettings } from '../../../src/datasets/rollout/rollout.ts';
import { type RolloutOptions, rollouts } from '../../../src/datasets/rollout/rollouts.ts';
import { ModelError } from '../../../src/models/exchange.ts';
import type { Policy, SampleEvent } from '../../../src/models/policy.ts';
import { randomNumbers, sampleText } from '../calls/pattern-samples.ts';
import { scriptedPolicy, textNumber } from '../search/scripted.ts';
import { collect, exampleOf, oslo, seven, stream } from './rollout-examples.ts';

const { signal } = new AbortController();
const settings: RolloutSettings = { ...defaultRolloutSettings, samples: 3, batch: 2, seed: 5 };
const examples = Array.from({ length: 5 }, (_, index) => exampleOf(index, [oslo]));
const prompt = ({ id }: Example): string => `prompt of ${id}\n`;
const numbered = scriptedPolicy({ write: (_, sample, seed) => `[] ${sample} ${seed}` });

const run = (policy: Policy, more: Partial<RolloutOptions> = {}, given: readonly Example[] = examples) =>
  collect(rollouts(stream(given), policy, { settings, prompt, ...more }, signal));

describe('rollouts', () => {
  test('refuse two examples in a row with one id', async () => {
    const [first] = examples;
    await expect(run(numbered, {}, first === undefined ? [] : [first, first])).rejects.toThrow(/called "e0"/);
  });

  test('are so many for each query, in order, each with its prompt, seed and likelihood', async () => {
    const rows = await run(numbered);
    expect(rows.map(({ id }) => id)).toEqual(examples.flatMap(({ id }) => [`${id}#0`, `${id}#1`, `${id}#2`]));
    const [first] = rows;
    expect(first).toMatchObject({ example: 'e0', prompt: 'prompt of e0\n', finish: 'stop' });
    expect(first?.response).toBe(`[] 0 ${first?.seed}`);
    expect(first?.logprob).toBeCloseTo(-0.1 * (first?.response.length ?? 0), 9);
    expect(first?.tokens).toBe(first?.response.length);
  });

  test('of several queries are asked for in one request, with a seed of its own for each request', async () => {
    const policy = scriptedPolicy({ write: () => '[]' });
    const rows = await run(policy);
    expect(policy.requests.map(({ beams }) => beams.map(({ samples }) => samples))).toEqual([
      [3, 3],
      [3, 3],
      [3],
    ]);
    expect(policy.requests.map(({ temperature, maxTokens }) => [temperature, maxTokens])).toEqual(
      Array.from({ length: 3 }, () => [0.8, 256]),
    );
    expect(new Set(rows.map(({ seed }) => seed)).size).toBe(3);
    expect(rows.every(({ seed }) => Number.isSafeInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true);
  });

  test('are the same when a run is taken up again after any row', async () => {
    const whole = await run(numbered);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (done) => {
        const last = whole[done - 1];
        const rest = await run(numbered, { done, ...(last === undefined ? {} : { last }) });
        expect([...whole.slice(0, done), ...rest]).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  test('of batches that are done already are not asked for', async () => {
    const policy = scriptedPolicy({ write: () => '[]' });
    await run(policy, { done: 6 });
    expect(policy.requests).toHaveLength(2);
  });

  test('cannot be gone on with where they are of other examples', async () => {
    const whole = await run(numbered);
    const last = whole[7];
    if (last === undefined) throw new Error('there are more than seven rollouts');
    await expect(run(numbered, { done: 8, last: { ...last, example: 'x9' } })).rejects.toThrow(
      /example 3 is "e2".+"x9"/,
    );
    await expect(run(numbered, { done: 99, last })).rejects.toThrow(/99 rollouts already/);
  });

  test('say so where the policy cannot read a prompt, and the other queries have theirs', async () => {
    const tooLong = new ModelError('context-overflow', 'The text has 9000 tokens.', 'Give fewer tools.');
    const policy = scriptedPolicy({
      write: () => '[]',
      before: async ({ beams }) => {
        if (beams.some(({ prompt: text }) => text.includes('e1'))) throw tooLong;
      },
    });
    const rows = await run(policy);
    expect(rows).toHaveLength(15);
    expect(rows.filter(({ finish }) => finish === 'failed').map(({ id }) => id)).toEqual([
      'e1#0',
      'e1#1',
      'e1#2',
    ]);
    expect(rows[3]).toMatchObject({ response: '', error: 'The text has 9000 tokens.', logprob: null });
  });

  test('end with the error where the policy itself fails', async () => {
    const crash = new ModelError('crashed', 'The engine ended.', 'Try again.');
    const policy = scriptedPolicy({
      write: () => '[]',
      before: async () => {
        throw crash;
      },
    });
    await expect(run(policy)).rejects.toBe(crash);
  });

  test('stop at once when they are told to', async () => {
    const abort = new AbortController();
    const rows: string[] = [];
    const going = async (): Promise<void> => {
      const found = rollouts(stream(examples), numbered, { settings, prompt }, abort.signal);
      for await (const { id } of found) {
        rows.push(id);
        if (rows.length === 6) abort.abort();
      }
    };
    await expect(going()).rejects.toMatchObject({ name: 'AbortError' });
    expect(rows).toHaveLength(6);
  });

  test('have no likelihood where the policy tells none', async () => {
    const policy: Policy = {
      ...numbered,
      async *sample(request): AsyncIterable<SampleEvent> {
        for (const [beam, { samples }] of request.beams.entries()) {
          for (let sample = 0; sample < samples; sample += 1) {
            yield { type: 'text', beam, sample, text: '[]' };
            yield { type: 'end', beam, sample, finish: 'length' };
          }
        }
      },
    };
    const [first] = await run(policy);
    expect(first).toMatchObject({ logprob: null, tokens: null, finish: 'length' });
  });

  test.each([
    [{ samples: 0 }, /samples is 0/],
    [{ temperature: -1 }, /temperature is -1/],
    [{ temperature: Number.NaN }, /temperature is NaN/],
    [{ maxTokens: 0.5 }, /max-tokens is 0.5/],
    [{ batch: 0 }, /batch is 0/],
    [{ seed: -1 }, /seed is -1/],
  ])('refuse settings that cannot be: %o', async (wrong, message) => {
    await expect(run(numbered, { settings: { ...settings, ...wrong } })).rejects.toThrow(message);
  });
});

/** Answers with random text of each constraint. */
function obedient(mergesPunctuation: boolean) {
  const asked: string[][] = [];
  const base = scriptedPolicy({ write: () => '', abilities: { constraint: true, mergesPunctuation } });
  const policy: Policy = {
    ...base,
    async *sample({ beams, seed }): AsyncIterable<SampleEvent> {
      asked.push(beams.map(({ prompt: text, prefix }) => text + prefix));
      for (const [beam, { samples, prefix, constraint }] of beams.entries()) {
        if (constraint === undefined) throw new Error('a beam without a constraint');
        for (let sample = 0; sample < samples; sample += 1) {
          const random = randomNumbers(Math.floor(textNumber(`${prefix} ${seed} ${sample}`) * 2 ** 32));
          const text = sampleText(constraint, random);
          const tokens = [...text].map((character) => ({ text: character, logprob: -1 }));
          if (text !== '') yield { type: 'text', beam, sample, text, tokens };
          yield { type: 'end', beam, sample, finish: 'stop' };
        }
      }
    },
  };
  return { policy, asked };
}

describe('rollouts that are held to the schemas', () => {
  const constrained: RolloutSettings = { ...settings, samples: 8, maxTokens: 5000, constraint: 'schema' };
  const given = Array.from({ length: 6 }, (_, index) => exampleOf(index, [seven]));

  test.each([false, true])('are whole responses without a problem (quotes held back: %s)', async (merges) => {
    const rows = await run(obedient(merges).policy, { settings: constrained }, given);
    expect(rows).toHaveLength(48);
    let calls = 0;
    for (const { response, finish } of rows) {
      const split = splitResponse('hammer', response, exampleTools(given[0]?.tools ?? []));
      expect(split.failure).toBeUndefined();
      expect(split.decisions.flatMap(({ problems }) => problems)).toEqual([]);
      expect(finish).toBe('stop');
      calls += split.calls.length;
    }
    expect(calls).toBeGreaterThan(20);
  });

  test('ask once for all samples that have the same text so far', async () => {
    const { policy, asked } = obedient(false);
    await run(policy, { settings: constrained }, given.slice(0, 2));
    expect(asked[0]).toEqual(['prompt of e0\n', 'prompt of e1\n']);
    for (const texts of asked) expect(new Set(texts).size).toBe(texts.length);
  });

  test('ask nobody for what must follow', async () => {
    const only = exampleOf(0, [{ name: 'ping', arguments: {} }], {
      tools: [{ name: 'ping', parametersSchema: { type: 'object', properties: {} } }],
    });
    const { policy, asked } = obedient(false);
    const rows = await run(policy, { settings: { ...constrained, samples: 4 } }, [only]);
    // Arguments and call finish themselves: only "another call or the end?" is a question.
    const longest = Math.max(...rows.map(({ response }) => response.match(/ping/g)?.length ?? 0));
    expect(asked.length).toBeLessThanOrEqual(longest + 1);
  });

  test('are the same when a run is taken up again', async () => {
    const whole = await run(obedient(true).policy, { settings: constrained }, given);
    const rest = await run(obedient(true).policy, { settings: constrained, done: 21 }, given);
    expect(rest).toEqual(whole.slice(21));
  });

  test('are cut where they have their tokens', async () => {
    const rows = await run(obedient(false).policy, { settings: { ...constrained, maxTokens: 10 } }, given);
    const cut = rows.filter(({ finish }) => finish === 'length');
    expect(cut.length).toBeGreaterThan(0);
    for (const { tokens } of cut) expect(tokens).toBeGreaterThanOrEqual(10);
  });
});
