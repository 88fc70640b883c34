// Who lives: the pure ranking of scored candidates, with the reason for everyone who does not.
import { canonicalCalls } from '../calls/canonical.ts';
import type { Verdict } from '../log/events.ts';
import type { Candidate } from './beam.ts';

export interface Judgement {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
}

export interface JudgeOptions {
  /** How many may be retained. */
  readonly width: number;
  readonly threshold?: number;
}

/**
 * Ranks candidates by aggregate, then by how many samples proposed them, then in the order given (which is the order of
 * their parents). Equal decisions after equal paths are duplicates of the better one; then the threshold and the cut apply.
 * Retained candidates come first, best first.
 */
export function judge(candidates: readonly Candidate[], options: JudgeOptions): readonly Judgement[] {
  const order = [...candidates].sort((a, b) => value(b) - value(a) || b.count - a.count);
  const pruned: Judgement[] = [];
  const first = new Map<string, Candidate>();
  const ranked: Candidate[] = [];
  for (const candidate of order) {
    const key = stateKey(candidate);
    const same = first.get(key);
    if (same !== undefined) {
      pruned.push({ candidate, verdict: { kind: 'duplicate', of: same.id } });
      continue;
    }
    first.set(key, candidate);
    const { score } = candidate;
    if (options.threshold !== undefined && score !== undefined && score < options.threshold) {
      pruned.push({ candidate, verdict: { kind: 'threshold', score, minimum: options.threshold } });
      continue;
    }
    ranked.push(candidate);
  }
  const retained = ranked.slice(0, options.width);
  const lost = ranked.slice(options.width);
  const last = retained[retained.length - 1];
  const bestLost = lost[0];
  return [
    ...retained.map((candidate, index) => ({
      candidate,
      verdict: {
        kind: 'retained',
        rank: index + 1,
        ...(bestLost === undefined ? {} : { gap: value(candidate) - value(bestLost) }),
        finished: candidate.decision.kind === 'response-finished',
      } as const,
    })),
    ...lost.map((candidate, index) => {
      const sibling = retained.find((other) => other.parent === candidate.parent);
      return {
        candidate,
        verdict: {
          kind: 'rank',
          rank: retained.length + index + 1,
          cut: options.width,
          gap: last === undefined ? 0 : value(last) - value(candidate),
          beatenBy: (sibling ?? last ?? candidate).id,
        } as const,
      };
    }),
    ...pruned,
  ];
}

const value = (candidate: Candidate): number => candidate.aggregate ?? 1;

/** Two candidates with the same key have made the same decisions, whatever the spelling or the order of arguments. */
export function stateKey(candidate: Candidate): string {
  const calls = candidate.split?.after.calls;
  if (calls === undefined) return candidate.id;
  return `${candidate.decision.kind}\n${canonicalCalls(calls)}`;
}
