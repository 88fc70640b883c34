// Steps as bars, time upwards and tokens downwards; arrows and clicks go to a step, and a table says the same in figures.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { IconButton } from '../icon.tsx';
import type { View } from '../state.ts';
import { type StepBar, stepBars } from './step-bars.ts';
import './timeline.css';

const barWidth = 7;
const half = 11;

const optionId = (bar: StepBar): string => `step-${bar.from}`;

export function Timeline({ view, open, onToggle }: { view: View; open: boolean; onToggle: () => void }) {
  const { state, actions } = view;
  const bars = stepBars(state.tree.value);
  const [cursor, setCursor] = useState(0);
  const selectedStep = state.selectedNode.value?.step;
  const stoppedStep = state.stopped.value?.step;
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
    <div class="timeline when-wide">
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
        <svg
          width={bars.length * barWidth + 1}
          height={2 * half + 1}
          viewBox={`0 0 ${bars.length * barWidth + 1} ${2 * half + 1}`}
          preserveAspectRatio="none"
          role="presentation"
        >
          <line class="timeline-axis" x1={0} x2={bars.length * barWidth + 1} y1={half} y2={half} />
          {bars.map((bar, index) => {
            const isSelected =
              selectedStep !== undefined && selectedStep >= bar.from && selectedStep <= bar.to;
            const isStopped = stoppedStep !== undefined && stoppedStep >= bar.from && stoppedStep <= bar.to;
            const says = isStopped ? `${bar.says}; the debugger has stopped here` : bar.says;
            const up = Math.max(1, Math.round((bar.milliseconds / longest) * (half - 1)));
            const down = Math.round((bar.tokens / most) * (half - 1));
            const x = index * barWidth + 1;
            return (
              <g
                key={bar.from}
                id={optionId(bar)}
                role="option"
                aria-label={says}
                aria-selected={isSelected}
                class={`timeline-step${index === cursor ? ' active' : ''}`}
                onClick={() => go(index)}
              >
                <title>{says}</title>
                <rect class="timeline-hit" x={x - 1} y={0} width={barWidth} height={2 * half + 1} />
                <rect class="timeline-time" x={x} y={half - up} width={barWidth - 2} height={up} />
                <rect class="timeline-tokens" x={x} y={half + 1} width={barWidth - 2} height={down} />
                {isStopped ? (
                  <path
                    class="timeline-stop"
                    d={`M${x - 1} ${2 * half + 1} h${barWidth} l${-barWidth / 2} -6 z`}
                  />
                ) : null}
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
