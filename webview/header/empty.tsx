// What stands where candidates would be, when there are none: what happens, or what to do.
import type { ComponentChildren } from 'preact';
import { visible } from '../../src/log/visible.ts';
import { Icon } from '../icon.tsx';
import type { View } from '../state.ts';
import './empty.css';

/** `undefined` where there is something to show. */
export function emptyState(view: View): ComponentChildren | undefined {
  const { state, actions } = view;
  const unreadable = state.unreadable.value;
  if (unreadable !== undefined) {
    return (
      <Message icon="codicon-error" title={visible(unreadable.message)}>
        <p>{visible(unreadable.remedy)}</p>
        <button type="button" class="button" onClick={() => actions.openAsText()}>
          Open as text
        </button>
      </Message>
    );
  }
  const tree = state.tree.value;
  if (tree.nodes.length === 0) {
    if (state.loading.value) return <Message icon="codicon-loading" title="Reading the search …" />;
    if (tree.outcome?.error !== undefined) {
      const { message, remedy } = tree.outcome.error;
      return (
        <Message icon="codicon-error" title={visible(message)}>
          <p>{visible(remedy)}</p>
          <button type="button" class="button" onClick={actions.openSettings}>
            Open settings
          </button>
        </Message>
      );
    }
    if (tree.outcome !== undefined) {
      return (
        <Message icon="codicon-info" title="The search ended before any candidate was proposed.">
          <p>What it noticed stands above, and every request in the log's text.</p>
        </Message>
      );
    }
    return (
      <Message icon="codicon-loading" title="The search has begun.">
        <p>Its candidates appear here as the policy proposes them, and their verdicts as they are judged.</p>
      </Message>
    );
  }
  const matches = state.matches.value;
  if (matches?.size !== 0 || state.rendering.value === 'tree') return undefined;
  return (
    <Message icon="codicon-filter" title="No candidate passes the filter.">
      <p>{visible(state.filter.value)}</p>
      <button type="button" class="button" onClick={() => actions.setFilter('')}>
        Clear the filter
      </button>
    </Message>
  );
}

interface MessageProps {
  readonly icon: `codicon-${string}`;
  readonly title: string;
  readonly children?: ComponentChildren;
}

function Message({ icon, title, children }: MessageProps) {
  return (
    <div class="empty">
      <Icon name={icon} spin={icon === 'codicon-loading'} />
      <h2>{title}</h2>
      {children}
    </div>
  );
}
