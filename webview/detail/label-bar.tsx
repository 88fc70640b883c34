// What a person says of the candidate: ratings, flag, note, undo, and the way on. Always in the same place.
import { useRef } from 'preact/hooks';
import type { Label, Rating } from '../../src/labels/label.ts';
import { reasonText } from '../../src/labels/reasons.ts';
import type { SearchTree, TreeNode } from '../../src/log/tree.ts';
import { oneLine } from '../../src/log/visible.ts';
import type { ViewCommand, WhatIfKind } from '../../src/protocol/messages.ts';
import { Icon } from '../icon.tsx';
import { keymap } from '../keymap/keymap.ts';
import type { View } from '../state.ts';
import { whyNotContinue } from './can-continue.ts';
import { whatIfs } from './can-what-if.ts';
import './label-bar.css';

interface Props {
  readonly view: View;
  readonly tree: SearchTree;
  readonly node: TreeNode;
}

interface Control {
  readonly name: string;
  readonly icon: `codicon-${string}`;
  readonly command: ViewCommand;
  readonly run: () => void;
  /** Set for what is on or off. */
  readonly pressed?: boolean;
  /** Icon only. */
  readonly small?: boolean;
}

export function LabelBar({ view, tree, node }: Props) {
  const label = view.state.labels.value.get(node.id);
  return (
    <footer class="detail-footer">
      {label === undefined ? null : <LabelWords label={label} />}
      <Controls view={view} node={node} label={label} />
      <WayOn view={view} tree={tree} node={node} />
    </footer>
  );
}

function LabelWords({ label }: { readonly label: Label }) {
  const { reason, note, labeller, time } = label;
  return (
    <p class="detail-label-words">
      {reason === undefined ? null : <span>{reasonText[reason]}</span>}
      {note === undefined ? null : <q>{oneLine(note, 600)}</q>}
      <span class="detail-aside">
        {oneLine(labeller, 60)}, <time dateTime={time}>{new Date(time).toLocaleString()}</time>
      </span>
    </p>
  );
}

interface ControlsProps {
  readonly view: View;
  readonly node: TreeNode;
  readonly label: Label | undefined;
}

/** One tab stop; the arrow keys move inside it (WAI-ARIA toolbar). */
function Controls({ view, node, label }: ControlsProps) {
  const bar = useRef<HTMLDivElement>(null);
  const active = useRef(0);
  const { actions, state } = view;
  const shortcuts = keymap(state.settings.value);
  const rate = (name: string, icon: Control['icon'], command: ViewCommand, rating: Rating): Control => ({
    name,
    icon,
    command,
    pressed: label?.rating === rating,
    run: () => actions.label(node.id, label?.rating === rating ? null : rating),
  });
  const controls: readonly Control[] = [
    rate('good', 'codicon-thumbsup', 'labelGood', 1),
    rate('bad', 'codicon-thumbsdown', 'labelBad', -1),
    rate('neutral', 'codicon-circle-outline', 'labelNeutral', 0),
    {
      name: 'flag',
      icon: 'codicon-flag',
      command: 'flag',
      pressed: label?.flagged === true,
      small: true,
      run: () => actions.flag(node.id),
    },
    {
      name: 'note and reason',
      icon: 'codicon-note',
      command: 'note',
      small: true,
      run: () => actions.note(node.id),
    },
    {
      name: 'undo the last label',
      icon: 'codicon-discard',
      command: 'undoLabel',
      small: true,
      run: () => actions.undoLabel(),
    },
  ];
  const keyFor = (command: ViewCommand): string =>
    shortcuts.find((shortcut) => shortcut.command === command)?.keys[0] ?? '';

  function move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -controls.length, End: controls.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = bar.current?.querySelectorAll('button') ?? [];
    const next = Math.max(0, Math.min(controls.length - 1, active.current + step));
    buttons[active.current]?.setAttribute('tabindex', '-1');
    active.current = next;
    buttons[next]?.setAttribute('tabindex', '0');
    buttons[next]?.focus();
  }

  return (
    <div ref={bar} class="detail-controls" role="toolbar" aria-label="Label" onKeyDown={move}>
      {controls.map(({ name, icon, command, run, pressed, small = false }, index) => (
        <button
          key={name}
          type="button"
          class={small ? 'detail-button detail-small' : 'detail-button'}
          tabIndex={index === active.current ? 0 : -1}
          aria-pressed={pressed}
          aria-label={name}
          aria-keyshortcuts={keyFor(command)}
          title={`${name} (${keyFor(command)})`}
          onClick={() => {
            active.current = index;
            run();
          }}
        >
          <Icon name={icon} />
          {small ? null : <span>{name}</span>}
          {small ? null : <kbd>{keyFor(command)}</kbd>}
        </button>
      ))}
    </div>
  );
}

function WayOn({ view, tree, node }: Props) {
  const { actions, state } = view;
  const reason = whyNotContinue(tree, node, state.settings.value, state.hidden(node.id));
  return (
    <div class="detail-way-on">
      <button
        type="button"
        class="detail-button"
        aria-label="continue from here"
        title="continue from here (c)"
        aria-disabled={reason !== undefined}
        aria-describedby={reason === undefined ? undefined : 'detail-why-not'}
        onClick={() => {
          if (reason === undefined) actions.continueFrom(node.id);
          else actions.announce(reason);
        }}
      >
        <Icon name="codicon-repo-forked" />
        <span>continue from here</span>
      </button>
      <WhatIfs view={view} tree={tree} node={node} />
      <span class="detail-push" />
      <IconAction
        icon="codicon-arrow-up"
        name="previous without a label (k)"
        run={() => actions.gotoUnlabelled(-1)}
      />
      <IconAction
        icon="codicon-arrow-down"
        name="next without a label (j)"
        run={() => actions.gotoUnlabelled(1)}
      />
      {reason === undefined ? null : (
        <span id="detail-why-not" class="detail-note">
          {reason}
        </span>
      )}
    </div>
  );
}

interface WhatIfWords {
  readonly icon: `codicon-${string}`;
  readonly name: string;
  readonly title: string;
}

const whatIfWords: Readonly<Record<WhatIfKind, WhatIfWords>> = {
  keep: {
    icon: 'codicon-pinned',
    name: 'keep it',
    title: 'What if it had been kept? The debugger goes on from here, in a search of its own.',
  },
  drop: {
    icon: 'codicon-circle-slash',
    name: 'drop it',
    title: 'What if it had been dropped? The debugger goes on from here, in a search of its own.',
  },
  try: {
    icon: 'codicon-edit',
    name: 'try another value…',
    title: 'What if it were another value? The debugger goes on from here, in a search of its own.',
  },
};

function WhatIfs({ view: { actions, state }, tree, node }: Props) {
  const kinds = whatIfs(tree, node, state.settings.value, state.hidden(node.id));
  return (
    <>
      {kinds.map((kind) => {
        const { icon, name, title } = whatIfWords[kind];
        return (
          <button
            key={kind}
            type="button"
            class="detail-button detail-what-if"
            aria-label={name}
            title={`${name}: ${title}`}
            onClick={() => actions.whatIf(kind, node.id)}
          >
            <Icon name={icon} />
            <span>{name}</span>
          </button>
        );
      })}
    </>
  );
}

interface IconActionProps {
  readonly icon: `codicon-${string}`;
  readonly name: string;
  readonly run: () => void;
}

function IconAction({ icon, name, run }: IconActionProps) {
  return (
    <button type="button" class="detail-icon-button" aria-label={name} title={name} onClick={run}>
      <Icon name={icon} />
    </button>
  );
}
