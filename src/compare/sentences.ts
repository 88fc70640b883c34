// What a row of a comparison says, in one or two plain sentences.
import type {
  AlignedCandidate,
  AlignedStep,
  ComparedCandidate,
  ComparedResult,
  SideNames,
} from './alignment.ts';

type CandidateRow = Pick<AlignedCandidate, 'state' | 'left' | 'right' | 'elsewhere'>;
type StepRow = Pick<AlignedStep, 'state' | 'left' | 'right' | 'candidates'>;

export function candidateSentence({ left, right, elsewhere }: CandidateRow, names: SideNames): string {
  if (left !== undefined && right !== undefined) return both(left, right, names);
  const [own, side, other] =
    left === undefined ? [right, names.right, names.left] : [left, names.left, names.right];
  if (own === undefined) return '';
  const here = `Proposed in the ${side} only: ${own.reason ?? 'not judged'}.`;
  return elsewhere === undefined ? here : `${here} The ${other} has it too, beside another decision.`;
}

function both(left: ComparedCandidate, right: ComparedCandidate, names: SideNames): string {
  const { reason: one = 'not judged' } = left;
  const { reason: other = 'not judged' } = right;
  const fates =
    one === other ? `In both searches ${one}` : `In the ${names.left} ${one}; in the ${names.right} ${other}`;
  const scores = scoreWords(left, right);
  return `${fates}${scores === '' ? '' : `; ${scores}`}.`;
}

/** "score 0.31 → 0.92 (+0.61)", "score 0.93 on both", or nothing. */
function scoreWords(left: ComparedCandidate, right: ComparedCandidate): string {
  const [one, other] = [left.score, right.score];
  if (one === undefined && other === undefined) return '';
  if (one === undefined || other === undefined) return `score ${number(one)} → ${number(other)}`;
  const change = other - one;
  if (Math.abs(change) < 0.005) return `score ${number(other)}`;
  return `score ${number(one)} → ${number(other)} (${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(2)})`;
}

export function stepSentence({ state, left, right, candidates }: StepRow, names: SideNames): string {
  if (left !== undefined && right !== undefined) {
    if (state === 'chosen-differs') {
      return [
        `The ${names.left} chose ${scored(left)}, the ${names.right} ${scored(right)}.`,
        fate(candidates, 'right', left, names.right),
        fate(candidates, 'left', right, names.left),
      ]
        .filter((sentence) => sentence !== '')
        .join(' ');
    }
    const renamed = left.label === right.label ? left.label : `${left.label}, now ${right.label}`;
    const scores = scoreWords(left, right);
    return `Both chose ${renamed}${scores === '' ? '' : `: ${scores}`}.`;
  }
  const [own, side, other] =
    left === undefined ? [right, names.right, names.left] : [left, names.left, names.right];
  if (own === undefined) return 'Nothing was chosen here.';
  if (state === 'chosen-differs') return `The ${side} chose ${scored(own)}; the ${other} chose nothing here.`;
  return `Only the ${side} decides ${scored(own)}.`;
}

/** What became of the other search's choice in this one. */
function fate(
  candidates: readonly AlignedCandidate[],
  side: 'left' | 'right',
  choice: ComparedCandidate,
  name: string,
): string {
  const row = candidates.find((candidate) => candidate[side === 'left' ? 'right' : 'left']?.id === choice.id);
  const own = row?.[side];
  if (own === undefined) return `The ${name} did not propose ${choice.label}.`;
  return `The ${name} had ${choice.label} as well: ${own.reason ?? 'not judged'}.`;
}

export function resultSentence(
  left: ComparedResult,
  right: ComparedResult,
  sameCalls: boolean,
  names: SideNames,
): string {
  const one = outcomeWords(left);
  const other = outcomeWords(right);
  if (sameCalls && left.outcome === right.outcome) {
    return one === other
      ? `Both end the same: ${one}.`
      : `The same calls: ${names.left} ${one}, ${names.right} ${other}.`;
  }
  return `The ${names.left} ends with ${one}, the ${names.right} with ${other}.`;
}

function outcomeWords({ outcome, score, calls }: ComparedResult): string {
  if (outcome === undefined) return 'no end in its log';
  const functions = calls.length === 0 ? 'no call' : calls.map(({ name }) => name.slice(0, 60)).join(', ');
  const at = score === undefined ? '' : ` at ${number(score)}`;
  return outcome === 'done' ? `${functions}${at}` : `${functions}${at} (${outcome})`;
}

const scored = ({ label, score }: ComparedCandidate): string =>
  score === undefined ? label : `${label} (${number(score)})`;

const number = (value: number | undefined): string => (value === undefined ? '—' : value.toFixed(2));
