// The steps as a table: what the timeline draws, in figures.
import type { View } from '../state.ts';
import { duration } from './run-words.ts';
import { lastStepRows, mostRows } from './step-bars.ts';
import './step-table.css';

export function StepTable({ view: { state, actions } }: { view: View }) {
  const tree = state.tree.value;
  const rows = lastStepRows(tree);
  const firsts = new Map(tree.steps.map(({ index, candidates }) => [index, candidates[0]]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard.
    <section class="step-table" aria-label="Steps" tabIndex={0}>
      <table>
        <caption class="only-spoken">
          Time, tokens and candidates of each step
          {tree.steps.length > mostRows ? `; the last ${mostRows} steps` : ''}
        </caption>
        <thead>
          <tr>
            {[
              'Step',
              'Time',
              'Tokens',
              'Prompt',
              'Cached',
              'Requests',
              'Candidates',
              'Samples',
              'Kept',
              'Best',
              'Cut',
              'Margin',
            ].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const first = firsts.get(row.step);
            const isBlind = state.settings.value.blind;
            const score = (value: number | undefined): string =>
              isBlind || value === undefined ? '' : value.toFixed(2);
            return (
              <tr key={row.step}>
                <th scope="row">
                  <button
                    type="button"
                    class="link"
                    disabled={first === undefined}
                    onClick={() => first !== undefined && actions.reveal(first)}
                  >
                    {row.step}
                  </button>
                </th>
                <td>{row.milliseconds === undefined ? 'running' : duration(row.milliseconds)}</td>
                <td>{row.completionTokens}</td>
                <td>{row.promptTokens}</td>
                <td>{row.cachedTokens}</td>
                <td>{row.policyRequests + row.rewardRequests}</td>
                <td>{row.candidates}</td>
                <td>{row.samples}</td>
                <td>{row.retained}</td>
                <td>{score(row.best)}</td>
                <td>{score(row.cut)}</td>
                <td>{score(row.margin)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
