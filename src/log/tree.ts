// The shape of a search as a tree of candidates, grouped in steps: what every view of a search reads.
import type { CandidateSource, LoggedDecision, LoggedScore, SearchEvent, Totals, Verdict } from './events.ts';

export type SearchStarted = Extract<SearchEvent, { type: 'search-started' }>;
export type SearchFinished = Extract<SearchEvent, { type: 'search-finished' }>;
export type WhatIf = Extract<SearchEvent, { type: 'what-if' }>;
export type Notice = Extract<SearchEvent, { type: 'notice' }>;

export interface TreeNode {
  readonly id: string;
  /** The candidate that it continues; `null` under the root. */
  readonly parent: string | null;
  /** Set where the log has lost the parent: the node stands under the root, and its path begins late. */
  readonly lostParent?: string;
  readonly step: number;
  /** Decisions from the root to it, 1 for those under the root. */
  readonly depth: number;
  readonly decision: LoggedDecision;
  readonly source: CandidateSource;
  /** Samples with this text. */
  readonly count: number;
  readonly score?: LoggedScore;
  /** Score of the whole path, in [0, 1]. */
  readonly aggregate?: number;
  /** True where the score came from the memo. */
  readonly memo?: boolean;
  /** Absent while the search has not judged it. */
  readonly verdict?: Verdict;
  /** The step that judged it, where that is later than its own: it waited at a checkpoint. */
  readonly judgedAt?: number;
  readonly tokens?: readonly { readonly text: string; readonly logprob: number }[];
  /** Ids, in the order in which they were proposed. */
  readonly children: readonly string[];
}

export interface TreeStep {
  readonly index: number;
  /** The expanded beams; `null` is the root. */
  readonly beams: readonly (string | null)[];
  /** Ids, in the order in which they were proposed. */
  readonly candidates: readonly string[];
  /** Ids, best first; empty while the step runs. */
  readonly retained: readonly string[];
  /** Milliseconds since the search started. */
  readonly startedAt: number;
  /** Absent while the step runs. */
  readonly milliseconds?: number;
  readonly tokens: { readonly prompt: number; readonly completion: number; readonly cached: number };
  readonly requests: { readonly policy: number; readonly reward: number };
  /** Ids of its exchanges, in order. */
  readonly exchanges: readonly string[];
}

/** Something in the events that does not fit, as in a log that lost lines. */
export interface TreeProblem {
  readonly seq: number;
  readonly message: string;
}

/** A search at one moment. It never changes; later snapshots share what did not change. */
export interface SearchTree {
  readonly header?: SearchStarted;
  readonly outcome?: SearchFinished;
  readonly state: 'running' | 'paused' | 'finished';
  /** All candidates, in the order in which they were proposed: parents before children. */
  readonly nodes: readonly TreeNode[];
  /** So many of `nodes`, from the first on, are the parent search's, repeated; 0 in a search that repeats none. */
  readonly repeated: number;
  /** Children of the root. */
  readonly roots: readonly string[];
  readonly steps: readonly TreeStep[];
  /** What people changed, in order. */
  readonly changes: readonly WhatIf[];
  readonly notices: readonly Notice[];
  /** From `search-finished` where the log has it, else counted. */
  readonly totals: Totals;
  /** The winner, or where there is none the best retained candidate of the last finished step. */
  readonly leader: string | null;
  /** Ids from the root to the leader. */
  readonly spine: readonly string[];
  /** Ids of the nodes that are new or changed since the snapshot before. */
  readonly changed: readonly string[];
  readonly problems: readonly TreeProblem[];
  node(id: string): TreeNode | undefined;
}
