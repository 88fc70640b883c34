// The whole search view: header, the rendering that is shown beside the details, and the result.
import { useState } from 'preact/hooks';
import { DetailPane } from './detail/detail-pane.tsx';
import { detailId, renderingId } from './focus.ts';
import { Breadcrumbs } from './header/breadcrumbs.tsx';
import { Chips } from './header/chips.tsx';
import { emptyState } from './header/empty.tsx';
import { FilterBox } from './header/filter-box.tsx';
import { ProblemsBar } from './header/problems-bar.tsx';
import { SummaryBar } from './header/summary-bar.tsx';
import { Tabs, tabId } from './header/tabs.tsx';
import { StepTable, Timeline } from './header/timeline.tsx';
import { TitleBar } from './header/title-bar.tsx';
import { ShortcutSheet } from './keymap/sheet.tsx';
import { Outline } from './outline/outline.tsx';
import { Split } from './split.tsx';
import type { View } from './state.ts';
import { Table } from './table/table.tsx';
import { TreeView } from './tree/tree-view.tsx';

interface Props {
  readonly view: View;
  readonly split: number;
  readonly onSplit: (share: number) => void;
}

export function App({ view, split, onSplit }: Props) {
  const { state } = view;
  const [stepsOpen, setStepsOpen] = useState(false);
  if (state.unreadable.value !== undefined) {
    return (
      <>
        <TitleBar view={view} />
        <main class="split">{emptyState(view)}</main>
        <ShortcutSheet view={view} />
      </>
    );
  }
  return (
    <>
      <TitleBar view={view} />
      <section class="tool-bar" aria-label="How the search is shown">
        <Tabs view={view} />
        <FilterBox view={view} />
        <Chips view={view} />
        <Timeline view={view} open={stepsOpen} onToggle={() => setStepsOpen(!stepsOpen)} />
      </section>
      {stepsOpen ? <StepTable view={view} /> : null}
      <Breadcrumbs view={view} />
      <ProblemsBar view={view} />
      <main class="main">
        <Split initial={split} onChange={onSplit}>
          <div
            id={renderingId}
            class="rendering"
            role="tabpanel"
            aria-labelledby={tabId(state.rendering.value)}
            aria-busy={state.loading.value}
          >
            <Rendering view={view} />
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

function Rendering({ view }: { view: View }) {
  const empty = emptyState(view);
  if (empty !== undefined) return <>{empty}</>;
  switch (view.state.rendering.value) {
    case 'tree':
      return <TreeView view={view} />;
    case 'outline':
      return <Outline view={view} />;
    case 'table':
      return <Table view={view} />;
  }
}
