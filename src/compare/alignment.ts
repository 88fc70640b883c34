// Two searches beside each other: their decisions in pairs, what differs in each, and the schema edit it belongs to.
import type { Call } from '../calls/decision.ts';
import type { LoggedDecision, Verdict } from '../log/events.ts';
import type { Mark } from '../log/mark.ts';
import type { SearchFinished } from '../log/tree.ts';
import type { ToolChange } from '../tools/tool-change.ts';

/** Of rows with both sides, the gravest that holds: chosen differs, verdict differs, changed score, same. */
export type RowState =
  | 'same'
  | 'changed-score'
  | 'verdict-differs'
  /** Of steps only. */
  | 'chosen-differs'
  | 'only-left'
  | 'only-right';

/** One side of a row: a candidate as it stands in its own search. */
export interface ComparedCandidate {
  readonly id: string;
  /** The search's own number of the step. */
  readonly step: number;
  readonly kind: LoggedDecision['kind'];
  /** Of the function or parameter, where the kind has one. */
  readonly name?: string;
  /** One safe line. */
  readonly label: string;
  readonly mark: Mark;
  readonly samples: number;
  /** Step score and score of the path, in [0, 1]. */
  readonly score?: number;
  readonly aggregate?: number;
  readonly verdict?: Verdict['kind'];
  /** Why it lives or died; absent while nobody has judged it. */
  readonly reason?: string;
  /** Set where blind mode hides scores, verdict and reason: then none of them is here. */
  readonly hidden?: true;
  /** Whether the winning path leads through it. */
  readonly chosen: boolean;
}

export interface AlignedCandidate {
  readonly state: Exclude<RowState, 'chosen-differs'>;
  readonly left?: ComparedCandidate;
  readonly right?: ComparedCandidate;
  /** Of a candidate that is in this row of one search only: the id of the same path in the other search, at another row. */
  readonly elsewhere?: string;
  readonly sentence: string;
  /** What was tried behind it, where that is not on the winning path: that is in the next steps. */
  readonly children: readonly AlignedCandidate[];
}

/** A decision of the winning path of one search or of both, with all candidates that stood for it. */
export interface AlignedStep {
  readonly state: RowState;
  /** What was chosen; absent where that search has no such decision, or ended at it without choosing. */
  readonly left?: ComparedCandidate;
  readonly right?: ComparedCandidate;
  readonly sentence: string;
  /** In the order of the left search, then those of the right alone. */
  readonly candidates: readonly AlignedCandidate[];
  /** How many of the candidates, and of those behind them, are not the same. */
  readonly differences: number;
  /** Indices into the alignment's `edits`: what was changed in the schema of what is decided here. */
  readonly edits: readonly number[];
}

/** A change of the tools between the two searches, and where it shows. */
export interface ComparedEdit {
  readonly change: ToolChange;
  /** Indices of the steps that differ and are about what it changed; empty where it shows nowhere. */
  readonly steps: readonly number[];
}

export interface ComparedResult {
  /** Absent where the search has not ended, or its log was cut. */
  readonly outcome?: SearchFinished['outcome'];
  readonly score?: number;
  readonly calls: readonly Call[];
}

export interface Alignment {
  readonly steps: readonly AlignedStep[];
  readonly edits: readonly ComparedEdit[];
  readonly result: {
    readonly left: ComparedResult;
    readonly right: ComparedResult;
    /** Equal calls, in whatever spelling. */
    readonly sameCalls: boolean;
    readonly sentence: string;
  };
  /** What else differs: query, settings, models; a sentence each. */
  readonly circumstances: readonly string[];
}

/** Blind mode: of which candidates score and verdict are hidden, and with them whether these differ. */
export interface Blindness {
  left(id: string): boolean;
  right(id: string): boolean;
}

/** What the two searches are called in sentences, after "the": `left search` and `right search`, `search before` and `search after`. */
export interface SideNames {
  readonly left: string;
  readonly right: string;
}
