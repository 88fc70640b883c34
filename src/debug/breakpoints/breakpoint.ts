// One breakpoint of whatever kind: where it holds, at which of its hits it stops, and what it says instead of stopping.
import type { SearchTree } from '../../log/tree.ts';
import { evaluate } from '../expression/evaluate.ts';
import { type Expression, ExpressionError } from '../expression/expression.ts';
import { parseExpression } from '../expression/parse.ts';
import { isTrue } from '../expression/value.ts';
import { scopeAt } from '../scope.ts';
import type { Finding, Look } from './finding.ts';
import { readHitCondition } from './hit-condition.ts';
import { type LogMessage, readLogMessage, writeLogMessage } from './log-message.ts';
import type { StepView } from './step-view.ts';

/** What may be said of any breakpoint; empty texts count as not said. */
export interface BreakpointTerms {
  /** An expression over the step, in which `candidate` is the one that was found. */
  readonly condition?: string | undefined;
  readonly hitCondition?: string | undefined;
  /** It is output instead of stopping. */
  readonly logMessage?: string | undefined;
}

/** What a breakpoint does at one place. */
export type Outcome =
  | { readonly kind: 'hit'; readonly finding: Finding }
  | { readonly kind: 'output'; readonly text: string };

export interface Breakpoint {
  /** Why it never holds, as a sentence: what was written of it cannot be read. */
  readonly problem?: string;
  /** Whether what it does at a place depends on the places before it. */
  readonly counts: boolean;
  /**
   * The same for the same place, however it was come to, where all places before it were looked at as well.
   * @param name Of the breakpoint, for what it has to say of itself.
   */
  at(view: StepView, place: number, name: string): readonly Outcome[];
}

/** @param look All that it is about in a step, the best first. */
export function createBreakpoint(look: Look, terms: BreakpointTerms): Breakpoint {
  const condition = read(terms.condition, readCondition);
  const hitCondition = read(terms.hitCondition, readHitCondition);
  const message = read(terms.logMessage, readLogMessage);
  if (typeof condition === 'string') return unreadable(condition);
  if (typeof hitCondition === 'string') return unreadable(hitCondition);
  if (typeof message === 'string') return unreadable(message);
  const counts = hitCondition !== undefined;
  /** Places at which it held, in order, by search. */
  const held = new Map<string, number[]>();
  /** Where its condition first had no value: that is said there and nowhere else. */
  let complaint: { readonly search: string; readonly place: number } | undefined;

  const find = (view: StepView, complain: (error: ExpressionError) => void): Finding | undefined => {
    const findings = look(view);
    if (condition === undefined) return findings[0];
    let failure: ExpressionError | undefined;
    const found = findings.find(({ candidate }) => {
      try {
        return isTrue(evaluate(condition, scopeAt(view.tree, view.step, candidate?.id ?? null)));
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        failure ??= error;
        return false;
      }
    });
    if (found === undefined && failure !== undefined) complain(failure);
    return found;
  };

  return {
    counts,
    at(view, place, name) {
      const search = searchOf(view.tree);
      const outcomes: Outcome[] = [];
      const found = find(view, (error) => {
        complaint ??= { search, place };
        if (complaint.search !== search || complaint.place !== place) return;
        outcomes.push({ kind: 'output', text: `The condition of ${name} has no value: ${error.message}` });
      });
      if (found === undefined) return outcomes;
      if (hitCondition !== undefined) {
        const places = held.get(search) ?? [];
        held.set(search, places);
        if (!hitCondition(numberOf(place, places))) return outcomes;
      }
      if (message === undefined) return [{ kind: 'hit', finding: found }];
      return [{ kind: 'output', text: logText(message, found, view) }];
    },
  };
}

const unreadable = (problem: string): Breakpoint => ({ problem, counts: false, at: () => [] });

function read<T>(text: string | undefined, reader: (text: string) => T): T | undefined {
  return text === undefined || text.trim() === '' ? undefined : reader(text);
}

function readCondition(text: string): Expression | string {
  try {
    return parseExpression(text);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return `In the condition ${text.trim()}: ${error.message}`;
  }
}

function logText(message: LogMessage, { candidate }: Finding, { tree, step }: StepView): string {
  return writeLogMessage(message, scopeAt(tree, step, candidate?.id ?? null));
}

/** A log that lost its beginning has no name. */
const searchOf = ({ header }: SearchTree): string => header?.search ?? '';

/** Which hit the one at a place is, from 1; notes the place. */
function numberOf(place: number, places: number[]): number {
  const after = places.findIndex((other) => other >= place);
  if (after === -1) return places.push(place);
  if (places[after] !== place) places.splice(after, 0, place);
  return after + 1;
}
