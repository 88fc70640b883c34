// What holds after all records: a label for every candidate. Later records win field by field; an undo takes one back.
import type { Label, LabelRecord, Rating, Reason } from './label.ts';

type Said = Extract<LabelRecord, { action: 'label' }>;

/** A label with the records that it rests on. */
export interface HeldLabel {
  readonly label: Label;
  /** The record that set the rating, where there is one. */
  readonly rated?: Said;
  readonly last: Said;
}

/**
 * The records that hold, in their order. An undo takes its record back wherever it stands; an undo that a later undo
 * takes back does nothing.
 */
export function effectiveRecords(records: readonly LabelRecord[]): readonly Said[] {
  const takenBack = new Set<string>();
  for (const record of records.toReversed()) {
    if (record.action === 'undo' && !takenBack.has(record.id)) takenBack.add(record.of);
  }
  return records.filter((record): record is Said => record.action === 'label' && !takenBack.has(record.id));
}

export function heldLabels(records: readonly LabelRecord[]): ReadonlyMap<string, HeldLabel> {
  const drafts = new Map<string, Draft>();
  for (const record of effectiveRecords(records)) {
    const draft = drafts.get(record.candidate);
    if (draft === undefined) drafts.set(record.candidate, apply({ flagged: false, last: record }, record));
    else apply(draft, record);
  }
  const held = new Map<string, HeldLabel>();
  for (const [candidate, draft] of drafts) {
    const { rating, flagged, reason, note, rated, last } = draft;
    if (rating === undefined && !flagged && reason === undefined && note === undefined) continue;
    const label: Label = {
      candidate,
      ...(rating === undefined ? {} : { rating }),
      flagged,
      ...(reason === undefined ? {} : { reason }),
      ...(note === undefined ? {} : { note }),
      labeller: last.labeller,
      time: last.time,
    };
    held.set(candidate, { label, last, ...(rated === undefined ? {} : { rated }) });
  }
  return held;
}

/** Candidates about which nothing is said any more are not in it. */
export function labelsOf(records: readonly LabelRecord[]): ReadonlyMap<string, Label> {
  return new Map(Array.from(heldLabels(records), ([candidate, { label }]) => [candidate, label]));
}

/** The record that "undo" takes back next: the last one of this labeller that holds. */
export function lastRecordOf(records: readonly LabelRecord[], labeller: string): LabelRecord | undefined {
  return effectiveRecords(records).findLast((record) => record.labeller === labeller);
}

interface Draft {
  rating?: Rating | undefined;
  flagged: boolean;
  reason?: Reason | undefined;
  note?: string | undefined;
  rated?: Said | undefined;
  last: Said;
}

function apply(draft: Draft, record: Said): Draft {
  if (record.rating !== undefined) {
    draft.rating = record.rating ?? undefined;
    draft.rated = record.rating === null ? undefined : record;
  }
  if (record.flagged !== undefined) draft.flagged = record.flagged;
  if (record.reason !== undefined) draft.reason = record.reason ?? undefined;
  if (record.note !== undefined) draft.note = record.note === '' ? undefined : record.note;
  draft.last = record;
  return draft;
}
