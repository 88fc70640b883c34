// Steps as bars, time upwards and tokens downwards; arrows and clicks go to a step, and a table says the same in figures.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { IconButton } from '../icon.tsx';
import type { View } from '../state.ts';
import { duration } from './run-words.ts';
import { lastStepRows, mostRows, type StepBar, stepBars } from './step-bars.ts';

const barWidth = 7;
const half = 11;

const optionId = (bar: StepBar): string => `step-${bar.from}`;

export function Timeline({ view, open, onToggle }: { view: View; open: boolean; onToggle: () => void }) {
  const { state, actions } = view;
  const bars = stepBars(state.tree.value);
  const [cursor, setCursor] = useState(0);
  const selectedStep = state.selectedNode.value?.step;
  const longest = Math.max(1, ...bars.map(({ milliseconds }) => milliseconds));
  const most = Math.max(1, ...bars.map(({ tokens }) => tokens));
  const active = bars[Math.min(cursor, bars.length - 1)];
  if (bars.length === 0) return null;

  function go(index: number): void {
    const place = Math.max(0, Math.min(bars.length - 1, index));
    setCursor(place);
    const first = bars[place]?.first;
    if (first !== undefined) actions.reveal(first);
  }

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void {
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: cursor + 1,
      ArrowLeft: cursor - 1,
      Home: 0,
      End: bars.length - 1,
      Enter: cursor,
    };
    const to = moves[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    go(to);
  }

  return (
    <div class="timeline">
      <span class="quiet" title="Bars upwards: time. Bars downwards: sampled tokens.">
        steps
      </span>
      <div
        class="timeline-bars"
        role="listbox"
        aria-label="Steps: time upwards, sampled tokens downwards"
        aria-orientation="horizontal"
        tabIndex={0}
        aria-activedescendant={active === undefined ? undefined : optionId(active)}
        onKeyDown={onKeyDown}
      >
        <svg width={bars.length * barWidth + 1} height={2 * half + 1} role="presentation">
          <line class="timeline-axis" x1={0} x2={bars.length * barWidth + 1} y1={half} y2={half} />
          {bars.map((bar, index) => {
            const isSelected =
              selectedStep !== undefined && selectedStep >= bar.from && selectedStep <= bar.to;
            const up = Math.max(1, Math.round((bar.milliseconds / longest) * (half - 1)));
            const down = Math.round((bar.tokens / most) * (half - 1));
            const x = index * barWidth + 1;
            return (
              <g
                key={bar.from}
                id={optionId(bar)}
                role="option"
                aria-label={bar.says}
                aria-selected={isSelected}
                class={`timeline-step${index === cursor ? ' active' : ''}`}
                onClick={() => go(index)}
              >
                <title>{bar.says}</title>
                <rect class="timeline-hit" x={x - 1} y={0} width={barWidth} height={2 * half + 1} />
                <rect class="timeline-time" x={x} y={half - up} width={barWidth - 2} height={up} />
                <rect class="timeline-tokens" x={x} y={half + 1} width={barWidth - 2} height={down} />
              </g>
            );
          })}
        </svg>
      </div>
      <IconButton
        icon="codicon-table"
        label={open ? 'Hide the steps as a table' : 'Show the steps as a table'}
        pressed={open}
        onClick={onToggle}
      />
    </div>
  );
}

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
