// What a list of searches shows of one: read from the first and the last lines of its log, however long it is.
import { parse } from 'jsonc-parser';
import type { Call } from '../calls/decision.ts';
import { present, record } from '../tools/record.ts';
import type { SearchFinished } from './tree.ts';

export interface SearchBrief {
  readonly query: string;
  /** Absent where the first line is damaged. */
  readonly search?: string;
  /** Milliseconds since 1970. */
  readonly time?: number;
  readonly policy?: string;
  readonly reward?: string;
  readonly strategy?: string;
  readonly toolsFile?: string;
  readonly forked: boolean;
  /** The search and the candidate that this one was made from. */
  readonly parent?: { readonly search: string; readonly candidate: string };
  /** Its first events repeat those of the parent: so many, before what was changed. */
  readonly replayed?: number;
  /** Absent while the search runs, and where its log was cut. */
  readonly outcome?: SearchFinished['outcome'];
  /** In [0, 1]. */
  readonly score?: number;
  /** The chosen calls' function names. */
  readonly functions: readonly string[];
  /** The chosen calls; absent while there is no outcome. */
  readonly calls?: readonly Call[];
  /** Of the last line that tells it. */
  readonly step?: number;
  /** From the start to the last line, in milliseconds. */
  readonly duration?: number;
}

const outcomes = [
  'done',
  'empty',
  'stopped',
  'budget',
  'failed',
] as const satisfies readonly SearchFinished['outcome'][];
/** Lines from the end that are looked at: the last one is the one that counts, unless it was cut. */
const lastLines = 20;

/**
 * @param head The log's beginning; it may be cut anywhere, also within the first line.
 * @param tail The log's end; it may begin within a line. The same text as `head` for a short log.
 * @returns `undefined` where the head is no search log. Never throws.
 */
export function readBrief(head: string, tail: string): SearchBrief | undefined {
  const end = head.indexOf('\n');
  const first = fieldsOf(end === -1 ? head : head.slice(0, end));
  if (first.type !== 'search-started') return undefined;
  const settings = record(first.settings);
  const time = Date.parse(textOf(first.time) ?? '');
  return {
    query: textOf(first.query) ?? '',
    forked: first.parent !== undefined,
    ...present('search', textOf(first.search)),
    ...present('parent', parentOf(first.parent)),
    ...present('replayed', numberOf(first.replayed)),
    ...present('time', Number.isNaN(time) ? undefined : time),
    ...present('policy', textOf(record(first.policy).name)),
    ...present('reward', textOf(record(first.reward).name)),
    ...present('strategy', textOf(settings.strategy)),
    ...present('toolsFile', textOf(first.toolsFile)),
    ...endOf(tail),
  };
}

function parentOf(value: unknown): SearchBrief['parent'] {
  const search = textOf(record(value).search);
  const candidate = textOf(record(value).candidate);
  return search === undefined || candidate === undefined ? undefined : { search, candidate };
}

type Ending = Pick<SearchBrief, 'outcome' | 'score' | 'functions' | 'calls' | 'step' | 'duration'>;

function endOf(tail: string): Ending {
  let step: number | undefined;
  let at: number | undefined;
  for (const line of tail.trimEnd().split('\n').slice(-lastLines).reverse()) {
    const event = fieldsOf(line, false);
    at ??= numberOf(event.at);
    if (event.type === 'search-finished') {
      const outcome = outcomes.find((known) => known === event.outcome);
      return {
        functions: callNames(event.calls),
        calls: callsOf(event.calls),
        ...present('outcome', outcome),
        ...present('score', numberOf(event.score)),
        ...present('step', numberOf(record(event.totals).steps)),
        ...present('duration', numberOf(record(event.totals).milliseconds) ?? at),
      };
    }
    step ??= numberOf(event.step);
  }
  return { functions: [], ...present('step', step), ...present('duration', at) };
}

function callNames(calls: unknown): readonly Call['name'][] {
  return Array.isArray(calls) ? calls.flatMap((call: unknown) => textOf(record(call).name) ?? []) : [];
}

function callsOf(calls: unknown): readonly Call[] {
  if (!Array.isArray(calls)) return [];
  return calls.flatMap((call: unknown) => {
    const name = textOf(record(call).name);
    // What was parsed from JSON holds nothing but JSON.
    const values: unknown = record(call).arguments;
    return name === undefined ? [] : [{ name, arguments: isJsonObject(values) ? values : {} }];
  });
}

const isJsonObject = (value: unknown): value is Call['arguments'] =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of a line's object. A first line that is cut, as one with very large tools, still gives what it has. */
function fieldsOf(line: string, tolerant = true): Record<string, unknown> {
  try {
    return record(JSON.parse(line));
  } catch {
    return tolerant && line.startsWith('{') ? record(parse(line)) : {};
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
