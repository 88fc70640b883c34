// A change to a search in a few words.
import { describe, expect, it } from 'vitest';
import { changeWords } from '../../../src/log/change-words.ts';

const labelOf = (id: string): string | undefined => ({ c1: 'unit = "celsius"', c2: 'unit = "K"' })[id];

describe('the words for a change', () => {
  it.each([
    [{ kind: 'keep', candidate: 'c1' }, 'kept unit = "celsius"'],
    [{ kind: 'drop', candidate: 'c2' }, 'dropped unit = "K"'],
    [{ kind: 'drop', candidate: 'gone' }, 'dropped a candidate'],
    [{ kind: 'inject', candidate: 'c2', parent: null, text: '"K' }, 'tried unit = "K"'],
    [
      { kind: 'inject', candidate: 'c2', parent: null, text: '"K', instead: 'c1' },
      'tried unit = "K" instead of unit = "celsius"',
    ],
    [
      { kind: 'settings', settings: { beams: 8, threshold: 0.2 }, before: { beams: 4 } },
      'beams 4 → 8, threshold none → 0.2',
    ],
    [{ kind: 'expand-again', seed: 7, before: 0 }, 'expanded again with seed 7'],
  ] as const)('%o', (change, words) => {
    expect(changeWords(change, labelOf)).toBe(words);
  });
});
