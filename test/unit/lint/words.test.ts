// Words of names and texts, sets of words that are nearly the same, and characters that nobody sees.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenText } from '../../../src/lint/hidden-text.ts';
import { similarPairs } from '../../../src/lint/similar.ts';
import { scopeOf } from '../../../src/lint/tool-sets.ts';
import { isVerb, namesAction } from '../../../src/lint/verbs.ts';
import { contentOf, jaccard, meaning, nameWords, stem, textWords } from '../../../src/lint/words.ts';

describe('words', () => {
  it('of a name are told apart in every style', () => {
    expect(nameWords('getHTTPStatus_v2')).toEqual(['get', 'http', 'status', 'v', '2']);
    expect(nameWords('read-cypher.query')).toEqual(['read', 'cypher', 'query']);
    expect(nameWords('Visualize Entity')).toEqual(['visualize', 'entity']);
    expect(nameWords('___')).toEqual([]);
  });

  it('have one stem in all their forms', () => {
    for (const forms of [
      ['retrieve', 'retrieves', 'retrieving', 'retrieved'],
      ['query', 'queries'],
      ['search', 'searches', 'searching'],
      ['get', 'gets', 'getting'],
      ['plan', 'planning', 'planned'],
    ]) {
      expect(new Set(forms.map(stem)).size, forms.join()).toBe(1);
    }
    expect(stem('status')).toBe('status');
    expect(meaning('fetches')).toBe(meaning('retrieving'));
  });

  it('that carry nothing are left out of what a text is about', () => {
    expect([...contentOf(textWords('The name of the company.'))]).toEqual(['nam', 'company']);
  });

  it('are verbs, or nouns made of them', () => {
    for (const word of ['get', 'fetches', 'translate']) expect(isVerb(word), word).toBe(true);
    for (const word of ['converter', 'prediction', 'calculation', 'generator', 'analysis']) {
      expect(namesAction(word), word).toBe(true);
    }
    for (const word of ['weather', 'city', 'quality', 'gcd']) expect(namesAction(word), word).toBe(false);
  });
});

describe('similar sets', () => {
  const word = fc.constantFrom(...'abcdefghijkl');
  const sets = fc.array(
    fc.uniqueArray(word, { minLength: 1, maxLength: 8 }).map((words) => new Set(words)),
    { maxLength: 24 },
  );

  it('are the pairs that comparing all with all would find', () => {
    fc.assert(
      fc.property(sets, fc.constantFrom(0.5, 0.75, 0.9, 1), (all, atLeast) => {
        const wanted: string[] = [];
        for (let later = 0; later < all.length; later += 1) {
          for (let earlier = 0; earlier < later; earlier += 1) {
            const one = all[earlier];
            const other = all[later];
            if (one && other && jaccard(one, other) >= atLeast) wanted.push(`${earlier} ${later}`);
          }
        }
        const pairs = [...similarPairs(all, atLeast)].map(({ earlier, later }) => `${earlier} ${later}`);
        expect(pairs.toSorted()).toEqual(wanted.toSorted());
      }),
    );
  });

  it('are found where their words are equally rare and stand in another order', () => {
    const sets = [new Set(['d', 'e', 'a']), new Set(['a', 'e', 'l'])];
    expect([...similarPairs(sets, 0.5)]).toEqual([{ earlier: 0, later: 1, similarity: 0.5 }]);
  });

  it('are found with few comparisons among a thousand that share most of their words', () => {
    const common = ['list', 'all', 'of', 'the', 'rules', 'read', 'only'];
    const all = Array.from({ length: 1000 }, (_, index) => new Set([...common, `thing${index}`]));
    const pairs = [...similarPairs(all, 0.75)];
    expect(pairs.length).toBeLessThan(1000 * 48 + 1);
  });
});

describe('hidden characters', () => {
  it('are named, counted and removed', () => {
    expect(hiddenText('a\u200Bb\u202Ec')).toEqual({
      kinds: ['invisible characters', 'bidirectional controls'],
      count: 2,
      cleaned: 'abc',
      message: '',
    });
    expect(hiddenText('\u001B[8mx')?.kinds).toEqual(['control characters']);
  });

  it('that spell a text are read', () => {
    const spelled = [...'ignore']
      .map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0)))
      .join('');
    expect(hiddenText(`Adds.${spelled}`)?.message).toBe('ignore');
  });

  it.each([
    'Plain text.\n\tWith lines.',
    '👨‍👩‍👧',
    '❤️',
    '👩🏽‍🚀',
    'می‌خواهم',
    'क्‍ष',
    '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
    'שלום \u200Fabc',
    'Silben\u00ADtrennung',
    '東京',
  ])('are none in %s', (text) => {
    expect(hiddenText(text)).toBeUndefined();
  });

  it('are all gone from what is cleaned, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = hiddenText(text);
        expect(
          found === undefined ||
            hiddenText(found.cleaned) === undefined ||
            found.cleaned.length < text.length,
        ).toBe(true);
      }),
    );
  });
});

describe('the set that a tool is shown in', () => {
  it.each([
    ['/0', ''],
    ['/tools/3', ''],
    ['/result/tools/3', '/result'],
    ['/12/function/0', '/12'],
    ['/12/function', '/12'],
    ['/4/tools/2', '/4'],
    ['/contributes/languageModelTools/1', ''],
    ['/get_weather', ''],
    ['/tools/0/functionDeclarations/2', ''],
  ])('%s stands in %j', (pointer, scope) => {
    expect(scopeOf(pointer)).toBe(scope);
  });
});
