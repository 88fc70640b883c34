// What came of both searches: calls, score and what they took, and whether the result is another one.
import type { ComparedResult } from '../../src/compare/alignment.ts';
import { countChange, scoreChange } from '../../src/log/score-change.ts';
import { visible } from '../../src/log/visible.ts';
import type { ComparedSearchFacts, CompareSide, Comparison } from '../../src/protocol/compare.ts';
import { amount, duration } from '../header/run-words.ts';
import { callText } from '../header/summary-words.ts';
import { outcomeText, scoreText } from './words.ts';

interface Props {
  readonly comparison: Comparison;
  readonly onOpen: (side: CompareSide) => void;
}

export function Summary({ comparison, onOpen }: Props) {
  const { alignment, origin, left, right } = comparison;
  const { result, circumstances } = alignment;
  const isSame = result.sameCalls && result.left.outcome === result.right.outcome;
  return (
    <section class="compare-summary" aria-label="Result">
      <p class="compare-verdict">
        <strong>{isSame ? '= The same result.' : '≠ Another result.'}</strong> {visible(result.sentence)}
      </p>
      <div class="compare-sides">
        <Side facts={left} result={result.left} side="left" onOpen={onOpen} />
        <Side facts={right} result={result.right} before={comparison} side="right" onOpen={onOpen} />
      </div>
      <p class="compare-origin">{origin}</p>
      {circumstances.length === 0 ? null : (
        <ul class="compare-circumstances">
          {circumstances.map((sentence) => (
            <li key={sentence}>{visible(sentence)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface SideProps {
  readonly facts: ComparedSearchFacts;
  readonly result: ComparedResult;
  readonly side: CompareSide;
  /** For what changed. */
  readonly before?: Comparison;
  readonly onOpen: (side: CompareSide) => void;
}

function Side({ facts, result, side, before, onOpen }: SideProps) {
  const name = visible(facts.name);
  return (
    <div class="compare-side">
      <h2>
        {side === 'left' ? 'Before' : 'After'}{' '}
        <button type="button" class="link" title={`Open ${name}`} onClick={() => onOpen(side)}>
          {name}
        </button>
        <span class="quiet"> {facts.time === undefined ? '' : timeText(facts.time)}</span>
      </h2>
      <div class="compare-calls">
        {result.calls.length === 0 ? <span class="quiet">no call</span> : null}
        {result.calls.map((call, index) => (
          <code key={index} title={callText(call, 2000)}>
            {callText(call, 300)}
          </code>
        ))}
      </div>
      <Figures facts={facts} result={result} before={before} />
    </div>
  );
}

function Figures({
  facts,
  result,
  before,
}: {
  facts: ComparedSearchFacts;
  result: ComparedResult;
  before: Comparison | undefined;
}) {
  const { totals } = facts;
  const old = before?.left.totals;
  const requests = totals.policyRequests + totals.rewardRequests;
  const change = (value: number, was: number | undefined, words: (size: number) => string): string =>
    was === undefined ? '' : countChange(was, value, words);
  const figures = [
    ['', outcomeText(result), ''],
    ['score', scoreText(result.score), scoreChange(before?.alignment.result.left.score, result.score)],
    [
      'tokens',
      amount(totals.completionTokens),
      change(totals.completionTokens, old?.completionTokens, amount),
    ],
    ['requests', String(requests), change(requests, old && old.policyRequests + old.rewardRequests, String)],
    ['', duration(totals.milliseconds), change(totals.milliseconds, old?.milliseconds, duration)],
  ] as const;
  return (
    <p class="compare-figures">
      {figures
        .filter(([, value]) => value !== '')
        .map(([name, value, changed]) => (
          <span key={name + value} class="figure">
            {name === '' ? null : <span class="quiet">{name} </span>}
            {value}
            {changed === '' ? null : <span class="compare-change"> {changed}</span>}
          </span>
        ))}
    </p>
  );
}

function timeText(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toLocaleString();
}
