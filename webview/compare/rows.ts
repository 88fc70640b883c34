// The comparison as the rows that are shown: one for each aligned decision, below it the candidates that stood for it.
import type {
  AlignedCandidate,
  AlignedStep,
  Alignment,
  ComparedCandidate,
  RowState,
} from '../../src/compare/alignment.ts';

/** How the comparison is looked at. */
export interface Look {
  readonly onlyDifferences: boolean;
  /** What was opened (true) or closed (false), by row key. */
  readonly opened: ReadonlyMap<string, boolean>;
}

export interface PairRow {
  readonly kind: 'step' | 'candidate';
  /** `3` of the fourth step, `3.0` of its first candidate, `3.0.1` of what was tried behind that. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  readonly state: RowState;
  readonly left?: ComparedCandidate;
  readonly right?: ComparedCandidate;
  readonly sentence: string;
  /** Indices of the schema edits that it is about. */
  readonly edits: readonly number[];
  /** Candidates below it that differ, hidden ones too. */
  readonly differences: number;
  /** Absent where nothing is below it. */
  readonly isOpen?: boolean;
}

/** Stands for the candidates that a step has too many of. */
export interface MoreRow {
  readonly kind: 'more';
  readonly key: string;
  readonly level: number;
  readonly hidden: number;
  /** Key of the first of them. */
  readonly next: string;
}

export type CompareRow = PairRow | MoreRow;

/** Of a cell in the page. */
export const cellId = (key: string, side: 'left' | 'right'): string => `cell-${key}-${side}`;

/** Candidates of one decision that are shown unasked. */
export const mostCandidates = 12;

export function rowsOf({ steps }: Pick<Alignment, 'steps'>, look: Look): readonly CompareRow[] {
  return steps.flatMap((step, index) => {
    const differs = step.state !== 'same' || step.differences > 0;
    return look.onlyDifferences && !differs ? [] : stepRows(step, String(index), look);
  });
}

function stepRows(step: AlignedStep, key: string, look: Look): readonly CompareRow[] {
  const { state, left, right, sentence, edits, differences } = step;
  // What both chose stands in the step's own row.
  const others = step.candidates.filter((one) => one.left?.id !== left?.id || one.right?.id !== right?.id);
  const below = shownOf(others, look);
  const isOpen = look.opened.get(key) ?? (state !== 'same' || edits.length > 0);
  const row: PairRow = {
    kind: 'step',
    key,
    level: 1,
    state,
    ...sides(left, right),
    sentence,
    edits,
    differences,
    ...(below.length === 0 ? {} : { isOpen }),
  };
  return isOpen ? [row, ...candidateRows(below, key, 2, look)] : [row];
}

function candidateRows(
  candidates: readonly AlignedCandidate[],
  parent: string,
  level: number,
  look: Look,
): readonly CompareRow[] {
  const more = `${parent}+`;
  const shown = look.opened.get(more) === true ? candidates : candidates.slice(0, mostCandidates);
  const rows = shown.flatMap((candidate, index) =>
    candidateRow(candidate, `${parent}.${index}`, level, look),
  );
  const hidden = candidates.length - shown.length;
  return hidden === 0
    ? rows
    : [...rows, { kind: 'more', key: more, level, hidden, next: `${parent}.${shown.length}` }];
}

function candidateRow(
  candidate: AlignedCandidate,
  key: string,
  level: number,
  look: Look,
): readonly CompareRow[] {
  const { state, left, right, sentence, children } = candidate;
  const below = shownOf(children, look);
  const isOpen = look.opened.get(key) ?? false;
  const row: PairRow = {
    kind: 'candidate',
    key,
    level,
    state,
    ...sides(left, right),
    sentence,
    edits: [],
    differences: 0,
    ...(below.length === 0 ? {} : { isOpen }),
  };
  return isOpen ? [row, ...candidateRows(below, key, level + 1, look)] : [row];
}

function shownOf(candidates: readonly AlignedCandidate[], look: Look): readonly AlignedCandidate[] {
  return look.onlyDifferences ? candidates.filter(differsSomewhere) : candidates;
}

const differsSomewhere = ({ state, children }: AlignedCandidate): boolean =>
  state !== 'same' || children.some(differsSomewhere);

const sides = (
  left: ComparedCandidate | undefined,
  right: ComparedCandidate | undefined,
): Pick<PairRow, 'left' | 'right'> => ({
  ...(left === undefined ? {} : { left }),
  ...(right === undefined ? {} : { right }),
});

/** Whether a search came to this decision and chose nothing; else an empty side has no such decision at all. */
export function choseNothing({ kind, state, ...row }: PairRow, side: 'left' | 'right'): boolean {
  const isElsewhere = state === (side === 'left' ? 'only-right' : 'only-left');
  return kind === 'step' && row[side] === undefined && !isElsewhere;
}

/** Whether `j` and `k` stop here: what differs in itself, and decisions that only differ in their candidates. */
export const isDifference = (row: CompareRow): boolean =>
  row.kind !== 'more' && (row.state !== 'same' || (row.differences > 0 && row.isOpen !== true));

/** The next row that differs, from `from` on without it; `undefined` where there is none. */
export function nextDifference(
  rows: readonly CompareRow[],
  from: number,
  direction: 1 | -1,
): number | undefined {
  for (let at = from + direction; at >= 0 && at < rows.length; at += direction) {
    const row = rows[at];
    if (row !== undefined && isDifference(row)) return at;
  }
  return undefined;
}
