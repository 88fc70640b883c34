// The engine's own state: beams that live, candidates that wait for their verdict.
import type { Decision, DecisionProblem } from '../calls/decision.ts';
import { resume } from '../calls/resume.ts';
import type { SplitDecision, Splitter } from '../calls/splitter.ts';
import type { CandidateSource, LoggedDecision, SearchSettings } from '../log/events.ts';
import type { TokenLogprob } from '../models/policy.ts';
import type { Tool } from '../tools/tool.ts';

/** Text that a sample wrote past the decision it was asked for: a fair sample of what follows that decision. */
export interface Remainder {
  readonly text: string;
  readonly tokens: readonly TokenLogprob[];
  /** True when the response ends after this text; false when it was cut by a limit. */
  readonly ended: boolean;
}

/** A path from the root that will be expanded. */
export interface Beam {
  /** Candidate id of its last decision; `null` at the root. */
  readonly id: string | null;
  /** The response so far. */
  readonly text: string;
  readonly splitter: Splitter;
  readonly path: readonly Decision[];
  /** Scores at the checkpoints passed, each in [0, 1]. */
  readonly scores: readonly number[];
  /** How many continuations it gets. */
  readonly samples: number;
  readonly pool: readonly Remainder[];
}

/** A proposed decision. It has no verdict yet. */
export interface Candidate {
  readonly id: string;
  readonly parent: Beam;
  readonly decision: LoggedDecision;
  /** The splitter's decision; absent for text that never became one. */
  readonly split?: SplitDecision;
  readonly tokens: readonly TokenLogprob[];
  readonly pool: Remainder[];
  readonly source: CandidateSource;
  /** Place of its parent among the beams, then of its first sample: the order that breaks ties. */
  order: number;
  /** Identical samples, itself included. */
  count: number;
  score?: number;
  aggregate?: number;
}

/** What one sample came to: a decision and the rest, or a fragment and why. */
export type Proposal =
  | {
      readonly kind: 'decision';
      readonly decision: SplitDecision;
      readonly tokens: readonly TokenLogprob[];
      readonly rest: Remainder;
      readonly source: CandidateSource;
    }
  | {
      readonly kind: 'fragment';
      readonly text: string;
      readonly tokens: readonly TokenLogprob[];
      /** Absent when a limit cut it. */
      readonly problem?: DecisionProblem;
      readonly source: CandidateSource;
    };

/** The response up to and with a candidate. */
export const textThrough = (candidate: Candidate): string => candidate.parent.text + candidate.decision.text;

/** How many samples took its path: a decision that is forced is drawn once, for all samples of its beam. */
export function samplesThrough({ source, parent, count }: Candidate): number {
  return source === 'forced' ? parent.samples : count;
}

/** A decision as the log keeps it: without the splitter's state. */
export function plainDecision({ after: _, ...decision }: Decision & { readonly after?: unknown }): Decision {
  return decision;
}

/**
 * Where a search begins: nothing is decided, or `prefix` is.
 * @throws {RangeError} where the prefix does not end with a decision.
 */
export function rootBeam(
  { format }: SearchSettings,
  tools: readonly Tool[],
  prefix: string,
  samples: number,
): Beam {
  const start = resume(format, tools, prefix);
  if (start === undefined) {
    throw new RangeError('A search can only be continued at the end of a decision.');
  }
  return {
    id: null,
    text: prefix,
    splitter: start.splitter,
    path: start.path.map(plainDecision),
    scores: [],
    samples,
    pool: [],
  };
}

/** The beam that a retained candidate becomes. */
export function beamOf(candidate: Candidate, samples: number): Beam {
  const { decision, parent, split } = candidate;
  if (split === undefined || decision.kind === 'token' || decision.kind === 'fragment') {
    throw new RangeError(`Candidate ${candidate.id} cannot be continued.`);
  }
  return {
    id: candidate.id,
    text: textThrough(candidate),
    splitter: split.after,
    path: [...parent.path, decision],
    scores: candidate.score === undefined ? parent.scores : [...parent.scores, candidate.score],
    samples,
    pool: candidate.pool,
  };
}
