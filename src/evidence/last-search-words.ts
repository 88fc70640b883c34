// What the newest search made of a tool, in words: the few that stand above the tool, and one full line.
import { oneLine } from '../log/visible.ts';
import type { ToolFate } from './fates.ts';
import type { LastSearch } from './last-search.ts';
import type { SearchEvidence } from './summary.ts';
import { plural } from './words.ts';

/**
 * ✓ and ✗ are people's ratings of the call, and the score beside a call is the answer's: "✓ 0.93" · "✗ 0.93" · "called, 0.93" ·
 * "pruned at 0.31" · "pruned as invalid" · "not called" · "not proposed" · "no answer" · "…" while it has no end.
 */
export function lastSearchWords(last: LastSearch): string {
  const { outcome, score, fate, strategy } = last;
  if (outcome === undefined) return '…';
  if (fate?.kind === 'called') {
    const mark = fate.bad > 0 ? '✗' : fate.good > 0 ? '✓' : 'called';
    if (score === undefined) return mark === 'called' ? mark : `${mark} called`;
    return `${mark}${mark === 'called' ? ',' : ''} ${score.toFixed(2)}`;
  }
  if (fate?.kind === 'pruned') {
    if (fate.by === 'invalid') return 'pruned as invalid';
    return fate.score === undefined ? 'pruned' : `pruned at ${fate.score.toFixed(2)}`;
  }
  if (wasEnded(last)) return 'no answer';
  return fate === undefined && namesProposals(strategy) ? 'not proposed' : 'not called';
}

/** In one line of plain text: the search, what it made of the tool and why, and what it called instead. */
export function lastSearchSentence(tool: string, last: LastSearch): string {
  const when = new Date(last.time).toISOString().slice(0, 16).replace('T', ' ');
  const clauses =
    last.outcome === undefined
      ? ['it has not ended, or its log was cut']
      : [ownClause(shown(tool), last), answerClause(last)];
  return `“${oneLine(last.query, 80)}”, ${when}: ${clauses.filter((clause) => clause !== '').join('; ')}`;
}

function ownClause(tool: string, { score, fate, strategy }: LastSearch): string {
  switch (fate?.kind) {
    case 'called': {
      const whole = score === undefined ? '' : `, whose score is ${score.toFixed(2)},`;
      return `the answer${whole} calls ${tool}; ${ratingsClause(fate)}`;
    }
    case 'pruned': {
      const place = fate.at === undefined ? '' : ` at ${fate.at}`;
      const scored = fate.score === undefined ? '' : ` with score ${fate.score.toFixed(2)}`;
      const reason = fate.by === undefined ? '' : ` (${reasons[fate.by]})`;
      return `${tool} was proposed and pruned${place}${scored}${reason}`;
    }
    case 'passed-over':
      return `${tool} was proposed, and no response with it was chosen`;
    default:
      return namesProposals(strategy) ? `${tool} was not proposed` : `the answer does not call ${tool}`;
  }
}

const reasons = {
  rank: 'outranked',
  threshold: 'below the threshold',
  invalid: 'its schema does not allow it',
} as const;

function ratingsClause({ good, bad }: Extract<ToolFate, { kind: 'called' }>): string {
  if (good + bad === 0) return 'nobody has rated it';
  const count = (many: number): string => (many === 0 ? 'none' : String(many));
  return `people rated ${good === 0 ? 'none' : plural(good, 'decision')} of the call good and ${count(bad)} bad`;
}

/** What was called instead; nothing where the tool itself was. */
function answerClause(last: LastSearch): string {
  const { called, fate, outcome } = last;
  if (fate?.kind === 'called') return '';
  if (wasEnded(last)) return `the search ended without an answer (${outcome})`;
  if (outcome === 'empty') return 'every branch was pruned, so there is no answer';
  if (called.length === 0) return 'the answer calls nothing';
  const more = called.length > mostNames ? ` and ${called.length - mostNames} more` : '';
  return `the answer calls ${called.slice(0, mostNames).map(shown).join(', ')}${more}`;
}

const mostNames = 3;

const shown = (name: string): string => oneLine(name, 60);

/** Stopped, failed or out of budget: that says nothing about a tool that still stood or was not proposed yet. */
const wasEnded = ({ answered, outcome }: LastSearch): boolean => !answered && outcome !== 'empty';

/** The steps of token-level beam search are tokens, so its log does not say which tools were proposed. */
const namesProposals = (strategy: SearchEvidence['strategy']): boolean => strategy !== 'token-beam';
