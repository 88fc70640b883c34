// Makes the five decisions: cuts their text, judges them against the schemas, and keeps the call so far.
import type { JsonValue } from '../../tools/tool.ts';
import type { Call, DecisionKind, DecisionProblem } from '../decision.ts';
import { argumentList, argumentObject, nothingGiven, withArgument } from './given.ts';
import { literalValue } from './literal.ts';
import { blankScan, type Syntax } from './scan.ts';
import { argumentProblems, missingProblems, nameProblems } from './schema-problems.ts';
import type { Draft, Run, State } from './state.ts';

export const kinds = {
  start: ['function-name', 'response-finished'],
  name: ['function-name'],
  arguments: ['argument', 'arguments-finished'],
  argument: ['argument'],
  argumentsEnd: ['arguments-finished'],
  callEnd: ['call-finished'],
  end: ['response-finished'],
  none: [],
} as const satisfies Record<string, readonly DecisionKind[]>;

/** Most decisions have no problem, and share this. */
const none: readonly DecisionProblem[] = [];

/** A new call begins; nothing is decided yet. */
export function beginCall(run: Run): void {
  const draft = run.draft;
  draft.name = undefined;
  draft.given = nothingGiven;
  draft.argued = false;
  draft.expected = kinds.name;
}

/**
 * Decides the function's name. Arguments that came before it could not be judged without it: their problems, and those
 * of their end, are the name's.
 */
export function decideName(run: Run, name: string): void {
  const draft = run.draft;
  draft.name = name;
  draft.expected = draft.argued ? kinds.callEnd : kinds.arguments;
  const tool = draft.tools?.get(name);
  let problems = tool === undefined ? nameProblems(draft.tools, name) : none;
  if (tool !== undefined && (draft.argued || draft.given.length > 0)) {
    problems = argumentList(draft.given).flatMap((argument) => argumentProblems(tool, argument));
    if (draft.argued) problems = [...problems, ...missingProblems(tool, draft.given)];
  }
  decide(run, 'function-name', problems, draft.call, { name });
}

/** Decides one argument from the captured value. Returns what was expected where the value cannot be built. */
export function decideArgument(run: Run, syntax: Syntax): string | undefined {
  const draft = run.draft;
  const name = draft.parameter;
  const value = literalValue(syntax, draft.capture);
  if (value === undefined) return 'a value that can be read';
  draft.given = withArgument(draft.given, name, value);
  draft.wordlike = typeof value === 'number' || typeof value === 'boolean' || value === null;
  draft.expected = kinds.arguments;
  const tool = draft.name === undefined ? undefined : draft.tools?.get(draft.name);
  const argument = draft.given.store.entries[draft.given.length - 1];
  const problems = tool === undefined || argument === undefined ? none : argumentProblems(tool, argument);
  decide(run, 'argument', problems, draft.call, { name, value });
  return undefined;
}

export function decideArgumentsFinished(run: Run): void {
  const draft = run.draft;
  draft.argued = true;
  draft.expected = draft.name === undefined ? kinds.name : kinds.callEnd;
  const tool = draft.name === undefined ? undefined : draft.tools?.get(draft.name);
  decide(
    run,
    'arguments-finished',
    tool === undefined ? none : missingProblems(tool, draft.given),
    draft.call,
  );
}

/** @param then the kinds that may follow in this format. */
export function decideCallFinished(run: Run, then: readonly DecisionKind[]): void {
  const draft = run.draft;
  const call = draft.call;
  draft.finished = { name: draft.name ?? '', given: draft.given, before: draft.finished };
  draft.name = undefined;
  draft.given = nothingGiven;
  draft.argued = false;
  draft.call = call + 1;
  draft.expected = then;
  decide(run, 'call-finished', none, call);
}

export function decideResponseFinished(run: Run): void {
  run.draft.goals = undefined;
  run.draft.expected = kinds.none;
  decide(run, 'response-finished', none, run.draft.call);
}

function decide(
  run: Run,
  kind: DecisionKind,
  problems: readonly DecisionProblem[],
  call: number,
  of?: { readonly name: string } | { readonly name: string; readonly value: JsonValue },
): void {
  const draft = run.draft;
  const start = draft.decided;
  const end = run.base + run.at;
  const text = draft.pending + run.chunk.slice(run.sent, run.at);
  run.sent = run.at;
  draft.pending = '';
  draft.capture = '';
  draft.decided = end;
  // Between decisions no value is under way: every such state shares the blank registers.
  const after = run.splitter({ ...draft, scan: blankScan, position: end, carry: '' });
  run.decisions.push(
    of === undefined
      ? { kind, text, start, end, call, problems, after }
      : 'value' in of
        ? { kind, text, start, end, call, name: of.name, value: of.value, problems, after }
        : { kind, text, start, end, call, name: of.name, problems, after },
  );
}

/** The calls so far, the one under way as well once it has a name or an argument. */
export function callsOf(state: State): readonly Call[] {
  const calls: Call[] = [];
  for (let call = state.finished; call !== undefined; call = call.before) {
    calls.push({ name: call.name, arguments: argumentObject(call.given) });
  }
  calls.reverse();
  if (state.name !== undefined || state.given.length > 0 || state.argued) calls.push(partialCall(state));
  return calls;
}

function partialCall(draft: Readonly<Draft>): Call {
  return { name: draft.name ?? '', arguments: argumentObject(draft.given) };
}
