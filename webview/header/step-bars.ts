// Time and tokens of the steps as bars: many steps share a bar, so that the timeline stays small.
import { type StepRow, stepRows } from '../../src/log/steps.ts';
import type { SearchTree, TreeStep } from '../../src/log/tree.ts';
import { counted, duration } from './run-words.ts';

export interface StepBar {
  readonly from: number;
  readonly to: number;
  readonly milliseconds: number;
  readonly tokens: number;
  readonly candidates: number;
  readonly retained: number;
  /** First candidate of its first step. */
  readonly first: string | undefined;
  readonly says: string;
}

export const mostBars = 64;

export function stepBars({ steps, totals }: SearchTree, most = mostBars): readonly StepBar[] {
  const perBar = Math.max(1, Math.ceil(steps.length / most));
  const bars: StepBar[] = [];
  for (let start = 0; start < steps.length; start += perBar) {
    const part = steps.slice(start, start + perBar);
    const sum = (value: (step: TreeStep) => number): number =>
      part.reduce((total, step) => total + value(step), 0);
    // A step that runs has taken the time since it began.
    const milliseconds = sum(
      (step) => step.milliseconds ?? Math.max(0, totals.milliseconds - step.startedAt),
    );
    const from = part[0]?.index ?? 0;
    const to = part.at(-1)?.index ?? from;
    const tokens = sum((step) => step.tokens.completion);
    const candidates = sum((step) => step.candidates.length);
    const retained = sum((step) => step.retained.length);
    bars.push({
      from,
      to,
      milliseconds,
      tokens,
      candidates,
      retained,
      first: part.find((step) => step.candidates.length > 0)?.candidates[0],
      says: `${from === to ? `Step ${from}` : `Steps ${from} to ${to}`}: ${duration(milliseconds)}, ${counted(tokens, 'sampled token')}, ${counted(candidates, 'candidate')}, ${retained} kept`,
    });
  }
  return bars;
}

/** Rows of the table that says the same in words; the last ones where there are very many. */
export const mostRows = 500;
export const lastStepRows = (tree: SearchTree): readonly StepRow[] =>
  stepRows({ ...tree, steps: tree.steps.slice(-mostRows) });
