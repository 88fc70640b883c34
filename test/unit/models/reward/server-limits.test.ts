// Rewards read from servers that lack something, are limited, fail, or serve a head instead of labels.
import { describe, expect, it, vi } from 'vitest';
import { createEndpoint, type Endpoint } from '../../../../src/models/openai/endpoint.ts';
import { probeServer } from '../../../../src/models/openai/probe.ts';
import { createOpenAIReward } from '../../../../src/models/openai/reward.ts';
import { defaultLabels } from '../../../../src/models/reward/labels.ts';
import { plainItem, testReward } from '../../../../src/models/reward/self-test.ts';
import type { ScoreEvent } from '../../../../src/models/reward.ts';
import { headModel } from '../../../server/heads.ts';
import { createScriptedModel } from '../../../server/scripted-model.ts';
import { collect, connect, expectTruth, frontier, margins, never, truth } from './connect.ts';
import { argumentDecision, item, nameDecision } from './items.ts';

describe('a label outside the likeliest tokens', () => {
  const sure = createScriptedModel({ judge: (prompt) => (prompt.includes('"Bergen"') ? -6 : 6) });

  it('gives a bound that holds the true score', async () => {
    const { reward } = await connect(
      { personality: 'trtllm', model: sure },
      { reading: 'top-tokens', topTokens: 3 },
    );
    const { scores } = await collect(reward);
    const high = scores.get('Oslo');
    expect(high).toMatchObject({ reading: 'bound', upper: 1, source: 'top-3' });
    expect(high?.lower).toBeGreaterThan(0.9);
    expect(high?.lower).toBeLessThanOrEqual(truth(6));
    expect(high?.score).toBe(high?.lower);
    const low = scores.get('Bergen');
    expect(low).toMatchObject({ reading: 'bound', lower: 0 });
    expect(low?.upper).toBeGreaterThanOrEqual(truth(-6));
    expect(low?.score).toBe(low?.upper);
  });

  it('is a bound on every server that only gives the likeliest tokens', async () => {
    for (const personality of ['trtllm', 'llama-cpp', 'ollama'] as const) {
      const { reward } = await connect(
        { personality, model: sure, faults: [{ kind: 'missing-label', label: '-' }] },
        { topTokens: 5 },
      );
      const { scores } = await collect(reward, [item('Oslo', argumentDecision('Oslo'))]);
      expect(scores.get('Oslo')?.reading).toBe('bound');
    }
  });

  it('does not matter where labels are asked for by id', async () => {
    const { reward } = await connect({
      personality: 'vllm',
      model: sure,
      faults: [{ kind: 'missing-label', label: '-' }],
    });
    const { scores } = await collect(reward);
    expect(scores.get('Oslo')).toMatchObject({ reading: 'exact' });
    expect(scores.get('Oslo')?.score).toBeCloseTo(truth(6), 6);
  });

  it('is told from the label position being wrong: then there is an error, not a number', async () => {
    const prose = createScriptedModel({ isLabelPosition: () => false });
    const { reward } = await connect({ personality: 'trtllm', model: prose });
    await expect(collect(reward)).rejects.toMatchObject({
      code: 'no-label',
      remedy: expect.stringContaining('template'),
    });
    const test = await testReward(reward, plainItem(), defaultLabels, 'search-1', never);
    expect(test.notice).toMatch(/neither "\+" nor "-"/);
  });
});

describe('servers with limits', () => {
  it('that allow fewer alternatives than asked are asked again with what they allow', async () => {
    const { reward, server } = await connect(
      { personality: 'vllm' },
      { reading: 'top-tokens', topTokens: 50 },
    );
    const { scores, exchanges } = await collect(reward);
    expectTruth(scores);
    expect(exchanges.map(({ error }) => error !== undefined)).toEqual([true, false]);
    expect(server.requests.at(-1)?.body.logprobs).toBe(20);
  });

  it('that reject an unknown field are asked without it from then on', async () => {
    const fault = { kind: 'unknown-field', field: 'top_p', behaviour: 'reject' } as const;
    const { reward } = await connect({ personality: 'trtllm', faults: [fault] }, {}, (abilities) => ({
      ...abilities,
      droppedFields: [],
    }));
    const first = await collect(reward);
    expectTruth(first.scores);
    expect(first.exchanges).toHaveLength(2);
    expect((await collect(reward)).exchanges).toHaveLength(1);
  });

  it('that take one prompt a request get at most as many requests at once as asked for', async () => {
    const { reward, server } = await connect({ personality: 'ollama' }, { parallel: 2 });
    const many = Array.from({ length: 9 }, (_, index) => item(`${index}`, argumentDecision(`${index}`)));
    const { scores } = await collect(reward, many);
    expect(scores.size).toBe(9);
    expect(server.peak).toBeLessThanOrEqual(2);
  });

  it('behind a router get one prompt a request and two tokens', async () => {
    const { reward, server, requestsFor } = await connect({ personality: 'vllm' }, { router: true });
    const { scores } = await collect(reward);
    expectTruth(scores);
    expect(requestsFor('/v1/completions')).toBe(frontier.length);
    expect(server.requests.at(-1)?.body.max_tokens).toBe(2);
    expect(server.requests.at(-1)?.headers['x-session-id']).toBe('search-1');
  });

  it('that misread a list are sent one prompt a request, from then on too', async () => {
    const { server } = await connect({ personality: 'trtllm' });
    const real = createEndpoint({ baseURL: server.url });
    const abilities = await probeServer(real, undefined, never);
    // Answers the first prompt of a list as if it were alone.
    const endpoint: Endpoint = {
      ...real,
      json: (path, body, call) => {
        const prompt = Array.isArray(body?.prompt) ? body.prompt[0] : body?.prompt;
        return real.json(path, body && prompt !== undefined ? { ...body, prompt } : body, call);
      },
    };
    const reward = await createOpenAIReward({ endpoint, abilities });
    const first = await collect(reward);
    expectTruth(first.scores);
    expect(first.exchanges).toHaveLength(1 + frontier.length);
    expect((await collect(reward)).exchanges).toHaveLength(frontier.length);
  });

  it('that cannot give a reward say so, and what to use instead', async () => {
    await expect(connect({ personality: 'lm-studio' })).rejects.toMatchObject({
      code: 'unsupported',
      remedy: expect.stringContaining('schema rules'),
    });
    await expect(connect({ personality: 'tgi' })).rejects.toMatchObject({
      code: 'unsupported',
      remedy: expect.stringContaining('judge'),
    });
  });
});

describe('texts that may be longer than the context', () => {
  it('are not given to a scoring route that would cut them, which serves the next ones again', async () => {
    const { reward } = await connect(
      { personality: 'vllm', without: ['logprob_token_ids'] },
      {},
      (abilities) => ({ ...abilities, contextLength: 1000 }),
    );
    const long = item('long', argumentDecision('Oslo'), [nameDecision], {
      prompt: `${'word '.repeat(300)}\n`,
    });
    expect((await collect(reward, [long])).scores.get('long')?.source).toMatch(/^top-/);
    expect((await collect(reward)).scores.get('Oslo')?.source).toBe('/generative_scoring');
  });
});

describe('the self-test', () => {
  it('is content when the model says a label at the label position', async () => {
    const { reward } = await connect({ personality: 'vllm' });
    const test = await testReward(reward, plainItem(), defaultLabels, 'search-1', never);
    expect(test.mass).toBeGreaterThan(0.9);
    expect(test.notice).toBeUndefined();
    expect(test.score?.score).toBeCloseTo(truth(1), 6);
  });

  it('warns when it would rather say something else', async () => {
    const { reward } = await connect(
      { personality: 'trtllm' },
      { labels: { positive: 'The', negative: '-' } },
    );
    const test = await testReward(reward, plainItem(), { positive: 'The', negative: '-' }, 'search-1', never);
    expect(test.notice).toMatch(/only .* % of the reward model's probability/);
  });
});

describe('reward heads', () => {
  const head = createScriptedModel({
    isLabelPosition: () => true,
    judge: (prompt) => Object.entries(margins).find(([city]) => prompt.includes(`"${city}"`))?.[1] ?? 1,
  });
  const server = { personality: 'vllm', model: head, modelNames: [headModel] } as const;

  it.each(['math-shepherd', 'qwen-prm'] as const)('%s: the last step counts', async (preset) => {
    const { reward, requestsFor } = await connect(server, { preset });
    const { scores } = await collect(reward);
    expectTruth(scores);
    expect(scores.get('Oslo')).toMatchObject({ reading: 'derived', source: '/pooling' });
    expect(requestsFor('/pooling')).toBe(1);
  });

  it.each([1, 'right'])('/classify: the positive class is %j', async (positive) => {
    const { reward, requestsFor } = await connect(server, {
      template: { kind: 'text', text: '{prompt}{decided}{candidate}' },
      head: { route: 'classify', positive, activation: 'none' },
    });
    const { scores } = await collect(reward);
    expectTruth(scores);
    expect(scores.get('Oslo')).toMatchObject({ reading: 'derived', source: '/classify' });
    expect(requestsFor('/classify')).toBe(1);
  });
});

describe('scoring', () => {
  it.each([
    ['vllm', '/generative_scoring', { reading: 'score' }],
    ['ollama', '/api/generate', { parallel: 1 }],
  ] as const)('on %s stops at once when it is aborted', async (personality, path, options) => {
    // The first request on this route is the probe's.
    const { reward, server } = await connect(
      { personality, faults: [{ kind: 'silence', path, nth: 2 }] },
      options,
    );
    const stop = new AbortController();
    const scoring = collect(reward, frontier, stop.signal);
    const failure = expect(scoring).rejects.toMatchObject({ name: 'AbortError' });
    await vi.waitUntil(() => server.requests.filter((request) => request.path === path).length === 2);
    stop.abort();
    await failure;
    expect(await server.aborted()).toMatchObject({ path });
    expect(server.requests.filter((request) => request.path === path)).toHaveLength(2);
  });

  it('does not begin when it is already aborted', async () => {
    const { reward, server } = await connect({ personality: 'vllm' });
    const before = server.requests.length;
    await expect(collect(reward, frontier, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(server.requests.length).toBe(before);
  });

  it('fails with the first failure and tells the exchange that failed', async () => {
    const key = 'sk-very-secret-key';
    const { reward, requestsFor } = await connect(
      {
        personality: 'ollama',
        apiKey: key,
        faults: [{ kind: 'status', status: 500, message: `bad ${key}`, path: '/api/generate', nth: 2 }],
      },
      { parallel: 1 },
    );
    const events: ScoreEvent[] = [];
    const scoring = async () => {
      for await (const event of reward.score(frontier, 'search-1', never)) events.push(event);
    };
    await expect(scoring()).rejects.toMatchObject({ code: 'crashed' });
    expect(events).toMatchObject([{ type: 'exchange', exchange: { error: expect.stringContaining('500') } }]);
    expect(JSON.stringify(events)).not.toContain(key);
    expect(requestsFor('/api/generate')).toBe(1);
  });

  it('keeps keys out of everything it tells', async () => {
    const key = 'sk-very-secret-key';
    const { reward } = await connect({ personality: 'vllm', apiKey: key });
    const { exchanges } = await collect(reward);
    expect(exchanges.length).toBeGreaterThan(0);
    expect(JSON.stringify([exchanges, reward.info])).not.toContain(key);
  });

  it('asks nobody for no items', async () => {
    const { reward, server } = await connect({ personality: 'vllm' });
    const before = server.requests.length;
    expect((await collect(reward, [])).exchanges).toEqual([]);
    expect(server.requests.length).toBe(before);
  });
});
