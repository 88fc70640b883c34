// Labelled candidates in groups: by rating, and the bad ones by what is wrong with them.
import type { Label, Reason } from '../../labels/label.ts';
import { reasonText } from '../../labels/reasons.ts';
import type { CandidateFacts } from '../../log/find-candidates.ts';

export interface LabelledCandidate {
  /** The log's URI as a text. */
  readonly log: string;
  readonly query: string;
  readonly label: Label;
  /** What the log says of the candidate, as far as it still has it. */
  readonly facts: CandidateFacts;
}

export type LabelGroupKind = 'bad' | 'neutral' | 'good' | 'unrated';

export interface LabelGroup {
  readonly key: string;
  readonly kind: LabelGroupKind;
  readonly title: string;
  readonly candidates: readonly LabelledCandidate[];
}

const kinds: readonly LabelGroupKind[] = ['bad', 'neutral', 'good', 'unrated'];
const titles: Readonly<Record<LabelGroupKind, string>> = {
  bad: 'Bad',
  neutral: 'Neutral',
  good: 'Good',
  unrated: 'Flagged or noted only',
};
const reasons = Object.keys(reasonText);

/** Bad ones first, by reason in the vocabulary's order; within a group in the order in which they come. */
export function groupLabels(candidates: readonly LabelledCandidate[]): readonly LabelGroup[] {
  const groups = new Map<string, LabelledCandidate[]>();
  for (const candidate of candidates) {
    const key = keyOf(candidate.label);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [candidate]);
    else group.push(candidate);
  }
  return [...groups]
    .map(([key, members]) => groupOf(key, members))
    .toSorted((one, other) => orderOf(one) - orderOf(other));
}

function keyOf({ rating, reason }: Label): string {
  const kind = rating === -1 ? 'bad' : rating === 0 ? 'neutral' : rating === 1 ? 'good' : 'unrated';
  return reason === undefined ? kind : `${kind} ${reason}`;
}

function groupOf(key: string, candidates: readonly LabelledCandidate[]): LabelGroup {
  const [name, code] = key.split(' ');
  const kind = kinds.find((known) => known === name) ?? 'unrated';
  const reason = reasonOf(code);
  return { key, kind, title: reason === '' ? titles[kind] : `${titles[kind]}: ${reason}`, candidates };
}

function reasonOf(code: string | undefined): string {
  return code !== undefined && isReason(code) ? reasonText[code] : '';
}

function isReason(code: string): code is Reason {
  return Object.hasOwn(reasonText, code);
}

/** Without a reason after those with one. */
function orderOf({ kind, key }: LabelGroup): number {
  const code = key.split(' ')[1];
  const place = code === undefined ? reasons.length : reasons.indexOf(code);
  return kinds.indexOf(kind) * (reasons.length + 1) + place;
}
