// What a person says of a candidate. Labels are their own log beside the search log and never change it.

export const labelVersion = 1;

/** PRM800K's ratings: bad, neutral, good. */
export type Rating = -1 | 0 | 1;

/** Error types of BFCL's checker, in plain words in `reasonText`; `other` needs a note. */
export type Reason =
  | 'wrong_func_name'
  | 'wrong_count'
  | 'missing_required'
  | 'unexpected_param'
  | 'missing_optional'
  | 'type_error'
  | 'value_error'
  | 'relevance_error'
  | 'other';

/** One line of a `*.labels.jsonl` file. Later records of a candidate replace earlier ones, field by field. */
export type LabelRecord = {
  readonly version: typeof labelVersion;
  /** Unique; what an undo refers to. */
  readonly id: string;
  readonly search: string;
  /** Candidate id in the search log. */
  readonly candidate: string;
  readonly labeller: string;
  /** ISO 8601, UTC. */
  readonly time: string;
} & (
  | {
      readonly action: 'label';
      /** `null` takes the rating back. */
      readonly rating?: Rating | null;
      readonly flagged?: boolean;
      readonly reason?: Reason | null;
      readonly note?: string;
      /** From the moment the candidate was shown to this label, where measured. */
      readonly milliseconds?: number;
      /** What the labeller could see: in blind mode neither. */
      readonly visible: { readonly score: boolean; readonly verdict: boolean };
    }
  /** Takes the record `of` back. */
  | { readonly action: 'undo'; readonly of: string }
);

/** What holds of a candidate after all records. */
export interface Label {
  readonly candidate: string;
  readonly rating?: Rating;
  readonly flagged: boolean;
  readonly reason?: Reason;
  readonly note?: string;
  readonly labeller: string;
  readonly time: string;
}

/** What a person changes in one step; the host adds the rest. */
export interface LabelChange {
  readonly candidate: string;
  readonly rating?: Rating | null;
  readonly flagged?: boolean;
  readonly reason?: Reason | null;
  readonly note?: string;
  readonly milliseconds?: number;
  readonly visible: { readonly score: boolean; readonly verdict: boolean };
}
