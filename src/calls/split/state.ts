// One state of the splitter: what is still to come (a list of goals) and what is known so far. States share structure.
import type { DecisionKind, DecisionProblem } from '../decision.ts';
import type { SplitDecision, Splitter } from '../splitter.ts';
import type { Given } from './given.ts';
import type { Goal } from './goal.ts';
import { blankScan, type Scan } from './scan.ts';
import type { ToolIndex } from './schema-problems.ts';

/** Persistent list: pushing and popping leave every older state as it was. */
export interface GoalList {
  readonly goal: Goal;
  readonly next: GoalList | undefined;
}

export interface FinishedCall {
  readonly name: string;
  readonly given: Given;
  readonly before: FinishedCall | undefined;
}

/** The registers while text runs through; a {@link State} is the same at rest. */
export interface Draft {
  /** The value under way. */
  scan: Readonly<Scan>;
  readonly tools: ToolIndex | undefined;
  goals: GoalList | undefined;
  expected: readonly DecisionKind[];
  /** True inside `arguments` that are a JSON string holding JSON. */
  embedded: boolean;
  /** The key, name or value under way, as its own syntax spells it (escapes of an outer string undone). */
  capture: string;
  /** UTF-16 code units consumed. `carry` comes after them: text that waits for the rest of an escape. */
  position: number;
  carry: string;
  /** Text consumed since the last decision. Concatenation keeps it a rope, so that feeding is never quadratic. */
  pending: string;
  decided: number;
  /** Index of the call under way. */
  call: number;
  name: string | undefined;
  parameter: string;
  /** True where the last value is a number, true, false or null, which further characters could prolong. */
  wordlike: boolean;
  given: Given;
  /** True once the arguments of the call under way are finished. */
  argued: boolean;
  finished: FinishedCall | undefined;
  failure: DecisionProblem | undefined;
}
export type State = Readonly<Draft>;

/** One `feed` or `finish` under way. */
export interface Run {
  readonly draft: Draft;
  /** The draft's own copy of its scan registers. */
  readonly scan: Scan;
  readonly chunk: string;
  /** Offset of the chunk in the response. */
  readonly base: number;
  /** True where the response ends after the chunk. */
  readonly ended: boolean;
  /** How much of the chunk is consumed, and how much belongs to decisions already made. */
  at: number;
  sent: number;
  /** The character that the escape at `at` stands for, where `arguments` is a JSON string, and the escape's length. */
  escaped: string;
  escapeLength: number;
  readonly decisions: SplitDecision[];
  readonly splitter: (state: State) => Splitter;
}

export function firstState(
  goals: GoalList,
  expected: readonly DecisionKind[],
  given: Given,
  tools: ToolIndex | undefined,
): State {
  return {
    scan: blankScan,
    tools,
    goals,
    expected,
    embedded: false,
    capture: '',
    position: 0,
    carry: '',
    pending: '',
    decided: 0,
    call: 0,
    name: undefined,
    parameter: '',
    wordlike: false,
    given,
    argued: false,
    finished: undefined,
    failure: undefined,
  };
}

/** `first` and then `rest`. Grammars put branches last where they can, so that there is no rest and nothing to copy. */
export function joined(first: GoalList, rest: GoalList | undefined): GoalList {
  if (rest === undefined) return first;
  return { goal: first.goal, next: first.next === undefined ? rest : joined(first.next, rest) };
}
