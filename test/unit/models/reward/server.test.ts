// Rewards read from servers: every make of server gives the same score for the same label logits.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEndpoint, type Endpoint } from '../../../../src/models/openai/endpoint.ts';
import { probeServer, type ServerAbilities } from '../../../../src/models/openai/probe.ts';
import { createOpenAIReward, type OpenAIRewardOptions } from '../../../../src/models/openai/reward.ts';
import { defaultLabels } from '../../../../src/models/reward/labels.ts';
import { plainItem, testReward } from '../../../../src/models/reward/self-test.ts';
import type { RewardModel, Score, ScoreEvent, ScoreItem } from '../../../../src/models/reward.ts';
import { headModel } from '../../../server/heads.ts';
import { createScriptedModel } from '../../../server/scripted-model.ts';
import { type ServerOptions, startServer, type TestServer } from '../../../server/server.ts';
import { argumentDecision, decision, item, nameDecision } from './items.ts';

const margins: Readonly<Record<string, number>> = { Oslo: 2.5, Bergen: -1.25, Lima: 0.4 };
const model = createScriptedModel({
  judge: (prompt) => Object.entries(margins).find(([city]) => prompt.includes(`"${city}"`))?.[1] ?? 1,
});
const truth = (margin: number): number => 1 / (1 + Math.exp(-margin));
const frontier = Object.keys(margins).map((city) => item(city, argumentDecision(city), [nameDecision]));

const open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const never = new AbortController().signal;

async function connect(
  server: ServerOptions,
  options: Partial<OpenAIRewardOptions> = {},
  change: (abilities: ServerAbilities) => ServerAbilities = (abilities) => abilities,
): Promise<{ readonly server: TestServer; readonly reward: RewardModel; requestsFor(path: string): number }> {
  const running = await startServer({ model, ...server });
  open.push(running);
  const endpoint = createEndpoint({
    baseURL: running.url,
    maxRetries: 0,
    ...(server.apiKey === undefined ? {} : { apiKey: server.apiKey }),
  });
  const abilities = change(await probeServer(endpoint, undefined, never));
  const reward = await createOpenAIReward({ endpoint, abilities, ...options });
  const before = running.requests.length;
  const requestsFor = (path: string) =>
    running.requests.slice(before).filter((request) => request.path === path).length;
  return { server: running, reward, requestsFor };
}

async function collect(reward: RewardModel, items: readonly ScoreItem[] = frontier, signal = never) {
  const events: ScoreEvent[] = [];
  for await (const event of reward.score(items, 'search-1', signal)) events.push(event);
  const scores = new Map<string, Score>();
  for (const event of events) {
    if (event.type !== 'score') continue;
    expect(scores.has(event.id), 'each item is scored once').toBe(false);
    scores.set(event.id, event.score);
  }
  const exchanges = events.flatMap((event) => (event.type === 'exchange' ? [event.exchange] : []));
  return { scores, exchanges };
}

function expectTruth(scores: ReadonlyMap<string, Score>): void {
  expect([...scores.keys()].sort()).toEqual(Object.keys(margins).sort());
  for (const [city, margin] of Object.entries(margins)) {
    expect(Math.abs((scores.get(city)?.score ?? -1) - truth(margin))).toBeLessThan(1e-6);
  }
}

describe('the same label logits give the same score', () => {
  it.each([
    ['vllm', '/v1/completions', 'logprob_token_ids', 1],
    ['sglang', '/generate', 'token_ids_logprob', 1],
    ['llama-cpp', '/completion', 'n_probs', 1],
    ['trtllm', '/v1/completions', 'top-', 1],
    ['ollama', '/api/generate', 'top-', 3],
  ] as const)('on %s, by a text template', async (personality, path, source, requests) => {
    const { reward, server, requestsFor } = await connect({ personality });
    const before = server.requests.length;
    const { scores, exchanges } = await collect(reward);
    expectTruth(scores);
    for (const score of scores.values()) {
      expect(score.reading).toBe('exact');
      expect(score.source).toContain(source);
    }
    expect(requestsFor(path)).toBe(requests);
    expect(server.requests.length - before, 'nothing but the scoring itself').toBe(requests);
    expect(exchanges).toHaveLength(requests);
    expect(exchanges[0]).toMatchObject({ role: 'reward', endpoint: server.url + path, attempts: 1 });
  });

  it.each(['vllm', 'sglang', 'llama-cpp', 'trtllm', 'ollama', 'tgi'] as const)(
    'on %s, by a chat template',
    async (personality) => {
      for (const preset of ['judge', 'toolprm-chat'] as const) {
        const { reward, server, requestsFor } = await connect({ personality }, { preset });
        expectTruth((await collect(reward)).scores);
        // The first time a server may have refused a field; it is not sent again.
        const before = requestsFor('/v1/chat/completions');
        expectTruth((await collect(reward)).scores);
        expect(requestsFor('/v1/chat/completions') - before).toBe(frontier.length);
        const last = server.requests.at(-1)?.body;
        expect(last).toMatchObject({ max_tokens: 1, temperature: 0, logprobs: true });
      }
    },
  );

  it.each([
    ['sglang', '/v1/score'],
    ['vllm', '/generative_scoring'],
  ] as const)('on %s, by its scoring route', async (personality, path) => {
    const { reward, server, requestsFor } = await connect({ personality }, { reading: 'score' });
    const { scores } = await collect(reward);
    expectTruth(scores);
    expect(scores.get('Oslo')).toMatchObject({ reading: 'exact', source: path });
    expect(requestsFor(path)).toBe(1);
    const body = server.requests.at(-1)?.body;
    expect(body?.query).toMatch(/\n$/);
    expect(body?.items).toHaveLength(frontier.length);
  });

  it('with a whole response as the only decision, as an outcome reward model', async () => {
    for (const end of ['', ']']) {
      const path = [nameDecision, argumentDecision('Bergen')];
      const { reward } = await connect({ personality: 'vllm' });
      const { scores } = await collect(reward, [item('orm', decision('response-finished', end), path)]);
      expect(scores.get('orm')?.score).toBeCloseTo(truth(-1.25), 6);
    }
  });
});

describe('the ids of the labels', () => {
  it('are those of the spelling that the end of the template calls for', async () => {
    const spaced = await connect({ personality: 'vllm' });
    await collect(spaced.reward);
    const body = spaced.server.requests.at(-1)?.body;
    // " +" and " -" swallow the space; "+" and "-" are looked at as well, in case the model prefers them.
    expect(body?.logprob_token_ids).toEqual([488, 481, 10, 12]);
    expect(JSON.stringify(body?.prompt)).toMatch(/<ARG_VALUE>"/);

    const template = { kind: 'text', text: '{prompt}{decided}{candidate}\n{tag}\n' } as const;
    const bare = await connect({ personality: 'vllm' }, { template });
    const { scores } = await collect(bare.reward);
    expectTruth(scores);
    expect(bare.server.requests.at(-1)?.body.logprob_token_ids).toEqual([10, 12]);
    expect(JSON.stringify(bare.server.requests.at(-1)?.body.prompt)).toMatch(/<ARG_VALUE>\\n"/);
  });

  it('must be single tokens', async () => {
    const labels = { positive: 'good step', negative: 'bad step' };
    await expect(connect({ personality: 'vllm' }, { labels })).rejects.toMatchObject({
      code: 'unsupported',
      remedy: expect.stringContaining('one token'),
    });
  });

  it('that do not come back make the reader fall back to the likeliest tokens, once and for all', async () => {
    const { reward, requestsFor } = await connect(
      { personality: 'vllm', without: ['logprob_token_ids', 'POST /generative_scoring'] },
      {},
      (abilities) => ({ ...abilities, namedLogprobs: 'accepted', generativeScoring: true }),
    );
    const first = await collect(reward);
    expectTruth(first.scores);
    expect(first.scores.get('Oslo')?.source).toMatch(/^top-/);
    expect(requestsFor('/v1/completions')).toBe(2);
    expect(requestsFor('/generative_scoring')).toBe(1);
    expect(first.exchanges).toHaveLength(3);
    const second = await collect(reward);
    expectTruth(second.scores);
    expect(second.exchanges).toHaveLength(1);
  });

  it('are not needed where the server cannot tokenise', async () => {
    const { reward } = await connect({ personality: 'vllm', without: ['POST /tokenize'] });
    const { scores } = await collect(reward);
    expectTruth(scores);
    expect(scores.get('Lima')?.source).toMatch(/^top-/);
  });
});

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
