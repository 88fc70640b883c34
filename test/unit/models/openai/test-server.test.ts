// The test server itself: its model, its constraints and its faults can be relied on.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pattern } from '../../../../src/calls/pattern.ts';
import { toGbnf } from '../../../../src/calls/pattern-gbnf.ts';
import { matches } from '../../../../src/calls/pattern-matcher.ts';
import { toRegex } from '../../../../src/calls/pattern-regex.ts';
import { createFaultPlan } from '../../../server/faults.ts';
import { gbnfToRegex } from '../../../server/gbnf-regex.ts';
import { createScriptedModel, defaultResponses } from '../../../server/scripted-model.ts';
import { shortestMatch } from '../../../server/shortest-match.ts';
import { labelIds } from '../../../server/vocabulary.ts';
import { endpointOf, signal, start } from './start.ts';

describe('the scripted model', () => {
  const model = createScriptedModel();

  test('tokenizes without loss', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => model.detokenize(model.tokenize(text)) === text),
    );
  });

  test('has the labels as single tokens with fixed ids', () => {
    for (const [label, id] of Object.entries(labelIds)) expect(model.tokenize(label)).toEqual([id]);
    expect(model.tokenize('<ARG_VALUE> +').at(-1)).toBe(labelIds[' +']);
  });

  test('continues every beginning of a response with the rest of a response', () => {
    const table = defaultResponses.filter(({ when }) => when === undefined).map(({ text }) => text);
    fc.assert(
      fc.property(fc.constantFrom(...table), fc.nat(), fc.nat(20), (text, cut, sample) => {
        const prefix = text.slice(0, cut % text.length);
        const { tokens } = model.continue(`Weather?\n${prefix}`, sample, undefined);
        expect(table).toContain(prefix + tokens.map((token) => token.text).join(''));
      }),
    );
  });

  test('gives each token the share of the responses that go on with it', () => {
    const { tokens } = model.continue('Weather?\n', 0, undefined);
    const [first] = model.next('Weather?\n');
    expect(tokens[0]?.logprob).toBeCloseTo(first?.logprob ?? Number.NaN, 10);
    const sum = model.next('Weather?\n').reduce((total, { logprob }) => total + Math.exp(logprob), 0);
    expect(sum).toBeCloseTo(1, 10);
  });

  test('is the same for the same beginning and sample, whatever the prompt and the seed', () => {
    const one = model.continue('A prompt.\n[{"', 3, 1);
    expect(model.continue('Another.\n[{"', 3, 99)).toEqual(one);
  });

  test('likes the beginnings of right answers', () => {
    const right = model.labelLogits('Weather?\n[{"name": "get_weather\n<FUNC_NAME> ');
    const wrong = model.labelLogits('Weather?\n[{"name": "search_flights\n<FUNC_NAME> ');
    expect((right?.positive ?? 0) - (right?.negative ?? 0)).toBeGreaterThan(2);
    expect((wrong?.positive ?? 0) - (wrong?.negative ?? 0)).toBeLessThan(-2);
  });
});

const leaf: fc.Arbitrary<Pattern> = fc.oneof(
  fc
    .string({ unit: fc.constantFrom('a', 'b', '"', '\\', '[', '{', '.', '\n', '-', 'é'), maxLength: 4 })
    .map((text) => ({ kind: 'text' as const, text })),
  fc.constant<Pattern>({
    kind: 'chars',
    ranges: [
      [0x30, 0x39],
      [0x22, 0x22],
      [0x5d, 0x5e],
    ],
  }),
);
const pattern: fc.Arbitrary<Pattern> = fc.letrec<{ node: Pattern }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc
      .array(tie('node'), { minLength: 1, maxLength: 3 })
      .map((items) => ({ kind: 'sequence' as const, items })),
    fc
      .array(tie('node'), { minLength: 1, maxLength: 3 })
      .map((items) => ({ kind: 'choice' as const, items })),
    fc
      .tuple(tie('node'), fc.nat(2), fc.nat(2))
      .map(([item, min, more]) => ({ kind: 'repeat' as const, item, min, max: min + more })),
  ),
})).node;

describe('constraints', () => {
  test('are obeyed even where no scripted response fits', () => {
    fc.assert(
      fc.property(pattern, (constraint) => {
        expect(matches(constraint, shortestMatch(toRegex(constraint)))).toBe(true);
      }),
    );
  });

  test('mean the same as a grammar and as a regular expression', () => {
    fc.assert(
      fc.property(pattern, (constraint) => {
        const fromGrammar = gbnfToRegex(toGbnf(constraint));
        const whole = (regex: string) => new RegExp(`^(?:${regex})$`, 'u');
        expect(shortestMatch(fromGrammar)).toMatch(whole(toRegex(constraint)));
        expect(shortestMatch(toRegex(constraint))).toMatch(whole(fromGrammar));
        expect(matches(constraint, shortestMatch(fromGrammar))).toBe(true);
      }),
    );
  });
});

describe('faults', () => {
  const reset = { kind: 'reset' } as const;
  const met = (plan: (path: string) => readonly unknown[], paths: readonly string[]) =>
    paths.map((path) => plan(path).length);

  test('meet all requests, the nth, or the first few of their path', () => {
    const plan = createFaultPlan([{ ...reset, nth: 2, path: '/a' }]);
    expect(met(plan, ['/a', '/b', '/a', '/a'])).toEqual([0, 0, 1, 0]);
    expect(met(createFaultPlan([{ ...reset, first: 2 }]), ['/a', '/b', '/c'])).toEqual([1, 1, 0]);
    expect(met(createFaultPlan([reset]), ['/a', '/b'])).toEqual([1, 1]);
  });

  test('meet a share of the requests, the same ones for the same seed', () => {
    const paths = Array.from({ length: 400 }, () => '/a');
    const first = met(createFaultPlan([{ ...reset, share: 0.25, seed: 5 }]), paths);
    expect(met(createFaultPlan([{ ...reset, share: 0.25, seed: 5 }]), paths)).toEqual(first);
    const share = first.reduce((sum, count) => sum + count, 0) / paths.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.35);
  });

  test('hide a label from the top tokens but not from named ids', async () => {
    const server = await start({ personality: 'vllm', faults: [{ kind: 'missing-label', label: '-' }] });
    const body = { prompt: 'Weather?\n[\n<FUNC_NAME>\n', max_tokens: 1, temperature: 0, logprobs: 20 };
    const ask = async (fields: Record<string, unknown>) => {
      const sent = JSON.parse(JSON.stringify({ ...body, ...fields }));
      return JSON.stringify(
        (await endpointOf(server).json('/v1/completions', sent, { signal: signal() })).value,
      );
    };
    expect(await ask({})).toContain('"+":');
    expect(await ask({})).not.toContain('"-":');
    expect(await ask({ logprob_token_ids: [10, 12], return_tokens_as_token_ids: true })).toContain(
      'token_id:12',
    );
  });
});

test('vLLM guards only its versioned routes with the key', async () => {
  const server = await start({ personality: 'vllm', apiKey: 'right' });
  const endpoint = endpointOf(server);
  await expect(endpoint.json('/version', undefined, { signal: signal() })).resolves.toBeDefined();
  await expect(endpoint.json('/v1/models', undefined, { signal: signal() })).rejects.toMatchObject({
    status: 401,
  });
});
