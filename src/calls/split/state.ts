// One state of the splitter: what is still to come (a list of goals) and what is known so far. States share structure.
import type { DecisionKind, DecisionProblem, ProblemRule } from '../decision.ts';
import type { SplitDecision, Splitter } from '../splitter.ts';
import type { Given } from './given.ts';
import { blankScan, type Scan, type Syntax } from './scan.ts';
import type { ToolIndex } from './schema-problems.ts';

/** A grammar is made of goals. Each consumes characters, looks at the next one, or acts between two. */
export type Goal =
  /** Any whitespace, up to the limit. */
  | { readonly kind: 'space' }
  /** This character; `otherwise` follows where it is another one, without which that is a failure. */
  | {
      readonly kind: 'character';
      readonly code: number;
      readonly wanted: string;
      readonly rule: ProblemRule;
      readonly otherwise?: GoalList;
    }
  /** Looks at the next character, which stays. */
  | { readonly kind: 'branch'; readonly choose: Choose }
  /** Fails with rule `boundary` where the next character prolongs what was just decided. */
  | {
      readonly kind: 'edge';
      readonly prolongs: (code: number, draft: Draft) => boolean;
      readonly what: string;
    }
  /** The content of a JSON string up to its closing quote, captured. */
  | { readonly kind: 'content' }
  /** A whole value, captured. */
  | { readonly kind: 'value'; readonly syntax: Syntax }
  /** The characters that `member` accepts, perhaps none, captured. */
  | { readonly kind: 'word'; readonly member: (code: number) => boolean }
  /** Any text through the marker; at the end of the response `atEnd` follows. An empty marker never comes. */
  | { readonly kind: 'prose'; readonly marker: string; readonly atEnd: GoalList }
  /** No character: runs at once. Returns what was expected instead where the text is wrong. */
  | { readonly kind: 'act'; readonly act: (run: Run) => string | undefined };

/** The goals to go on with before the ones that follow (undefined for none), or what was expected instead. */
export type Choose = (code: number, draft: Draft) => GoalList | string | undefined;

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
