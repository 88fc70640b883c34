// The bottom line: what was chosen, its score, what it took, and the labels; or what went wrong and what to do.
import { decisionLabel } from '../../src/log/decision-label.ts';
import { oneLine, visible } from '../../src/log/visible.ts';
import { scoreNumber } from '../candidate.tsx';
import { IconButton } from '../icon.tsx';
import type { View } from '../state.ts';
import { amount, counted, duration } from './run-words.ts';
import { callText, cost, costText, labelCounts } from './summary-words.ts';

export function SummaryBar({ view }: { view: View }) {
  const { state } = view;
  const tree = state.tree.value;
  const { totals } = tree;
  const price = cost(totals, state.settings.value.pricePerMillion);
  const labels = labelCounts(state.labels.value.values());
  return (
    <section class="summary-bar" aria-label="Result">
      <Result view={view} />
      <span class="summary-figures">
        <span class="figure">{counted(totals.samples, 'sample')}</span>
        <span class="figure">{counted(totals.policyRequests + totals.rewardRequests, 'request')}</span>
        <span class="figure" title="Prompt tokens and sampled tokens">
          {amount(totals.promptTokens)} + {amount(totals.completionTokens)} tok
        </span>
        <span class="figure">{duration(totals.milliseconds)}</span>
        {price === undefined ? null : <span class="figure">cost {costText(price)}</span>}
        {labels === '' ? null : <span class="figure">labels: {labels}</span>}
      </span>
    </section>
  );
}

function Result({ view: { state, actions } }: { view: View }) {
  const tree = state.tree.value;
  const { outcome, leader } = tree;
  if (outcome?.error !== undefined) {
    return (
      <span class="summary-result failed" role="status">
        <span class="summary-word">failed</span>
        <span title={visible(outcome.error.message)}>{oneLine(outcome.error.message, 300)}</span>
        <span class="quiet" title={visible(outcome.error.remedy)}>
          {oneLine(outcome.error.remedy, 300)}
        </span>
        <button type="button" class="link" onClick={actions.openSettings}>
          Settings
        </button>
      </span>
    );
  }
  if (outcome?.outcome === 'done') {
    const text = outcome.calls.map((call) => callText(call)).join('; ');
    return (
      <span class="summary-result">
        <span class="summary-word">result</span>
        <code title={visible(outcome.response ?? '')}>{text === '' ? 'no call' : text}</code>
        <IconButton
          icon="codicon-copy"
          label="Copy the calls as JSON (y)"
          onClick={() => actions.copy(JSON.stringify(outcome.calls, null, 2))}
        />
        {outcome.score === null || state.settings.value.blind ? null : (
          <span class="figure">score {scoreNumber(outcome.score)}</span>
        )}
      </span>
    );
  }
  if (outcome !== undefined) {
    const words = {
      empty: 'Every branch was pruned: nothing was chosen. The last step shows why.',
      stopped: 'Stopped before a response was chosen.',
      budget: 'The budget was used up before a response was chosen.',
      failed: 'The search failed.',
    } as const;
    return <span class="summary-result">{words[outcome.outcome]}</span>;
  }
  const node = leader === null ? undefined : tree.node(leader);
  if (node === undefined) return <span class="summary-result quiet">No result yet</span>;
  return (
    <span class="summary-result">
      <span class="summary-word">leads</span>
      <button type="button" class="link" onClick={() => actions.reveal(node.id)}>
        {decisionLabel(node.decision)}
      </button>
      {state.hidden(node.id) ? null : <span class="figure">{scoreNumber(node.aggregate)}</span>}
    </span>
  );
}
