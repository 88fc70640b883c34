// What a call is made of: the five decisions of ToolPRM (arXiv 2510.14703, section 3) and their problems.
import type { JsonValue } from '../tools/tool.ts';

export type DecisionKind =
  | 'function-name'
  | 'argument'
  | 'arguments-finished'
  | 'call-finished'
  | 'response-finished';

/** The label names that the paper gives the five decisions. */
export const decisionTag: Readonly<Record<DecisionKind, string>> = {
  'function-name': '<FUNC_NAME>',
  argument: '<ARG_VALUE>',
  'arguments-finished': '<PARAM_FINISH>',
  'call-finished': '<FUNC_FINISH>',
  'response-finished': '<TOTAL_FINISH>',
};

export type ProblemRule =
  /** The text is not in the format. */
  | 'syntax'
  /** The text went on with the decision before it instead of making a new one (`"Oslo` + `, Norway"`). */
  | 'boundary'
  | 'unknown-function'
  | 'unknown-parameter'
  | 'repeated-parameter'
  /** A value does not satisfy its parameter's schema. */
  | 'value'
  | 'missing-required';

export interface DecisionProblem {
  readonly rule: ProblemRule;
  /** One plain sentence. */
  readonly message: string;
  /** JSON Pointer into the call's arguments (`/unit`), where the problem has a place. */
  readonly pointer?: string;
}

/** One decision: a span of the response text. Joining the `text` of all decisions gives the response back. */
export interface Decision {
  readonly kind: DecisionKind;
  readonly text: string;
  /** Offsets into the response, in UTF-16 code units; `text` is `response.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
  /** Index of the call it belongs to; for `response-finished`, the number of calls. */
  readonly call: number;
  /** The function's or parameter's name, where the kind has one. */
  readonly name?: string;
  /** The argument's value. Numbers keep their spelling in `text` only. */
  readonly value?: JsonValue;
  readonly problems: readonly DecisionProblem[];
}

/** A finished or partial call. Arguments keep their order; a repeated parameter keeps its last value. */
export interface Call {
  readonly name: string;
  readonly arguments: Readonly<Record<string, JsonValue>>;
}
