// What the view is told of settings, whatever they hold.
import { describe, expect, it } from 'vitest';
import { readViewSettings } from '../../../../src/editor/search-editor/view-settings.ts';

const here = { trusted: true, onDisk: true };

describe('settings for the view', () => {
  it('have defaults where nothing or nonsense is set', () => {
    const expected = {
      labelKeys: { good: '1', bad: '2', neutral: '3' },
      blind: false,
      autoAdvance: false,
      pricePerMillion: { prompt: 0, completion: 0 },
      canSearch: true,
    };
    expect(readViewSettings(() => undefined, here)).toEqual(expected);
    expect(readViewSettings(() => 'nonsense', here)).toEqual(expected);
    expect(readViewSettings(() => -1, here)).toEqual(expected);
  });

  it('take what is set', () => {
    const set: Record<string, unknown> = { labelKeyGood: 'g', labelBlind: true, promptPrice: 0.5 };
    expect(readViewSettings((name) => set[name], here)).toMatchObject({
      labelKeys: { good: 'g', bad: '2' },
      blind: true,
      pricePerMillion: { prompt: 0.5, completion: 0 },
    });
  });

  it('say why no search can be run', () => {
    expect(readViewSettings(() => undefined, { ...here, trusted: false })).toMatchObject({
      canSearch: false,
      whyNot: expect.stringContaining('not trusted'),
    });
    expect(readViewSettings(() => undefined, { ...here, onDisk: false }).whyNot).toContain('disk');
  });
});
