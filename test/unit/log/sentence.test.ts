import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/log/events.ts';
import { ordinal, verdictSentence } from '../../../src/log/sentence.ts';
import { everyVerdict } from './every-event.ts';

const labels = new Map([['c1', 'unit = "celsius"']]);
const labelOf = (id: string): string | undefined => labels.get(id);

describe('the sentence of a verdict', () => {
  it.each<[Verdict, string]>([
    [everyVerdict.retained, 'retained: ranked 1st (0.23 above the best pruned one)'],
    [{ kind: 'retained', rank: 2, finished: true }, 'retained: ranked 2nd, response finished'],
    [
      { kind: 'retained', rank: 3, gap: 0, finished: false },
      'retained: ranked 3rd (tied with the best pruned one)',
    ],
    [{ kind: 'retained', rank: 3, finished: false, byHand: true }, 'retained: kept by hand'],
    [
      { kind: 'retained', rank: 3, finished: true, byHand: true },
      'retained: kept by hand, response finished',
    ],
    [everyVerdict.dropped, 'pruned: dropped by you'],
    [everyVerdict.rank, 'pruned: ranked 5th, 4 are kept (0.12 below the cut)'],
    [{ ...everyVerdict.rank, cut: 1, gap: 0 }, 'pruned: ranked 5th, 1 is kept (tied with the last one kept)'],
    [{ ...everyVerdict.rank, gap: 0.003 }, 'pruned: ranked 5th, 4 are kept (less than 0.01 below the cut)'],
    [everyVerdict.duplicate, 'pruned: the same decision as another candidate'],
    [everyVerdict.invalid, 'pruned: unknown parameter "units"'],
    [{ ...everyVerdict.invalid, message: 'JSON ends too early...' }, 'pruned: JSON ends too early...'],
    [{ ...everyVerdict.invalid, message: 'Bad\n\u202evalue' }, 'pruned: bad␊⟨202E⟩value'],
    [everyVerdict.threshold, 'pruned: its score 0.11 is below the minimum of 0.20'],
    [
      { kind: 'threshold', score: 0.4996, minimum: 0.5 },
      'pruned: its score 0.4996 is below the minimum of 0.5000',
    ],
    [everyVerdict.length, 'pruned: cut after 64 tokens, before its decision ended'],
    [{ kind: 'length', limit: 1, unit: 'tokens' }, 'pruned: cut after 1 token, before its decision ended'],
    [{ kind: 'length', limit: 24, unit: 'steps' }, 'pruned: no complete response after 24 decisions'],
    [everyVerdict.budget, "not judged: the search's budget of seconds was used up"],
    [everyVerdict.stopped, 'not judged: the search was stopped by you'],
    [everyVerdict.failed, 'not judged: the server at http://127.0.0.1:8001 did not answer'],
  ])('%j', (verdict, sentence) => {
    expect(verdictSentence(verdict)).toBe(sentence);
  });

  it('names other candidates and how many there were, where it is told', () => {
    const context = { labelOf, ranked: 12 };
    expect(verdictSentence(everyVerdict.retained, context)).toContain('ranked 1st of 12 (0.23');
    expect(verdictSentence(everyVerdict.duplicate, context)).toBe(
      'pruned: the same decision as unit = "celsius"',
    );
    expect(verdictSentence(everyVerdict.rank, context)).toBe(
      'pruned: ranked 5th, 4 are kept (0.12 below the cut), beaten by unit = "celsius"',
    );
    expect(verdictSentence({ kind: 'duplicate', of: 'lost' }, context)).toContain('another candidate');
  });

  it('is one line of bounded length, whatever a model or server said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (said) => {
        for (const verdict of [
          { ...everyVerdict.invalid, message: said },
          { ...everyVerdict.failed, error: said },
          { ...everyVerdict.stopped, by: said },
        ]) {
          const sentence = verdictSentence(verdict);
          expect(sentence).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
          expect(sentence.length).toBeLessThan(500);
        }
      }),
    );
  });
});

describe('an ordinal', () => {
  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [10, '10th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [102, '102nd'],
    [111, '111th'],
  ])('of %i is %s', (rank, word) => {
    expect(ordinal(rank)).toBe(word);
  });
});
