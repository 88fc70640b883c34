// What stops a debugger without a place in a file: the search lost the expected call, is unsure, or failed.

import type { Call } from '../../calls/decision.ts';
import { favouritesOf } from '../../evidence/favourites.ts';
import { groupBy } from '../../lint/group-by.ts';
import { decisionLabel } from '../../log/decision-label.ts';
import type { TreeNode } from '../../log/tree.ts';
import { oneLine } from '../../log/visible.ts';
import { lostExpected } from './expected-path.ts';
import type { Finding, Look } from './finding.ts';
import { candidateWords, isPruned, type StepView } from './step-view.ts';

export type ExceptionFilter = 'expected-pruned' | 'score-below' | 'invalid' | 'disagree' | 'failed';

export interface ExceptionFilterAbout {
  readonly filter: ExceptionFilter;
  readonly label: string;
  readonly description: string;
  readonly default: boolean;
  /** What a condition of it is. */
  readonly condition: string;
}

const expression = 'An expression over the candidate, e.g. step > 3';

/** For the client's list of exceptions. */
export const exceptionFilters: readonly ExceptionFilterAbout[] = [
  {
    filter: 'expected-pruned',
    label: 'Expected Call Was Pruned',
    description: 'Stops at the step that prunes the last candidate from which the expected calls could come.',
    default: false,
    condition: expression,
  },
  {
    filter: 'score-below',
    label: 'Score Under Threshold',
    description: 'Stops where a candidate is retained although its score is low.',
    default: false,
    condition: 'The lowest score that is not worth a stop, in [0, 1]; 0.5 by default',
  },
  {
    filter: 'invalid',
    label: 'Invalid Candidate',
    description: 'Stops where a candidate is not allowed by its schema, or is no decision at all.',
    default: false,
    condition: expression,
  },
  {
    filter: 'disagree',
    label: 'Policy and Reward Model Disagree',
    description: "Stops where a beam's likeliest candidate is pruned and a less likely one is retained.",
    default: false,
    condition: expression,
  },
  {
    filter: 'failed',
    label: 'Search Failed',
    description: 'Stops at the end of a search that failed.',
    default: true,
    condition: 'An expression over the search',
  },
];

export const defaultMinimum = 0.5;

/** @param minimum Of `score-below`. @param expected Of `expected-pruned`. */
export function lookFor(filter: ExceptionFilter, minimum: number, expected: readonly Call[]): Look {
  switch (filter) {
    case 'expected-pruned': {
      const lost = lostExpected(expected);
      return (view) => {
        const candidate = lost(view);
        if (candidate === undefined) return [];
        return [{ candidate, why: `The expected call was pruned: ${candidateWords(candidate)}.` }];
      };
    }
    case 'score-below':
      return ({ judged }) =>
        judged.flatMap((candidate) => {
          const { score, verdict, decision } = candidate;
          if (verdict?.kind !== 'retained' || score === undefined || score.score >= minimum) return [];
          const shown = `a score of ${shortScore(score.score)}, under ${shortScore(minimum)}`;
          return [{ candidate, why: `${decisionLabel(decision)} was retained with ${shown}.` }];
        });
    case 'invalid':
      return ({ judged }) =>
        judged
          .filter(({ verdict }) => verdict?.kind === 'invalid')
          .map((candidate) => ({ candidate, why: `Invalid candidate: ${candidateWords(candidate)}.` }));
    case 'disagree':
      return disagreements;
    case 'failed':
      return ({ tree: { outcome }, step }) => {
        if (step !== undefined || outcome?.outcome !== 'failed') return [];
        const { message = 'it does not say why', remedy = '' } = outcome.error ?? {};
        return [{ candidate: null, why: oneLine(`The search failed: ${message} ${remedy}`.trim(), 1000) }];
      };
  }
}

function disagreements({ judged }: StepView): readonly Finding[] {
  const ofBeams = groupBy(judged, ({ parent }) => parent);
  return [...ofBeams.values()].flatMap((nodes) => {
    const policys = favouritesOf(nodes.map((node) => ({ node })));
    if (policys === undefined || !policys.differ || !isPruned(policys.policy.node)) return [];
    const candidate = policys.policy.node;
    const retained = nodes.find(({ verdict }) => verdict?.kind === 'retained');
    return retained === undefined ? [] : [{ candidate, why: disagreement(candidate, retained) }];
  });
}

function disagreement(likeliest: TreeNode, retained: TreeNode): string {
  const [one, other] = [decisionLabel(likeliest.decision), decisionLabel(retained.decision)];
  return `Policy and reward model disagree: the likeliest ${one} was pruned, ${other} was retained.`;
}

const shortScore = (score: number): string => String(Number(score.toFixed(4)));

/** @returns what is wrong with it as a sentence where it is no score */
export function readMinimum(text: string): number | string {
  const digits = /^\s*<?\s*(\d*\.?\d+)\s*$/.exec(text)?.[1];
  const minimum = Number(digits);
  if (digits !== undefined && minimum <= 1) return minimum;
  return `${JSON.stringify(text)} is no score: write a number between 0 and 1, such as 0.5.`;
}
