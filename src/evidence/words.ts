// Evidence in words, always with the counts behind every share.
import { oneLine } from '../log/visible.ts';
import type { JsonValue } from '../tools/tool.ts';
import type { Evidence } from './evidence.ts';
import type { ConfusionCount } from './figures.ts';
import type { Spread } from './scores.ts';

const nameLength = 60;

export const plural = (count: number, thing: string): string =>
  `${count} ${count === 1 ? thing : thing.endsWith('ch') ? `${thing}es` : `${thing}s`}`;

/** A name from a file or a model, safe in one line; back-ticks cannot end the code that it stands in. */
export const code = (name: string): string => `\`${oneLine(name, nameLength).replaceAll('`', 'ˋ')}\``;

/** A value as JSON. */
export const valueWords = (value: JsonValue): string => oneLine(JSON.stringify(value), nameLength);

/** "12× · 0.31 · 7 pruned": samples, mean score, searches in which it was always pruned. For the margin of a line. */
export function shortWords(evidence: Evidence): string {
  const { samples, scores, pruned, schema } = evidence;
  return [
    `${samples}×`,
    ...(scores === undefined ? [] : [scores.mean.toFixed(2)]),
    ...(pruned === 0 ? [] : [`${pruned} pruned`]),
    ...(schema === 'changed' ? ['changed since'] : []),
  ].join(' · ');
}

export function placeWords({ tool, parameter, value }: Evidence): string {
  if (parameter === undefined) return code(tool);
  return value === undefined ? code(parameter) : `${code(parameter)} = ${code(valueWords(value))}`;
}

/** "`date` was confused with `start_date` (in 5 searches)". */
export function confusionWords(evidence: Evidence, { kind, name, searches }: ConfusionCount): string {
  const own = placeWords(evidence);
  const often = `in ${plural(searches, 'search')}`;
  if (kind !== 'nothing') return `${own} was confused with ${code(name)} (${often})`;
  return evidence.parameter === undefined
    ? `no call was made instead of one of ${own} (${often})`
    : `${own} was left out instead (${often})`;
}

const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 100)} %`;

/** Everything that is known of a place, one sentence or clause an item, for a hover. */
export function evidenceWords(evidence: Evidence): readonly string[] {
  const { searches, judged, pruned, answered, candidates, samples, scores, labels } = evidence;
  const { choices, disagreements, overruled, confusions, otherVersions, schema } = evidence;
  const lines = [
    ...(schema === 'changed' ? ['All of this is from before its schema was changed.'] : []),
    `Proposed in ${plural(searches, 'search')}: ${plural(candidates, 'candidate')}, ${plural(samples, 'sample')}; in the answer of ${answered}.`,
  ];
  if (judged > 0) {
    lines.push(
      `Always pruned in ${pruned} of the ${plural(judged, 'search')} that judged it (${percent(pruned, judged)}); ${verdictWords(evidence)}.`,
    );
  }
  if (scores !== undefined) {
    lines.push(
      `Mean score ${scores.mean.toFixed(2)} of ${plural(scores.count, 'candidate')}${spreadWords(scores)}.`,
    );
  }
  if (choices > 0) {
    lines.push(
      `The policy's favourite was not the reward model's in ${disagreements} of ${plural(choices, 'choice')} (${percent(disagreements, choices)}), in ${overruled} of which the policy preferred this one.`,
    );
  }
  for (const confusion of confusions.slice(0, 5))
    lines.push(`${capital(confusionWords(evidence, confusion))}.`);
  const rated = labels.good + labels.neutral + labels.bad;
  if (rated + labels.flagged > 0) {
    lines.push(
      `People rated ${labels.good} good, ${labels.neutral} neutral, ${labels.bad} bad and flagged ${labels.flagged}; ${labels.against} of these against the search.`,
    );
  }
  if (otherVersions > 0) {
    lines.push(
      `${plural(otherVersions, 'search')} with an earlier version of its schema ${otherVersions === 1 ? 'is' : 'are'} not counted.`,
    );
  }
  return lines;
}

/**
 * `, standard deviation 0.12; from 0.61 (10th percentile) to 0.94 (90th)`: always a range that holds the mean as it is shown,
 * so the lowest and the highest score where few of them draw the mean away from the others. Nothing where all look alike.
 */
function spreadWords({ mean, deviation, low, high, least, most }: Spread): string {
  if (least.toFixed(2) === most.toFixed(2)) return '';
  const middle = mean.toFixed(2);
  const holdsMean = low.toFixed(2) <= middle && middle <= high.toFixed(2) && low.toFixed(2) < high.toFixed(2);
  const range = holdsMean
    ? `from ${low.toFixed(2)} (10th percentile) to ${high.toFixed(2)} (90th)`
    : `from ${least.toFixed(2)} (lowest) to ${most.toFixed(2)} (highest)`;
  return `${deviation === undefined ? '' : `, standard deviation ${deviation.toFixed(2)}`}; ${range}`;
}

/** "31 retained, 12 pruned by rank, 3 invalid". */
function verdictWords({ verdicts, unjudged }: Evidence): string {
  const parts: string[] = [];
  const say = (count: number | undefined, words: string): void => {
    if (count !== undefined && count > 0) parts.push(`${count} ${words}`);
  };
  say(verdicts.retained, 'retained');
  say(verdicts.rank, 'pruned by rank');
  say(verdicts.threshold, 'below the threshold');
  say(verdicts.invalid, 'invalid');
  say(verdicts.duplicate, 'merged with an equal one');
  say(verdicts.length, 'cut by a limit');
  say((verdicts.budget ?? 0) + (verdicts.stopped ?? 0) + (verdicts.failed ?? 0), 'not reached');
  say(unjudged, 'passed on unscored');
  return `of its candidates ${parts.join(', ')}`;
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
