// Majority voting: who scores when nobody but the samples themselves is asked.
import { canonicalCalls } from '../calls/canonical.ts';
import { type Candidate, samplesThrough } from './beam.ts';
import type { RunContext } from './run-context.ts';

/** Scores each candidate with the share of samples that came to the same calls (arXiv 2203.11171). */
export function countVotes(context: RunContext, candidates: readonly Candidate[]): void {
  const votes = new Map<string, number>();
  const key = (candidate: Candidate): string => canonicalCalls(candidate.split?.after.calls ?? []);
  let all = 0;
  for (const candidate of candidates) {
    const samples = samplesThrough(candidate);
    votes.set(key(candidate), (votes.get(key(candidate)) ?? 0) + samples);
    all += samples;
  }
  for (const candidate of candidates) {
    const share = (votes.get(key(candidate)) ?? 0) / all;
    candidate.score = share;
    candidate.aggregate = share;
    context.score(candidate.id, { score: share, reading: 'derived', source: 'share of votes' }, share, false);
  }
}
