// The three renderings of the one search, as tabs.
import type { JSX } from 'preact';
import { renderingId } from '../focus.ts';
import { Icon } from '../icon.tsx';
import type { Rendering, View } from '../state.ts';

const tabs = [
  { rendering: 'tree', title: 'Tree', key: 't', icon: 'codicon-type-hierarchy-sub' },
  { rendering: 'outline', title: 'Outline', key: 'o', icon: 'codicon-list-tree' },
  { rendering: 'table', title: 'Table', key: 'g', icon: 'codicon-table' },
] as const;

export const tabId = (rendering: Rendering): string => `tab-${rendering}`;

export function Tabs({ view: { state, actions } }: { view: View }) {
  const shown = state.rendering.value;

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void {
    const place = tabs.findIndex(({ rendering }) => rendering === shown);
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: (place + 1) % tabs.length,
      ArrowLeft: (place + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = tabs[moves[event.key] ?? -1];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    actions.show(to.rendering);
    document.getElementById(tabId(to.rendering))?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label="Show the search as" onKeyDown={onKeyDown}>
      {tabs.map(({ rendering, title, key, icon }) => (
        <button
          key={rendering}
          id={tabId(rendering)}
          type="button"
          role="tab"
          class="tab"
          aria-selected={shown === rendering}
          aria-controls={renderingId}
          tabIndex={shown === rendering ? 0 : -1}
          aria-label={title}
          title={`${title} (${key})`}
          onClick={() => actions.show(rendering)}
        >
          <Icon name={icon} />
          <span class="tab-title">{title}</span>
        </button>
      ))}
    </div>
  );
}
