// Finding the labels: as token ids at the end of a text, and among the tokens that a server returns.
import { describe, expect, it } from 'vitest';
import { classifyAnswer } from '../../../../src/models/openai/errors.ts';
import { smallerTop } from '../../../../src/models/openai/reward-completions.ts';
import { sharedCut } from '../../../../src/models/openai/reward-score-api.ts';
import {
  guessTarget,
  readLabels,
  resolveTarget,
  targetTail,
} from '../../../../src/models/openai/reward-target.ts';
import { choiceTokens, positionTokens } from '../../../../src/models/openai/reward-tokens.ts';
import { defaultLabels } from '../../../../src/models/reward/labels.ts';
import { createVocabulary } from '../../../server/vocabulary.ts';

const vocabulary = createVocabulary();
const tokenize = async (text: string) => vocabulary.tokenize(text);

/** Never joins a space to what follows it. */
const characters = async (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0);

describe('the label at the end of a text', () => {
  it('swallows the space before it where the tokenizer joins them', async () => {
    const target = await resolveTarget('<ARG_VALUE> ', defaultLabels, tokenize);
    expect(target.swallowed).toBe(' ');
    expect(target.ids[0]).toEqual({ positive: [488], negative: [481] });
  });

  it('leaves the space alone where it does not', async () => {
    const target = await resolveTarget('x ', defaultLabels, characters);
    expect(target).toEqual({ swallowed: '', ids: [{ positive: [43], negative: [45] }] });
  });

  it('is bare after a line break', async () => {
    const target = await resolveTarget('tag\n', defaultLabels, tokenize);
    expect(target.swallowed).toBe('');
    expect(target.ids[0]).toEqual({ positive: [10], negative: [12] });
  });

  it('may have several spellings, which are one label', async () => {
    const labels = { positive: 'yes', negative: 'no', positiveVariants: ['Yes', 'YES'] };
    const target = await resolveTarget('?\n', labels, tokenize);
    expect(target.ids[0]?.positive).toHaveLength(3);
    expect(target.ids[0]?.negative).toHaveLength(1);
  });

  it('is an error when it takes several tokens', async () => {
    await expect(resolveTarget('x', { positive: '++', negative: '--' }, characters)).rejects.toMatchObject({
      code: 'unsupported',
    });
  });

  it('is decided by the last characters, and never by half of one', () => {
    expect(targetTail('a'.repeat(99))).toHaveLength(8);
    expect(targetTail('😀1234567')).toBe('1234567');
  });
});

describe('among the returned tokens', () => {
  const tokens = (entries: Readonly<Record<string, number>>) =>
    Object.entries(entries).map(([text, logprob]) => ({ text, logprob }));

  it('the likelier spelling is read and the two are not mixed', () => {
    const reading = readLabels(
      tokens({ ' +': -0.1, ' -': -3, '+': -5, '-': -4 }),
      guessTarget('tag '),
      defaultLabels,
      4,
    );
    expect(reading).toMatchObject({ positive: -0.1, negative: -3, ceiling: -5 });
  });

  it('marks of tokenizers count as spaces', () => {
    for (const mark of ['▁', 'Ġ', ' ']) {
      const reading = readLabels(
        tokens({ [`${mark}+`]: -0.1, [`${mark}-`]: -3 }),
        guessTarget(''),
        defaultLabels,
        2,
      );
      expect(reading).toMatchObject({ positive: -0.1, negative: -3 });
    }
  });

  it('the probabilities of variants are added', () => {
    const labels = { positive: 'yes', negative: 'no', positiveVariants: ['Yes'] };
    const reading = readLabels(
      tokens({ yes: Math.log(0.3), Yes: Math.log(0.2), no: Math.log(0.5) }),
      guessTarget(''),
      labels,
      3,
    );
    expect(Math.exp(reading.positive ?? 0)).toBeCloseTo(0.5, 12);
  });

  it('ids win over texts, which may be the same for two ids', () => {
    const target = { swallowed: '', ids: [{ positive: [10], negative: [12] }] };
    const found = [
      { id: 77, text: '+', logprob: -0.1 },
      { id: 10, text: '+', logprob: -1 },
      { id: 12, text: '-', logprob: -2 },
    ];
    expect(readLabels(found, target, defaultLabels, 3)).toMatchObject({ positive: -1, negative: -2 });
  });

  it('a sampled token beyond the top-k does not loosen or break the bound', () => {
    const reading = readLabels(tokens({ '+': -0.1, a: -2, b: -9 }), guessTarget(''), defaultLabels, 2);
    expect(reading).toEqual({ positive: -0.1, ceiling: -2 });
  });
});

describe('the shapes of answers', () => {
  it('the map of /v1/completions, with the sampled token', () => {
    const choice = {
      logprobs: { tokens: ['+'], token_logprobs: [-0.1], top_logprobs: [{ '-': -3, '+': -0.1, ' +': null }] },
    };
    expect(choiceTokens(choice)).toEqual([
      { text: '+', logprob: -0.1 },
      { text: '-', logprob: -3 },
    ]);
  });

  it('the map with token ids as keys', () => {
    const choice = { logprobs: { top_logprobs: [{ 'token_id:12': -3, 'token_id:10': -0.1 }] } };
    expect(choiceTokens(choice)?.map(({ id }) => id)).toEqual([10, 12]);
  });

  it('the list of chat and of llama.cpp, old and new', () => {
    const modern = { id: 10, token: '+', logprob: -0.1, top_logprobs: [{ id: 12, token: '-', logprob: -3 }] };
    expect(choiceTokens({ logprobs: { content: [modern] } })?.map(({ id }) => id)).toEqual([10, 12]);
    const old = {
      content: '+',
      probs: [
        { tok_str: '+', prob: 0.9 },
        { tok_str: '-', prob: 0.1 },
      ],
    };
    expect(positionTokens(old)[0]?.logprob).toBeCloseTo(Math.log(0.9), 12);
  });

  it('nothing at all', () => {
    expect(choiceTokens({ logprobs: null })).toBeUndefined();
    expect(choiceTokens(undefined)).toBeUndefined();
  });
});

describe('the shared beginning of texts', () => {
  it('ends after the last line break that all have, where no white space follows', () => {
    const texts = ['tools\nquery\n  a\nTAG', 'tools\nquery\n  b\nTAG'];
    expect(texts[0]?.slice(0, sharedCut(texts))).toBe('tools\n');
    expect(sharedCut(['one\nTAG'])).toBe(4);
  });

  it('may not exist', () => {
    expect(() => sharedCut(['a b', 'a c'])).toThrow(/line break/);
    expect(() => sharedCut(['a\n', 'a\n'])).toThrow(/line break/);
  });
});

describe('a refusal that names the largest k', () => {
  it.each([
    ['Requested sample logprobs of 50, which is greater than max allowed: 5', 5],
    ['top_logprobs must be at most 5 (logprobs)', 5],
    ['Invalid value for top_logprobs: must be less than or equal to 5.', 5],
    ['top_logprobs must be between 0 and 20', 20],
  ])('%s', (message, allowed) => {
    const error = classifyAnswer(400, JSON.stringify({ error: { message } }), 'http://x/v1/completions');
    expect(smallerTop(error, 50)).toBe(allowed);
    expect(() => smallerTop(error, allowed)).toThrow(error);
  });
});
