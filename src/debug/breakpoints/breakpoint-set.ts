// The breakpoints of a debugging session: on lines of tool files, on tools by name, and on what goes wrong.
import type { Call } from '../../calls/decision.ts';
import type { SearchTree } from '../../log/tree.ts';
import type { Hit } from '../player.ts';
import type { BreakpointKind, Draft, GivenTools } from './draft.ts';
import { type ExceptionOption, exceptionDraft } from './exception-draft.ts';
import { type FunctionBreakpoint, functionDraft } from './function-draft.ts';
import { type SourceBreakpoint, sourceDraft } from './source-draft.ts';
import { stepView } from './step-view.ts';
import type { SourceSpan } from './tool-places.ts';

/** A breakpoint as it was understood; where it is verified and on a line, with the place that it is on. */
export interface PlacedBreakpoint extends Partial<SourceSpan> {
  readonly id: number;
  readonly verified: boolean;
  /** Why it is not verified, or what it is on. */
  readonly message?: string;
}

export interface BreakpointHits {
  /** First those on lines, then those on names, then what went wrong. */
  readonly hits: readonly Hit[];
  /** Of logpoints, and of conditions that have no value. */
  readonly output: readonly { readonly breakpoint: number; readonly text: string }[];
}

export interface BreakpointSet {
  /** Grows whenever breakpoints change. */
  readonly version: number;
  /** Whether some breakpoint counts its hits: then `at` must be asked about all places in order. */
  readonly counts: boolean;
  /** Replaces the breakpoints of a file, given its text as it is now. Equal ones keep their ids and counts. */
  setSource(path: string, lines: readonly SourceBreakpoint[], text: string): readonly PlacedBreakpoint[];
  setFunctions(functions: readonly FunctionBreakpoint[]): readonly PlacedBreakpoint[];
  /** First the filters that have no options, then the others. */
  setExceptions(
    filters: readonly string[],
    options?: readonly ExceptionOption[],
  ): readonly PlacedBreakpoint[];
  /** Tells what the searches are given. @returns the breakpoints that were verified by that, or are not any more */
  give(given: GivenTools): readonly PlacedBreakpoint[];
  /** The kind of a breakpoint, for the reason of a stop. */
  kindOf(id: number): BreakpointKind | undefined;
  /**
   * What holds at a place: at a step's stop, or with no step at the end of the search.
   * @param judged Ids of the candidates that got their verdict in the step; by default all of the step.
   */
  at(tree: SearchTree, step: number | undefined, place: number, judged?: readonly string[]): BreakpointHits;
}

interface Entry extends Draft {
  readonly id: number;
}

/** @param options.expected The calls that are right, for the filter `expected-pruned`. */
export function createBreakpoints(
  options: { readonly expected?: readonly Call[] | undefined } = {},
): BreakpointSet {
  const sources = new Map<string, readonly Entry[]>();
  let functions: readonly Entry[] = [];
  let exceptions: readonly Entry[] = [];
  let given: GivenTools | undefined;
  let last = 0;
  let version = 0;

  const entries = (): readonly Entry[] => [...[...sources.values()].flat(), ...functions, ...exceptions];
  const active = (): readonly Entry[] => entries().filter((entry) => why(entry) === undefined);

  function why({ problem, missing }: Entry): string | undefined {
    return problem ?? (given === undefined ? undefined : missing(given));
  }

  /** New ones get the ids, and with them the counts, of equal ones before them. */
  function replace(before: readonly Entry[], drafts: readonly Draft[]): readonly Entry[] {
    version += 1;
    const left = [...before];
    return drafts.map((draft) => {
      const at = left.findIndex(({ key }) => key === draft.key);
      const [known] = at === -1 ? [] : left.splice(at, 1);
      if (known !== undefined) return { ...draft, id: known.id, breakpoint: known.breakpoint };
      last += 1;
      return { ...draft, id: last };
    });
  }

  function placed(entry: Entry): PlacedBreakpoint {
    const message = why(entry);
    return {
      id: entry.id,
      verified: message === undefined,
      ...entry.span,
      ...(message === undefined ? {} : { message }),
    };
  }

  return {
    get version() {
      return version;
    },
    get counts() {
      return active().some(({ breakpoint }) => breakpoint.counts);
    },
    setSource(path, lines, text) {
      const drafts = lines.map((line) => sourceDraft(path, line, text));
      const placing = replace(sources.get(path) ?? [], drafts);
      if (placing.length === 0) sources.delete(path);
      else sources.set(path, placing);
      return placing.map(placed);
    },
    setFunctions(named) {
      functions = replace(functions, named.map(functionDraft));
      return functions.map(placed);
    },
    setExceptions(filters, chosen = []) {
      const all = [...filters.map((filterId) => ({ filterId })), ...chosen];
      exceptions = replace(
        exceptions,
        all.map((option) => exceptionDraft(option, options.expected)),
      );
      return exceptions.map(placed);
    },
    give(now) {
      const before = new Map(entries().map((entry) => [entry.id, why(entry)]));
      given = now;
      version += 1;
      return entries()
        .filter((entry) => before.get(entry.id) !== why(entry))
        .map(placed);
    },
    kindOf: (id) => entries().find((entry) => entry.id === id)?.kind,
    at(tree, step, place, judged) {
      const view = stepView(tree, step, judged);
      const hits: Hit[] = [];
      const output: { readonly breakpoint: number; readonly text: string }[] = [];
      for (const { id, breakpoint, name } of active()) {
        for (const outcome of breakpoint.at(view, place, name)) {
          if (outcome.kind === 'output') {
            output.push({ breakpoint: id, text: outcome.text });
            continue;
          }
          const { candidate, why: reason } = outcome.finding;
          hits.push({ breakpoint: id, candidate: candidate?.id ?? null, why: reason });
        }
      }
      return { hits, output };
    },
  };
}
