// One key for all spellings of a call: to merge equal candidates and to count votes.
import type { JsonValue } from '../tools/tool.ts';
import type { Call } from './decision.ts';

/**
 * A value as text in which equal values are equal: object keys sorted at every depth, numbers by value (`1.0` is `1`,
 * `-0` is `0`), no whitespace. Lists keep their order.
 */
export function canonicalValue(value: JsonValue): string {
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalValue).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalValue(item)}`).join(',')}}`;
}

/** The order of the arguments does not count. */
export function canonicalCall(call: Call): string {
  return `{"name":${JSON.stringify(call.name)},"arguments":${canonicalValue(call.arguments)}}`;
}

/** The order of the calls counts. */
export function canonicalCalls(calls: readonly Call[]): string {
  return `[${calls.map(canonicalCall).join(',')}]`;
}
