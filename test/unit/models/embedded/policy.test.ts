import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pattern } from '../../../../src/calls/pattern.ts';
import { createEmbeddedEngine, type EmbeddedEngine } from '../../../../src/models/embedded/engine.ts';
import { createEmbeddedPolicy } from '../../../../src/models/embedded/policy.ts';
import type { Exchange } from '../../../../src/models/exchange.ts';
import type { Policy, PolicyBeam, SampleRequest, TokenLogprob } from '../../../../src/models/policy.ts';
import { encodeGguf } from '../../../gguf/gguf.ts';
import { untrainedModel } from '../../../gguf/untrained.ts';
import { temporaryModel } from './folders.ts';

const signal = new AbortController().signal;
const prompt = `Tools:\nget_weather(city, unit): the weather of a city\nget_time(zone): the time in a zone\nQuery: what is the weather in Oslo?\n`;

interface Sampled {
  readonly texts: readonly (readonly string[])[];
  readonly finishes: readonly (readonly string[])[];
  readonly tokens: readonly (readonly TokenLogprob[])[][];
  readonly exchange: Exchange | undefined;
}

async function sampled(
  policy: Policy,
  request: Partial<SampleRequest> & Pick<SampleRequest, 'beams'>,
): Promise<Sampled> {
  const texts = request.beams.map(({ samples }) => Array.from({ length: samples }, () => ''));
  const finishes = texts.map((row) => row.map(() => 'none'));
  const tokens = texts.map((row) => row.map((): TokenLogprob[] => []));
  let exchange: Exchange | undefined;
  const whole = { temperature: 0.8, maxTokens: 24, stop: [], seed: 1, session: 's', ...request };
  for await (const event of policy.sample(whole, signal)) {
    if (event.type === 'exchange') {
      exchange = event.exchange;
      continue;
    }
    const row = texts[event.beam];
    const ends = finishes[event.beam];
    if (!row || !ends) throw new Error(`an event for beam ${event.beam}`);
    if (event.type === 'text') {
      row[event.sample] += event.text;
      tokens[event.beam]?.[event.sample]?.push(...(event.tokens ?? []));
    } else {
      expect(ends[event.sample]).toBe('none');
      ends[event.sample] = event.finish;
    }
  }
  return { texts, finishes, tokens, exchange };
}

const beams: readonly PolicyBeam[] = [
  { prompt, prefix: '', samples: 4 },
  { prompt, prefix: '[{"name": "get_', samples: 4 },
  { prompt, prefix: '[{"name": "get_time", "arguments": {', samples: 4 },
];

describe('the embedded policy', () => {
  let folder = '';
  let file = '';
  let engine: EmbeddedEngine;
  let policy: Policy;

  beforeAll(async () => {
    ({ folder, file } = await temporaryModel());
    engine = createEmbeddedEngine({ modelPath: file });
    policy = await createEmbeddedPolicy(engine, signal);
  });
  afterAll(async () => {
    await policy.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('says that the model is untrained, and what it can do', () => {
    expect(policy.info).toMatchObject({
      name: 'tiny.gguf',
      endpoint: 'embedded',
      note: 'untrained: its choices are random',
    });
    expect(policy.info.version).toContain('node-llama-cpp 3.21.1');
    expect(policy.abilities).toEqual({
      constraint: true,
      topTokens: 256,
      logprobs: true,
      mergesPunctuation: false,
      template: false,
    });
  });

  it('samples the same twice with one seed, and something else with another', async () => {
    const first = await sampled(policy, { beams });
    const second = await sampled(policy, { beams });
    const other = await sampled(policy, { beams, seed: 2 });
    expect(second.texts).toEqual(first.texts);
    expect(second.tokens).toEqual(first.tokens);
    expect(other.texts).not.toEqual(first.texts);
    expect(new Set(first.texts.flat()).size).toBeGreaterThan(6);
  });

  it('samples the same whatever was asked before, down to the last bit of the log-probabilities', async () => {
    const before = await sampled(policy, { beams });
    await sampled(policy, {
      beams: [{ prompt, prefix: '[{"name": "get_weather", "arg', samples: 16 }],
      maxTokens: 40,
    });
    await sampled(policy, {
      beams: [{ prompt: 'Something else entirely. '.repeat(20), prefix: '', samples: 3 }],
    });
    await policy.nextTokens(
      ['x', '', '[{"name": "get_t', '[{'].flatMap((prefix) => [
        { prompt, prefix },
        { prompt: prompt.slice(0, 1), prefix },
      ]),
      5,
      's',
      signal,
    );
    const after = await sampled(policy, { beams });
    expect(after.tokens).toEqual(before.tokens);

    const fresh = createEmbeddedEngine({ modelPath: file, silenceTimeout: 60_000 });
    const freshPolicy = await createEmbeddedPolicy(fresh, signal);
    expect(fresh.pid).not.toBe(engine.pid);
    expect((await sampled(freshPolicy, { beams })).tokens).toEqual(before.tokens);
    await freshPolicy.close();
    await fresh.close();
  });

  it('evaluates only what it has not evaluated before', async () => {
    const text = `${prompt}Answer:`;
    const first = await sampled(policy, { beams: [{ prompt: text, prefix: '', samples: 2 }], maxTokens: 3 });
    const second = await sampled(policy, {
      beams: [{ prompt: text, prefix: 'abc', samples: 2 }],
      maxTokens: 3,
    });
    const length = new TextEncoder().encode(text).length;
    expect(first.exchange?.usage).toMatchObject({ promptTokens: length });
    expect(second.exchange?.usage?.promptTokens).toBe(length + 3);
    expect(second.exchange?.usage?.cachedTokens).toBeGreaterThanOrEqual(length - 2);
    expect(second.exchange).toMatchObject({ role: 'policy', endpoint: 'embedded:tiny.gguf', attempts: 1 });
  });

  it('samples more continuations than it has sequences', async () => {
    const many = await sampled(policy, { beams: [{ prompt, prefix: '', samples: 40 }], maxTokens: 5 });
    expect(many.finishes.flat()).not.toContain('none');
    expect(new Set(many.texts.flat()).size).toBeGreaterThan(20);
  });

  it('gives the log-probability of each token, and the text as their sum', async () => {
    const { texts, tokens } = await sampled(policy, {
      beams: [{ prompt, prefix: '', samples: 1 }],
      temperature: 0,
      maxTokens: 4,
    });
    const row = tokens[0]?.[0] ?? [];
    expect(row.map((token) => token.text).join('')).toBe(texts[0]?.[0]);
    const next = await policy.nextTokens([{ prompt, prefix: '' }], 3, 's', signal);
    expect(next.tokens[0]?.[0]).toEqual(row[0]);
    const after = await policy.nextTokens([{ prompt, prefix: row[0]?.text ?? '' }], 3, 's', signal);
    expect(after.tokens[0]?.[0]?.text).toBe(row[1]?.text);
    expect(after.tokens[0]?.[0]?.logprob).toBeCloseTo(row[1]?.logprob ?? 0, 2);
  });

  it('ends at a stop string without its text', async () => {
    const constraint: Pattern = {
      kind: 'sequence',
      items: [
        { kind: 'repeat', item: { kind: 'chars', ranges: [[97, 122]] }, min: 1, max: 5 },
        { kind: 'text', text: '"}STOP' },
      ],
    };
    const { texts, finishes } = await sampled(policy, {
      beams: [{ prompt, prefix: '', samples: 5, constraint }],
      stop: ['}ST'],
    });
    for (const text of texts.flat()) expect(text).toMatch(/^[a-z]{1,5}"$/);
    expect(new Set(finishes.flat())).toEqual(new Set(['stop']));
  });

  it('says when a sample was cut by its limit', async () => {
    const constraint: Pattern = { kind: 'repeat', item: { kind: 'text', text: 'ab' }, min: 10, max: 20 };
    const { texts, finishes } = await sampled(policy, {
      beams: [{ prompt, prefix: '', samples: 2, constraint }],
      maxTokens: 7,
    });
    expect(texts).toEqual([['abababa', 'abababa']]);
    expect(finishes).toEqual([['length', 'length']]);
  });

  const digits: Pattern = { kind: 'chars', ranges: [[48, 57]] };
  const text = (value: string): Pattern => ({ kind: 'text', text: value });
  const constrained: readonly (readonly [string, Pattern, RegExp])[] = [
    [
      'one of two names',
      { kind: 'choice', items: [text('get_weather"'), text('get_time"')] },
      /^get_(weather|time)"$/,
    ],
    [
      'a number',
      {
        kind: 'sequence',
        items: [
          { kind: 'repeat', item: text('-'), min: 0, max: 1 },
          { kind: 'repeat', item: digits, min: 1, max: 6 },
          { kind: 'repeat', item: { kind: 'sequence', items: [text('.'), digits] }, min: 0, max: 1 },
        ],
      },
      /^-?\d{1,6}(\.\d)?$/,
    ],
    [
      'a string of any characters',
      {
        kind: 'sequence',
        items: [
          text('"'),
          {
            kind: 'repeat',
            item: {
              kind: 'chars',
              ranges: [
                [0x20, 0x21],
                [0x23, 0x5b],
                [0x5d, 0xd7ff],
                [0xe000, 0x10ffff],
              ],
            },
            min: 0,
            max: 30,
          },
          text('"'),
        ],
      },
      /^"[^"\\\u0000-\u001f\ufffd]{0,30}"$/u,
    ],
    [
      'characters of several bytes',
      { kind: 'choice', items: ['Århus', 'Ægir', '東京', '東山', '🌧'].map(text) },
      /^(Århus|Ægir|東京|東山|🌧)$/,
    ],
    ['nothing at all', text(''), /^$/],
  ];
  it.each(constrained)('keeps to a constraint: %s', async (_name, constraint, expected) => {
    for (const temperature of [0, 0.8, 2]) {
      const { texts, finishes } = await sampled(policy, {
        beams: [
          { prompt, prefix: '[{"name": "', samples: 8, constraint },
          { prompt, prefix: '', samples: 4, constraint },
        ],
        temperature,
        maxTokens: 200,
        seed: 11,
      });
      for (const found of texts.flat()) expect(found).toMatch(expected);
      expect(new Set(finishes.flat())).toEqual(new Set(['stop']));
    }
  });

  it('explains a constraint that nothing satisfies', async () => {
    const constraint: Pattern = { kind: 'choice', items: [] };
    await expect(
      sampled(policy, { beams: [{ prompt, prefix: '', samples: 1, constraint }] }),
    ).rejects.toMatchObject({
      name: 'ModelError',
      code: 'rejected',
    });
  });

  it('explains a prompt that is too long, and goes on working', async () => {
    const long = [{ prompt: 'x'.repeat(5000), prefix: '', samples: 1 }];
    await expect(sampled(policy, { beams: long })).rejects.toMatchObject({ code: 'context-overflow' });
    expect((await sampled(policy, { beams })).finishes.flat()).not.toContain('none');
  });

  it('stops where the context is full', async () => {
    const constraint: Pattern = { kind: 'repeat', item: text('a'), min: 500, max: 1000 };
    const { texts, finishes } = await sampled(policy, {
      beams: [{ prompt: 'y'.repeat(4000), prefix: '', samples: 2, constraint }],
      maxTokens: 400,
    });
    expect(finishes).toEqual([['length', 'length']]);
    expect(texts[0]?.[0]).toBe('a'.repeat(94));
  });

  it('has no chat template to render with, and says so', async () => {
    await expect(policy.render([{ role: 'user', content: 'hi' }], [], signal)).rejects.toMatchObject({
      code: 'unsupported',
    });
  });

  it("renders with a file's own chat template", async () => {
    const { metadata, tensors } = untrainedModel(0);
    const template =
      '{{ bos_token }}{% for m in messages %}[{{ m.role }}]{{ m.content }}{% endfor %}[assistant]';
    const withTemplate = path.join(folder, 'templated.gguf');
    await writeFile(
      withTemplate,
      encodeGguf({
        metadata: {
          ...metadata,
          'toolprm.note': { type: 'string', value: '' },
          'tokenizer.chat_template': { type: 'string', value: template },
        },
        tensors,
      }),
    );
    const other = createEmbeddedEngine({ modelPath: withTemplate });
    const templated = await createEmbeddedPolicy(other, signal);
    expect(templated.abilities.template).toBe(true);
    expect(templated.info.note).toBeUndefined();
    expect(await templated.render([{ role: 'user', content: 'hi' }], [], signal)).toBe(
      '<s>[user]hi[assistant]',
    );
    // The begin token's text becomes the one token again.
    expect((await other.tokenize('<s>hi', signal)).length).toBe(3);
    await templated.close();
    await other.close();
  });
});
