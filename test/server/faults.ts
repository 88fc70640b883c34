// What can go wrong between a client and a server, as data: attach faults to a test server, each for some requests.
import type { JsonValue } from '../../src/tools/tool.ts';
import { uniform } from './scripted-model.ts';

export type FaultKind =
  /** Answers with a status; `body` in the personality's own shape unless given. 401, 429, 503, 500 … */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly message?: string;
      readonly body?: JsonValue;
    }
  /** A proxy's page instead of JSON. */
  | { readonly kind: 'html'; readonly status?: number }
  /** An error status with nothing in it. */
  | { readonly kind: 'empty'; readonly status: number }
  /** Drops the connection before the answer. */
  | { readonly kind: 'reset' }
  /** Drops the connection after `after` stream events. */
  | { readonly kind: 'cut'; readonly after: number }
  /** Ends the stream properly, but too early and without `[DONE]`. */
  | { readonly kind: 'early-end'; readonly after: number }
  /** An error event inside a 200 stream, after `after` events. */
  | { readonly kind: 'stream-error'; readonly after: number; readonly message?: string }
  /** Broken JSON: the whole answer, or the stream event after `after` events. */
  | { readonly kind: 'invalid-json'; readonly after?: number }
  /** Never answers; with `after`, falls silent after that many stream events. */
  | { readonly kind: 'silence'; readonly after?: number }
  /** Waits before each stream event (or the answer). */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** Waits before a stream's first event until the test lets it go. */
  | { readonly kind: 'held'; readonly until: Promise<void> }
  /** As if prompt and answer did not fit the context. */
  | { readonly kind: 'overflow' }
  /** The label is outside every top-k, however large. */
  | { readonly kind: 'missing-label'; readonly label: '+' | '-' }
  /** Treats one request field as unknown. */
  | { readonly kind: 'unknown-field'; readonly field: string; readonly behaviour: 'reject' | 'ignore' };

/** Which requests: all on `path` unless narrowed. Requests are counted for each fault, from 1, among those on `path`. */
export interface FaultTarget {
  readonly path?: string;
  readonly nth?: number;
  readonly first?: number;
  /** A share of the requests in [0, 1], drawn by `seed`. */
  readonly share?: number;
  readonly seed?: number;
}

export type Fault = FaultKind & FaultTarget;

/** Tells for each request in turn which faults it meets. */
export function createFaultPlan(faults: readonly Fault[]): (path: string) => readonly Fault[] {
  const counts = faults.map(() => 0);
  return (path) =>
    faults.filter((fault, index) => {
      if (fault.path !== undefined && fault.path !== path) return false;
      const count = (counts[index] ?? 0) + 1;
      counts[index] = count;
      if (fault.nth !== undefined) return count === fault.nth;
      if (fault.first !== undefined) return count <= fault.first;
      if (fault.share !== undefined) return uniform(`${fault.seed ?? 0}:${count}`) < fault.share;
      return true;
    });
}
