// Rewards read from servers: every make of server gives the same score for the same label logits.
import { describe, expect, it } from 'vitest';
import { collect, connect, expectTruth, frontier, truth } from './connect.ts';
import { argumentDecision, decision, item, nameDecision } from './items.ts';

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
