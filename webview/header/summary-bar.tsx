// The bottom line: what was chosen, its score, what it took, and the labels; or what went wrong and what to do.
import { decisionLabel } from '../../src/log/decision-label.ts';
import { oneLine, visible } from '../../src/log/visible.ts';
import { scoreNumber } from '../candidate.tsx';
import { IconButton } from '../icon.tsx';
import { pathWords } from '../path-words.ts';
import type { View } from '../state.ts';
import { amount, counted, duration } from './run-words.ts';
import { callText, chosenWord, cost, costText, labelCounts, nothingChosen } from './summary-words.ts';
import './summary-bar.css';

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
        <span class="figure minor">{counted(totals.samples, 'sample')}</span>
        <span class="figure minor">{counted(totals.policyRequests + totals.rewardRequests, 'request')}</span>
        <span class="figure" title="Prompt tokens and sampled tokens">
          {amount(totals.promptTokens)} + {amount(totals.completionTokens)} tok
        </span>
        <span class="figure minor">{duration(totals.milliseconds)}</span>
        {price === undefined ? null : <span class="figure">cost {costText(price)}</span>}
        {labels === '' ? null : <span class="figure summary-labels">labels: {labels}</span>}
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
        <button type="button" class="link summary-leader" onClick={actions.openSettings}>
          Settings
        </button>
      </span>
    );
  }
  const word = outcome === undefined ? undefined : chosenWord(outcome);
  if (outcome !== undefined && word !== undefined) {
    const text = outcome.calls.map((call) => callText(call)).join('; ');
    return (
      <span class="summary-result">
        <span class="summary-word">{word}</span>
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
  if (outcome !== undefined) return <span class="summary-result">{nothingChosen[outcome.outcome]}</span>;
  const node = leader === null ? undefined : tree.node(leader);
  if (node === undefined) return <span class="summary-result quiet">No result yet</span>;
  return (
    <span class="summary-result">
      <span class="summary-word">leads</span>
      <button type="button" class="link summary-leader" onClick={() => actions.reveal(node.id)}>
        {pathWords(tree, node) ?? decisionLabel(node.decision)}
      </button>
      {state.hidden(node.id) ? null : <span class="figure">{scoreNumber(node.aggregate)}</span>}
    </span>
  );
}
