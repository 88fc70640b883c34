// Near misses, one click away, with how many there are: chips, or a menu of them where the view is narrow.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Facts } from '../filter/fields.ts';
import { countNearMisses, includes, type NearMiss, nearMisses, toggled } from '../filter/near-misses.ts';
import { Icon } from '../icon.tsx';
import type { View } from '../state.ts';
import '../chip.css';
import './chips.css';
import { MenuButton } from './menu.tsx';

/** Counting looks at every candidate: not more often than this, in milliseconds. */
const countTime = 500;
/** Of counting without a break, in milliseconds. */
const sliceTime = 4;

type Counted = Pick<Facts, 'tree' | 'labels'>;

export interface FoundNearMiss extends NearMiss {
  readonly count: number;
  /** It is a part of the filter. */
  readonly isOn: boolean;
}

/** The near misses that there are, and those that are filtered for. */
export function useNearMisses({ state }: View): readonly FoundNearMiss[] {
  const [counts, setCounts] = useState<readonly number[]>([]);
  /** Grows where candidates or labels came while they were counted. */
  const [missed, setMissed] = useState(0);
  const tree = state.tree.value;
  const labels = state.labels.value;
  const { blind } = state.settings.value;
  const loading = state.loading.value;
  const timer = useRef(0);
  useEffect(() => {
    // A log that is being read is counted when it is there.
    if (timer.current !== 0 || loading) return;
    timer.current = window.setTimeout(() => {
      const facts = { tree: state.tree.peek(), labels: state.labels.peek(), hidden: state.hidden };
      goOn(countNearMisses(facts), facts);
    }, countTime);
    function goOn(counting: ReturnType<typeof countNearMisses>, { tree, labels }: Counted): void {
      const begin = performance.now();
      while (performance.now() - begin < sliceTime) {
        const { done, value } = counting.next();
        if (done !== true) continue;
        timer.current = 0;
        setCounts(value);
        const isSame = state.tree.peek() === tree && state.labels.peek() === labels;
        if (!isSame) setMissed((count) => count + 1);
        return;
      }
      timer.current = window.setTimeout(() => goOn(counting, { tree, labels }));
    }
  }, [tree, labels, blind, loading, missed, state]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const filter = state.filter.value;
  return nearMisses
    .map((nearMiss, index) => ({
      ...nearMiss,
      count: counts[index] ?? 0,
      isOn: includes(filter, nearMiss.filter),
    }))
    .filter(({ count, isOn }) => count > 0 || isOn);
}

interface Props {
  readonly view: View;
  readonly found: readonly FoundNearMiss[];
}

const toggle = ({ state, actions }: View, { filter }: NearMiss): void =>
  actions.setFilter(toggled(state.filter.peek(), filter));

const titleOf = ({ says, filter }: NearMiss): string => `${says} (${filter})`;

export function Chips({ view, found }: Props) {
  return (
    <fieldset class="chips when-wide" aria-label="Near misses">
      {found.map((nearMiss) => (
        <button
          key={nearMiss.name}
          type="button"
          class="chip"
          aria-pressed={nearMiss.isOn}
          title={titleOf(nearMiss)}
          onClick={() => toggle(view, nearMiss)}
        >
          {nearMiss.name} <span class="chip-count">{nearMiss.count}</span>
        </button>
      ))}
    </fieldset>
  );
}

export function NearMissMenu({ view, found }: Props) {
  if (found.length === 0) return null;
  const items = found.map((nearMiss) => ({
    label: nearMiss.name,
    aside: String(nearMiss.count),
    title: titleOf(nearMiss),
    checked: nearMiss.isOn,
    run: () => toggle(view, nearMiss),
  }));
  return (
    <MenuButton label="Near misses" class="when-narrow with-text" items={items}>
      <Icon name="codicon-filter" />
      <span class="menu-text">near misses</span>
      <Icon name="codicon-chevron-down" />
    </MenuButton>
  );
}
