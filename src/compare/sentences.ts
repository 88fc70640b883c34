// What a row of a comparison says, in one or two plain sentences.
import { scoreChange } from '../log/score-change.ts';
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
  const fate = fateOf(own);
  const here = `Proposed in the ${side} only${fate === undefined ? '' : `: ${fate}`}.`;
  return elsewhere === undefined ? here : `${here} The ${other} has it too, beside another decision.`;
}

function both(left: ComparedCandidate, right: ComparedCandidate, names: SideNames): string {
  const [one, other] = [fateOf(left), fateOf(right)];
  if (one === undefined && other === undefined) return 'Proposed in both searches.';
  const fates =
    one === other
      ? `In both searches ${one}`
      : `In the ${names.left} ${one ?? untold}; in the ${names.right} ${other ?? untold}`;
  const scores = scoreWords(left, right);
  return `${fates}${scores === '' ? '' : `; ${scores}`}.`;
}

const untold = 'hidden until it is labelled';

/** What became of a candidate, unless blind mode hides it. */
function fateOf({ hidden, reason }: ComparedCandidate): string | undefined {
  return hidden === true ? undefined : (reason ?? 'not judged');
}

/** "score 0.31 → 0.92 (+0.61)", "score 0.93", or nothing. */
function scoreWords(left: ComparedCandidate, right: ComparedCandidate): string {
  const [one, other] = [left.score, right.score];
  if (left.hidden === true || right.hidden === true) return '';
  if (one === undefined && other === undefined) return '';
  if (one === undefined || other === undefined) return `score ${number(one)} → ${number(other)}`;
  const change = scoreChange(one, other);
  return change === '' ? `score ${number(other)}` : `score ${number(one)} → ${number(other)} (${change})`;
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
  const end = fateOf(own);
  return `The ${name} had ${choice.label} as well${end === undefined ? '' : `: ${end}`}.`;
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
