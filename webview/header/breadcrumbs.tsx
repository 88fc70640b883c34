// The path from the root to the selected candidate, each decision one click away.
import { useEffect, useRef } from 'preact/hooks';
import { decisionLabel } from '../../src/log/decision-label.ts';
import { pathTo } from '../../src/log/path.ts';
import { Mark } from '../candidate.tsx';
import type { View } from '../state.ts';
import './breadcrumbs.css';

export function Breadcrumbs({ view: { state, actions } }: { view: View }) {
  const list = useRef<HTMLOListElement>(null);
  const selected = state.selected.value;
  const nodes = selected === null ? [] : (pathTo(state.tree.value, selected)?.nodes ?? []);
  // The end of a long path is what was selected.
  useEffect(() => {
    if (list.current !== null) list.current.scrollLeft = list.current.scrollWidth;
  }, [selected]);
  return (
    <nav class="breadcrumbs" aria-label="Path of the selected candidate">
      {nodes.length === 0 ? (
        <span class="quiet">Select a candidate to see its path.</span>
      ) : (
        <ol ref={list}>
          {nodes.map((node) => (
            <li key={node.id}>
              <button
                type="button"
                class="crumb"
                aria-current={node.id === selected ? 'true' : undefined}
                title={decisionLabel(node.decision, 200)}
                onClick={() => actions.reveal(node.id)}
              >
                <Mark node={node} hidden={state.hidden(node.id)} />
                {decisionLabel(node.decision, 28)}
              </button>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}
