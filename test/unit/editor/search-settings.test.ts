// Settings come from files that people edit by hand, so every one of them may be wrong.
import { describe, expect, it } from 'vitest';
import type { SettingName } from '../../../src/editor/contributions.ts';
import { readConfiguredSearch } from '../../../src/editor/search-settings.ts';
import { defaultSettings } from '../../../src/search/settings.ts';

const defaults: Partial<Record<SettingName, unknown>> = { ...defaultSettings, threshold: null };
const source =
  (changes: Partial<Record<SettingName, unknown>> = {}) =>
  (name: SettingName): unknown =>
    ({ ...defaults, ...changes })[name];

describe('search settings', () => {
  it('are taken over', () => {
    const { settings } = readConfiguredSearch(
      source({ beams: 2, candidates: 8, threshold: 0.3, strategy: 'greedy' }),
    );
    expect(settings).toMatchObject({ beams: 2, candidates: 8, threshold: 0.3, strategy: 'greedy' });
  });

  it('have no threshold where it is null', () => {
    expect(readConfiguredSearch(source()).settings).not.toHaveProperty('threshold');
  });

  it.each([
    [{ beams: '4' }, 'The setting toolprm.search.beams is "4": give a number.'],
    [{ strategy: 'best' }, /toolprm\.search\.strategy is "best": choose one of toolprm, coarse/],
    [{ format: undefined }, /toolprm\.search\.format is undefined: choose one of hammer/],
    [{ candidates: 0 }, /candidates is 0: give a whole number from 1/],
  ])('that are wrong are named: %j', (changes, message) => {
    expect(() => readConfiguredSearch(source(changes))).toThrow(message);
  });
});

describe('the automatic constraint', () => {
  it('holds the embedded engine to the schemas and leaves servers free', () => {
    const constraint = (policyUrl: string) =>
      readConfiguredSearch(source({ constraint: 'auto', policyUrl })).settings.constraint;
    expect(constraint('embedded')).toBe('schema');
    expect(constraint('models/mine.gguf')).toBe('schema');
    expect(constraint('https://example.com/v1')).toBe('off');
  });
});

describe('model settings', () => {
  it('default to the embedded engine', () => {
    expect(readConfiguredSearch(source())).toMatchObject({
      policy: { kind: 'embedded' },
      reward: { kind: 'embedded' },
    });
  });

  it('name a server and a model', () => {
    const { policy } = readConfiguredSearch(
      source({ policyUrl: ' http://127.0.0.1:8000/v1 ', policyModel: 'hammer' }),
    );
    expect(policy).toEqual({ kind: 'server', url: 'http://127.0.0.1:8000/v1', model: 'hammer' });
  });

  it('say which one is wrong', () => {
    expect(() => readConfiguredSearch(source({ rewardUrl: 8000 }))).toThrow(
      'The setting toolprm.reward.url is 8000: give a text.',
    );
  });
});
