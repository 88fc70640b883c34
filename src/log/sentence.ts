// One plain sentence for every verdict: why a candidate lives or died.
import type { Verdict } from './events.ts';
import { oneLine } from './visible.ts';

export interface SentenceContext {
  /** The label of another candidate, where it is known. */
  readonly labelOf?: (id: string) => string | undefined;
  /** How many candidates of the step were ranked. */
  readonly ranked?: number;
}

/** "pruned: ranked 5th, 4 are kept (0.12 below the cut)". One line, whatever the models and servers said. */
export function verdictSentence(verdict: Verdict, context: SentenceContext = {}): string {
  switch (verdict.kind) {
    case 'retained':
      return retained(verdict, context);
    case 'rank':
      return outranked(verdict, context);
    case 'duplicate':
      return `pruned: the same decision as ${named(verdict.of, context) ?? 'another candidate'}`;
    case 'invalid':
      return `pruned: ${asClause(verdict.message)}`;
    case 'threshold':
      return threshold(verdict.score, verdict.minimum);
    case 'dropped':
      return `pruned: dropped by ${oneLine(verdict.by, 80)}`;
    case 'length':
      return verdict.unit === 'tokens'
        ? `pruned: cut after ${counted(verdict.limit, 'token')}, before its decision ended`
        : `pruned: no complete response after ${counted(verdict.limit, 'decision')}`;
    case 'budget':
      return `not judged: the search's budget of ${verdict.which} was used up`;
    case 'stopped':
      return `not judged: the search was stopped by ${oneLine(verdict.by, 80)}`;
    case 'failed':
      return `not judged: ${asClause(verdict.error)}`;
  }
}

function retained(verdict: Extract<Verdict, { kind: 'retained' }>, context: SentenceContext): string {
  if (verdict.byHand === true)
    return `retained: kept by hand${verdict.finished ? ', response finished' : ''}`;
  const of = context.ranked === undefined || context.ranked < verdict.rank ? '' : ` of ${context.ranked}`;
  const margin =
    verdict.gap === undefined
      ? ''
      : ` (${distance(verdict.gap, 'above the best pruned one', 'tied with the best pruned one')})`;
  return `retained: ranked ${ordinal(verdict.rank)}${of}${margin}${verdict.finished ? ', response finished' : ''}`;
}

function outranked(verdict: Extract<Verdict, { kind: 'rank' }>, context: SentenceContext): string {
  const kept = `${verdict.cut} ${verdict.cut === 1 ? 'is' : 'are'} kept`;
  const winner = named(verdict.beatenBy, context);
  return `pruned: ranked ${ordinal(verdict.rank)}, ${kept} (${distance(verdict.gap, 'below the cut', 'tied with the last one kept')})${
    winner === undefined ? '' : `, beaten by ${winner}`
  }`;
}

function threshold(score: number, minimum: number): string {
  // As many digits as it takes to see which is lower.
  let digits = 2;
  while (digits < 6 && score.toFixed(digits) === minimum.toFixed(digits)) digits += 1;
  return `pruned: its score ${score.toFixed(digits)} is below the minimum of ${minimum.toFixed(digits)}`;
}

function distance(gap: number, direction: string, tied: string): string {
  if (gap === 0) return tied;
  const shown = Math.abs(gap) < 0.005 ? 'less than 0.01' : Math.abs(gap).toFixed(2);
  return `${shown} ${direction}`;
}

function named(id: string, context: SentenceContext): string | undefined {
  return context.labelOf?.(id);
}

/** A sentence of somebody else's as the end of ours: no capital, no full stop, one line. */
function asClause(sentence: string): string {
  const line = oneLine(sentence.trim(), 400).replace(/(?<!\.)\.$/, '');
  // "Unknown parameter" but not "HTTP 500" or "I".
  return /^[A-Z][a-z]/.test(line) ? line.charAt(0).toLowerCase() + line.slice(1) : line;
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export function ordinal(rank: number): string {
  const tens = rank % 100;
  if (tens >= 11 && tens <= 13) return `${rank}th`;
  return `${rank}${['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th'}`;
}
