// The words for a search in a list: its name, what came of it, and its score, the same in view, quick pick and Explorer.
import type { SearchBrief } from '../../log/brief.ts';
import { oneLine } from '../../log/visible.ts';
import { age, counted, duration } from './counts-and-ages.ts';

export type SearchState = NonNullable<SearchBrief['outcome']> | 'running' | 'paused' | 'unfinished';

/** A log that ended without its search having ended: still growing if it changed lately, in milliseconds. */
const lately = 20_000;

export interface FileState {
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** This window runs the search. */
  readonly live: boolean;
  /** It runs and is held, by hand or by a debugger that has stopped in it. */
  readonly paused: boolean;
  /** Candidates that are labelled as bad. */
  readonly bad: number;
}

export function searchState(
  { outcome }: SearchBrief,
  { modified, live, paused }: FileState,
  now: number,
): SearchState {
  if (outcome !== undefined) return outcome;
  if (paused) return 'paused';
  return live || now - modified < lately ? 'running' : 'unfinished';
}

/** A sign and a word: shape and text, never colour alone. The signs are those of the verdicts (`src/log/mark.ts`). */
export const stateWords: Readonly<Record<SearchState, { readonly mark: string; readonly text: string }>> = {
  done: { mark: '✓', text: 'call chosen' },
  empty: { mark: '✗', text: 'every branch was pruned' },
  stopped: { mark: '◌', text: 'stopped' },
  budget: { mark: '◌', text: 'budget used up' },
  failed: { mark: '!', text: 'failed' },
  running: { mark: '…', text: 'running' },
  paused: { mark: '‖', text: 'paused' },
  unfinished: { mark: '·', text: 'log ends before the search did' },
};

export interface SearchWords {
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** For screen readers. */
  readonly spoken: string;
}

/** More than any list is wide: lists cut at their own edge. A query can be as long as somebody's file. */
const longestLabel = 500;
const longestTooltip = 4000;

/** What file names have that the program chose; any other name is a person's, and is shown. */
const chosenName = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-/;

/** @param name The file's name without its ending. */
export function searchWords(brief: SearchBrief, name: string, file: FileState, now: number): SearchWords {
  const state = searchState(brief, file, now);
  const { mark, text } = stateWords[state];
  const query = brief.query.trim() === '' ? 'no query' : brief.query;
  const named = chosenName.test(name) ? query : name;
  const label = oneLine(named, longestLabel);
  const score = brief.score === undefined ? '' : brief.score.toFixed(2);
  const policy = oneLine(brief.policy ?? '', 100);
  const old = age(brief.time ?? file.modified, now);
  const step =
    (state === 'running' || state === 'paused') && brief.step !== undefined ? `step ${brief.step}` : '';
  const bad = file.bad === 0 ? '' : `${file.bad} bad`;
  const functions = brief.functions.map((called) => oneLine(called, 60)).join(', ');
  return {
    label,
    description: [[mark, score || step].filter(Boolean).join(' '), policy, old, bad]
      .filter(Boolean)
      .join(' · '),
    tooltip: lines([
      oneLine(query, longestTooltip),
      ['Outcome', `${mark} ${text}${functions === '' ? '' : `: ${functions}`}`],
      ['Score', brief.score?.toFixed(3)],
      ['Policy', oneLine(brief.policy ?? '', 400)],
      ['Reward', oneLine(brief.reward ?? '', 400)],
      ['Strategy', brief.strategy === undefined ? undefined : oneLine(brief.strategy, 40)],
      ['Steps', brief.step?.toString()],
      ['Time', brief.duration === undefined ? undefined : duration(brief.duration)],
      ['Tools', oneLine(brief.toolsFile ?? '', 1000)],
      ['Began', brief.time === undefined ? undefined : new Date(brief.time).toLocaleString()],
      ['Continues', brief.forked ? 'a candidate of another search' : undefined],
      ['Labels', file.bad === 0 ? undefined : `${file.bad} bad`],
      ['File', oneLine(name, 400)],
    ]),
    spoken: [
      oneLine(named, 100),
      text,
      score && `score ${score}`,
      step,
      policy,
      old === 'now' ? old : `${old} old`,
      file.bad === 0 ? '' : counted(file.bad, 'bad label'),
    ]
      .filter(Boolean)
      .join(', '),
  };
}

function lines(rows: readonly (string | readonly [string, string | undefined])[]): string {
  return rows
    .flatMap((row) => {
      if (typeof row === 'string') return [row];
      const [name, value] = row;
      return value === undefined || value === '' ? [] : [`${name}: ${value}`];
    })
    .join('\n');
}

/** What the Explorer shows beside a log: at most two characters, and the sentence that explains them. */
export function logBadge(
  brief: SearchBrief,
  file: FileState,
  now: number,
): { readonly badge: string; readonly tooltip: string; readonly bad: boolean } {
  const { mark, text } = stateWords[searchState(brief, file, now)];
  const score = brief.score === undefined ? '' : `, score ${brief.score.toFixed(2)}`;
  const outcome = `ToolPRM search: ${text}${score}`;
  const { bad } = file;
  if (bad === 0) return { badge: mark, tooltip: outcome, bad: false };
  return {
    badge: bad > 99 ? '9+' : String(bad),
    tooltip: `${outcome}; ${counted(bad, 'bad label')}`,
    bad: true,
  };
}
