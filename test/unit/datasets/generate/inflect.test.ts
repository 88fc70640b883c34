// English word forms of nouns.
import { describe, expect, it } from 'vitest';
import { looksPlural, nounForms, pluralOf, withNoun } from '../../../../src/datasets/generate/inflect.ts';

describe('the plural', () => {
  it.each([
    ['order', 'orders'],
    ['dish', 'dishes'],
    ['library', 'libraries'],
    ['key', 'keys'],
    ['warehouse shelf', 'warehouse shelves'],
    ['blood analysis', 'blood analyses'],
    ['practice quiz', 'practice quizzes'],
    ['tv series', 'tv series'],
    ['list of songs', 'lists of songs'],
    ['person who sells', 'people who sells'],
    ['woman', 'women'],
  ])('of %s is %s', (noun, plural) => {
    expect(pluralOf(noun)).toBe(plural);
  });

  it('is recognised where a noun has it already', () => {
    expect(['shooting stars', 'times of trains', 'opening hours'].every(looksPlural)).toBe(true);
    expect(['bus', 'fitness class', 'gas', 'list of songs', 'blood analysis'].some(looksPlural)).toBe(false);
  });
});

describe('a noun in a sentence', () => {
  it('has its article', () => {
    const say = (noun: string) => withNoun('{a}, {the}, {s}, {n}', nounForms(noun));
    expect(say('invoice')).toBe('an invoice, the invoice, invoices, invoice');
    expect(say('hour of work')).toBe('an hour of work, the hour of work, hours of work, hour of work');
    expect(say('unit price')).toBe('a unit price, the unit price, unit prices, unit price');
  });

  it('has none where it cannot be counted', () => {
    expect(withNoun('{a}, {s}', nounForms('traffic', 'traffic', true))).toBe('traffic, traffic');
  });
});
