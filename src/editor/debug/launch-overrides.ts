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

/** The other way: what a caller of the command overrides, as launch.json would say it. */
export function launchFieldsOf(
  overrides: ReadonlyMap<SettingName, unknown>,
): Readonly<Record<string, unknown>> {
  const server = (url: unknown, model: unknown): object | undefined =>
    typeof url === 'string' ? { url, ...(typeof model === 'string' ? { model } : {}) } : undefined;
  const policy = server(overrides.get('policyUrl'), overrides.get('policyModel'));
  const reward = server(overrides.get('rewardUrl'), overrides.get('rewardModel'));
  const inLaunch = [...overrides].filter(([name]) => settings[name].startsWith('toolprm.search.'));
  return {
    ...(inLaunch.length === 0 ? {} : { settings: Object.fromEntries(inLaunch) }),
    ...(policy === undefined ? {} : { policy }),
    ...(reward === undefined ? {} : { reward }),
  };
}

const isSettingName = (name: string): name is SettingName => Object.hasOwn(settings, name);
