// What a person changed becomes a record: who, when and under which name is added.
import { type LabelChange, type LabelRecord, labelVersion } from './label.ts';

export interface RecordOrigin {
  /** Unique in the file, a UUID for example. */
  readonly id: string;
  readonly search: string;
  readonly labeller: string;
  readonly time: Date;
}

/** Members of the change that are absent stay absent: they leave what earlier records said. */
export function newLabel(change: LabelChange, origin: RecordOrigin): LabelRecord {
  const { candidate, rating, flagged, reason, note, milliseconds, visible } = change;
  return {
    ...head(candidate, origin),
    action: 'label',
    ...(rating === undefined ? {} : { rating }),
    ...(flagged === undefined ? {} : { flagged }),
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
    ...(milliseconds === undefined ? {} : { milliseconds }),
    visible: { score: visible.score, verdict: visible.verdict },
  };
}

/** Takes `record` back; for an undo, that means it holds again. */
export function newUndo(record: LabelRecord, origin: RecordOrigin): LabelRecord {
  return { ...head(record.candidate, origin), action: 'undo', of: record.id };
}

function head(candidate: string, { id, search, labeller, time }: RecordOrigin) {
  return { version: labelVersion, id, search, candidate, labeller, time: time.toISOString() } as const;
}
