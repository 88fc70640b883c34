// The tree's own buttons: zoom, fit, go to the selection, follow.
import { useSignal } from '@preact/signals';
import type { View } from '../state.ts';
import type { TreeController } from './controller.ts';
import type { TreeSession } from './session.ts';

interface ToolbarProps {
  readonly view: View;
  readonly session: TreeSession;
  /** `undefined` until the canvas is there. */
  controller(): TreeController | undefined;
}

interface Button {
  readonly icon: string;
  readonly title: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  run(): void;
}

export function TreeToolbar({ view, session, controller }: ToolbarProps) {
  const current = useSignal(0);
  const follow = session.follow.value;
  const isRunning = view.state.tree.value.state !== 'finished';
  const hasSelection = view.state.selected.value !== null;
  const buttons: readonly Button[] = [
    ...(isRunning
      ? [
          {
            icon: 'arrow-right',
            title: 'Follow the newest step',
            pressed: follow,
            run: () => controller()?.setFollow(!follow),
          },
        ]
      : []),
    {
      icon: 'target',
      title: 'Go to the selected candidate',
      disabled: !hasSelection,
      run: () => controller()?.revealCursor(),
    },
    { icon: 'zoom-out', title: 'Zoom out (-)', run: () => controller()?.zoomBy(1 / 1.25) },
    { icon: 'zoom-in', title: 'Zoom in (+)', run: () => controller()?.zoomBy(1.25) },
    { icon: 'screen-full', title: 'Fit the whole tree (0)', run: () => controller()?.fit() },
  ];
  const active = Math.min(current.value, buttons.length - 1);

  function onKeyDown(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = (active + by + buttons.length) % buttons.length;
    current.value = next;
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div class="tree-toolbar" role="toolbar" aria-label="Tree" onKeyDown={onKeyDown}>
      {buttons.map(({ icon, title, pressed, disabled, run }, index) => (
        <button
          key={icon}
          type="button"
          title={title}
          aria-label={title}
          aria-pressed={pressed}
          aria-disabled={disabled === true}
          tabIndex={index === active ? 0 : -1}
          onFocus={() => {
            current.value = index;
          }}
          onClick={run}
        >
          <span class={`codicon codicon-${icon}`} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
