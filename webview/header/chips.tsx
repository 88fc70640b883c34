// Near misses, one click away, with how many there are.
import { useEffect, useRef, useState } from 'preact/hooks';
import { countNearMisses, includes, nearMisses, toggled } from '../filter/near-misses.ts';
import type { View } from '../state.ts';

/** Counting looks at every candidate: not more often than this, in milliseconds. */
const countTime = 500;

export function Chips({ view: { state, actions } }: { view: View }) {
  const [counts, setCounts] = useState<readonly number[]>([]);
  const tree = state.tree.value;
  const labels = state.labels.value;
  const { blind } = state.settings.value;
  const timer = useRef(0);
  useEffect(() => {
    if (timer.current !== 0) return;
    timer.current = window.setTimeout(() => {
      timer.current = 0;
      setCounts(
        countNearMisses({ tree: state.tree.peek(), labels: state.labels.peek(), hidden: state.hidden }),
      );
    }, countTime);
  }, [tree, labels, blind, state]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const filter = state.filter.value;
  return (
    <fieldset class="chips" aria-label="Near misses">
      {nearMisses.map((nearMiss, index) => {
        const count = counts[index] ?? 0;
        const isOn = includes(filter, nearMiss.filter);
        if (count === 0 && !isOn) return null;
        return (
          <button
            key={nearMiss.name}
            type="button"
            class="chip"
            aria-pressed={isOn}
            title={`${nearMiss.says} (${nearMiss.filter})`}
            onClick={() => actions.setFilter(toggled(filter, nearMiss.filter))}
          >
            {nearMiss.name} <span class="chip-count">{count}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
