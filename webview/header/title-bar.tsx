// What was asked of which tools, how the search goes, and its controls while it runs.
import { visible } from '../../src/log/visible.ts';
import { Icon, IconButton } from '../icon.tsx';
import type { View } from '../state.ts';
import { stoppedWords } from '../stopped.ts';
import { MenuButton } from './menu.tsx';
import { runWords } from './run-words.ts';
import './title-bar.css';

const mostTools = 3;

interface Props {
  readonly view: View;
  readonly stepsOpen: boolean;
  readonly onToggleSteps: () => void;
}

export function TitleBar({ view, stepsOpen, onToggleSteps }: Props) {
  const { state, actions } = view;
  const { header } = state.tree.value;
  const { blind } = state.settings.value;
  const tools = header?.tools ?? [];
  const query = visible(header?.query ?? '');
  return (
    <header class="title-bar">
      <h1 class="title">
        {header === undefined ? <span>{visible(state.name.value)}</span> : null}
        <Tools view={view} tools={tools.map(({ name }) => name)} />
        {query === '' ? null : (
          <span class="query" title={query}>
            “{query}”
          </span>
        )}
      </h1>
      <DebuggerPlace view={view} />
      <RunState view={view} />
      <Controls view={view} />
      <span class="title-buttons when-roomy">
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
      </span>
      <MenuButton
        label="More actions"
        class="when-narrow"
        items={[
          { label: 'Steps as a table', checked: stepsOpen, run: onToggleSteps },
          { label: 'Blind mode', aside: 'b', checked: blind, run: actions.toggleBlind },
          { label: 'Keyboard shortcuts', aside: '?', run: () => actions.showShortcuts(true) },
          { label: 'Open the log as text', run: () => actions.openAsText() },
        ]}
      >
        <Icon name="codicon-ellipsis" />
      </MenuButton>
    </header>
  );
}

/** Each leads to its place in the file; where room is short the first stands for all. */
function Tools({ view: { actions }, tools }: { view: View; tools: readonly string[] }) {
  const others = (shown: number, when: string) =>
    tools.length <= shown ? null : (
      <span class={`quiet ${when}`} title={tools.slice(shown).map(visible).join('\n')}>
        +{tools.length - shown}
      </span>
    );
  return (
    <span class="title-tools">
      {tools.slice(0, mostTools).map((name) => (
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
      {others(mostTools, 'after-some')}
      {others(1, 'after-one')}
    </span>
  );
}

/** Where the debugger has stopped; the arrow leads back to it. */
function DebuggerPlace({ view: { state, actions } }: { view: View }) {
  const at = state.stopped.value;
  if (at === undefined) return null;
  const { candidate } = at;
  const words = at.step === undefined ? 'debugger: before step 1' : `debugger: step ${at.step}`;
  return (
    <button
      type="button"
      class="debugger-place"
      title={`${stoppedWords(at)}${candidate === null ? '' : ' Go to its candidate.'}`}
      disabled={candidate === null}
      onClick={() => {
        if (candidate !== null) actions.reveal(candidate);
      }}
    >
      <Icon name="codicon-debug-stackframe" />
      <span>{words}</span>
    </button>
  );
}

function RunState({ view: { state } }: { view: View }) {
  const { kind, word, figures, title } = runWords(state.tree.value, state.run.value, state.loading.value);
  return (
    <div class={`run-state run-${kind}`} title={title}>
      <span class="run-sign" aria-hidden="true" />
      <span>{word}</span>
      {figures.map((figure) => (
        <span key={figure} class="figure when-roomy">
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
