// What the Debug Console says of a search while it runs: its steps, its notices, its end.
import { decisionLabel } from '../../log/decision-label.ts';
import type { LoggedDecision, SearchEvent } from '../../log/events.ts';
import { visible } from '../../log/visible.ts';

export interface OutputLine {
  readonly category: 'console' | 'stdout' | 'stderr';
  /** Without a line's end. */
  readonly text: string;
}

/** Takes the events of one search in order; what it repeats of a parent is passed over in silence. */
export function createReporter(): (event: SearchEvent) => readonly OutputLine[] {
  const decisions = new Map<string, LoggedDecision>();
  const scores = new Map<string, number>();
  let replayed = 0;
  let seen = 0;
  return (event) => {
    const quiet = seen < replayed;
    seen += 1;
    if (event.type === 'search-started') replayed = event.replayed ?? 0;
    if (event.type === 'step-started') {
      decisions.clear();
      scores.clear();
    }
    if (event.type === 'candidate') decisions.set(event.id, event.decision);
    if (event.type === 'score') scores.set(event.id, event.aggregate);
    return quiet ? [] : linesOf(event, decisions, scores);
  };
}

function linesOf(
  event: SearchEvent,
  decisions: ReadonlyMap<string, LoggedDecision>,
  scores: ReadonlyMap<string, number>,
): readonly OutputLine[] {
  switch (event.type) {
    case 'notice': {
      const text = visible(event.remedy === undefined ? event.message : `${event.message} ${event.remedy}`);
      return [{ category: event.severity === 'warning' ? 'stderr' : 'console', text }];
    }
    case 'step-finished': {
      const [best] = event.retained;
      const decision = best === undefined ? undefined : decisions.get(best);
      const score = best === undefined ? undefined : scores.get(best);
      const what = decision === undefined ? 'nothing retained' : decisionLabel(decision, 80);
      const kept = `${event.retained.length} of ${decisions.size} retained`;
      const text = `step ${event.step}: ${what}${score === undefined ? '' : ` ${score.toFixed(2)}`} (${kept})`;
      return [{ category: 'console', text }];
    }
    case 'search-finished':
      return endLines(event);
    default:
      return [];
  }
}

const endings = {
  done: 'The search is done',
  empty: 'The search ended without a response: every branch died',
  stopped: 'The search was stopped',
  budget: 'The search ended: its budget is used up',
  failed: 'The search failed',
} as const;

/** One sentence: how a search ended. */
export function endingOf({ outcome, score }: Extract<SearchEvent, { type: 'search-finished' }>): string {
  return `${endings[outcome]}${score === null ? '' : `, score ${score.toFixed(2)}`}.`;
}

function endLines(event: Extract<SearchEvent, { type: 'search-finished' }>): readonly OutputLine[] {
  const { outcome, calls, error, response } = event;
  const lines: OutputLine[] = [
    { category: outcome === 'done' || outcome === 'stopped' ? 'console' : 'stderr', text: endingOf(event) },
  ];
  if (error !== undefined) {
    lines.push({ category: 'stderr', text: visible(`${error.message} ${error.remedy}`) });
  }
  if (response !== null) lines.push({ category: 'stdout', text: visible(JSON.stringify(calls)) });
  return lines;
}
