// The probe finds of every server what its documentation says, by asking.
import { describe, expect, test } from 'vitest';
import type { ServerAbilities } from '../../../../src/models/openai/abilities.ts';
import { createProbeCache, describeAbilities, probeServer } from '../../../../src/models/openai/probe.ts';
import type { PersonalityName } from '../../../server/personality.ts';
import { endpointOf, signal, start } from './start.ts';

const matrix: Readonly<Record<PersonalityName, Partial<ServerAbilities>>> = {
  vllm: {
    backend: 'vllm',
    version: '0.13.0',
    route: 'completions',
    listPrompts: true,
    n: true,
    stopReason: 'stop_reason',
    includeStop: 'include_stop_str_in_output',
    namedLogprobs: 'accepted',
    topLogprobs: 20,
    chatTopLogprobs: 20,
    chatPrefill: 'continue_final_message',
    tokenize: 'prompt',
    template: 'tokenize-messages',
    generativeScoring: true,
    score: false,
    structured: 'structured_outputs',
    unknownFields: 'ignored',
    contextLength: 8192,
    maxPrompts: 1024,
  },
  sglang: {
    backend: 'sglang',
    route: 'completions',
    listPrompts: true,
    n: true,
    stopReason: 'matched_stop',
    includeStop: 'no_stop_trim',
    namedLogprobs: 'native',
    topLogprobs: 100,
    chatPrefill: 'continue_final_message',
    tokenize: 'prompt',
    template: 'tokenize-messages',
    generativeScoring: false,
    score: true,
    structured: 'regex',
    unknownFields: 'ignored',
    slots: 4,
  },
  'llama-cpp': {
    backend: 'llama.cpp',
    route: 'llama.cpp',
    completions: true,
    listPrompts: false,
    n: false,
    stopReason: 'stopping_word',
    topLogprobs: 100,
    chatPrefill: 'automatic',
    tokenize: 'content',
    template: 'apply-template',
    structured: 'grammar',
    contextLength: 8192,
    slots: 4,
    reportsCache: true,
  },
  trtllm: {
    backend: 'trtllm',
    version: '1.2.0',
    route: 'completions',
    listPrompts: true,
    n: true,
    stopReason: 'stop_reason',
    includeStop: 'include_stop_str_in_output',
    namedLogprobs: 'rejected',
    structured: 'response_format.regex',
    unknownFields: 'rejected',
  },
  ollama: {
    backend: 'ollama',
    version: '0.13.3',
    route: 'ollama',
    completions: true,
    listPrompts: false,
    n: false,
    namedLogprobs: 'none',
    topLogprobs: 20,
    chatPrefill: 'none',
    contextLength: 8192,
  },
  'lm-studio': {
    backend: 'lmstudio',
    route: 'completions',
    listPrompts: false,
    n: false,
    namedLogprobs: 'none',
    topLogprobs: 0,
    chatTopLogprobs: 0,
    chat: true,
    slots: 4,
  },
  tgi: {
    backend: 'tgi',
    route: 'completions',
    listPrompts: true,
    n: false,
    topLogprobs: 0,
    chatTopLogprobs: 5,
    chatPrefill: 'automatic',
    tokenize: 'inputs',
    template: 'chat-tokenize',
    structured: 'response_format.value',
    maxStops: 4,
    maxPrompts: 4,
  },
};

const absent: Readonly<Partial<Record<PersonalityName, readonly (keyof ServerAbilities)[]>>> = {
  'llama-cpp': ['includeStop'],
  ollama: ['stopReason', 'includeStop', 'tokenize', 'template', 'structured', 'slots'],
  'lm-studio': ['version', 'stopReason', 'includeStop', 'tokenize', 'template', 'structured'],
  tgi: ['stopReason', 'includeStop'],
  trtllm: ['tokenize', 'template'],
};

describe.each(Object.keys(matrix) as PersonalityName[])('%s', (personality) => {
  test('has the abilities of the matrix, as data that survives JSON', async () => {
    const server = await start({ personality });
    const abilities = await probeServer(endpointOf(server), undefined, signal());
    expect(abilities).toMatchObject({
      model: 'scripted-model',
      models: ['scripted-model'],
      ...matrix[personality],
    });
    for (const key of absent[personality] ?? []) expect(abilities[key]).toBeUndefined();
    expect(JSON.parse(JSON.stringify(abilities))).toEqual(abilities);
  });

  test('is asked for at most two tokens a request, and told in one line each', async () => {
    const server = await start({ personality });
    const abilities = await probeServer(endpointOf(server), undefined, signal());
    for (const { path, body } of server.requests.filter(({ method }) => method === 'POST')) {
      const tokens = [body.max_tokens, body.n_predict].find((value) => value !== undefined);
      if (path.endsWith('completions') || path === '/completion') expect(tokens).toBeLessThanOrEqual(2);
    }
    const lines = describeAbilities(abilities);
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(line).toMatch(/^[A-Z][^\n]+: [^\n]+$/);
  });
});

describe('older and unusual servers', () => {
  test('a vLLM that ignores logprob_token_ids is not believed', async () => {
    const server = await start({
      personality: 'vllm',
      version: '0.9.2',
      without: ['logprob_token_ids', 'POST /generative_scoring', 'POST /tokenize'],
    });
    const abilities = await probeServer(endpointOf(server), undefined, signal());
    expect(abilities).toMatchObject({ version: '0.9.2', namedLogprobs: 'ignored', generativeScoring: false });
    expect(abilities.tokenize).toBeUndefined();
  });

  test('a field that is rejected by name is dropped and remembered', async () => {
    const server = await start({
      personality: 'trtllm',
      faults: [{ kind: 'unknown-field', field: 'min_p', behaviour: 'reject' }],
    });
    const abilities = await probeServer(endpointOf(server), undefined, signal());
    expect(abilities.droppedFields).toEqual(['min_p']);
    expect(abilities).toMatchObject({ listPrompts: true, n: true, topLogprobs: 100 });
    const first = server.requests.findIndex(({ path }) => path === '/v1/completions');
    const later = server.requests.slice(first + 1);
    expect(later.every(({ body }) => !('min_p' in body))).toBe(true);
  });

  test('a server without completions is used through chat prefill', async () => {
    const server = await start({ personality: 'vllm', without: ['POST /v1/completions'] });
    const abilities = await probeServer(endpointOf(server), undefined, signal());
    expect(abilities).toMatchObject({
      completions: false,
      route: 'chat-prefill',
      listPrompts: false,
      n: false,
    });
  });

  test('a server that can do nothing says so', async () => {
    const server = await start({
      personality: 'vllm',
      without: ['POST /v1/completions', 'POST /v1/chat/completions', 'POST /generative_scoring'],
    });
    const abilities = await probeServer(endpointOf(server), undefined, signal());
    expect(abilities.route).toBe('none');
    expect(describeAbilities(abilities).at(-1)).toBe(
      'For a search: as policy not usable; as reward model no scores.',
    );
  });
});

describe('models', () => {
  test('a named model is used', async () => {
    const server = await start({ personality: 'vllm', modelNames: ['a', 'b'] });
    const abilities = await probeServer(endpointOf(server), 'b', signal());
    expect(abilities.model).toBe('b');
    expect(
      server.requests.filter(({ body }) => body.model !== undefined).every(({ body }) => body.model === 'b'),
    ).toBe(true);
  });

  test('a model that is not there is an error that lists those that are', async () => {
    const server = await start({ personality: 'vllm', modelNames: ['a', 'b'] });
    const probing = probeServer(endpointOf(server), 'c', signal());
    await expect(probing).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('a, b'),
    });
  });

  test("Ollama's tag may be left out", async () => {
    const server = await start({ personality: 'ollama', modelNames: ['hammer:latest'] });
    expect((await probeServer(endpointOf(server), 'hammer', signal())).model).toBe('hammer:latest');
  });
});

test('a wrong key is told as such', async () => {
  const server = await start({ personality: 'vllm', apiKey: 'right' });
  const probing = probeServer(endpointOf(server, { apiKey: 'wrong' }), undefined, signal());
  await expect(probing).rejects.toMatchObject({ code: 'unauthorized' });
  await expect(
    probeServer(endpointOf(server, { apiKey: 'right' }), undefined, signal()),
  ).resolves.toBeDefined();
});

test('a probe can be aborted', async () => {
  const server = await start({ personality: 'vllm', faults: [{ kind: 'silence', path: '/v1/completions' }] });
  const controller = new AbortController();
  const probing = probeServer(endpointOf(server), undefined, controller.signal);
  setTimeout(() => controller.abort(), 50);
  await expect(probing).rejects.toMatchObject({ name: 'AbortError' });
});

test('the cache asks a known server only who it is', async () => {
  const server = await start({ personality: 'vllm', modelNames: ['a', 'b'] });
  const endpoint = endpointOf(server);
  const cache = createProbeCache();
  const first = await cache.probe(endpoint, 'a', signal());
  const generated = () => server.requests.filter(({ method }) => method === 'POST').length;
  const before = generated();
  expect(await cache.probe(endpoint, 'a', signal())).toBe(first);
  expect(generated()).toBe(before);
  expect((await cache.probe(endpoint, 'b', signal())).model).toBe('b');
  expect(generated()).toBeGreaterThan(before);
});
