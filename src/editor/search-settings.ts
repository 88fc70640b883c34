// Reads what a search needs from VS Code's settings. VS Code does not check their types, so this does.
import { callFormats } from '../calls/format.ts';
import type { SearchSettings } from '../log/events.ts';
import {
  type PolicySpec,
  parsePolicySpec,
  parseReading,
  parseRewardSpec,
  type RewardSpec,
} from '../run/model-spec.ts';
import { aggregations, checkSettings, strategyNames } from '../search/settings.ts';
import { type SettingName, settings } from './contributions.ts';

/** The value of a setting as VS Code gives it; nothing is known about its type. */
export type SettingSource = (name: SettingName) => unknown;

export interface ConfiguredSearch {
  readonly settings: SearchSettings;
  readonly policy: PolicySpec;
  readonly reward: RewardSpec;
}

/** @throws {RangeError} that names the setting, what it is and what it may be. */
export function readConfiguredSearch(source: SettingSource): ConfiguredSearch {
  const models = readModels(source);
  return { settings: readSettings(source, models.policy), ...models };
}

function readSettings(source: SettingSource, policy: PolicySpec): SearchSettings {
  const threshold = source('threshold');
  const constraint = oneOf(source, 'constraint', ['auto', 'off', 'schema']);
  // A small model makes fewer mistakes that only cost time when it is held to the schemas.
  const automatic = policy.kind === 'embedded' ? 'schema' : 'off';
  return checkSettings({
    strategy: oneOf(source, 'strategy', strategyNames),
    beams: number(source, 'beams'),
    candidates: number(source, 'candidates'),
    temperature: number(source, 'temperature'),
    seed: number(source, 'seed'),
    aggregation: oneOf(source, 'aggregation', aggregations),
    ...(threshold === null || threshold === undefined ? {} : { threshold: number(source, 'threshold') }),
    constraint: constraint === 'auto' ? automatic : constraint,
    format: oneOf(source, 'format', callFormats),
    maxTokens: number(source, 'maxTokens'),
    maxSteps: number(source, 'maxSteps'),
    budget: {},
  });
}

function readModels(source: SettingSource): Omit<ConfiguredSearch, 'settings'> {
  const reading = parseReading(text(source, 'rewardPreset'), text(source, 'rewardLabels'));
  return {
    policy: parsePolicySpec(text(source, 'policyUrl') ?? 'embedded', text(source, 'policyModel')),
    reward: parseRewardSpec(text(source, 'rewardUrl') ?? 'embedded', text(source, 'rewardModel'), reading),
  };
}

/** A text without surrounding white space; `undefined` where it is empty, which means "not set". */
function text(source: SettingSource, name: SettingName): string | undefined {
  const value = source(name) ?? '';
  if (typeof value !== 'string') throw wrong(name, value, 'give a text');
  return value.trim() === '' ? undefined : value.trim();
}

function number(source: SettingSource, name: SettingName): number {
  const value = source(name);
  if (typeof value !== 'number') throw wrong(name, value, 'give a number');
  return value;
}

function oneOf<Value extends string>(
  source: SettingSource,
  name: SettingName,
  allowed: readonly Value[],
): Value {
  const value = source(name);
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw wrong(name, value, `choose one of ${allowed.join(', ')}`);
  return found;
}

function wrong(name: SettingName, value: unknown, advice: string): RangeError {
  return new RangeError(`The setting ${settings[name]} is ${JSON.stringify(value)}: ${advice}.`);
}
