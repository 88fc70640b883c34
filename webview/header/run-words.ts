// How the search goes, in words and figures.
import type { SearchTree } from '../../src/log/tree.ts';
import type { RunState } from '../../src/protocol/messages.ts';

export interface RunWords {
  readonly kind: 'reading' | 'running' | 'paused' | 'done' | 'ended' | 'failed' | 'unfinished';
  readonly word: string;
  readonly figures: readonly string[];
  readonly title: string;
}

/** `840 ms`, `1.8 s`, `2 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `312`, `12.3k`, `1.2M`. */
export function amount(count: number): string {
  if (count < 10_000) return String(count);
  if (count < 1_000_000) return `${(count / 1000).toFixed(1)}k`;
  return `${(count / 1_000_000).toFixed(1)}M`;
}

export const counted = (count: number, thing: string): string =>
  `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;

export function runWords(tree: SearchTree, run: RunState, loading: boolean): RunWords {
  const { totals, header, outcome, steps } = tree;
  const tokens = totals.completionTokens;
  const figures = [
    `${amount(tokens)} tok`,
    duration(totals.milliseconds),
    counted(totals.candidates, 'candidate'),
  ];
  const title = `${counted(totals.policyRequests, 'policy request')}, ${counted(totals.rewardRequests, 'reward request')}, ${counted(totals.promptTokens, 'prompt token')}, ${counted(tokens, 'sampled token')}`;
  if (outcome !== undefined) {
    const words = {
      done: ['done', 'done'],
      empty: ['ended', 'every branch pruned'],
      stopped: ['ended', 'stopped'],
      budget: ['ended', 'budget used up'],
      failed: ['failed', 'failed'],
    } as const;
    const [kind, word] = words[outcome.outcome];
    return { kind, word, figures: [counted(totals.steps, 'step'), ...figures], title };
  }
  if (run.live) {
    const step = steps.at(-1)?.index ?? 0;
    const most = header === undefined ? '' : `/≤${header.settings.maxSteps}`;
    const kind = run.paused ? 'paused' : 'running';
    return { kind, word: `${kind} step ${step}${most}`, figures, title };
  }
  if (loading) return { kind: 'reading', word: 'reading', figures, title };
  return {
    kind: 'unfinished',
    word: 'unfinished',
    figures,
    title: 'The log has no end: the search was interrupted, or another program is still writing it.',
  };
}
