// Turns the text of a response into decisions: piece by piece from any kept state, or all of it at once.
import type { Tool } from '../tools/tool.ts';
import type { Call, Decision, DecisionKind, DecisionProblem } from './decision.ts';
import type { CallFormat } from './format.ts';
import { callsOf, kinds } from './split/decide.ts';
import { drive } from './split/drive.ts';
import { nothingGiven } from './split/given.ts';
import { grammars } from './split/grammars.ts';
import { indexTools } from './split/schema-problems.ts';
import { firstState, type Run, type State } from './split/state.ts';
import type { SplitResult, Splitter } from './splitter.ts';

/**
 * The state before the first character of a response. With tools, decisions carry what the schemas say against them.
 *
 * `feed` decides as early as the text allows, with one exception: `response-finished` always waits for `finish`, since
 * its text takes the closing fence and the whitespace that may follow. Where a decision has no text of its own (a
 * `pythonic` call is finished with its arguments), feeding the empty text to the state before it makes it.
 *
 * `expected` names the usual order, the name before the arguments; arguments before the name are understood all the
 * same, and once they have begun `expected` says so.
 */
export function createSplitter(format: CallFormat, tools?: readonly Tool[]): Splitter {
  const index = tools === undefined ? undefined : indexTools(tools);
  return new SplitterState(firstState(grammars[format], kinds.start, nothingGiven, index));
}

export interface SplitResponse {
  readonly decisions: readonly Decision[];
  /** The text after the last decision; empty when the response is finished. */
  readonly rest: string;
  readonly failure?: DecisionProblem;
  readonly calls: readonly Call[];
}

/** Splits a whole response. A response that ends too early has a failure as well. */
export function splitResponse(format: CallFormat, text: string, tools?: readonly Tool[]): SplitResponse {
  const fed = createSplitter(format, tools).feed(text);
  const finished = fed.next.finish();
  const decisions = [...fed.decisions, ...finished.decisions].map(({ after: _, ...decision }) => decision);
  const { failure, calls, decided } = finished.next;
  return { decisions, rest: text.slice(decided), calls, ...(failure === undefined ? {} : { failure }) };
}

/** A class only because a state is made for every chunk: its methods and lazy getters must not be made anew each time. */
class SplitterState implements Splitter {
  readonly decided: number;
  readonly expected: readonly DecisionKind[];
  readonly failure?: DecisionProblem;
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
    this.decided = state.decided;
    this.expected = state.failure === undefined ? state.expected : kinds.none;
    if (state.failure !== undefined) this.failure = state.failure;
  }

  get calls(): readonly Call[] {
    return callsOf(this.#state);
  }

  feed(text: string): SplitResult {
    return this.#run(text, false);
  }

  finish(): SplitResult {
    return this.#run('', true);
  }

  #run(text: string, ended: boolean): SplitResult {
    const state = this.#state;
    if (state.failure !== undefined) return { next: this, decisions: [] };
    const run: Run = {
      draft: { ...state, carry: '' },
      scan: { ...state.scan },
      chunk: state.carry + text,
      base: state.position,
      ended,
      at: 0,
      sent: 0,
      escaped: '',
      escapeLength: 0,
      decisions: [],
      splitter: (after) => new SplitterState(after),
    };
    drive(run);
    const { draft } = run;
    if (draft.failure === undefined) {
      draft.scan = run.scan;
      draft.pending += run.chunk.slice(run.sent, run.at);
      draft.position = run.base + run.at;
      draft.carry = run.chunk.slice(run.at);
    }
    return { next: new SplitterState(draft), decisions: run.decisions };
  }
}
