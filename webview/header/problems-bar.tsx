// What the log lacks and what the search noticed: counted in one line, listed on demand.
import { useState } from 'preact/hooks';
import { visible } from '../../src/log/visible.ts';
import { Icon } from '../icon.tsx';
import type { View } from '../state.ts';
import { counted } from './run-words.ts';
import './problems-bar.css';

const mostListed = 200;

export function ProblemsBar({ view: { state, actions } }: { view: View }) {
  const [open, setOpen] = useState(false);
  const problems = state.problems.value;
  const { notices } = state.tree.value;
  if (problems.length + notices.length === 0) return null;
  const words = [
    ...(problems.length === 0 ? [] : [`${counted(problems.length, 'problem')} in the log`]),
    ...(notices.length === 0 ? [] : [counted(notices.length, 'notice')]),
  ];
  const hasWarning = problems.length > 0 || notices.some(({ severity }) => severity === 'warning');
  const first = problems[0]?.message ?? notices[0]?.message ?? '';
  return (
    <section class="problems" aria-label="Problems and notices">
      <button type="button" class="problems-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'codicon-chevron-down' : 'codicon-chevron-right'} />
        <Icon name={hasWarning ? 'codicon-warning' : 'codicon-info'} />
        <span>{words.join(', ')}</span>
        {open ? null : <span class="quiet">{visible(first)}</span>}
      </button>
      {open ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable list must be reachable by keyboard.
        <ul class="problems-list" tabIndex={0}>
          {notices.slice(0, mostListed).map(({ seq, severity, message, remedy }) => (
            <li key={`notice ${seq}`}>
              <Icon name={severity === 'warning' ? 'codicon-warning' : 'codicon-info'} />
              <span>
                {visible(message)}{' '}
                {remedy === undefined ? null : <span class="quiet">{visible(remedy)}</span>}
              </span>
            </li>
          ))}
          {problems.slice(0, mostListed).map(({ line, message, remedy }, index) => (
            <li key={index}>
              <Icon name="codicon-warning" />
              <span>
                {visible(message)}{' '}
                {remedy === undefined ? null : <span class="quiet">{visible(remedy)}</span>}
                {line === undefined ? null : (
                  <button type="button" class="link" onClick={() => actions.openAsText(line)}>
                    line {line}
                  </button>
                )}
              </span>
            </li>
          ))}
          {problems.length > mostListed ? (
            <li>{counted(problems.length - mostListed, 'more problem')}.</li>
          ) : null}
        </ul>
      ) : null}
    </section>
  );
}
