// The comparison in words and signs.
import type { ComparedCandidate, ComparedResult, RowState } from '../../src/compare/alignment.ts';
import { oneLine } from '../../src/log/visible.ts';
import type { ChangeEffect, ToolChange } from '../../src/tools/tool-change.ts';
import { choseNothing, type PairRow } from './rows.ts';

/** The same signs as on the command line: never colour alone. */
export const signs: Readonly<Record<RowState, string>> = {
  same: '=',
  'changed-score': '~',
  'verdict-differs': '!',
  'chosen-differs': '≠',
  'only-left': '−',
  'only-right': '+',
};

export const stateWords: Readonly<Record<RowState, string>> = {
  same: 'the same',
  'changed-score': 'another score',
  'verdict-differs': 'another verdict',
  'chosen-differs': 'another choice',
  'only-left': 'only before',
  'only-right': 'only after',
};

export const effectWords: Readonly<Record<ChangeEffect, string>> = {
  narrower: 'allows less',
  wider: 'allows more',
  otherwise: 'allows other calls',
  words: 'words only',
};

export const scoreText = (score: number | undefined): string => (score === undefined ? '' : score.toFixed(2));

/** A tool, or a parameter of it, on one line. */
export function placeOf({ tool, parameter, path }: ToolChange): string {
  const within = path ?? parameter;
  return oneLine(within === undefined ? tool : `${tool}.${within}`, 80);
}

/** What a screen reader says of one side of a row. */
export function spokenSide(row: PairRow, side: 'left' | 'right'): string {
  const own = row[side];
  const where = side === 'left' ? 'Before' : 'After';
  const nothing = choseNothing(row, side) ? 'nothing chosen' : 'nothing here';
  const what = own === undefined ? nothing : candidateWords(own);
  const edits = row.edits.map((edit) => edit + 1).join(', ');
  const belongs = edits === '' ? '' : ` Edit ${edits}.`;
  return `${where}: ${what}. ${stateWords[row.state]}. ${row.sentence}${belongs}`;
}

function candidateWords({ label, hidden, reason, score, chosen }: ComparedCandidate): string {
  const parts = [
    label,
    chosen ? 'chosen' : '',
    hidden === true ? 'score and verdict hidden' : (reason ?? 'not judged'),
    score === undefined ? '' : `score ${scoreText(score)}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const outcomes: Readonly<Record<NonNullable<ComparedResult['outcome']>, string>> = {
  done: 'done',
  empty: 'every branch pruned',
  stopped: 'stopped',
  budget: 'budget used up',
  failed: 'failed',
};

export const outcomeText = ({ outcome }: ComparedResult): string =>
  outcome === undefined ? 'no end in its log' : outcomes[outcome];
