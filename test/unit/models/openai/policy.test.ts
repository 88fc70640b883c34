// The policy samples the same texts through every server, in as few requests as the server allows.
import { describe, expect, test } from 'vitest';
import { choice, text } from '../../../../src/calls/pattern-build.ts';
import type { Exchange } from '../../../../src/models/exchange.ts';
import { createOpenAIPolicy } from '../../../../src/models/openai/policy.ts';
import { probeServer } from '../../../../src/models/openai/probe.ts';
import type { Policy, PolicyBeam, SampleRequest, TokenLogprob } from '../../../../src/models/policy.ts';
import type { PersonalityName } from '../../../server/personality.ts';
import { endpointOf, policyOf, signal, start } from './start.ts';

const everyServer: readonly PersonalityName[] = [
  'vllm',
  'sglang',
  'llama-cpp',
  'trtllm',
  'ollama',
  'lm-studio',
  'tgi',
];
const withLogprobs: readonly PersonalityName[] = ['vllm', 'sglang', 'llama-cpp', 'trtllm', 'ollama'];
const prompt = '<|im_start|>user\nWeather in Oslo?<|im_end|>\n<|im_start|>assistant\n';

function request(beams: readonly Partial<PolicyBeam>[], changes: Partial<SampleRequest> = {}): SampleRequest {
  return {
    beams: beams.map((beam) => ({ prompt, prefix: '', samples: 1, ...beam })),
    temperature: 0.8,
    maxTokens: 64,
    stop: [],
    seed: 7,
    session: 'search-1',
    ...changes,
  };
}

interface Sampled {
  /** By "beam.sample". */
  readonly texts: Readonly<Record<string, string>>;
  readonly finishes: Readonly<Record<string, string>>;
  readonly tokens: Readonly<Record<string, readonly TokenLogprob[]>>;
  readonly exchanges: readonly Exchange[];
  readonly error?: unknown;
}

async function sample(policy: Policy, asked: SampleRequest, stop = signal()): Promise<Sampled> {
  const texts: Record<string, string> = {};
  const finishes: Record<string, string> = {};
  const tokens: Record<string, TokenLogprob[]> = {};
  const exchanges: Exchange[] = [];
  let error: unknown;
  try {
    for await (const event of policy.sample(asked, stop)) {
      if (event.type === 'exchange') {
        exchanges.push(event.exchange);
        continue;
      }
      const key = `${event.beam}.${event.sample}`;
      if (event.type === 'text') {
        expect(finishes[key]).toBeUndefined();
        texts[key] = (texts[key] ?? '') + event.text;
        tokens[key] = [...(tokens[key] ?? []), ...(event.tokens ?? [])];
      } else {
        expect(finishes[key]).toBeUndefined();
        finishes[key] = event.finish;
        texts[key] ??= '';
      }
    }
  } catch (thrown) {
    error = thrown;
  }
  return { texts, finishes, tokens, exchanges, ...(error === undefined ? {} : { error }) };
}

async function asks(personality: PersonalityName, asked: SampleRequest) {
  const server = await start({ personality });
  const policy = await policyOf(server);
  const before = server.requests.length;
  const sampled = await sample(policy, asked);
  return { server, policy, sampled, sent: server.requests.slice(before) };
}

const twoBeams = request([
  { samples: 4 },
  { prefix: '[{"name": "get_weather", "arguments": {"city": "Oslo"', samples: 4 },
]);

describe('sampling', () => {
  test('gives the same texts on every server', async () => {
    const reference = (await asks('vllm', twoBeams)).sampled;
    expect(reference.error).toBeUndefined();
    expect(Object.keys(reference.texts).sort()).toEqual([
      '0.0',
      '0.1',
      '0.2',
      '0.3',
      '1.0',
      '1.1',
      '1.2',
      '1.3',
    ]);
    expect(new Set(Object.values(reference.texts)).size).toBeGreaterThan(2);
    for (const personality of everyServer) {
      const { sampled } = await asks(personality, twoBeams);
      expect({ personality, ...sampled.texts }).toEqual({ personality, ...reference.texts });
      expect({ personality, ...sampled.finishes }).toEqual({ personality, ...reference.finishes });
    }
  });

  test.each([
    ['vllm', 1],
    ['sglang', 1],
    ['trtllm', 1],
    ['llama-cpp', 8],
    ['ollama', 8],
    ['lm-studio', 8],
    ['tgi', 8],
  ] as const)('takes on %s %i requests for two beams of four', async (personality, count) => {
    const { sent, sampled, server } = await asks(personality, twoBeams);
    expect(sent).toHaveLength(count);
    expect(sampled.exchanges).toHaveLength(count);
    expect(sent.every(({ headers }) => headers['x-session-id'] === 'search-1')).toBe(true);
    if (personality === 'llama-cpp') expect(server.peak).toBeLessThanOrEqual(4);
  });

  test('asks vLLM for n samples of each prompt, and repeats prompts where the numbers differ', async () => {
    const equal = await asks('vllm', twoBeams);
    expect(equal.sent[0]?.body).toMatchObject({ n: 4, prompt: [prompt, expect.stringContaining('Oslo')] });
    const uneven = await asks('vllm', request([{ samples: 3 }, { prefix: '[', samples: 1 }]));
    expect(uneven.sent).toHaveLength(1);
    const body = uneven.sent[0]?.body ?? {};
    expect(body.prompt).toEqual([prompt, prompt, prompt, `${prompt}[`]);
    expect(body.n).toBeUndefined();
    // Repeated prompts with one seed would give identical samples.
    expect(body.seed).toBeUndefined();
  });

  test('repeats prompts on SGLang, as its documentation advises', async () => {
    const { sent } = await asks('sglang', twoBeams);
    expect(sent[0]?.body.prompt).toHaveLength(8);
    expect(sent[0]?.body.n).toBeUndefined();
  });

  test('seeds of single requests differ by sample and equal those of n on vLLM', async () => {
    const single = await asks('llama-cpp', twoBeams);
    const seeds = single.sent.map(({ body }) => body.seed);
    expect(seeds).toEqual([7168, 7169, 7170, 7171, 7168, 7169, 7170, 7171]);
    expect((await asks('vllm', twoBeams)).sent[0]?.body.seed).toBe(7168);
  });

  test.each(everyServer)('sends neutral samplers and a small limit to %s', async (personality) => {
    const { sent } = await asks(personality, request([{}]));
    const body = sent[0]?.body ?? {};
    const options =
      typeof body.options === 'object' && body.options !== null ? { ...body, ...body.options } : body;
    expect(options).toMatchObject({ temperature: 0.8 });
    if (personality !== 'tgi') expect(options).toMatchObject({ top_p: 1, min_p: 0 });
    const limits = ['max_tokens', 'n_predict', 'num_predict'].map(
      (name) => Object.entries(options).find(([key]) => key === name)?.[1],
    );
    expect(limits).toContain(64);
  });

  test('a prompt that begins with its own beginning-of-text token does not get a second one', async () => {
    const llama = `<|begin_of_text|>${prompt}`;
    const onVllm = await asks('vllm', request([{ prompt: llama }]));
    expect(onVllm.sent[0]?.body).toMatchObject({ prompt: llama, add_special_tokens: false });
    const onLlamaCpp = await asks('llama-cpp', request([{ prompt: llama }]));
    expect(onLlamaCpp.sent[0]?.body.prompt).toBe(prompt);
  });

  test('greedy samples are asked for once and given to all', async () => {
    const { sent, sampled } = await asks('vllm', request([{ samples: 3 }], { temperature: 0 }));
    expect(sent[0]?.body.n).toBeUndefined();
    expect(sampled.texts['0.0']).toContain('get_weather');
    expect(sampled.texts).toEqual({
      '0.0': sampled.texts['0.0'],
      '0.1': sampled.texts['0.0'],
      '0.2': sampled.texts['0.0'],
    });
    expect(sampled.finishes).toEqual({ '0.0': 'stop', '0.1': 'stop', '0.2': 'stop' });
  });
});

describe('how a sample ends', () => {
  test.each(everyServer)('at a stop string that is not part of the text, on %s', async (personality) => {
    const { sampled } = await asks(personality, request([{ samples: 3 }], { stop: ['", "arguments"'] }));
    expect(sampled.error).toBeUndefined();
    for (const [key, sampledText] of Object.entries(sampled.texts)) {
      expect(sampledText).not.toContain('arguments');
      expect(sampled.finishes[key]).toBe('stop');
    }
  });

  test.each(everyServer)('cut by the limit is not finished, on %s', async (personality) => {
    const { sampled } = await asks(personality, request([{ samples: 2 }], { maxTokens: 3 }));
    expect(sampled.finishes).toEqual({ '0.0': 'length', '0.1': 'length' });
  });

  test('more stop strings than a server takes are cut here, and the rest is not waited for', async () => {
    const stop = ['q1', 'q2', 'q3', 'q4', '", "arguments"'];
    const { sampled, sent } = await asks('tgi', request([{ samples: 1 }], { stop }));
    expect(sent[0]?.body.stop).toHaveLength(4);
    expect(sampled.texts['0.0']).toMatch(/^\[\{"name": "\w+$/);
    expect(sampled.finishes).toEqual({ '0.0': 'stop' });
  });
});

describe('log-probabilities', () => {
  test.each(withLogprobs)('come with the text on %s, and join to it', async (personality) => {
    const { sampled, policy } = await asks(personality, twoBeams);
    expect(policy.abilities.logprobs).toBe(true);
    for (const [key, tokens] of Object.entries(sampled.tokens)) {
      expect(tokens.map((token) => token.text).join('')).toBe(sampled.texts[key]);
      expect(tokens.every(({ logprob }) => logprob <= 0)).toBe(true);
    }
  });

  test.each(withLogprobs)('of the next tokens are read on %s', async (personality) => {
    const server = await start({ personality });
    const policy = await policyOf(server);
    const texts = [
      { prompt, prefix: '' },
      { prompt, prefix: '[{"name": "get_weather", "arguments": {"city": "' },
    ];
    const before = server.requests.length;
    const { tokens, exchange } = await policy.nextTokens(texts, 3, 'search-1', signal());
    expect(tokens.map(([best]) => best?.text)).toEqual(['[{"', 'Oslo']);
    for (const list of tokens) {
      expect(list).toHaveLength(3);
      expect([...list].sort((a, b) => b.logprob - a.logprob)).toEqual(list);
    }
    expect(exchange.usage?.completionTokens).toBe(2);
    const lists = ['vllm', 'sglang', 'trtllm'].includes(personality);
    expect(server.requests.length - before).toBe(lists ? 1 : 2);
  });

  test('are refused where there are none', async () => {
    const policy = await policyOf(await start({ personality: 'lm-studio' }));
    expect(policy.abilities).toMatchObject({ logprobs: false, topTokens: 0 });
    expect(policy.info.note).toContain('no log-probabilities');
    await expect(policy.nextTokens([{ prompt, prefix: '' }], 3, 's', signal())).rejects.toMatchObject({
      code: 'unsupported',
    });
  });
});

describe('constraints', () => {
  const names = choice('get_weather', 'search_flights');
  const constrained = request(
    [
      { prefix: '[{"name": "', samples: 2, constraint: names },
      { prefix: '[{"name": "get_weather', samples: 2, constraint: text('", "arguments": {') },
      { prefix: '[{"name": "', samples: 2, constraint: choice('get_weather', 'search_flights') },
    ],
    { maxTokens: 32 },
  );

  test.each(['vllm', 'sglang', 'llama-cpp', 'trtllm', 'tgi'] as const)('hold on %s', async (personality) => {
    const { sampled, policy } = await asks(personality, constrained);
    expect(policy.abilities.constraint).toBe(true);
    expect(sampled.error).toBeUndefined();
    for (const [key, sampledText] of Object.entries(sampled.texts)) {
      if (key.startsWith('1.')) expect(sampledText).toBe('", "arguments": {');
      else expect(['get_weather', 'search_flights']).toContain(sampledText);
    }
  });

  test('that are equal share a request', async () => {
    const { sent } = await asks('vllm', constrained);
    expect(sent.map(({ body }) => body.structured_outputs)).toEqual([
      { choice: ['get_weather', 'search_flights'] },
      { choice: ['", "arguments": {'] },
    ]);
    expect(sent[0]?.body.prompt).toHaveLength(2);
  });

  test.each(['ollama', 'lm-studio'] as const)('are refused on %s', async (personality) => {
    const { sampled, policy } = await asks(personality, constrained);
    expect(policy.abilities.constraint).toBe(false);
    expect(sampled.error).toMatchObject({ code: 'unsupported' });
  });
});

describe('servers that are less than they should be', () => {
  test('without completions the assistant turn is prefilled', async () => {
    const server = await start({ personality: 'vllm', without: ['POST /v1/completions'] });
    const policy = await policyOf(server);
    const before = server.requests.length;
    const beams = [{ samples: 1 }, { prefix: '[{"name": "get_weather', samples: 1 }];
    const sampled = await sample(policy, request(beams));
    expect(sampled.texts['1.0']).toMatch(/^", "arguments": \{/);
    const bodies = server.requests.slice(before).map(({ body }) => body);
    expect(bodies[0]?.messages).toEqual([{ role: 'user', content: prompt }]);
    expect(bodies[1]).toMatchObject({ continue_final_message: true, add_generation_prompt: false });
    expect(policy.info.note).toContain('chat');
  });

  test('a field that is rejected only later is dropped, and not sent again', async () => {
    const server = await start({ personality: 'trtllm' });
    const endpoint = endpointOf(server);
    const abilities = { ...(await probeServer(endpoint, undefined, signal())), backend: 'vllm' as const };
    // Sent for vLLM, unknown to trtllm-serve.
    const policy = createOpenAIPolicy({
      endpoint,
      model: abilities.model,
      abilities: { ...abilities, structured: 'structured_outputs' },
    });
    const asked = request([{ prefix: '[{"name": "', constraint: choice('get_weather') }]);
    const first = await sample(policy, asked);
    expect(first.error).toBeUndefined();
    expect(first.exchanges[0]).toMatchObject({ attempts: 2 });
    const second = await sample(policy, asked);
    expect(second.exchanges[0]).toMatchObject({ attempts: 1 });
  });

  test('LM Studio answers a full context with success and no text: an error all the same', async () => {
    const server = await start({ personality: 'lm-studio' });
    const policy = await policyOf(server);
    const full = await start({ personality: 'lm-studio', faults: [{ kind: 'overflow' }] });
    const abilities = await probeServer(endpointOf(server), undefined, signal());
    const overfull = createOpenAIPolicy({ endpoint: endpointOf(full), model: abilities.model, abilities });
    expect((await sample(policy, request([{}]))).error).toBeUndefined();
    expect((await sample(overfull, request([{}]))).error).toMatchObject({ code: 'context-overflow' });
  });

  test('a server that can continue no text is refused', async () => {
    const server = await start({
      personality: 'vllm',
      without: ['POST /v1/completions', 'POST /v1/chat/completions'],
    });
    await expect(policyOf(server)).rejects.toMatchObject({ code: 'unsupported' });
  });
});

describe('exchanges', () => {
  test('have the whole request, a short answer, and no key', async () => {
    const apiKey = 'sk-very-secret';
    const server = await start({ personality: 'vllm', apiKey });
    const policy = await policyOf(server, endpointOf(server, { apiKey }));
    const { exchanges } = await sample(policy, twoBeams);
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]).toMatchObject({
      role: 'policy',
      endpoint: `${server.url}/v1/completions`,
      request: { prompt: [prompt, expect.stringContaining(prompt)] },
      attempts: 1,
    });
    expect(exchanges[0]?.response).toMatchObject({
      choices: expect.arrayContaining([expect.objectContaining({ index: 0, finish: 'stop' })]),
    });
    expect(exchanges[0]?.usage?.promptTokens).toBeGreaterThan(0);
    expect(JSON.stringify(exchanges)).not.toContain(apiKey);
  });

  test('of failed requests have the error, before it is thrown', async () => {
    const apiKey = 'sk-very-secret';
    const server = await start({
      personality: 'vllm',
      faults: [
        { kind: 'status', status: 401, body: { error: `Incorrect key ${apiKey}` }, path: '/v1/completions' },
      ],
    });
    const abilities = await probeServer(
      endpointOf(await start({ personality: 'vllm' })),
      undefined,
      signal(),
    );
    const policy = createOpenAIPolicy({
      endpoint: endpointOf(server, { apiKey }),
      model: abilities.model,
      abilities,
    });
    const { exchanges, error } = await sample(policy, twoBeams);
    expect(error).toMatchObject({ code: 'unauthorized' });
    expect(exchanges[0]).toMatchObject({ error: expect.stringContaining('Incorrect key [secret]') });
    expect(JSON.stringify(exchanges) + String(error)).not.toContain(apiKey);
  });

  test('count retries', async () => {
    const abilities = await probeServer(
      endpointOf(await start({ personality: 'vllm' })),
      undefined,
      signal(),
    );
    const server = await start({ personality: 'vllm', faults: [{ kind: 'reset', first: 2 }] });
    const policy = createOpenAIPolicy({ endpoint: endpointOf(server), model: abilities.model, abilities });
    expect((await sample(policy, twoBeams)).exchanges[0]).toMatchObject({ attempts: 3 });
  });
});

describe('stopping', () => {
  test.each(['vllm', 'llama-cpp', 'ollama'] as const)(
    'closes the connections to %s at once',
    async (personality) => {
      const abilities = await probeServer(endpointOf(await start({ personality })), undefined, signal());
      const server = await start({ personality, faults: [{ kind: 'silence', after: 3 }] });
      const policy = createOpenAIPolicy({ endpoint: endpointOf(server), model: abilities.model, abilities });
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 100);
      const { error } = await sample(policy, twoBeams, controller.signal);
      expect(error).toMatchObject({ name: 'AbortError' });
      await server.aborted();
    },
  );

  test('one failed request of several ends the others', async () => {
    const abilities = await probeServer(
      endpointOf(await start({ personality: 'llama-cpp' })),
      undefined,
      signal(),
    );
    const server = await start({
      personality: 'llama-cpp',
      faults: [
        { kind: 'status', status: 500, nth: 2 },
        { kind: 'silence', after: 1 },
      ],
    });
    const policy = createOpenAIPolicy({ endpoint: endpointOf(server), model: abilities.model, abilities });
    const { error } = await sample(policy, twoBeams);
    expect(error).toMatchObject({ code: 'crashed' });
    await server.aborted();
  });

  test('closing the policy aborts what is under way', async () => {
    const abilities = await probeServer(
      endpointOf(await start({ personality: 'vllm' })),
      undefined,
      signal(),
    );
    const server = await start({ personality: 'vllm', faults: [{ kind: 'silence' }] });
    const policy = createOpenAIPolicy({ endpoint: endpointOf(server), model: abilities.model, abilities });
    setTimeout(() => void policy.close(), 50);
    expect((await sample(policy, twoBeams)).error).toMatchObject({ name: 'AbortError' });
  });
});

describe('the chat template of the server', () => {
  const messages = [
    { role: 'system', content: 'You call functions.' },
    { role: 'user', content: 'Weather in Oslo?' },
  ] as const;
  const rendered =
    '<|im_start|>system\nYou call functions.<|im_end|>\n<|im_start|>user\nWeather in Oslo?<|im_end|>\n<|im_start|>assistant\n';

  test.each(['vllm', 'sglang', 'llama-cpp', 'tgi'] as const)('is applied by %s', async (personality) => {
    const policy = await policyOf(await start({ personality }));
    expect(policy.abilities.template).toBe(true);
    expect(await policy.render(messages, [], signal())).toBe(rendered);
  });

  test.each(['ollama', 'lm-studio', 'trtllm'] as const)('cannot be had from %s', async (personality) => {
    const policy = await policyOf(await start({ personality }));
    expect(policy.abilities.template).toBe(false);
    await expect(policy.render(messages, [], signal())).rejects.toMatchObject({ code: 'unsupported' });
  });
});
