// Reads what launch.json gives: a search to run, or a log to replay.
import type { Call } from '../../calls/decision.ts';
import type { SearchSettings } from '../../log/events.ts';
import { arrayAt, numberAt, objectAt, stringAt } from '../../models/openai/json-shape.ts';
import { checkSettings, defaultSettings } from '../../search/settings.ts';
import type { JsonValue } from '../../tools/tool.ts';
import type { AttachArguments, LaunchArguments } from '../host.ts';
import { type Arguments, optionalText } from './arguments.ts';
import { RequestError } from './request-error.ts';

export interface CaseName {
  /** Path of a file of cases. */
  readonly file: string;
  /** May be left out where the file has one case. */
  readonly id?: string;
}

/** A search for a case of a file. What is given beside it stands in for what the case says. */
export type CaseLaunch = Omit<LaunchArguments, 'tools' | 'toolsText' | 'query'> & {
  readonly case: CaseName;
  readonly tools?: string;
  readonly query?: string;
};

/** @throws {RequestError} that names the setting of launch.json and what it may be. */
export function readLaunch(args: Arguments): LaunchArguments | CaseLaunch {
  const tools = optionalText(args, 'tools')?.trim();
  const query = optionalText(args, 'query');
  const named = caseName(args.case);
  const policy = server(args, 'policy');
  const reward = server(args, 'reward');
  const settings = searchSettings(args.settings);
  const { noDebug, ...stops } = flags(args, ['stopOnEntry', 'stopAtEnd', 'noDebug']);
  const others = {
    ...expectedCalls(args),
    ...(settings === undefined ? {} : { settings }),
    ...(policy === undefined ? {} : { policy }),
    ...(reward === undefined ? {} : { reward }),
    ...(noDebug === true ? { noDebug } : stops),
  };
  if (named !== undefined) {
    return { case: named, ...(tools ? { tools } : {}), ...(query?.trim() ? { query } : {}), ...others };
  }
  if (!tools) {
    throw new RequestError('No tool file is given: set "tools" to the path of one, or "case" to a case.');
  }
  if (!query?.trim()) throw new RequestError('No query is given: set "query" to what the user asks.');
  return { tools, query, ...others };
}

function caseName(value: unknown): CaseName | undefined {
  if (value === undefined || value === null) return undefined;
  const given = objectAt(value) ?? {};
  const file = stringAt(given.file)?.trim();
  const { id } = given;
  if (!file || (id !== undefined && typeof id !== 'string')) {
    throw new RequestError(
      '"case" names no case: give it as {"file": "weather.toolprm-cases.jsonl", "id": "oslo"}.',
    );
  }
  return { file, ...(id ? { id } : {}) };
}

/** @throws {RequestError} that names the setting of launch.json and what it may be. */
export function readAttach(args: Arguments): AttachArguments {
  const log = optionalText(args, 'log')?.trim();
  if (!log) throw new RequestError('No log is given: set "log" to the path of a .toolprm.jsonl file.');
  const tools = optionalText(args, 'tools')?.trim();
  return {
    log,
    ...(tools ? { tools } : {}),
    ...expectedCalls(args),
    ...flags(args, ['stopOnEntry', 'stopAtEnd']),
  };
}

function flags<Name extends string>(
  args: Arguments,
  names: readonly Name[],
): { readonly [name in Name]?: boolean } {
  const read: { [name in Name]?: boolean } = {};
  for (const name of names) {
    const value = args[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'boolean') throw new RequestError(`"${name}" is no boolean: give true or false.`);
    read[name] = value;
  }
  return read;
}

function server(
  args: Arguments,
  role: 'policy' | 'reward',
): { readonly url: string; readonly model?: string } | undefined {
  const value = args[role];
  if (value === undefined || value === null) return undefined;
  const url = stringAt(objectAt(value)?.url);
  if (url === undefined || !/^https?:\/\//i.test(url)) {
    throw new RequestError(`"${role}" names no server: give it as {"url": "http://…", "model": "…"}.`);
  }
  const model = stringAt(objectAt(value)?.model);
  return { url, ...(model === undefined ? {} : { model }) };
}

function expectedCalls(args: Arguments): { readonly expected?: readonly Call[] } {
  const value = args.expected;
  if (value === undefined || value === null) return {};
  const calls = arrayAt(value)?.map(callOf);
  if (calls === undefined || calls.some((call) => call === undefined)) {
    throw new RequestError(
      '"expected" is no list of calls: give it as [{"name": "get_weather", "arguments": {"city": "Oslo"}}].',
    );
  }
  return { expected: calls.filter((call) => call !== undefined) };
}

function callOf(value: JsonValue): Call | undefined {
  const name = stringAt(objectAt(value)?.name);
  const given = objectAt(value)?.arguments;
  const values = given === undefined ? {} : objectAt(given);
  return name === undefined || values === undefined ? undefined : { name, arguments: values };
}

/** Settings that are words; the others are numbers. */
const words: ReadonlySet<string> = new Set(['strategy', 'aggregation', 'constraint', 'format']);

/**
 * Settings by name; how they fit together is checked where the search begins.
 * @throws {RequestError} for unknown names and values outside their limits.
 */
export function searchSettings(value: unknown): Partial<SearchSettings> | undefined {
  if (value === undefined || value === null) return undefined;
  const given = objectAt(value);
  if (given === undefined) throw new RequestError('"settings" is no object: give {"beams": 4}, for example.');
  const { budget, ...plain } = given;
  const limits = budget === undefined ? {} : objectAt(budget);
  if (limits === undefined) throw new RequestError('"settings.budget" is no object: give {"seconds": 60}.');
  const known = [...Object.keys(defaultSettings), 'threshold'];
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new RequestError(`There is no setting "${unknown}": choose of ${known.join(', ')}.`);
  }
  for (const [name, number] of [...Object.entries(plain), ...Object.entries(limits)]) {
    if (words.has(name) || numberAt(number) !== undefined) continue;
    throw new RequestError(`settings.${name} is ${JSON.stringify(number)}: give a number.`);
  }
  const settings: Partial<SearchSettings> = { ...plain, ...(budget === undefined ? {} : { budget: limits }) };
  try {
    checkSettings({ ...defaultSettings, ...settings });
  } catch (error) {
    if (error instanceof RangeError) throw new RequestError(`settings.${error.message}`);
    throw error;
  }
  return settings;
}
