// The transport against everything that can go wrong on the way to a server.
import { describe, expect, test } from 'vitest';
import { ModelError } from '../../../../src/models/exchange.ts';
import { createEndpoint, type Endpoint, type StreamOptions } from '../../../../src/models/openai/endpoint.ts';
import { ServerError } from '../../../../src/models/openai/errors.ts';
import type { JsonValue } from '../../../../src/tools/tool.ts';
import type { Fault } from '../../../server/faults.ts';
import type { PersonalityName } from '../../../server/personality.ts';
import { endpointOf, signal, start } from './start.ts';

const path = '/v1/completions';
const body = { model: 'scripted-model', prompt: 'Oslo?\n', max_tokens: 8, seed: 0 };

async function ask(endpoint: Endpoint): Promise<unknown> {
  return await endpoint
    .json(path, body, { signal: signal(), session: 'search-1' })
    .catch((error: unknown) => error);
}

async function collect(endpoint: Endpoint, options: Partial<StreamOptions> = {}) {
  const reply = endpoint.stream(path, { ...body, stream: true }, { signal: signal(), ...options });
  const events: JsonValue[] = [];
  let error: unknown;
  try {
    for await (const event of reply.events) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  return { events, error, attempts: reply.attempts, milliseconds: reply.milliseconds };
}

async function faulty(fault: Fault, personality: PersonalityName = 'vllm') {
  const server = await start({ personality, faults: [{ path, ...fault }] });
  return {
    server,
    endpoint: endpointOf(server, { timeoutMs: { firstByteMs: 500, idleMs: 500, overallMs: 5000 } }),
  };
}

function codeOf(error: unknown): string {
  return error instanceof ModelError ? error.code : String(error);
}

describe('a request that succeeds', () => {
  test('tells value, attempts and time, and carries the session id', async () => {
    const server = await start({ personality: 'vllm' });
    const reply = await ask(endpointOf(server));
    expect(reply).toMatchObject({ attempts: 1, value: { object: 'text_completion' } });
    expect(server.requests[0]?.headers['x-session-id']).toBe('search-1');
  });

  test('sends no Authorization header without a key, and Bearer with one', async () => {
    const server = await start({ personality: 'vllm' });
    await ask(endpointOf(server));
    await ask(endpointOf(server, { apiKey: ' secret-key\n' }));
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      'Bearer secret-key',
    ]);
  });

  test('sends user and password of the URL as Basic authorization', async () => {
    const server = await start({ personality: 'vllm' });
    const endpoint = endpointOf(server, { baseURL: server.url.replace('//', '//anna:hunter22@') });
    await ask(endpoint);
    expect(server.requests[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('anna:hunter22').toString('base64')}`,
    );
    expect(endpoint.name).not.toContain('hunter22');
    expect(endpoint.url(path)).not.toContain('anna');
  });

  test('reaches /v1 routes and root routes whether or not the base URL ends in /v1', async () => {
    const server = await start({ personality: 'vllm' });
    for (const baseURL of [
      server.url,
      `${server.url}/`,
      `${server.url}/v1`,
      `${server.url}/v1/completions`,
    ]) {
      const endpoint = endpointOf(server, { baseURL });
      await expect(endpoint.json('/v1/models', undefined, { signal: signal() })).resolves.toBeDefined();
      await expect(endpoint.json('/version', undefined, { signal: signal() })).resolves.toBeDefined();
    }
  });

  test('streams the events of an answer', async () => {
    const server = await start({ personality: 'vllm' });
    const { events, error, attempts } = await collect(endpointOf(server));
    expect(error).toBeUndefined();
    expect(attempts).toBe(1);
    expect(events.length).toBeGreaterThan(3);
  });
});

describe('faults that pass are retried', () => {
  const passing: readonly [string, Fault][] = [
    ['429', { kind: 'status', status: 429, first: 2 }],
    ['502', { kind: 'html', status: 502, first: 2 }],
    ['503', { kind: 'status', status: 503, first: 2 }],
    ['504', { kind: 'empty', status: 504, first: 2 }],
    ['a reset connection', { kind: 'reset', first: 2 }],
  ];
  test.each(passing)('%s, in plain and streamed requests', async (_, fault) => {
    const plain = await faulty(fault);
    expect(await ask(plain.endpoint)).toMatchObject({ attempts: 3 });
    const streamed = await faulty(fault);
    const { error, attempts } = await collect(streamed.endpoint);
    expect(error).toBeUndefined();
    expect(attempts).toBe(3);
    expect(streamed.server.requests).toHaveLength(3);
  });

  test('with a doubling delay', async () => {
    const { endpoint } = await faulty({ kind: 'status', status: 503 });
    const error = await ask(endpoint);
    expect(codeOf(error)).toBe('overloaded');
    expect(error).toMatchObject({ attempts: 5 });
    expect(endpoint.delays).toEqual([500, 1000, 2000, 4000]);
  });

  test('as often as allowed', async () => {
    const server = await start({ personality: 'vllm', faults: [{ kind: 'status', status: 503 }] });
    await ask(endpointOf(server, { maxRetries: 2 }));
    expect(server.requests).toHaveLength(3);
  });

  test('after as many seconds as Retry-After says', async () => {
    const { endpoint } = await faulty({ kind: 'status', status: 429, retryAfter: '2', first: 1 });
    expect(await ask(endpoint)).toMatchObject({ attempts: 2 });
    expect(endpoint.delays).toEqual([2000]);
  });

  test('at the date that Retry-After says', async () => {
    const now = Date.parse('2026-03-01T12:00:00Z');
    const server = await start({
      personality: 'tgi',
      faults: [{ kind: 'status', status: 429, retryAfter: 'Sun, 01 Mar 2026 12:00:07 GMT', first: 1 }],
    });
    const endpoint = endpointOf(server, { now: () => now });
    expect(await ask(endpoint)).toMatchObject({ attempts: 2 });
    expect(endpoint.delays).toEqual([7000]);
  });

  test('but not when Retry-After lies beyond the time-out', async () => {
    const { endpoint, server } = await faulty({ kind: 'status', status: 429, retryAfter: '3600' });
    expect(codeOf(await ask(endpoint))).toBe('overloaded');
    expect(server.requests).toHaveLength(1);
    expect(endpoint.delays).toEqual([]);
  });
});

describe('faults that stay are told at once', () => {
  test.each([
    [400, 'rejected'],
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [404, 'not-found'],
    [422, 'rejected'],
    [500, 'crashed'],
  ] as const)('%i is %s', async (status, code) => {
    const { endpoint, server } = await faulty({ kind: 'status', status, message: 'no' });
    const error = await ask(endpoint);
    expect(codeOf(error)).toBe(code);
    expect(error).toMatchObject({ status, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  test('a page of a proxy is named as one', async () => {
    const { endpoint } = await faulty({ kind: 'html', status: 403 });
    expect(String(await ask(endpoint))).toContain('an HTML page titled "502 Bad Gateway"');
    const page = await faulty({ kind: 'html', status: 200 });
    expect(codeOf(await ask(page.endpoint))).toBe('protocol');
    expect(codeOf((await collect(page.endpoint)).error)).toBe('protocol');
  });

  test.each(['vllm', 'sglang', 'llama-cpp', 'trtllm', 'tgi'] as const)(
    'a full context on %s',
    async (personality) => {
      const { endpoint } = await faulty({ kind: 'overflow' }, personality);
      expect(codeOf(await ask(endpoint))).toBe('context-overflow');
      expect(codeOf((await collect(endpoint)).error)).toBe('context-overflow');
    },
  );

  test('broken JSON', async () => {
    const { endpoint } = await faulty({ kind: 'invalid-json', after: 2 });
    expect(codeOf(await ask(endpoint))).toBe('protocol');
    const { error, attempts } = await collect(endpoint);
    expect(codeOf(error)).toBe('protocol');
    expect(attempts).toBe(1);
  });

  test('nobody listens', async () => {
    const server = await start({ personality: 'vllm' });
    const endpoint = endpointOf(server);
    await server.close();
    const error = await ask(endpoint);
    expect(codeOf(error)).toBe('unreachable');
    expect(error).toMatchObject({ attempts: 1 });
    expect(String(error)).toContain('ECONNREFUSED');
  });

  test('a server that answered before and refuses connections now may be restarting', async () => {
    const server = await start({ personality: 'vllm' });
    const endpoint = endpointOf(server, { maxRetries: 2 });
    await ask(endpoint);
    await server.close();
    expect(await ask(endpoint)).toMatchObject({ code: 'unreachable', attempts: 3 });
  });

  test('an error that came with status 200', async () => {
    const server = await start({ personality: 'lm-studio' });
    const error = await endpointOf(server)
      .json('/tokenize', {}, { signal: signal() })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServerError);
    expect(String(error)).toContain('Unexpected endpoint');
  });

  test('a redirect is not followed', async () => {
    const { endpoint } = await faulty({ kind: 'empty', status: 307 });
    const error = await ask(endpoint);
    expect(codeOf(error)).toBe('rejected');
    expect(error).toMatchObject({ remedy: expect.stringContaining('redirects') });
  });
});

describe('a stream that breaks', () => {
  test.each([
    ['is cut', { kind: 'cut', after: 3 }],
    ['ends too early', { kind: 'early-end', after: 3 }],
  ] as readonly [string, Fault][])('%s after data: a protocol error, never retried', async (_, fault) => {
    const { endpoint, server } = await faulty(fault);
    const { events, error } = await collect(endpoint);
    expect(events).toHaveLength(3);
    expect(codeOf(error)).toBe('protocol');
    expect(server.requests).toHaveLength(1);
  });

  test('before data is retried', async () => {
    const { endpoint } = await faulty({ kind: 'cut', after: 0, first: 1 });
    const { error, attempts } = await collect(endpoint);
    expect(error).toBeUndefined();
    expect(attempts).toBe(2);
  });

  test.each(['vllm', 'sglang', 'llama-cpp', 'trtllm', 'ollama', 'tgi'] as const)(
    'with an error inside, as %s writes it',
    async (personality) => {
      const { endpoint } = await faulty(
        { kind: 'stream-error', after: 2, message: 'engine died' },
        personality,
      );
      const { events, error } = await collect(endpoint);
      expect(events).toHaveLength(2);
      expect(error).toBeInstanceOf(ServerError);
      expect(String(error)).toContain('engine died');
    },
  );

  test('after the event that completes the answer harms nobody', async () => {
    const { endpoint } = await faulty({ kind: 'cut', after: 3 });
    let seen = 0;
    const { events, error } = await collect(endpoint, { isLast: () => ++seen === 3 });
    expect(events).toHaveLength(3);
    expect(error).toBeUndefined();
  });
});

describe('silence', () => {
  test('before the answer ends in a time-out', async () => {
    const { endpoint } = await faulty({ kind: 'silence' });
    expect(codeOf(await ask(endpoint))).toBe('timeout');
  });

  test('in the middle of an answer ends in a time-out', async () => {
    const { endpoint } = await faulty({ kind: 'silence', after: 2 });
    const { events, error } = await collect(endpoint);
    expect(events).toHaveLength(2);
    expect(codeOf(error)).toBe('timeout');
  });

  test('between tokens is borne as long as tokens come', async () => {
    const { endpoint } = await faulty({ kind: 'slow', milliseconds: 60 });
    const { error } = await collect(endpoint);
    expect(error).toBeUndefined();
  });

  test('the whole request has a limit, however alive it is', async () => {
    const server = await start({ personality: 'vllm', faults: [{ kind: 'slow', milliseconds: 40 }] });
    const { error } = await collect(endpointOf(server, { timeoutMs: 150 }));
    expect(codeOf(error)).toBe('timeout');
  });

  test("a consumer's own pauses do not count", async () => {
    const server = await start({ personality: 'vllm' });
    const endpoint = endpointOf(server, { timeoutMs: { idleMs: 300 } });
    const reply = endpoint.stream(path, { ...body, stream: true }, { signal: signal() });
    let events = 0;
    for await (const _ of reply.events) {
      if (events++ === 0) await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect(events).toBeGreaterThan(3);
  });
});

describe('stopping', () => {
  test('an aborted signal ends the request at once and closes the connection', async () => {
    const { endpoint, server } = await faulty({ kind: 'silence', after: 2 });
    const controller = new AbortController();
    const reply = endpoint.stream(path, { ...body, stream: true }, { signal: controller.signal });
    let error: unknown;
    try {
      let seen = 0;
      for await (const _ of reply.events) if (++seen === 2) setTimeout(() => controller.abort(), 0);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ name: 'AbortError' });
    expect((await server.aborted()).path).toBe(path);
  });

  test('an aborted signal ends a request that has no answer yet', async () => {
    const { endpoint, server } = await faulty({ kind: 'silence' });
    const controller = new AbortController();
    const asked = endpoint.json(path, body, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await server.aborted();
  });

  test('an aborted signal ends the waiting before a retry', async () => {
    const server = await start({ personality: 'vllm', faults: [{ kind: 'status', status: 503 }] });
    const endpoint = createEndpoint({ baseURL: server.url });
    const controller = new AbortController();
    const asked = endpoint.json(path, body, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.requests).toHaveLength(1);
  });

  test('an already aborted signal sends nothing', async () => {
    const server = await start({ personality: 'vllm' });
    const asked = endpointOf(server).json(path, body, { signal: AbortSignal.abort() });
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.requests).toHaveLength(0);
  });

  test('a consumer that leaves closes the connection', async () => {
    const { endpoint, server } = await faulty({ kind: 'slow', milliseconds: 20 });
    const reply = endpoint.stream(path, { ...body, stream: true, max_tokens: 64 }, { signal: signal() });
    for await (const _ of reply.events) break;
    expect((await server.aborted()).path).toBe(path);
  });
});

describe('keys', () => {
  test('never appear in an error, even when the server repeats them', async () => {
    const apiKey = 'sk-very-secret';
    const server = await start({
      personality: 'vllm',
      faults: [
        { kind: 'status', status: 400, message: `Incorrect API key provided: ${apiKey}, header tok-98765` },
      ],
    });
    const headers = { 'x-token': 'tok-98765' };
    const error = await ask(
      endpointOf(server, { apiKey, headers, baseURL: `${server.url}/v1?key=query-secret` }),
    );
    expect(error).toBeInstanceOf(ModelError);
    const shown = `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ''}`;
    for (const secret of [apiKey, 'tok-98765', 'query-secret']) expect(shown).not.toContain(secret);
    expect(shown).toContain('[secret]');
  });

  test('that no header can carry are refused without being repeated', () => {
    const make = () => createEndpoint({ baseURL: 'http://127.0.0.1:1', apiKey: 'sk-sécret\nkey' });
    expect(make).toThrow(expect.objectContaining({ code: 'unauthorized' }));
    expect(make).not.toThrow(/cret\nkey/);
  });

  test('are not read from the environment of the openai library', async () => {
    const server = await start({ personality: 'vllm' });
    process.env.OPENAI_API_KEY = 'sk-from-environment';
    process.env.OPENAI_ORG_ID = 'org-from-environment';
    try {
      await ask(endpointOf(server));
    } finally {
      delete process.env.OPENAI_API_KEY;
      delete process.env.OPENAI_ORG_ID;
    }
    expect(JSON.stringify(server.requests[0]?.headers)).not.toContain('from-environment');
  });
});

test.each(['ftp://host/v1', 'file:///etc/passwd', 'localhost:8000', 'not a url', ''])(
  'the base URL %j is refused',
  (baseURL) => {
    expect(() => createEndpoint({ baseURL })).toThrow(expect.objectContaining({ code: 'unreachable' }));
  },
);
