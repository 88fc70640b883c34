// launch.json and the user's settings: which stand in for which.
import { describe, expect, it } from 'vitest';
import { launchFieldsOf, overridesOf } from '../../../../src/editor/debug/launch-overrides.ts';

describe('what launch.json overrides', () => {
  it('are the settings that it names', () => {
    expect([...overridesOf({ settings: { beams: 2, strategy: 'greedy', budget: { seconds: 3 } } })]).toEqual([
      ['beams', 2],
      ['strategy', 'greedy'],
    ]);
  });

  it('is a server with its own model, never with the one that is set for another server', () => {
    const overrides = overridesOf({
      policy: { url: 'http://a/v1' },
      reward: { url: 'http://b', model: 'r' },
    });
    expect(Object.fromEntries(overrides)).toEqual({
      policyUrl: 'http://a/v1',
      policyModel: '',
      rewardUrl: 'http://b',
      rewardModel: 'r',
    });
  });

  it('comes back as launch.json would say it', () => {
    const given = { settings: { beams: 2, seed: 7 }, policy: { url: 'http://a', model: 'm' } };
    expect(launchFieldsOf(overridesOf(given), () => undefined)).toEqual(given);
    expect(launchFieldsOf(new Map(), () => undefined)).toEqual({});
  });

  it('is a model of the server that is set, where a caller names the model alone', () => {
    const configured = (name: string) => (name === 'policyUrl' ? 'http://own/v1' : 'embedded');
    expect(launchFieldsOf(new Map([['policyModel', 'm']]), configured)).toEqual({
      policy: { url: 'http://own/v1', model: 'm' },
    });
    expect(() => launchFieldsOf(new Map([['rewardModel', 'm']]), configured)).toThrow('rewardUrl');
  });

  it('has no word for how a reward model is asked, and says so', () => {
    const preset = new Map([['rewardPreset', 'toolprm']] as const);
    expect(() => launchFieldsOf(preset, () => undefined)).toThrow('toolprm.reward.preset');
  });
});
