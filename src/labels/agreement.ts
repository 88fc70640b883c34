// How far several labellers agree.
import type { LabelRecord, Rating } from './label.ts';
import { labelsOf } from './project.ts';

export interface Disagreement {
  readonly candidate: string;
  readonly ratings: readonly { readonly labeller: string; readonly rating: Rating }[];
}

export interface Agreement {
  /** Sorted by name. */
  readonly labellers: readonly string[];
  /** Candidates that two or more have rated. */
  readonly shared: number;
  /** Of those, the ones on which all say the same. */
  readonly unanimous: number;
  /** Share of equal ratings among all pairs of ratings of one candidate, in [0, 1]; absent without a pair. */
  readonly observed?: number;
  /**
   * Krippendorff's alpha for nominal data ("Computing Krippendorff's Alpha-Reliability", 2011): 1 is perfect, 0 is chance.
   * Absent without a pair, or where everybody always said the same one thing.
   */
  readonly alpha?: number;
  readonly disagreements: readonly Disagreement[];
}

/** Ratings by candidate and labeller; each labeller's own records alone decide theirs. */
export function ratingsByLabeller(
  records: readonly LabelRecord[],
): ReadonlyMap<string, ReadonlyMap<string, Rating>> {
  const byCandidate = new Map<string, Map<string, Rating>>();
  const own = new Map<string, LabelRecord[]>();
  for (const record of records) {
    const list = own.get(record.labeller);
    if (list === undefined) own.set(record.labeller, [record]);
    else list.push(record);
  }
  for (const [labeller, said] of own) {
    for (const [candidate, { rating }] of labelsOf(said)) {
      if (rating === undefined) continue;
      const ratings = byCandidate.get(candidate) ?? new Map<string, Rating>();
      byCandidate.set(candidate, ratings.set(labeller, rating));
    }
  }
  return byCandidate;
}

/** Each list of records is one search's; candidates of different searches are different. */
export function agreementOf(searches: readonly (readonly LabelRecord[])[]): Agreement {
  const labellers = new Set<string>();
  const disagreements: Disagreement[] = [];
  const totals: Record<Rating, number> = { [-1]: 0, 0: 0, 1: 0 };
  let shared = 0;
  let pairs = 0;
  let equalPairs = 0;
  /** Sum over candidates of unequal ordered pairs, each weighted by 1 / (ratings - 1). */
  let disorder = 0;
  for (const records of searches) {
    for (const [candidate, ratings] of ratingsByLabeller(records)) {
      for (const labeller of ratings.keys()) labellers.add(labeller);
      const count = ratings.size;
      if (count < 2) continue;
      shared += 1;
      const counts: Record<Rating, number> = { [-1]: 0, 0: 0, 1: 0 };
      for (const rating of ratings.values()) counts[rating] += 1;
      let equal = 0;
      for (const rating of [-1, 0, 1] as const) {
        totals[rating] += counts[rating];
        equal += counts[rating] * (counts[rating] - 1);
      }
      const all = count * (count - 1);
      pairs += all;
      equalPairs += equal;
      disorder += (all - equal) / (count - 1);
      if (equal < all) disagreements.push({ candidate, ratings: named(ratings) });
    }
  }
  const n = totals[-1] + totals[0] + totals[1];
  const unequal = n * n - totals[-1] ** 2 - totals[0] ** 2 - totals[1] ** 2;
  return {
    labellers: [...labellers].sort(),
    shared,
    unanimous: shared - disagreements.length,
    ...(pairs === 0 ? {} : { observed: equalPairs / pairs }),
    ...(unequal === 0 ? {} : { alpha: 1 - ((n - 1) * disorder) / unequal }),
    disagreements: disagreements.sort((a, b) => (a.candidate < b.candidate ? -1 : 1)),
  };
}

function named(ratings: ReadonlyMap<string, Rating>): Disagreement['ratings'] {
  return Array.from(ratings, ([labeller, rating]) => ({ labeller, rating })).sort((a, b) =>
    a.labeller < b.labeller ? -1 : 1,
  );
}
