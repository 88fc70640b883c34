// Breakpoints on what goes wrong: the exception filters with their options.
import type { Call } from '../../calls/decision.ts';
import { createBreakpoint } from './breakpoint.ts';
import { type Draft, keyOf } from './draft.ts';
import {
  defaultMinimum,
  type ExceptionFilter,
  exceptionFilters,
  lookFor,
  readMinimum,
} from './exception-filters.ts';

export interface ExceptionOption {
  readonly filterId: string;
  /** For `score-below` a score in [0, 1], for the others an expression. */
  readonly condition?: string | undefined;
}

/** @param expected The calls that are right, where they are known. */
export function exceptionDraft(
  { filterId, condition }: ExceptionOption,
  expected: readonly Call[] | undefined,
): Draft {
  const about = exceptionFilters.find(({ filter }) => filter === filterId);
  const minimum =
    about?.filter === 'score-below' && condition?.trim() ? readMinimum(condition) : defaultMinimum;
  const breakpoint = createBreakpoint(
    about === undefined ? () => [] : lookFor(about.filter, Number(minimum), expected ?? []),
    about?.filter === 'score-below' ? {} : { condition },
  );
  const problem =
    exceptionProblem(about?.filter, filterId, expected) ??
    (typeof minimum === 'string' ? minimum : undefined) ??
    breakpoint.problem;
  return {
    kind: 'exception',
    key: keyOf(filterId, condition?.trim() ?? ''),
    name: about === undefined ? filterId : `"${about.label}"`,
    breakpoint,
    ...(problem === undefined ? {} : { problem }),
    missing: () => undefined,
  };
}

function exceptionProblem(
  filter: ExceptionFilter | undefined,
  id: string,
  expected: readonly Call[] | undefined,
): string | undefined {
  if (filter === undefined) return `There is no exception ${JSON.stringify(id)}.`;
  if (filter !== 'expected-pruned' || expected !== undefined) return undefined;
  return 'No expected calls are known: name them as "expected" in launch.json.';
}
