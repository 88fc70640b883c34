// What launch.json sets, in place of the user's settings.
import type { LaunchArguments } from '../../debug/host.ts';
import { type SettingName, settings } from '../contributions.ts';

type Given = Pick<LaunchArguments, 'settings' | 'policy' | 'reward'>;

/** A server that is named without a model stands for its first one, whatever model the user has set for another server. */
export function overridesOf({ settings: given = {}, policy, reward }: Given): Map<SettingName, unknown> {
  const overrides = new Map<SettingName, unknown>();
  for (const [name, value] of Object.entries(given)) if (isSettingName(name)) overrides.set(name, value);
  if (policy !== undefined) {
    overrides.set('policyUrl', policy.url);
    overrides.set('policyModel', policy.model ?? '');
  }
  if (reward !== undefined) {
    overrides.set('rewardUrl', reward.url);
    overrides.set('rewardModel', reward.model ?? '');
  }
  return overrides;
}

/**
 * The other way: what a caller of the command overrides, as launch.json would say it.
 * @param configured The user's own value of a setting: a model that is named without a server is one of theirs.
 * @throws {RangeError} for what launch.json has no word for.
 */
export function launchFieldsOf(
  overrides: ReadonlyMap<SettingName, unknown>,
  configured: (name: SettingName) => unknown,
): Readonly<Record<string, unknown>> {
  const inLaunch = [...overrides].filter(([name]) => settings[name].startsWith('toolprm.search.'));
  const server = (role: 'policy' | 'reward'): object => {
    const { url: urlName, model: modelName } = names[role];
    if (!overrides.has(urlName) && !overrides.has(modelName)) return {};
    const url = overrides.has(urlName) ? overrides.get(urlName) : configured(urlName);
    const model = overrides.get(modelName);
    if (typeof url !== 'string' || !/^https?:\/\//i.test(url.trim())) {
      throw new RangeError(
        `The debugger takes ${urlName} and ${modelName} for servers: give ${urlName} as http://…, or set ${settings[urlName]}.`,
      );
    }
    return { [role]: { url: url.trim(), ...(typeof model === 'string' ? { model } : {}) } };
  };
  const unknown = [...overrides.keys()].find((name) => name === 'rewardPreset' || name === 'rewardLabels');
  if (unknown !== undefined) {
    throw new RangeError(`The debugger takes ${unknown} from the settings alone: set ${settings[unknown]}.`);
  }
  return {
    ...(inLaunch.length === 0 ? {} : { settings: Object.fromEntries(inLaunch) }),
    ...server('policy'),
    ...server('reward'),
  };
}

const names = {
  policy: { url: 'policyUrl', model: 'policyModel' },
  reward: { url: 'rewardUrl', model: 'rewardModel' },
} as const;

const isSettingName = (name: string): name is SettingName => Object.hasOwn(settings, name);
