// What a search may be asked to do: defaults, limits, and the errors for what lies outside them.
import { callFormats } from '../calls/format.ts';
import type { SearchSettings } from '../log/events.ts';

export const strategyNames = [
  'toolprm',
  'coarse',
  'best-of-n',
  'majority',
  'token-beam',
  'greedy',
] as const satisfies readonly SearchSettings['strategy'][];

export const aggregations = [
  'last',
  'min',
  'product',
  'mean',
] as const satisfies readonly SearchSettings['aggregation'][];

/** Temperature 0.8 is the published one; N = M = 4 lies in the middle of the published {1, 2, 4, 8, 16}. */
export const defaultSettings: SearchSettings = {
  strategy: 'toolprm',
  beams: 4,
  candidates: 4,
  temperature: 0.8,
  seed: 0,
  aggregation: 'last',
  constraint: 'off',
  format: 'hammer',
  maxTokens: 256,
  maxSteps: 64,
  budget: {},
};

/** Seeds are whole numbers from 0 to this one. */
export const mostSeed = 2 ** 31 - 1;

const wholeNumbers = [
  ['beams', 1, 256],
  ['candidates', 1, 256],
  ['maxTokens', 1, 32_768],
  ['maxSteps', 1, 10_000],
  ['seed', 0, mostSeed],
] as const;

/**
 * Checks settings that came from a person.
 * @throws {RangeError} that names the setting, what it is and what it may be.
 */
export function checkSettings(settings: SearchSettings): SearchSettings {
  for (const [name, low, high] of wholeNumbers) {
    const value = settings[name];
    if (!Number.isInteger(value) || value < low || value > high) {
      throw new RangeError(`${name} is ${value}: give a whole number from ${low} to ${high}.`);
    }
  }
  within('temperature', settings.temperature, 0, 5);
  if (settings.threshold !== undefined) within('threshold', settings.threshold, 0, 1);
  oneOf('strategy', settings.strategy, strategyNames);
  oneOf('aggregation', settings.aggregation, aggregations);
  oneOf('constraint', settings.constraint, ['off', 'schema']);
  oneOf('format', settings.format, callFormats);
  for (const [name, value] of Object.entries(settings.budget)) {
    if (value !== undefined && !(value > 0)) {
      throw new RangeError(`budget.${name} is ${value}: give a number above 0, or leave it out.`);
    }
  }
  return settings;
}

function within(name: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high)) {
    throw new RangeError(`${name} is ${value}: give a number from ${low} to ${high}.`);
  }
}

function oneOf(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) {
    throw new RangeError(`${name} is "${value}": choose one of ${allowed.join(', ')}.`);
  }
}
