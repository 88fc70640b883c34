// The figures of one place over many searches, with the searches behind them.
import type { VerdictKind } from '../log/steps.ts';
import { type LoggedEvidence, timeOf } from './logged-evidence.ts';
import { addScores, type Spread, spreadOf, summariseScores } from './scores.ts';
import type { Confusion, LabelCounts, PlaceSummary } from './summary.ts';

/** A place in one search. */
export interface Seen {
  readonly logged: LoggedEvidence;
  readonly summary: PlaceSummary;
}

export interface ConfusionCount extends Confusion {
  /** Searches in which it happened. */
  readonly searches: number;
}

/** A search behind the figures. */
export interface SearchReference {
  readonly log: string;
  readonly search: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly query: string;
  readonly standing: PlaceSummary['standing'];
  readonly answered: boolean;
  /** Mean step score there, in [0, 1]. */
  readonly score?: number;
  /** Candidate ids, at most 20 of each. */
  readonly retained: readonly string[];
  readonly pruned: readonly string[];
  readonly confusions: readonly Confusion[];
}

export interface Figures {
  /** Searches in which it was proposed. */
  readonly searches: number;
  /** Of those, the searches in which the reward model or the schema judged it. */
  readonly judged: number;
  /** Of the judged ones, those in which it was always pruned. */
  readonly pruned: number;
  /** Searches whose answer has it. */
  readonly answered: number;
  /** Distinct candidates, and the samples they stand for. */
  readonly candidates: number;
  readonly samples: number;
  /** Candidates by verdict; `retained` holds only those that were scored. */
  readonly verdicts: Readonly<Partial<Record<VerdictKind, number>>>;
  readonly unjudged: number;
  /** Of the step scores of all candidates, in [0, 1]. */
  readonly scores?: Spread;
  /** Of the searches' mean scores: searches are independent of each other, candidates of one search are not. */
  readonly searchScores?: Spread;
  /** See `PlaceSummary`. */
  readonly choices: number;
  readonly disagreements: number;
  readonly overruled: number;
  /** Most searches first. */
  readonly confusions: readonly ConfusionCount[];
  readonly labels: LabelCounts;
  /** The newest, at most {@link mostSearches}. */
  readonly behind: readonly SearchReference[];
}

export const mostSearches = 20;

/** @param seen Newest first. */
export function figuresOf(seen: readonly Seen[]): Figures {
  const summaries = seen.map(({ summary }) => summary);
  const sum = (count: (summary: PlaceSummary) => number): number =>
    summaries.reduce((total, summary) => total + count(summary), 0);
  const number = (holds: (summary: PlaceSummary) => boolean): number => summaries.filter(holds).length;
  const scores = addScores(summaries.flatMap((summary) => summary.scores ?? []));
  const searchScores = summariseScores(summaries.flatMap((summary) => meanOf(summary) ?? []));
  return {
    searches: summaries.length,
    judged: number(({ standing }) => standing !== 'open'),
    pruned: number(({ standing }) => standing === 'pruned'),
    answered: number(({ answered }) => answered),
    candidates: sum(({ candidates }) => candidates),
    samples: sum(({ samples }) => samples),
    verdicts: verdictsOf(summaries),
    unjudged: sum(({ unjudged }) => unjudged),
    ...(scores === undefined ? {} : { scores: spreadOf(scores) }),
    ...(searchScores === undefined ? {} : { searchScores: spreadOf(searchScores) }),
    choices: sum(({ choices }) => choices),
    disagreements: sum(({ disagreements }) => disagreements),
    overruled: sum(({ overruled }) => overruled),
    confusions: confusionsOf(summaries),
    labels: {
      good: sum(({ labels }) => labels.good),
      neutral: sum(({ labels }) => labels.neutral),
      bad: sum(({ labels }) => labels.bad),
      flagged: sum(({ labels }) => labels.flagged),
      against: sum(({ labels }) => labels.against),
    },
    behind: seen.slice(0, mostSearches).map(reference),
  };
}

function reference({ logged, summary }: Seen): SearchReference {
  const score = meanOf(summary);
  return {
    log: logged.log,
    search: logged.evidence.search,
    time: timeOf(logged),
    query: logged.evidence.query,
    standing: summary.standing,
    answered: summary.answered,
    ...(score === undefined ? {} : { score }),
    retained: summary.retained,
    pruned: summary.pruned,
    confusions: summary.confusions,
  };
}

const meanOf = ({ scores }: PlaceSummary): number | undefined =>
  scores === undefined ? undefined : Math.min(1, scores.sum / scores.count);

function verdictsOf(summaries: readonly PlaceSummary[]): Figures['verdicts'] {
  const counts = new Map<string, number>();
  for (const { verdicts } of summaries) {
    for (const [kind, count] of Object.entries(verdicts)) counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  return Object.fromEntries(counts);
}

function confusionsOf(summaries: readonly PlaceSummary[]): readonly ConfusionCount[] {
  const joined = new Map<string, ConfusionCount>();
  for (const { kind, name, count } of summaries.flatMap(({ confusions }) => confusions)) {
    const key = `${kind} ${name}`;
    const known = joined.get(key) ?? { kind, name, count: 0, searches: 0 };
    // A summary names each confusion once, so each time is another search.
    joined.set(key, { kind, name, count: known.count + count, searches: known.searches + 1 });
  }
  return [...joined.values()].toSorted(
    (one, other) => other.searches - one.searches || other.count - one.count,
  );
}
