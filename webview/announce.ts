// Tells screen readers how a running search goes: politely, and not more often than anyone can listen.
import { effect, untracked } from '@preact/signals';
import type { SearchTree } from '../src/log/tree.ts';
import type { ViewActions, ViewState } from './state.ts';
import type { Scheduler } from './surroundings.ts';

const leastTime = 3000;

/** What is worth saying of a search that has come so far. */
export function progressSentence(tree: SearchTree): string | undefined {
  if (tree.outcome !== undefined) return outcomeSentence(tree);
  const step = tree.steps.findLast(({ milliseconds }) => milliseconds !== undefined);
  if (step === undefined) return undefined;
  return `Step ${step.index}: ${step.retained.length} of ${step.candidates.length} candidates kept.`;
}

export function outcomeSentence({ outcome }: SearchTree): string | undefined {
  switch (outcome?.outcome) {
    case undefined:
      return undefined;
    case 'done': {
      const names = outcome.calls.map(({ name }) => name).join(', ');
      return `Search finished: ${names === '' ? 'no call' : names}.`;
    }
    case 'empty':
      return 'Search finished: every branch was pruned.';
    case 'stopped':
      return 'Search stopped.';
    case 'budget':
      return 'Search ended: its budget is used up.';
    case 'failed':
      return `Search failed: ${outcome.error?.message ?? 'no reason was given'}`;
  }
}

/** Announces each finished step and the end, while the search runs before one's eyes. */
export function watchProgress(state: ViewState, actions: ViewActions, scheduler: Scheduler): void {
  let said: string | undefined;
  let nextTime = 0;
  let waiting = false;

  function say(): void {
    waiting = false;
    const sentence = progressSentence(state.tree.value);
    if (sentence === undefined || sentence === said) return;
    said = sentence;
    nextTime = scheduler.now() + leastTime;
    actions.announce(sentence);
  }

  effect(() => {
    const tree = state.tree.value;
    if (state.loading.value) return;
    untracked(() => {
      // A file at rest is read, not followed: only what happens from now on is news.
      if (said === undefined && !state.run.value.live) said = progressSentence(tree) ?? '';
      if (waiting || progressSentence(tree) === said) return;
      waiting = true;
      scheduler.later(Math.max(0, nextTime - scheduler.now()), () => untracked(say));
    });
  });
}
