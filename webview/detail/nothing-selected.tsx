// The pane before anything is selected: what the search came to, and how to begin.
import type { SearchTree } from '../../src/log/tree.ts';
import { oneLine } from '../../src/log/visible.ts';
import { pathWords } from '../path-words.ts';
import type { View } from '../state.ts';
import { CandidateLink } from './candidate-link.tsx';
import { counted, duration } from './figures.ts';
import { Facts } from './section.tsx';

const outcomeWords = {
  done: 'a response was chosen',
  empty: 'every branch died',
  stopped: 'stopped before it ended',
  budget: 'ended by its budget',
  failed: 'failed',
} as const;

export function NothingSelected({ view, tree }: { readonly view: View; readonly tree: SearchTree }) {
  const { labels, loading, selected, settings } = view.state;
  const leader = tree.leader === null ? undefined : tree.node(tree.leader);
  const { good, bad, neutral } = settings.value.labelKeys;
  if (tree.nodes.length === 0) {
    return <p class="detail-note">{loading.value ? 'Reading the log…' : 'There is no candidate yet.'}</p>;
  }
  const { totals, outcome, state } = tree;
  return (
    <>
      {selected.value === null ? null : (
        <p class="detail-note">The selected candidate is not in this log (any more).</p>
      )}
      <Facts
        rows={[
          ['query', oneLine(tree.header?.query ?? 'unknown', 300)],
          [
            'search',
            outcome === undefined
              ? state === 'paused'
                ? 'paused'
                : view.state.run.value.live
                  ? 'running'
                  : 'no end yet'
              : outcomeWords[outcome.outcome],
          ],
          [
            'so far',
            `${counted(totals.candidates, 'candidate')} in ${counted(totals.steps, 'step')}, ${duration(totals.milliseconds)}`,
          ],
          ['labels', labels.value.size === 0 ? 'none yet' : counted(labels.value.size, 'labelled candidate')],
          ...(leader === undefined
            ? []
            : [
                [
                  outcome?.chosen == null ? 'leads' : 'chosen',
                  <CandidateLink
                    key="leader"
                    view={view}
                    node={leader}
                    text={pathWords(tree, leader, 400)}
                  />,
                ] as const,
              ]),
        ]}
      />
      <p class="detail-note">
        Select a candidate to see why it was kept or pruned: click it, or move with the arrow keys.{' '}
        <kbd>{good}</kbd>, <kbd>{bad}</kbd> and <kbd>{neutral}</kbd> label it; <kbd>j</kbd> goes to the next
        one without a label; <kbd>?</kbd> shows all keys.
      </p>
    </>
  );
}
