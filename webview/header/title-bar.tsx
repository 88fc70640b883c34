// What was asked of which tools, how the search goes, and its controls while it runs.
import { visible } from '../../src/log/visible.ts';
import { IconButton } from '../icon.tsx';
import type { View } from '../state.ts';
import { runWords } from './run-words.ts';

const mostTools = 3;

export function TitleBar({ view }: { view: View }) {
  const { state, actions } = view;
  const { header } = state.tree.value;
  const { blind } = state.settings.value;
  const tools = header?.tools ?? [];
  const query = visible(header?.query ?? '');
  return (
    <header class="title-bar">
      <h1 class="title">
        {header === undefined ? <span>{visible(state.name.value)}</span> : null}
        {tools.slice(0, mostTools).map(({ name }) => (
          <button
            key={name}
            type="button"
            class="link"
            title={`Open ${visible(name)} in its file`}
            onClick={() => actions.openSource(name)}
          >
            {visible(name)}
          </button>
        ))}
        {tools.length > mostTools ? (
          <span
            class="quiet"
            title={tools
              .slice(mostTools)
              .map(({ name }) => visible(name))
              .join('\n')}
          >
            +{tools.length - mostTools}
          </span>
        ) : null}
        {query === '' ? null : (
          <span class="query" title={query}>
            “{query}”
          </span>
        )}
      </h1>
      <RunState view={view} />
      <Controls view={view} />
      <IconButton
        icon={blind ? 'codicon-eye-closed' : 'codicon-eye'}
        label={blind ? 'Show scores again (b)' : 'Blind mode: hide scores until labelled (b)'}
        pressed={blind}
        onClick={actions.toggleBlind}
      />
      <IconButton
        icon="codicon-keyboard"
        label="Keyboard shortcuts (?)"
        onClick={() => actions.showShortcuts(true)}
      />
      <IconButton
        icon="codicon-go-to-file"
        label="Open the log as text"
        onClick={() => actions.openAsText()}
      />
    </header>
  );
}

function RunState({ view: { state } }: { view: View }) {
  const { kind, word, figures, title } = runWords(state.tree.value, state.run.value, state.loading.value);
  return (
    <div class={`run-state run-${kind}`} title={title}>
      <span class="run-sign" aria-hidden="true" />
      <span>{word}</span>
      {figures.map((figure) => (
        <span key={figure} class="figure">
          {figure}
        </span>
      ))}
    </div>
  );
}

function Controls({ view: { state, actions } }: { view: View }) {
  const { live, paused } = state.run.value;
  // A search that ended can neither be paused nor stopped.
  if (!live || state.tree.value.state === 'finished') return null;
  return (
    <div class="controls" role="toolbar" aria-label="Search">
      {paused ? (
        <IconButton
          icon="codicon-debug-continue"
          label="Continue the search (p)"
          onClick={() => actions.control('resume')}
        />
      ) : (
        <IconButton
          icon="codicon-debug-pause"
          label="Pause the search (p)"
          onClick={() => actions.control('pause')}
        />
      )}
      <IconButton
        icon="codicon-debug-step-over"
        label="One step, then pause (s)"
        onClick={() => actions.control('step')}
      />
      <IconButton icon="codicon-debug-stop" label="Stop the search" onClick={() => actions.control('stop')} />
    </div>
  );
}
