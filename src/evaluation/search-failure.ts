// Why a search came to a wrong answer: the right decision was never proposed, or was pruned, or lost at the end.
import type { Call, Decision, DecisionKind } from '../calls/decision.ts';
import { labelResponse } from '../datasets/label/label-response.ts';
import type { SearchEvent } from '../log/events.ts';

export type SearchFailure =
  /** All right beams were continued wrongly; `at` is what they should have decided, as their continuations had it. */
  | { readonly kind: 'not-proposed'; readonly at: DecisionKind }
  /** A right candidate was there and did not survive. */
  | { readonly kind: 'pruned'; readonly at: DecisionKind }
  /** A right response was finished, and another one chosen. */
  | { readonly kind: 'outranked' };

interface Traced {
  readonly parent: string | null;
  readonly path: readonly Decision[];
  /** It and everything before it agrees with the gold calls. */
  readonly right: boolean;
  retained: boolean;
}

export interface FailureTrace {
  add(event: SearchEvent): void;
  /** Where a right path got furthest and ended; nothing for a search whose candidates are no decisions. */
  failure(): SearchFailure | undefined;
  /** A right response was among the finished ones. */
  finishedRight(): boolean;
}

/** Follows a search's events. Ask for its failure only where the search's answer is wrong. */
export function traceFailure(gold: readonly Call[]): FailureTrace {
  const traced = new Map<string, Traced>();
  const finishedRight = (): boolean =>
    [...traced.values()].some(({ right, path }) => right && path.at(-1)?.kind === 'response-finished');

  function add(event: SearchEvent): void {
    if (event.type === 'verdict' && event.verdict.kind === 'retained') {
      const candidate = traced.get(event.id);
      if (candidate !== undefined) candidate.retained = true;
    }
    if (event.type !== 'candidate') return;
    const { decision, id, parent } = event;
    if (decision.kind === 'token' || decision.kind === 'fragment') return;
    const before = parent === null ? undefined : traced.get(parent);
    const path = [...(before?.path ?? []), decision];
    const right = (before?.right ?? true) && labelResponse(path, gold).decisions.at(-1)?.label === '+';
    traced.set(id, { parent, path, right, retained: false });
  }

  return {
    add,
    finishedRight,
    failure() {
      if (traced.size === 0) return undefined;
      const all = [...traced.values()];
      const deepest = Math.max(0, ...all.filter(({ right }) => right).map(({ path }) => path.length));
      const furthest = [...traced].filter(([, { right, path }]) => right && path.length === deepest);
      const last = furthest[0]?.[1].path.at(-1);
      if (last?.kind === 'response-finished') return { kind: 'outranked' };
      if (last !== undefined && !furthest.some(([, { retained }]) => retained)) {
        return { kind: 'pruned', at: last.kind };
      }
      const parents = new Set(furthest.map(([id]) => id));
      const continued = all.find(({ parent }) => (parent === null ? deepest === 0 : parents.has(parent)));
      const at = continued?.path.at(-1)?.kind;
      return at === undefined ? undefined : { kind: 'not-proposed', at };
    },
  };
}
