// How the search is shown: its rendering, the filter, near misses and the steps. One line, however narrow the view.
import type { View } from '../state.ts';
import { Chips, NearMissMenu, useNearMisses } from './chips.tsx';
import { FilterBox } from './filter-box.tsx';
import { Tabs } from './tabs.tsx';
import { Timeline } from './timeline.tsx';
import './tool-bar.css';

interface Props {
  readonly view: View;
  readonly stepsOpen: boolean;
  readonly onToggleSteps: () => void;
}

export function ToolBar({ view, stepsOpen, onToggleSteps }: Props) {
  const found = useNearMisses(view);
  return (
    <section class="tool-bar" aria-label="How the search is shown">
      <Tabs view={view} />
      <FilterBox view={view} />
      <Chips view={view} found={found} />
      <NearMissMenu view={view} found={found} />
      <Timeline view={view} open={stepsOpen} onToggle={onToggleSteps} />
    </section>
  );
}
