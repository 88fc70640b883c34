// Where searches go wrong often enough to say so in the schema: the thresholds, and a sentence for each.
import type { Evidence, ToolEvidence } from './evidence.ts';
import type { SearchReference } from './figures.ts';
import { wilsonInterval } from './wilson.ts';
import { code, confusionWords, placeWords, plural } from './words.ts';

/** Fewer searches show nothing but chance. */
export const leastSearches = 5;
/** Pruned in more than this share of the searches that judged it: then it loses more often than it lives. */
export const prunedShare = 0.5;
/** And even the lower end of the share's 95 % interval lies above this, which 3 of 5 does not reach and 7 of 12 does. */
export const prunedAtLeast = 0.25;
/** The reward model rather says no: a score is its probability of yes. */
export const lowScore = 0.5;
/** The reward model overrules the policy in more than this share of the choices, by the interval's lower end. */
export const disagreementShare = 0.5;
/** People called more than this share of the rated candidates bad, by the interval's lower end. */
export const badShare = 0.5;
/** A parameter that does not exist was written in this many searches. */
export const unknownSearches = 3;
const mostConfusions = 2;

export type TroubleKind = 'pruned' | 'score' | 'disagreement' | 'labels' | 'unknown-parameter';

export interface Trouble {
  readonly evidence: Evidence;
  /** At least one. */
  readonly kinds: readonly TroubleKind[];
  /** "7 of 12 searches were pruned here; mean score 0.31; `date` was confused with `start_date` (in 5 searches)." */
  readonly message: string;
  /** What helps. */
  readonly remedy: string;
  /** The searches that show it, newest first. */
  readonly searches: readonly SearchReference[];
}

/** Of the tool itself, then of its parameters and their values, in their order. */
export function troubles({ tool, evidence, parameters, unknown }: ToolEvidence): readonly Trouble[] {
  const places = [evidence, ...parameters.flatMap(({ evidence: own, values }) => [own, ...values])];
  return [
    ...places.flatMap((place) => (place === undefined ? [] : (troubleOf(place) ?? []))),
    ...unknown.flatMap((place) => unknownTrouble(tool, place) ?? []),
  ];
}

export function troubleOf(evidence: Evidence): Trouble | undefined {
  const { schema, behind, scores } = evidence;
  const reasons = [...prunedReason(evidence), ...disagreementReason(evidence), ...labelsReason(evidence)];
  const kinds = [...reasons.map(({ kind }) => kind), ...(isLowScored(evidence) ? (['score'] as const) : [])];
  if (kinds.length === 0) return undefined;
  const words = [
    ...reasons.map((reason) => reason.words),
    // Beside any reason the mean is said, whatever it is.
    ...(scores === undefined
      ? []
      : [`mean score ${scores.mean.toFixed(2)} of ${plural(scores.count, 'candidate')}`]),
    ...evidence.confusions.slice(0, mostConfusions).map((confusion) => confusionWords(evidence, confusion)),
  ];
  const worst = behind.filter(({ standing }) => standing === 'pruned');
  return {
    evidence,
    kinds,
    message: `${schema === 'changed' ? 'Before its schema was changed: ' : ''}${words.join('; ')}.`,
    remedy: remedyOf(evidence),
    searches: worst.length > 0 ? worst : behind,
  };
}

interface Reason {
  readonly kind: TroubleKind;
  readonly words: string;
}

function prunedReason({ judged, pruned }: Evidence): readonly Reason[] {
  if (judged < leastSearches || pruned / judged <= prunedShare) return [];
  if (wilsonInterval(pruned, judged)[0] <= prunedAtLeast) return [];
  return [{ kind: 'pruned', words: `${pruned} of ${plural(judged, 'search')} were pruned here` }];
}

/** Low beyond doubt: also the upper end of the 95 % interval of the searches' mean scores (normal approximation). */
function isLowScored({ scores, searchScores }: Evidence): boolean {
  if (scores === undefined || searchScores === undefined || searchScores.count < leastSearches) return false;
  const half = (1.959964 * (searchScores.deviation ?? 0)) / Math.sqrt(searchScores.count);
  return scores.mean < lowScore && searchScores.mean + half < lowScore;
}

function disagreementReason({ searches, choices, overruled }: Evidence): readonly Reason[] {
  if (searches < leastSearches || wilsonInterval(overruled, choices)[0] <= disagreementShare) return [];
  const words = `the reward model preferred another candidate to the policy's favourite in ${overruled} of ${plural(choices, 'choice')}`;
  return [{ kind: 'disagreement', words }];
}

function labelsReason({ labels }: Evidence): readonly Reason[] {
  const rated = labels.good + labels.neutral + labels.bad;
  if (wilsonInterval(labels.bad, rated)[0] <= badShare) return [];
  return [{ kind: 'labels', words: `people rated ${labels.bad} of ${plural(rated, 'candidate')} bad` }];
}

function unknownTrouble(tool: string, evidence: Evidence): Trouble | undefined {
  const { parameter, searches, confusions, behind } = evidence;
  if (parameter === undefined || searches < unknownSearches) return undefined;
  const instead = confusions.find(({ kind }) => kind === 'parameter');
  const meant =
    instead === undefined
      ? ''
      : `; ${code(instead.name)} was retained instead (in ${plural(instead.searches, 'search')})`;
  return {
    evidence,
    kinds: ['unknown-parameter'],
    message: `In ${plural(searches, 'search')} the policy wrote ${code(parameter)}, which ${code(tool)} does not have${meant}.`,
    remedy: 'Say in the description what the parameter is called, or give it the name that models expect.',
    searches: behind,
  };
}

function remedyOf(evidence: Evidence): string {
  const other = evidence.confusions[0];
  if (other !== undefined && other.kind !== 'nothing') {
    return `Make the descriptions of ${placeWords(evidence)} and ${code(other.name)} say when to use which.`;
  }
  if (evidence.parameter === undefined)
    return 'Say in the description what the tool does and when to use it.';
  return 'Say in the description what the parameter means, its format and an example.';
}
