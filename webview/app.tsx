// The whole search view: header, the rendering that is shown beside the details, and the result.
import { useState } from 'preact/hooks';
import { DetailPane } from './detail/detail-pane.tsx';
import { detailId, renderingId } from './focus.ts';
import { Breadcrumbs } from './header/breadcrumbs.tsx';
import { emptyState } from './header/empty.tsx';
import { Family } from './header/family.tsx';
import { ProblemsBar } from './header/problems-bar.tsx';
import './header/bars.css';
import { StepTable } from './header/step-table.tsx';
import { SummaryBar } from './header/summary-bar.tsx';
import { tabId } from './header/tabs.tsx';
import { TitleBar } from './header/title-bar.tsx';
import { ToolBar } from './header/tool-bar.tsx';
import { ShortcutSheet } from './keymap/sheet.tsx';
import { Outline } from './outline/outline.tsx';
import type { Memory } from './saved.ts';
import { Split } from './split.tsx';
import type { View } from './state.ts';
import { Table } from './table/table.tsx';
import { TreeView } from './tree/tree-view.tsx';

interface Props {
  readonly view: View;
  readonly memory: Memory;
}

export function App({ view, memory }: Props) {
  const { state } = view;
  const [stepsOpen, setStepsOpen] = useState(false);
  const steps = { stepsOpen, onToggleSteps: () => setStepsOpen(!stepsOpen) };
  if (state.unreadable.value !== undefined) {
    return (
      <>
        <TitleBar view={view} {...steps} />
        <main class="split">{emptyState(view)}</main>
        <ShortcutSheet view={view} />
      </>
    );
  }
  return (
    <>
      <TitleBar view={view} {...steps} />
      <ToolBar view={view} {...steps} />
      {stepsOpen ? <StepTable view={view} /> : null}
      <Family view={view} />
      <Breadcrumbs view={view} />
      <ProblemsBar view={view} />
      <main class="main">
        <Split initial={memory.saved.split} onChange={(split) => memory.save({ split })}>
          <div
            id={renderingId}
            class="rendering"
            role="tabpanel"
            aria-labelledby={tabId(state.rendering.value)}
            aria-busy={state.loading.value}
          >
            <Rendering view={view} memory={memory} />
          </div>
          <div id={detailId} class="detail-place">
            <DetailPane view={view} />
          </div>
        </Split>
      </main>
      <SummaryBar view={view} />
      <ShortcutSheet view={view} />
      <div class="only-spoken" role="status" aria-live="polite">
        {state.announcement.value}
      </div>
    </>
  );
}

function Rendering({ view, memory }: Props) {
  const empty = emptyState(view);
  if (empty !== undefined) return <>{empty}</>;
  switch (view.state.rendering.value) {
    case 'tree':
      return <TreeView view={view} memory={memory} />;
    case 'outline':
      return <Outline view={view} memory={memory} />;
    case 'table':
      return <Table view={view} memory={memory} />;
  }
}
