// The strategies as data: where a search branches, scores and cuts. One engine runs them all but token-level beam search.
import type { DecisionKind } from '../calls/decision.ts';
import type { SearchSettings } from '../log/events.ts';

export interface Strategy {
  /** Samples drawn at the root. */
  readonly rootSamples: number;
  /** Samples drawn for a beam that has passed a checkpoint; between checkpoints a beam continues with its own count. */
  readonly samples: number;
  /** Beams retained at a checkpoint; finished ones count. */
  readonly width: number;
  readonly temperature: number;
  /** A decision at which candidates wait for each other, are scored, and are cut. */
  checkpoint(kind: DecisionKind): boolean;
  /** True where every decision is a checkpoint, so that scoring can begin as candidates arrive. */
  readonly everyDecision: boolean;
  /** Who scores at a checkpoint: the reward model, the samples' votes, or nobody. */
  readonly scoring: 'reward' | 'votes' | 'none';
}

/**
 * The plan of a strategy. N × M is the budget of samples that the baselines get too, so that they can be compared
 * (arXiv 2510.14703, section 4): `best-of-n` and `majority` draw N × M whole responses.
 */
export function strategyOf(settings: SearchSettings): Strategy {
  const { beams: n, candidates: m, temperature } = settings;
  const every = (): boolean => true;
  const atResponse = (kind: DecisionKind): boolean => kind === 'response-finished';
  const atCall = (kind: DecisionKind): boolean => kind === 'call-finished' || kind === 'response-finished';
  switch (settings.strategy) {
    case 'toolprm':
      return {
        rootSamples: n * m,
        samples: m,
        width: n,
        temperature,
        checkpoint: every,
        everyDecision: true,
        scoring: 'reward',
      };
    case 'coarse':
      return {
        rootSamples: n * m,
        samples: m,
        width: n,
        temperature,
        checkpoint: atCall,
        everyDecision: false,
        scoring: 'reward',
      };
    case 'best-of-n':
      return {
        rootSamples: n * m,
        samples: 1,
        width: 1,
        temperature,
        checkpoint: atResponse,
        everyDecision: false,
        scoring: 'reward',
      };
    case 'majority':
      return {
        rootSamples: n * m,
        samples: 1,
        width: 1,
        temperature,
        checkpoint: atResponse,
        everyDecision: false,
        scoring: 'votes',
      };
    case 'greedy':
    case 'token-beam':
      return {
        rootSamples: 1,
        samples: 1,
        width: 1,
        temperature: 0,
        checkpoint: atResponse,
        everyDecision: false,
        scoring: 'none',
      };
  }
}
