// One record as one line of a labels file, and the checks that a line must pass to be one.
import { jsonLine } from './json-line.ts';
import { type LabelRecord, labelVersion, type Rating } from './label.ts';
import { isReason } from './reasons.ts';

/** JSON in one line, ended by a line feed. What every record has comes first, for people who read the file. */
export function labelLine(record: LabelRecord): string {
  const { version, id, search, candidate, labeller, time, action, ...rest } = record;
  return jsonLine({ version, id, search, candidate, labeller, time, action, ...rest });
}

export type CheckedRecord =
  | { readonly kind: 'record'; readonly record: LabelRecord }
  /** A later version wrote it; what this version knows of it is in `record`, where it has the shape of one. */
  | { readonly kind: 'newer'; readonly version: number; readonly record?: LabelRecord }
  | { readonly kind: 'invalid'; readonly reason: string }
  | { readonly kind: 'not-a-record' };

/** Takes any parsed JSON. Never throws. */
export function checkRecord(value: unknown): CheckedRecord {
  if (!isObject(value) || !('version' in value) || !('action' in value)) return { kind: 'not-a-record' };
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { kind: 'invalid', reason: '"version" is not a whole number from 1 on' };
  }
  const read = readRecord(value);
  if (version > labelVersion) {
    return { kind: 'newer', version, ...(typeof read === 'string' ? {} : { record: read }) };
  }
  return typeof read === 'string' ? { kind: 'invalid', reason: read } : { kind: 'record', record: read };
}

type Members = Readonly<Record<string, unknown>>;

/** The record, or what is wrong with it. */
function readRecord(value: Members): LabelRecord | string {
  const { id, search, candidate, labeller, time } = value;
  if (!isName(id)) return '"id" is not a text';
  if (typeof search !== 'string') return '"search" is not a text';
  if (!isName(candidate)) return '"candidate" is not a text';
  if (typeof labeller !== 'string') return '"labeller" is not a text';
  if (typeof time !== 'string' || Number.isNaN(Date.parse(time))) return '"time" is not a time';
  const head = { version: labelVersion, id, search, candidate, labeller, time } as const;
  if (value.action === 'undo') {
    return isName(value.of) ? { ...head, action: 'undo', of: value.of } : '"of" is not a text';
  }
  if (value.action !== 'label') return '"action" is neither "label" nor "undo"';
  const { rating, flagged, reason, note, milliseconds, visible } = value;
  if (rating !== undefined && !isRating(rating)) return '"rating" is not -1, 0, 1 or null';
  if (flagged !== undefined && typeof flagged !== 'boolean') return '"flagged" is neither true nor false';
  if (reason !== undefined && reason !== null && !isReason(reason))
    return '"reason" is not in the vocabulary';
  if (note !== undefined && typeof note !== 'string') return '"note" is not a text';
  if (milliseconds !== undefined && !isDuration(milliseconds)) return '"milliseconds" is not a duration';
  if (!isObject(visible) || typeof visible.score !== 'boolean' || typeof visible.verdict !== 'boolean') {
    return '"visible" does not say what was visible';
  }
  return {
    ...head,
    action: 'label',
    ...(rating === undefined ? {} : { rating }),
    ...(flagged === undefined ? {} : { flagged }),
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
    ...(milliseconds === undefined ? {} : { milliseconds }),
    visible: { score: visible.score, verdict: visible.verdict },
  };
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isRating = (value: unknown): value is Rating | null =>
  value === null || value === -1 || value === 0 || value === 1;
const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
