// Holds a message of the search view against its type: what comes out of a page is not trusted.
import type { LabelChange, Rating, Reason } from '../labels/label.ts';
import type { RunAction, ViewMessage, WhatIfKind } from './messages.ts';

type Fields = Readonly<Record<string, unknown>>;
type Checker = (fields: Fields) => ViewMessage | undefined;

const actions: readonly RunAction[] = ['pause', 'resume', 'step', 'stop'];
const whatIfs: readonly WhatIfKind[] = ['keep', 'drop', 'try'];
const ratings: readonly Rating[] = [-1, 0, 1];
const reasons: Readonly<Record<Reason, true>> = {
  wrong_func_name: true,
  wrong_count: true,
  missing_required: true,
  unexpected_param: true,
  missing_optional: true,
  type_error: true,
  value_error: true,
  relevance_error: true,
  other: true,
};
/** In UTF-16 code units: ids, names and reports of a view are short. */
const longestName = 10_000;
const longestText = 1 << 27;

const checkers: Readonly<Record<ViewMessage['type'], Checker>> = {
  ready({ have }) {
    if (have === undefined) return { type: 'ready' };
    const { generation, bytes } = fieldsOf(have) ?? {};
    return isCount(generation) && isCount(bytes) ? { type: 'ready', have: { generation, bytes } } : undefined;
  },
  control({ action: wanted }) {
    const action = actions.find((known) => known === wanted);
    return action && { type: 'control', action };
  },
  fork: ({ candidate }) => (isName(candidate) ? { type: 'fork', candidate } : undefined),
  label({ change }) {
    const checked = labelChange(fieldsOf(change) ?? {});
    return checked && { type: 'label', change: checked };
  },
  'undo-label': () => ({ type: 'undo-label' }),
  'open-source'({ tool, parameter }) {
    if (!isName(tool)) return undefined;
    if (parameter === undefined) return { type: 'open-source', tool };
    return isName(parameter) ? { type: 'open-source', tool, parameter } : undefined;
  },
  'ask-note': ({ candidate }) => (isName(candidate) ? { type: 'ask-note', candidate } : undefined),
  copy: ({ text }) => (isText(text, longestText) ? { type: 'copy', text } : undefined),
  'open-as-text'({ line }) {
    if (line === undefined) return { type: 'open-as-text' };
    return isCount(line) ? { type: 'open-as-text', line } : undefined;
  },
  'open-settings': () => ({ type: 'open-settings' }),
  selected({ candidate, asked }) {
    if (candidate !== null && !isName(candidate)) return undefined;
    return { type: 'selected', candidate, ...(asked === true ? { asked } : {}) };
  },
  'what-if'({ kind: wanted, candidate }) {
    const kind = whatIfs.find((known) => known === wanted);
    return kind !== undefined && isName(candidate) ? { type: 'what-if', kind, candidate } : undefined;
  },
  'open-relative': ({ log, how }) =>
    isName(log) && (how === 'open' || how === 'compare') ? { type: 'open-relative', log, how } : undefined,
  'set-blind': ({ blind }) => (typeof blind === 'boolean' ? { type: 'set-blind', blind } : undefined),
  report: ({ message }) =>
    typeof message === 'string' ? { type: 'report', message: message.slice(0, longestName) } : undefined,
};

/** The message, rebuilt from its checked parts, or `undefined` where it is none. Never throws. */
export function checkViewMessage(value: unknown): ViewMessage | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined || typeof fields.type !== 'string') return undefined;
  return isType(fields.type) ? checkers[fields.type](fields) : undefined;
}

function labelChange(fields: Fields): LabelChange | undefined {
  const { candidate, rating, flagged, reason, note, milliseconds } = fields;
  const { score, verdict } = fieldsOf(fields.visible) ?? {};
  if (!isName(candidate) || typeof score !== 'boolean' || typeof verdict !== 'boolean') return undefined;
  if (rating !== undefined && rating !== null && !isRating(rating)) return undefined;
  if (flagged !== undefined && typeof flagged !== 'boolean') return undefined;
  if (reason !== undefined && reason !== null && !isReason(reason)) return undefined;
  if (note !== undefined && !isText(note, longestText)) return undefined;
  if (milliseconds !== undefined && !isAmount(milliseconds)) return undefined;
  return {
    candidate,
    ...(rating === undefined ? {} : { rating }),
    ...(flagged === undefined ? {} : { flagged }),
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
    ...(milliseconds === undefined ? {} : { milliseconds }),
    visible: { score, verdict },
  };
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

const isType = (type: string): type is ViewMessage['type'] => Object.hasOwn(checkers, type);
const isRating = (value: unknown): value is Rating => ratings.some((known) => known === value);
const isReason = (value: unknown): value is Reason =>
  typeof value === 'string' && Object.hasOwn(reasons, value);
const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isText = (value: unknown, limit: number): value is string =>
  typeof value === 'string' && value.length <= limit;
const isName = (value: unknown): value is string => isText(value, longestName) && value !== '';
