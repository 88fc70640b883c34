// The label of a step: right or wrong against the gold calls, and in what way wrong.
import type { Decision, DecisionProblem } from '../../calls/decision.ts';

/** As the reward model writes it. */
export type StepLabel = '+' | '-';

export type WrongReason =
  /** No gold call that is still to be made has this function. */
  | 'function'
  /** The gold call has no such parameter. */
  | 'parameter'
  /** The gold call has another value there. */
  | 'value'
  /** The call gives the parameter a second time. */
  | 'repeated'
  /** The arguments end although the gold call has more. */
  | 'missing-argument'
  /** The response ends although gold calls are still to be made. */
  | 'missing-call'
  /** Nothing is wrong with the decision but what came before it. */
  | 'earlier';

export interface LabelledDecision extends Decision {
  readonly label: StepLabel;
  /** With `-`. */
  readonly reason?: WrongReason;
  /**
   * Only on arguments with `+`: whether the value is also spelt as the gold calls are rendered. Labels compare values
   * (`1.0` is `1`, keys of objects in any order).
   */
  readonly exactSpelling?: boolean;
}

export interface LabelledResponse {
  /** In order. Their texts joined are the response, less what follows a failure. */
  readonly decisions: readonly LabelledDecision[];
  /** Of the whole response: `+` where it is complete and makes exactly the gold calls, in any order. */
  readonly label: StepLabel;
  /** Whether it is also spelt like the gold calls, argument by argument. */
  readonly exactSpelling: boolean;
  /** Why the text, from the end of the last decision on, is no response. */
  readonly failure?: DecisionProblem;
}
