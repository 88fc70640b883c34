// One search on one example: what it answers, whether that is right, and what it cost.
import type { Call } from '../calls/decision.ts';
import { renderCalls } from '../calls/render.ts';
import type { SearchSettings } from '../log/events.ts';
import { ModelError } from '../models/exchange.ts';
import type { Policy } from '../models/policy.ts';
import type { RewardModel } from '../models/reward.ts';
import type { SearchTask } from '../search/search.ts';
import { startSearch } from '../search/start-search.ts';
import { sameCalls } from './same-calls.ts';
import { type SearchFailure, traceFailure } from './search-failure.ts';

export interface SearchResult {
  readonly right: boolean;
  /** The chosen calls as `renderCalls('hammer', …)` writes them; empty where no response was chosen. */
  readonly answer: string;
  /** How the search ended, as `search-finished` has it. */
  readonly outcome: string;
  /** Tokens that the policy sampled: the budget in which strategies are compared. */
  readonly tokens: number;
  /** Prompt tokens that the policy had to compute: those that no cache held. */
  readonly readTokens: number;
  /** Decisions that the reward model scored, and the tokens that it computed for them. */
  readonly scored: number;
  readonly rewardTokens: number;
  readonly steps: number;
  readonly seconds: number;
  /** Until the first candidate was there; absent where none came. */
  readonly firstCandidate?: number;
  /** Where the answer is wrong and the search tells. */
  readonly failure?: SearchFailure;
  /** A right response was among those that finished. */
  readonly finishedRight: boolean;
}

export interface SearchSubject {
  readonly task: SearchTask;
  readonly gold: readonly Call[];
}

/**
 * Runs a search to its end. One that fails because of its prompt (too long, no text satisfies its schemas) counts as wrong.
 * @throws {ModelError} where a model itself fails; what `signal` aborts with.
 */
export async function measureSearch(
  { task, gold }: SearchSubject,
  settings: SearchSettings,
  models: { readonly policy: Policy; readonly reward: RewardModel },
  signal: AbortSignal,
): Promise<SearchResult> {
  const used = { tokens: 0, readTokens: 0, scored: 0, rewardTokens: 0 };
  const trace = traceFailure(gold);
  let firstCandidate: number | undefined;
  for await (const event of startSearch({ task, settings, ...models, signal }).events) {
    trace.add(event);
    if (event.type === 'candidate') firstCandidate ??= event.at / 1000;
    if (event.type === 'score' && !event.memo && event.score.reading !== 'derived') used.scored += 1;
    if (event.type === 'exchange' && event.usage !== undefined) {
      const { promptTokens, completionTokens, cachedTokens = 0 } = event.usage;
      if (event.role === 'policy') {
        used.tokens += completionTokens;
        used.readTokens += promptTokens - cachedTokens;
      } else used.rewardTokens += promptTokens - cachedTokens;
    }
    if (event.type !== 'search-finished') continue;
    signal.throwIfAborted();
    const { outcome, chosen, calls, error, totals } = event;
    if (error !== undefined && error.code !== 'context-overflow' && error.code !== 'rejected') {
      throw new ModelError('protocol', `A search failed: ${error.message}`, error.remedy);
    }
    const right = chosen !== null && sameCalls(calls, gold);
    const failure = right ? undefined : trace.failure();
    return {
      right,
      answer: chosen === null ? '' : renderCalls('hammer', calls),
      outcome,
      ...used,
      steps: totals.steps,
      seconds: totals.milliseconds / 1000,
      ...(firstCandidate === undefined ? {} : { firstCandidate }),
      ...(failure === undefined ? {} : { failure }),
      finishedRight: right || trace.finishedRight(),
    };
  }
  throw new Error('The search ended without saying so.');
}
