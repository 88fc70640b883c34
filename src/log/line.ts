// One event as one line: JSON without keys, without numbers that JSON lacks, ended by a line feed.
import type { JsonValue } from '../tools/tool.ts';
import type { SearchEvent } from './events.ts';
import { deepest, type Redactor, tooDeep } from './redact.ts';

/** What servers report for a token that cannot come; JSON has no -Infinity. */
const impossible = -9999;

/**
 * Secrets are removed from all that models and servers said about a request (exchanges, errors, notices); the query,
 * the prompt and the candidates are the evidence and stay as they are.
 */
export function eventLine(event: SearchEvent, redactor: Redactor): string {
  const written = finite(redacted(event, redactor));
  try {
    return line(written);
  } catch (error) {
    // An argument's value is nested too deeply to be written; its text is in the decision as well.
    if (!(error instanceof RangeError)) throw error;
    return `${JSON.stringify(shallow(written, 0))}\n`;
  }
}

function shallow(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return tooDeep;
  if (Array.isArray(value)) return value.map((item) => shallow(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, shallow(member, depth + 1)]),
  );
}

/** What every event has comes first, for people who read the file. */
function line({ seq, at, type, ...body }: SearchEvent): string {
  return `${JSON.stringify({ seq, at, type, ...body })}\n`;
}

function redacted(event: SearchEvent, { text, value }: Redactor): SearchEvent {
  switch (event.type) {
    case 'exchange': {
      const { request, response, error } = event;
      return {
        ...event,
        endpoint: text(event.endpoint),
        request: value(request),
        ...optionally('response', response, value),
        ...optionally('error', error, text),
      };
    }
    case 'notice':
      return { ...event, message: text(event.message), ...optionally('remedy', event.remedy, text) };
    case 'verdict':
      if (event.verdict.kind !== 'failed') return event;
      return { ...event, verdict: { ...event.verdict, error: text(event.verdict.error) } };
    case 'search-finished': {
      const { error } = event;
      if (error === undefined) return event;
      return { ...event, error: { ...error, message: text(error.message), remedy: text(error.remedy) } };
    }
    case 'search-started': {
      const { policy, reward } = event;
      return {
        ...event,
        policy: { ...policy, endpoint: text(policy.endpoint) },
        reward: { ...reward, endpoint: text(reward.endpoint) },
      };
    }
    default:
      return event;
  }
}

function optionally<K extends string, T extends JsonValue>(
  name: K,
  value: T | undefined,
  map: (value: T) => T,
): { readonly [name in K]?: T } {
  const members: { [name in K]?: T } = {};
  if (value !== undefined) members[name] = map(value);
  return members;
}

/** Log-probabilities may be -Infinity in memory. */
function finite(event: SearchEvent): SearchEvent {
  if (event.type === 'candidate' && event.tokens?.some(({ logprob }) => !Number.isFinite(logprob)) === true) {
    const tokens = event.tokens.map(({ text, logprob }) => ({ text, logprob: inJson(logprob) }));
    return { ...event, tokens };
  }
  if (event.type !== 'score') return event;
  const { positive, negative } = event.score;
  if (isInJson(positive) && isInJson(negative)) return event;
  return {
    ...event,
    score: {
      ...event.score,
      ...optionally('positive', positive, inJson),
      ...optionally('negative', negative, inJson),
    },
  };
}

const isInJson = (value: number | undefined): boolean => value === undefined || Number.isFinite(value);
const inJson = (value: number): number => (Number.isFinite(value) ? value : impossible);
