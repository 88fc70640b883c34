// Scoring: new distinct candidates only, in one request a step, begun early where the policy is slow.
import type { Score, ScoreEvent, ScoreItem } from '../models/reward.ts';
import { type Candidate, textThrough } from './beam.ts';

export interface ScorerOptions {
  readonly memo: Map<string, Score>;
  ask(items: readonly ScoreItem[]): AsyncIterable<Extract<ScoreEvent, { type: 'score' }>>;
  item(candidate: Candidate): ScoreItem;
  onScore(candidate: Candidate, score: Score, memo: boolean): void;
}

export interface Scorer {
  /** Queues a candidate. `expected` is how many more may still arrive in this step. */
  add(candidate: Candidate, expected: number): void;
  /** Scores what is left and waits for all. */
  finish(): Promise<void>;
}

/** How long the first candidates wait for company before an early request goes out, in milliseconds. */
const patience = 100;

/**
 * One step's scorer. A step costs one reward request, or two where at least half of the candidates arrived while the
 * policy was still writing the others for longer than the patience: then scoring has begun by the time the last one ends.
 */
export function createScorer(options: ScorerOptions): Scorer {
  const { memo } = options;
  let queue: Candidate[] = [];
  let early: Promise<void> | undefined;
  let firstAt = 0;

  async function request(candidates: readonly Candidate[]): Promise<void> {
    const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    for await (const event of options.ask(candidates.map(options.item))) {
      const candidate = byId.get(event.id);
      if (candidate === undefined) continue;
      memo.set(textThrough(candidate), event.score);
      options.onScore(candidate, event.score, false);
    }
  }

  function flush(): Promise<void> | undefined {
    if (queue.length === 0) return undefined;
    const batch = queue;
    queue = [];
    const sent = request(batch);
    // Awaited in `finish`; a failure before that must not count as unhandled.
    sent.catch(() => undefined);
    return sent;
  }

  return {
    add(candidate, expected) {
      const known = memo.get(textThrough(candidate));
      if (known !== undefined) {
        options.onScore(candidate, known, true);
        return;
      }
      if (queue.length === 0 && early === undefined) firstAt = performance.now();
      queue.push(candidate);
      if (early !== undefined || expected === 0 || queue.length < 2 || queue.length < expected) return;
      if (performance.now() - firstAt >= patience) early = flush();
    },
    async finish() {
      const last = flush();
      await early;
      await last;
    },
  };
}
