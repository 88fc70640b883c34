// The contract of the splitter: text in any chunking becomes decisions; every state can be kept and forked.
import type { Call, Decision, DecisionKind, DecisionProblem } from './decision.ts';

export interface SplitResult {
  /** The state after all the text so far. */
  readonly next: Splitter;
  /** The decisions that this text completed, in order. */
  readonly decisions: readonly SplitDecision[];
}

export interface SplitDecision extends Decision {
  /** The state exactly after this decision: what follows must start the next one. Fork a beam from here. */
  readonly after: Splitter;
}

/**
 * An immutable state of the splitter. `feed` never changes it, so one state can be fed any number of
 * continuations (one a sample).
 */
export interface Splitter {
  /** Feeds text in any chunking; the decisions do not depend on where the chunks are cut. */
  feed(text: string): SplitResult;
  /** Says that the response ends here: completes what may end here, and reports what may not. */
  finish(): SplitResult;
  /** How many UTF-16 code units of the response are decided, that is, `end` of the last decision. */
  readonly decided: number;
  /** The kinds of decision that may come next; empty once the response is finished or has failed. */
  readonly expected: readonly DecisionKind[];
  /** The calls so far, the last one perhaps partial. */
  readonly calls: readonly Call[];
  /** Set once the text can no longer become a response: nothing more will be decided. */
  readonly failure?: DecisionProblem;
}
